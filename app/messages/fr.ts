import type { Messages } from "./catalog.ts";
import { messages as account } from "./fr/account.ts";
import { messages as audit } from "./fr/audit.ts";
import { messages as booking } from "./fr/booking.ts";
import { messages as calendar } from "./fr/calendar.ts";
import { messages as captions } from "./fr/captions.ts";
import { messages as common } from "./fr/common.ts";
import { messages as connect } from "./fr/connect.ts";
import { messages as connectGrants } from "./fr/connect-grants.ts";
import { messages as consent } from "./fr/consent.ts";
import { messages as contact } from "./fr/contact.ts";
import { messages as customers } from "./fr/customers.ts";
import { messages as dashboard } from "./fr/dashboard.ts";
import { messages as deletion } from "./fr/deletion.ts";
import { messages as embed } from "./fr/embed.ts";
import { messages as eventType } from "./fr/event-type.ts";
import { messages as eventTypeParts } from "./fr/event-type-parts.ts";
import { messages as exportWords } from "./fr/export-words.ts";
import { messages as exports } from "./fr/exports.ts";
import { messages as figures } from "./fr/figures.ts";
import { messages as form } from "./fr/form.ts";
import { messages as guardian } from "./fr/guardian.ts";
import { messages as help } from "./fr/help.ts";
import { messages as incident } from "./fr/incident.ts";
import { messages as invitation } from "./fr/invitation.ts";
import { messages as landing } from "./fr/landing.ts";
import { messages as mail } from "./fr/mail.ts";
import { messages as media } from "./fr/media.ts";
import { messages as meeting } from "./fr/meeting.ts";
import { messages as member } from "./fr/member.ts";
import { messages as notices } from "./fr/notices.ts";
import { messages as offer } from "./fr/offer.ts";
import { messages as organization } from "./fr/organization.ts";
import { messages as ownMails } from "./fr/own-mails.ts";
import { messages as rating } from "./fr/rating.ts";
import { messages as rights } from "./fr/rights.ts";
import { messages as rightsAnswers } from "./fr/rights-answers.ts";
import { messages as room } from "./fr/room.ts";
import { messages as roomBoard } from "./fr/room-board.ts";
import { messages as roomChat } from "./fr/room-chat.ts";
import { messages as roomFiles } from "./fr/room-files.ts";
import { messages as schedule } from "./fr/schedule.ts";
import { messages as support } from "./fr/support.ts";
import { messages as time } from "./fr/time.ts";
import { messages as trust } from "./fr/trust.ts";
import { messages as twoStep } from "./fr/two-step.ts";
import { messages as ui } from "./fr/ui.ts";
import { messages as waiting } from "./fr/waiting.ts";
import { messages as wayBack } from "./fr/way-back.ts";

/** Every word of the interface in French: a missing key does not compile. */
export const messages: Messages = {
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
