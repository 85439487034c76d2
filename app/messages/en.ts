import { messages as account } from "./en/account.ts";
import { messages as audit } from "./en/audit.ts";
import { messages as booking } from "./en/booking.ts";
import { messages as calendar } from "./en/calendar.ts";
import { messages as captions } from "./en/captions.ts";
import { messages as common } from "./en/common.ts";
import { messages as connect } from "./en/connect.ts";
import { messages as connectGrants } from "./en/connect-grants.ts";
import { messages as consent } from "./en/consent.ts";
import { messages as contact } from "./en/contact.ts";
import { messages as customers } from "./en/customers.ts";
import { messages as dashboard } from "./en/dashboard.ts";
import { messages as deletion } from "./en/deletion.ts";
import { messages as embed } from "./en/embed.ts";
import { messages as eventType } from "./en/event-type.ts";
import { messages as eventTypeParts } from "./en/event-type-parts.ts";
import { messages as exportWords } from "./en/export-words.ts";
import { messages as exports } from "./en/exports.ts";
import { messages as figures } from "./en/figures.ts";
import { messages as form } from "./en/form.ts";
import { messages as guardian } from "./en/guardian.ts";
import { messages as help } from "./en/help.ts";
import { messages as incident } from "./en/incident.ts";
import { messages as invitation } from "./en/invitation.ts";
import { messages as landing } from "./en/landing.ts";
import { messages as mail } from "./en/mail.ts";
import { messages as media } from "./en/media.ts";
import { messages as meeting } from "./en/meeting.ts";
import { messages as member } from "./en/member.ts";
import { messages as notices } from "./en/notices.ts";
import { messages as offer } from "./en/offer.ts";
import { messages as organization } from "./en/organization.ts";
import { messages as ownMails } from "./en/own-mails.ts";
import { messages as rating } from "./en/rating.ts";
import { messages as rights } from "./en/rights.ts";
import { messages as rightsAnswers } from "./en/rights-answers.ts";
import { messages as room } from "./en/room.ts";
import { messages as roomBoard } from "./en/room-board.ts";
import { messages as roomChat } from "./en/room-chat.ts";
import { messages as roomFiles } from "./en/room-files.ts";
import { messages as schedule } from "./en/schedule.ts";
import { messages as support } from "./en/support.ts";
import { messages as time } from "./en/time.ts";
import { messages as trust } from "./en/trust.ts";
import { messages as twoStep } from "./en/two-step.ts";
import { messages as ui } from "./en/ui.ts";
import { messages as waiting } from "./en/waiting.ts";
import { messages as wayBack } from "./en/way-back.ts";

/** Every word of the interface in English, which names the keys. */
export const messages = {
  ...captions,
  ...common,
  ...ui,
  ...form,
  ...account,
  ...twoStep,
  ...audit,
  ...media,
  ...offer,
  ...organization,
  ...ownMails,
  ...connect,
  ...connectGrants,
  ...consent,
  ...contact,
  ...customers,
  ...dashboard,
  ...calendar,
  ...deletion,
  ...embed,
  ...eventType,
  ...eventTypeParts,
  ...exports,
  ...exportWords,
  ...schedule,
  ...booking,
  ...figures,
  ...guardian,
  ...help,
  ...incident,
  ...invitation,
  ...landing,
  ...mail,
  ...meeting,
  ...member,
  ...notices,
  ...rating,
  ...rights,
  ...rightsAnswers,
  ...room,
  ...roomBoard,
  ...roomChat,
  ...roomFiles,
  ...support,
  ...time,
  ...trust,
  ...waiting,
  ...wayBack,
};
