import { z } from "zod";
import { dayNumberOf } from "#app/domain/availability/calendar-day.ts";
import type { Translate } from "#app/messages/translator.ts";
import { formFields } from "#app/platform/form/form-fields.ts";
import { isScheduleDate } from "./schedule-form.ts";

export { isScheduleDate };

/** Nobody is away for longer in one go; what is longer is a slip of the year. */
export const periodDaysMax = 1100;
/** How many periods of one kind a member may have ahead. */
export const periodsMax = 100;
export const awayReasonLengthMax = 200;
export const busyTitleLengthMax = 100;

/** The fields of a period of whole dates, both ends included. */
export function dateFields(t: Translate) {
  const date = formFields(t).text({ max: 20 }).refine(isScheduleDate, t("form.date"));
  return { firstDate: date, lastDate: date };
}

type Dates = { firstDate: string; lastDate: string };

/** What is wrong with a period: `today` is the date of the member's clocks, "" where only the server knows it. */
export function checkDates(t: Translate, today: string) {
  return ({ firstDate, lastDate }: Dates, context: z.RefinementCtx) => {
    const refuse = (message: string) =>
      context.addIssue({ code: z.ZodIssueCode.custom, path: ["lastDate"], message });
    if (lastDate < firstDate) refuse(t("form.endBeforeStart"));
    else if (lastDate < today) refuse(t("schedule.period.over"));
    else if (dayNumberOf(lastDate) - dayNumberOf(firstDate) >= periodDaysMax) {
      refuse(t("schedule.period.tooLong", { days: periodDaysMax }));
    }
  };
}

/** Dates and a reason, and whom visitors are sent to; `colleagues` are the ids that may be chosen. */
export function outOfOfficeForm(
  t: Translate,
  { today = "", colleagues }: { today?: string; colleagues?: readonly string[] } = {},
) {
  const fields = formFields(t);
  const colleagueId = fields
    .optionalText({ max: 40 })
    .refine((id) => id === "" || !colleagues || colleagues.includes(id), t("form.choice"))
    .transform((id) => id || null);
  return z
    .object({ ...dateFields(t), reason: fields.optionalText({ max: awayReasonLengthMax }), colleagueId })
    .superRefine(checkDates(t, today));
}

export function travelForm(
  t: Translate,
  { today = "", isZone = () => true }: { today?: string; isZone?: (name: string) => boolean } = {},
) {
  return z
    .object({ ...dateFields(t), timeZone: formFields(t).zone(isZone) })
    .superRefine(checkDates(t, today));
}
