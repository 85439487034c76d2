import { z } from "zod";
import type { Translate } from "#app/messages/translator.ts";
import { formFields } from "#app/platform/form/form-fields.ts";
import { type LimitPeriod, limitPeriods, ranges, rowsMax } from "./event-type-choices.ts";
import { dateField, kindsOf, refuse } from "./event-type-fields.ts";

/** Further lengths, as "15, 45 60". Each is told once; `merged` says that one was written twice. */
export function otherLengthsField(t: Translate) {
  return formFields(t)
    .optionalText({ max: 200 })
    .transform((text, context) => {
      const words = text.split(/[\s,;]+/).filter(Boolean);
      const lengths = words.map((word) => (/^\d{1,6}$/.test(word) ? Number(word) : Number.NaN));
      const { min, max } = ranges.length;
      if (lengths.some((length) => !(length >= min && length <= max)))
        refuse(context, [], t("eventType.length.otherWrong", { min, max }));
      if (lengths.length > rowsMax.lengths)
        refuse(context, [], t("form.tooManyRows", { max: rowsMax.lengths }));
      const distinct = [...new Set(lengths)].toSorted((a, b) => a - b);
      return { lengths: distinct, merged: distinct.length < lengths.length };
    });
}

export type WindowDraft =
  | { kind: "unlimited" }
  | { kind: "calendar_days" | "business_days" | "bookable_days"; days: number }
  | { kind: "dates"; firstDate: string; lastDate: string };

/** How far ahead it can be booked. */
export function windowForm(t: Translate) {
  const days = formFields(t).wholeNumber(ranges.windowDays);
  const kinds = kindsOf(t, [
    z.object({ kind: z.literal("unlimited") }),
    z.object({ kind: z.literal("calendar_days"), days }),
    z.object({ kind: z.literal("business_days"), days }),
    z.object({ kind: z.literal("bookable_days"), days }),
    z.object({ kind: z.literal("dates"), firstDate: dateField(t), lastDate: dateField(t) }),
  ]);
  return kinds.superRefine((window, context) => {
    if (window.kind === "dates" && window.lastDate < window.firstDate)
      refuse(context, ["lastDate"], t("eventType.window.endBeforeStart"));
  });
}

/** `widerPeriods.slice(n)` are those wider than `limitPeriods[n]`. */
const widerPeriods = ["week", "month", "year"] as const;

export type LimitDraft = { period: LimitPeriod; maxCount: number | null; maxMinutes: number | null };

/** What may be booked in a day, week, month and year. A narrower period cannot allow more than a wider one. */
export function limitsForm(t: Translate) {
  const fields = formFields(t);
  const row = fields
    .group({
      count: fields.optionalWholeNumber(ranges.limitCount),
      minutes: fields.optionalWholeNumber(ranges.limitMinutes),
    })
    .default({});
  return z
    .object({ day: row, week: row, month: row, year: row })
    .default({})
    .transform((limits, context): LimitDraft[] => {
      for (const measure of ["count", "minutes"] as const) {
        for (const [index, period] of limitPeriods.entries()) {
          const own = limits[period][measure];
          for (const wider of widerPeriods.slice(index)) {
            const max = limits[wider][measure];
            if (own !== null && max !== null && own > max) {
              refuse(context, [period, measure], t(`eventType.limit.above.${wider}`, { max }));
              break;
            }
          }
        }
      }
      return limitPeriods
        .map((period) => ({ period, maxCount: limits[period].count, maxMinutes: limits[period].minutes }))
        .filter(({ maxCount, maxMinutes }) => maxCount !== null || maxMinutes !== null);
    });
}
