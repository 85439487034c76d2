import { z } from "zod";
import type { Translate } from "#app/messages/translator.ts";
import { formFields } from "#app/platform/form/form-fields.ts";
import type { FormTree } from "#app/platform/form/form-tree.ts";

/** From the narrowest to the widest. */
export const limitPeriods = ["day", "week", "month", "year"] as const;
export type LimitPeriodName = (typeof limitPeriods)[number];
export const limitCountMax = 10_000;
/** As many minutes as the longest such period has. */
export const limitMinutesMax: Record<LimitPeriodName, number> = {
  day: 1_440,
  week: 10_080,
  month: 44_640,
  year: 527_040,
};

export type LimitOf = { period: LimitPeriodName; maxCount: number | null; maxMinutes: number | null };

/** The fields `limits.day.count`, `limits.day.minutes` and so on. A limit must not exceed that of a wider period. */
export function limitsSchema(t: Translate) {
  const fields = formFields(t);
  const rowOf = (period: LimitPeriodName) =>
    z
      .object({
        count: fields.optionalWholeNumber({ min: 1, max: limitCountMax }),
        minutes: fields.optionalWholeNumber({ min: 1, max: limitMinutesMax[period] }),
      })
      .default({});
  return z
    .object({ day: rowOf("day"), week: rowOf("week"), month: rowOf("month"), year: rowOf("year") })
    .default({})
    .superRefine((limits, context) => {
      for (const field of ["count", "minutes"] as const) {
        for (const [place, period] of limitPeriods.entries()) {
          const own = limits[period][field];
          const wider = limitPeriods.slice(place + 1).find((one) => {
            const limit = limits[one][field];
            return own !== null && limit !== null && own > limit;
          });
          if (!wider) continue;
          const message = t(`schedule.limits.above.${wider}`, { limit: limits[wider][field] ?? 0 });
          context.addIssue({ code: z.ZodIssueCode.custom, path: [period, field], message });
        }
      }
    })
    .transform((limits) =>
      limitPeriods
        .map(
          (period): LimitOf => ({
            period,
            maxCount: limits[period].count,
            maxMinutes: limits[period].minutes,
          }),
        )
        .filter(({ maxCount, maxMinutes }) => maxCount !== null || maxMinutes !== null),
    );
}

export function memberLimitsForm(t: Translate) {
  return z.object({ limits: limitsSchema(t) });
}

/** Limits as form fields. */
export function limitsTree(limits: readonly LimitOf[]): FormTree {
  const text = (value: number | null | undefined) => (value == null ? "" : String(value));
  return Object.fromEntries(
    limitPeriods.map((period) => {
      const limit = limits.find((one) => one.period === period);
      return [period, { count: text(limit?.maxCount), minutes: text(limit?.maxMinutes) }];
    }),
  );
}
