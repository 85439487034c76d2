import { isEmail } from "#app/features/booking/answer-form.ts";
import { callMeeting, changeMeeting } from "#app/features/booking/booking.server.ts";
import type { Translator } from "#app/messages/translator.ts";
import { type FormErrors, type FormTree, formText, parseForm } from "#app/platform/form/form-tree.ts";
import type { Services } from "#app/platform/services.server.ts";
import { meetingForm } from "./meeting-form.ts";
import { type MeetingMails, mailsAllowed } from "./meeting-mails.server.ts";
import { instantIn } from "./meetings-page.server.ts";

export type SubmittedMeeting =
  | { status: 303 }
  | { status: 404 }
  | { status: 400 | 409 | 429; answer: { values: FormTree; errors: FormErrors } };

type Request = {
  organization: { id: string; timeZone: string };
  user: { id: string };
  /** The meeting that is changed; null for a new one. */
  id: string | null;
  tree: FormTree;
  translator: Translator;
};

/** Makes a meeting, or changes one. Whatever is refused keeps what was entered. */
export async function submitMeeting(services: Services, request: Request): Promise<SubmittedMeeting> {
  const { organization, user, id, tree, translator } = request;
  const { t } = translator;
  const refuse = (status: 400 | 409 | 429, errors: FormErrors) =>
    ({ status, answer: { values: tree, errors } }) as const;
  const schema = meetingForm(t, { isEmail, instantOf: instantIn(organization.timeZone) });
  const parsed = parseForm(schema, tree);
  if (!parsed.ok) return refuse(400, parsed.errors);
  const key = formText(tree, "key");
  if (id === null && !/^[a-z2-7]{26}$/.test(key)) return refuse(400, { "": t("form.choice") });
  const mails: MeetingMails = { userId: user.id, count: parsed.data.invited.length };
  const allowed = mailsAllowed(services, mails);
  if (!allowed.ok) {
    const minutes = Math.ceil(allowed.retryAfterSeconds / 60);
    return refuse(429, { invited: t("meeting.form.tooManyMails", { minutes }) });
  }
  const wish = { organizationId: organization.id, ...parsed.data };
  const result =
    id === null
      ? await callMeeting(services, { ...wish, hostId: user.id, key })
      : await changeMeeting(services, { ...wish, bookingId: id, actorId: user.id });
  if (result.ok) return { status: 303 };
  if (result.reason === "not-found" || result.reason === "over") return { status: 404 };
  return refuse(409, { time: t(`meeting.form.${result.reason}`) });
}
