import type { Translator } from "#app/messages/translator.ts";
import { formatDateTime } from "#app/platform/time/format.server.ts";
import type { DetailedBooking } from "./bookings-repository.server.ts";

type Replied = Pick<
  DetailedBooking["attendees"][number],
  "reply" | "replySequence" | "repliedAt" | "sequence"
>;

/** What somebody answered by mail to the invitation as it is now; an answer to an earlier one counts no more. */
export function withReply<Of extends Replied>(
  { reply, replySequence, repliedAt, sequence, ...rest }: Of,
  { zone, locale, t }: { zone: string; locale: Translator["locale"]; t: Translator["t"] },
) {
  const holds = reply !== null && repliedAt !== null && replySequence === sequence;
  const at = repliedAt ? formatDateTime(repliedAt.getTime(), { locale, zone }) : "";
  return { ...rest, reply: holds ? { answer: reply, text: t(`wayBack.reply.${reply}`, { at }) } : null };
}
