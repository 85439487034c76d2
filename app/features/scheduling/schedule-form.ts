import { z } from "zod";
import { dayNumberOf } from "#app/domain/availability/calendar-day.ts";
import type { DateOverride, WeeklyRule } from "#app/domain/availability/rules.ts";
import type { Translate } from "#app/messages/translator.ts";
import {
  editWeek,
  hourRows,
  hoursSchema,
  nextHours,
  weekSchema,
  weekTree,
} from "#app/platform/form/day-hours.ts";
import { formFields } from "#app/platform/form/form-fields.ts";
import { editLists } from "#app/platform/form/form-lists.ts";
import type { FormNode, FormTree } from "#app/platform/form/form-tree.ts";

export const scheduleNameLengthMax = 60;
export const overridesMax = 150;
/** 1970 to 2199 is what zones and bookings can speak of. */
const lastDay = dayNumberOf("2199-12-31");

function overrideSchema(t: Translate) {
  const fields = formFields(t);
  const row = { date: fields.text({ max: 20 }), intervals: hoursSchema(t) };
  return fields.group(row).transform(({ date, intervals }, context) => {
    const day = dayNumberOf(date);
    if (!(day >= 0 && day <= lastDay)) {
      context.addIssue({ code: z.ZodIssueCode.custom, path: ["date"], message: t("form.date") });
    }
    return { date, ...intervals };
  });
}

/** No date may be listed twice: it would be unclear which of the two counts. */
function overridesSchema(t: Translate) {
  return z
    .array(overrideSchema(t))
    .max(overridesMax, t("form.tooManyRows", { max: overridesMax }))
    .default([])
    .superRefine((rows, context) => {
      const seen = new Set<string>();
      for (const [index, { date }] of rows.entries()) {
        if (seen.has(date)) {
          const message = t("schedule.override.twice");
          context.addIssue({ code: z.ZodIssueCode.custom, path: [index, "date"], message });
        }
        seen.add(date);
      }
    });
}

export function scheduleForm(t: Translate, isZone: (name: string) => boolean = () => true) {
  const fields = formFields(t);
  return z
    .object({
      name: fields.text({ max: scheduleNameLengthMax }),
      timeZone: fields.zone(isZone),
      week: weekSchema(t),
      overrides: overridesSchema(t),
    })
    .transform(({ name, timeZone, week, overrides }) => ({
      name,
      timeZone,
      rules: week.rules,
      overrides: overrides.map(({ date, intervals }): DateOverride => ({ date, intervals })),
      merged: week.merged || overrides.some(({ merged }) => merged),
    }));
}
export type ScheduleForm = z.output<ReturnType<typeof scheduleForm>>;

export function newScheduleForm(t: Translate) {
  return z.object({ name: formFields(t).text({ max: scheduleNameLengthMax }) });
}

export function scheduleTree(schedule: {
  name: string;
  timeZone: string;
  rules: readonly WeeklyRule[];
  overrides: readonly DateOverride[];
}): FormTree {
  return {
    name: schedule.name,
    timeZone: schedule.timeZone,
    week: weekTree(schedule.rules),
    overrides: schedule.overrides.map(({ date, intervals }) => ({ date, intervals: hourRows(intervals) })),
  };
}

/** The buttons of the week and of the dates. */
export function editHours(tree: FormTree, command: string): FormTree {
  const list = command.split(":")[1] ?? "";
  if (list.startsWith("week.")) return editWeek(tree, command);
  return editLists(tree, command, (name, rows) => {
    if (name !== "overrides") return nextHours(rows);
    return rows.length >= overridesMax ? null : ({ date: "" } satisfies FormNode);
  });
}
