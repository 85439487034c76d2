import { z } from "zod";
import { slotParam } from "#app/features/booking/booking-form.ts";
import { locales } from "#app/messages/locale.ts";
import type { Translate } from "#app/messages/translator.ts";
import { formFields } from "#app/platform/form/form-fields.ts";
import { nameMax, noteMax, timesMax } from "./offer-state.ts";

const emailMax = 254;

const emailText = (message: string) => z.string().email(message);

/** One line that is an address, or nothing where that is allowed. */
function emailField(t: Translate, { optional }: { optional: boolean }) {
  const fields = formFields(t);
  const text = optional ? fields.optionalText({ max: emailMax }) : fields.text({ max: emailMax });
  return text.refine(
    (value) => value === "" || emailText("").safeParse(value).success,
    t("booking.error.email"),
  );
}

type IsZone = (name: string) => boolean;

/** By which clock and in which language the recipient is met: in the mail, and on the page until they choose. */
export function readerForm(t: Translate, isZone: IsZone) {
  const fields = formFields(t);
  return z.object({ recipientTimeZone: fields.zone(isZone), recipientLocale: fields.choice(locales) });
}

/** Whom the times are for. The times themselves are check boxes of one name and are read apart. */
export function recipientForm(t: Translate, isZone: IsZone) {
  const fields = formFields(t);
  return readerForm(t, isZone).extend({
    recipientName: fields.optionalText({ max: nameMax }),
    recipientEmail: emailField(t, { optional: true }),
    note: fields.longText({ max: noteMax }),
  });
}

/** Who proposes another time, and which: a date and a wall time on the clock that the page shows. */
export function proposalForm(t: Translate) {
  const fields = formFields(t);
  return z.object({
    name: fields.text({ max: nameMax }),
    email: emailField(t, { optional: false }),
    date: fields
      .text({ max: 10 })
      .refine((text) => /^20\d{2}-\d{2}-\d{2}$/.test(text) && isDate(text), t("offer.error.date")),
    time: fields
      .text({ max: 5 })
      .refine((text) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text), t("offer.error.time")),
    note: fields.longText({ max: noteMax }),
  });
}

function isDate(text: string): boolean {
  const instant = Date.parse(`${text}T00:00Z`);
  return !Number.isNaN(instant) && slotParam(instant).startsWith(text);
}

/** The starts that were ticked, ascending and each once, epoch ms; at most one more than can be offered. */
export function readStarts(values: readonly (number | null)[]): number[] {
  const starts = new Set(values.filter((value) => value !== null));
  return [...starts].sort((a, b) => a - b).slice(0, timesMax + 1);
}
