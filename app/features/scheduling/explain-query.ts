import { z } from "zod";
import type { Translate } from "#app/messages/translator.ts";
import { minuteOf } from "#app/platform/form/day-hours.ts";
import { formFields } from "#app/platform/form/form-fields.ts";
import { isScheduleDate } from "./schedule-form.ts";

/** What "why is this time not offered?" is asked with, in the page's address. */
export const explainFields = ["eventType", "length", "date", "time", "zone"] as const;
export type ExplainFields = Record<(typeof explainFields)[number], string>;

type Facts = {
  eventTypes: readonly { id: string; lengths: readonly number[] }[];
  isZone: (name: string) => boolean;
};

export function explainForm(t: Translate, { eventTypes, isZone }: Facts) {
  const fields = formFields(t);
  const known = new Map(eventTypes.map((eventType) => [eventType.id, eventType]));
  return z
    .object({
      eventType: fields.text({ max: 40 }).refine((id) => known.has(id), t("form.choice")),
      length: fields.optionalWholeNumber({ min: 1, max: 1440 }),
      date: fields.text({ max: 20 }).refine(isScheduleDate, t("form.date")),
      time: fields.text({ max: 8 }).refine((clock) => minuteOf(clock) >= 0, t("form.time")),
      zone: fields.zone(isZone),
    })
    .transform(({ eventType, length, date, time, zone }, context) => {
      const lengths = known.get(eventType)?.lengths ?? [];
      if (length !== null && !lengths.includes(length)) {
        context.addIssue({ code: z.ZodIssueCode.custom, path: ["length"], message: t("form.choice") });
      }
      return { eventType, length: length ?? lengths[0] ?? 30, date, minute: minuteOf(time), zone };
    });
}
