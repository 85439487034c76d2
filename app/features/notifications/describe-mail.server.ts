import type { Translator } from "#app/messages/translator.ts";
import type { MailKind, MailStatus } from "#app/platform/database/generated/client.ts";
import type { Services } from "#app/platform/services.server.ts";
import { formatDateTime } from "#app/platform/time/format.server.ts";
import { describeFailure } from "./mail-failure.ts";
import { listMailsOfBooking } from "./mail-repository.server.ts";
import { returnedReason } from "./returned-words.ts";

/** One mail of a booking, as the dashboard shows it. Times are epoch milliseconds. */
export type MailState = {
  id: string;
  kind: MailKind;
  recipient: "attendee" | "host";
  /** Null for somebody whose data is kept and not used. */
  recipientName: string | null;
  /** `retrying` is queued with at least one try that failed; `returned` was sent, and came back. */
  status: MailStatus | "retrying" | "returned" | "delayed";
  attempts: number;
  queuedAt: number;
  sentAt: number | null;
  /** What the mail is, such as "Confirmation". */
  kindText: string;
  /** Its state in words, with the reason of a failure. */
  statusText: string;
};

/** The states of all mails of a booking, oldest first, worded in the reader's language. */
export async function describeMail(
  { database }: Pick<Services, "database">,
  { organizationId, bookingId }: { organizationId: string; bookingId: string },
  translator: Translator,
  zone = "Etc/UTC",
): Promise<MailState[]> {
  const rows = await listMailsOfBooking(database.prisma, organizationId, bookingId);
  return rows.map((row) => {
    const sending = row.status === "queued" && row.lastError !== "" ? "retrying" : row.status;
    const returned = returnedState(row, translator, zone);
    return {
      id: row.id,
      kind: row.kind,
      recipient: row.attendee ? "attendee" : "host",
      // Guests are known by their address alone.
      recipientName: row.attendee?.restrictedAt
        ? null
        : row.attendee?.name || row.attendee?.email || row.user?.name || "",
      status: returned?.status ?? sending,
      attempts: row.attempts,
      queuedAt: row.createdAt.getTime(),
      sentAt: row.sentAt?.getTime() ?? null,
      kindText: translator.t(`mail.kind.${row.kind}`),
      statusText:
        returned?.text ??
        translator.t(`mail.status.${sending}`, {
          attempts: row.attempts,
          reason: describeFailure(row.lastError, translator),
        }),
    };
  });
}

/** What a server said of a mail after it was sent. */
function returnedState(
  { returnedAt, returnedAs }: { returnedAt: Date | null; returnedAs: string | null },
  translator: Translator,
  zone: string,
): { status: "returned" | "delayed"; text: string } | null {
  if (returnedAt === null || returnedAs === null) return null;
  const outcome = returnedAs.startsWith("delayed") ? "delayed" : "final";
  const at = formatDateTime(returnedAt.getTime(), { locale: translator.locale, zone });
  const reason = returnedReason(returnedAs, translator);
  return {
    status: outcome === "final" ? "returned" : "delayed",
    text: translator.t(`wayBack.state.${outcome}`, { at, reason }),
  };
}
