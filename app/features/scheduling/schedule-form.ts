import { z } from "zod";
import { dayNumberOf, isoDateOf } from "#app/domain/availability/calendar-day.ts";
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
import { editLists, withList } from "#app/platform/form/form-lists.ts";
import { type FormNode, type FormTree, formList, formText } from "#app/platform/form/form-tree.ts";

export const scheduleNameLengthMax = 60;
export const overridesMax = 150;
const holidaysMax = 150;
const ruleLengthMax = 200;
/** 1970 to 2199 is what zones and bookings can speak of. */
const lastDay = dayNumberOf("2199-12-31");

/** Whether a text is a date that schedules can speak of. */
export function isScheduleDate(text: string): boolean {
  const day = dayNumberOf(text);
  return day >= 0 && day <= lastDay;
}

function overrideSchema(t: Translate) {
  const fields = formFields(t);
  const row = { date: fields.text({ max: 20 }), intervals: hoursSchema(t) };
  return fields.group(row).transform(({ date, intervals }, context) => {
    if (!isScheduleDate(date)) {
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

/** What only the server knows of zones, places and the time. A browser leaves these checks to it. */
export type ScheduleFacts = {
  isZone?: (name: string) => boolean;
  isPlace?: (place: string) => boolean;
  /** The date that clocks in a zone show now. */
  today?: (zone: string) => string;
};

/** A country's code, or a region's where one of that country is chosen; null without holidays. */
export function holidayPlaceOf(country: string, region: string): string | null {
  if (country === "") return null;
  return region.startsWith(`${country}-`) ? region : country;
}

export function scheduleForm(t: Translate, { isZone, isPlace, today }: ScheduleFacts = {}) {
  const fields = formFields(t);
  const holiday = z.object({ rule: fields.text({ max: ruleLengthMax }), closed: fields.flag() });
  return z
    .object({
      name: fields.text({ max: scheduleNameLengthMax }),
      timeZone: fields.zone(isZone ?? (() => true)),
      week: weekSchema(t),
      overrides: overridesSchema(t),
      holidayCountry: fields.optionalText({ max: 20 }),
      holidayRegion: fields.optionalText({ max: 20 }),
      holidays: z
        .array(holiday)
        .max(holidaysMax, t("form.tooManyRows", { max: holidaysMax }))
        .default([]),
    })
    .superRefine(({ timeZone, overrides, holidayCountry, holidayRegion }, context) => {
      const refuse = (path: (string | number)[], message: string) =>
        context.addIssue({ code: z.ZodIssueCode.custom, path, message });
      const firstDate = today?.(timeZone) ?? "";
      for (const [index, { date }] of overrides.entries()) {
        if (date < firstDate) refuse(["overrides", index, "date"], t("schedule.override.over"));
      }
      const place = holidayPlaceOf(holidayCountry, holidayRegion);
      if (place && isPlace && !isPlace(place)) refuse(["holidayCountry"], t("form.choice"));
    })
    .transform(({ name, timeZone, week, overrides, holidayCountry, holidayRegion, holidays }) => {
      const place = holidayPlaceOf(holidayCountry, holidayRegion);
      return {
        name,
        timeZone,
        rules: week.rules,
        overrides: overrides.map(({ date, intervals }): DateOverride => ({ date, intervals })),
        holidayCountry: place,
        workedHolidays: place ? holidays.filter(({ closed }) => !closed).map(({ rule }) => rule) : [],
        merged: week.merged || overrides.some(({ merged }) => merged),
      };
    });
}
export type ScheduleForm = z.output<ReturnType<typeof scheduleForm>>;

export function newScheduleForm(t: Translate) {
  return z.object({ name: formFields(t).text({ max: scheduleNameLengthMax }) });
}

export type StoredHours = {
  name: string;
  timeZone: string;
  rules: readonly WeeklyRule[];
  overrides: readonly DateOverride[];
  holidayCountry: string | null;
  workedHolidays: readonly string[];
};

/** A schedule as its form's fields. `holidayRules` are those of the holidays that the form lists. */
export function scheduleTree(schedule: StoredHours, holidayRules: readonly string[] = []): FormTree {
  const { holidayCountry, workedHolidays } = schedule;
  const rules = [...new Set([...holidayRules, ...workedHolidays])];
  return {
    name: schedule.name,
    timeZone: schedule.timeZone,
    week: weekTree(schedule.rules),
    overrides: schedule.overrides.map(({ date, intervals }) => ({ date, intervals: hourRows(intervals) })),
    holidayCountry: holidayCountry?.split("-")[0] ?? "",
    holidayRegion: holidayCountry?.includes("-") ? holidayCountry : "",
    holidays: rules.map((rule) => ({ rule, ...(workedHolidays.includes(rule) ? {} : { closed: "on" }) })),
  };
}

/** Where the form asks for several dates at once: `dates` from the calendar, or `first` to `last`, and `intervals`. */
export const draftField = "draft";
/** Adds the draft's dates to the list. */
export const addDatesCommand = "dates";
/** Shows what the form would offer without saving it. */
export const previewCommand = "preview";

/** The buttons of the week and of the dates. */
export function editHours(tree: FormTree, command: string): FormTree {
  const [edit = "", list = ""] = command.split(":");
  if (edit === addDatesCommand) return addDraft(tree);
  if (list.startsWith("week.")) return editWeek(tree, command);
  return editLists(tree, command, (name, rows) => {
    if (name !== "overrides") return nextHours(rows);
    return rows.length >= overridesMax ? null : ({ date: "" } satisfies FormNode);
  });
}

/** The dates that the draft speaks of, ascending and each once; none where its fields hold no dates. */
export function draftDates(tree: FormTree): string[] {
  const picked = formList(tree, `${draftField}.dates`).filter((node) => typeof node === "string");
  const first = formText(tree, `${draftField}.first`);
  const last = formText(tree, `${draftField}.last`) || first;
  const dates = new Set(picked.filter(isScheduleDate));
  if (isScheduleDate(first) && isScheduleDate(last)) {
    for (let day = dayNumberOf(first); day <= dayNumberOf(last) && dates.size <= overridesMax; day++) {
      dates.add(isoDateOf(day));
    }
  }
  return [...dates].sort();
}

/** Gives the draft's hours to its dates, listed ones included, and empties the draft. */
function addDraft(tree: FormTree): FormTree {
  const intervals = formList(tree, `${draftField}.intervals`);
  const dates = new Set(draftDates(tree));
  const dateOf = (row: FormNode) =>
    typeof row === "object" && !Array.isArray(row) ? row["date"] : undefined;
  const others = formList(tree, "overrides").filter((row) => !dates.has(String(dateOf(row) ?? "")));
  const rows = [...others, ...[...dates].map((date): FormNode => ({ date, intervals }))];
  const kept = rows
    .sort((a, b) => String(dateOf(a) ?? "").localeCompare(String(dateOf(b) ?? "")))
    .slice(0, overridesMax + 1);
  const { [draftField]: _, ...rest } = tree;
  return dates.size === 0 ? tree : withList(rest, "overrides", kept);
}
