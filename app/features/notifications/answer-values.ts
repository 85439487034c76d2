import { formatCalendarDate } from "#app/platform/time/format.server.ts";
import type { ReaderLanguage } from "./mail-reader.server.ts";
import type { MailedBooking } from "./mailed-booking.server.ts";

/** What one person answered, in the reader's words. What the business marked as sensitive stays on the booking's page. */
export function answersFor(
  booking: Pick<MailedBooking, "answers">,
  attendeeId: string,
  { t, locale }: ReaderLanguage,
): { label: string; value: string }[] {
  return booking.answers
    .filter((answer) => answer.attendeeId === attendeeId)
    .map(({ label, values, sensitive, question }) => {
      const given = values.filter((value) => value !== "");
      if (given.length === 0) return { label, value: t("mail.label.noAnswer") };
      if (sensitive) return { label, value: t("mail.label.sensitive") };
      return { label, value: given.map((value) => spoken(value, question?.kind)).join(", ") };
    });
  function spoken(value: string, kind: string | undefined): string {
    if (kind === "date" && /^\d{4}-\d{2}-\d{2}$/.test(value)) return formatCalendarDate(value, locale);
    if (kind !== "yes_no") return value;
    return value === "yes" ? t("booking.yes") : t("booking.no");
  }
}
