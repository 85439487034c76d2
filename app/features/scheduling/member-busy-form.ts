import { z } from "zod";
import type { Translate } from "#app/messages/translator.ts";
import { minuteOf } from "#app/platform/form/day-hours.ts";
import { formFields } from "#app/platform/form/form-fields.ts";
import { busyTitleLengthMax, isScheduleDate } from "./member-dates-form.ts";

const dayMs = 86_400_000;
/** How long a blocked time may be. */
export const busyDaysMax = 366;

export type BusyFacts = {
  now: number;
  /** The instant (epoch ms) at which the member's clocks show a minute of a date. */
  instantOf: (date: string, minute: number) => number;
};

/** A time to block: from a date and time to another, read from the member's clocks. */
export function busyTimeForm(t: Translate, { now, instantOf }: BusyFacts) {
  const fields = formFields(t);
  const date = fields.text({ max: 20 }).refine(isScheduleDate, t("form.date"));
  const time = fields.text({ max: 8 }).refine((clock) => minuteOf(clock) >= 0, t("form.time"));
  return z
    .object({
      title: fields.optionalText({ max: busyTitleLengthMax }),
      startDate: date,
      startTime: time,
      endDate: date,
      endTime: time,
    })
    .transform(({ title, startDate, startTime, endDate, endTime }, context) => {
      const start = instantOf(startDate, minuteOf(startTime));
      const end = instantOf(endDate, minuteOf(endTime));
      const refuse = (field: string, message: string) =>
        context.addIssue({ code: z.ZodIssueCode.custom, path: [field], message });
      if (end <= start) refuse(endDate < startDate ? "endDate" : "endTime", t("form.endBeforeStart"));
      else if (end <= now) refuse("endDate", t("schedule.period.over"));
      else if (end - start > busyDaysMax * dayMs) refuse("endDate", t("form.atMostAYear"));
      return { title, start, end };
    });
}
