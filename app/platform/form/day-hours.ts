import { z } from "zod";
import { sortIntervals } from "#app/domain/availability/interval.ts";
import type { DayInterval, WeeklyRule } from "#app/domain/availability/rules.ts";
import type { Translate } from "#app/messages/translator.ts";
import { editLists, withList } from "./form-lists.ts";
import { type FormNode, type FormTree, formList, formNode, formText } from "./form-tree.ts";

/** Hours of days as forms hold them: rows of `start` and `end` in "HH:MM", where an end of 00:00 is the day's end. */
export const weekdayKeys = ["d1", "d2", "d3", "d4", "d5", "d6", "d7"] as const;
export type WeekdayKey = (typeof weekdayKeys)[number];

/** Under this name a week's form asks which days one day's hours are copied to. */
export const copyToField = "copyTo";

/** The weekday that a field such as `week.d3.0.start` belongs to, from 0 for Monday; -1 for other fields. */
export function weekdayIndexOf(field: string): number {
  const [first, day] = field.split(".");
  return first === "week" ? weekdayKeys.indexOf(day as WeekdayKey) : -1;
}

const dayEnd = 1440;
const rowsMax = 12;

/** "09:30" as minutes of the day, or NaN. Some browsers add seconds; others know no time fields at all. */
export function minuteOf(clock: string): number {
  const match = /^(\d{1,2}):(\d{2})(?::00)?$/.exec(clock.trim());
  const [hour, minute] = [Number(match?.[1] ?? Number.NaN), Number(match?.[2] ?? Number.NaN)];
  if (hour === 24 && minute === 0) return dayEnd;
  return hour < 24 && minute < 60 ? hour * 60 + minute : Number.NaN;
}

/** Minutes as "09:30"; the day's end is "00:00". */
export function clockOf(minute: number): string {
  const inDay = minute % dayEnd;
  return `${String(Math.floor(inDay / 60)).padStart(2, "0")}:${String(inDay % 60).padStart(2, "0")}`;
}

export function hourRows(intervals: readonly DayInterval[]): FormNode[] {
  return intervals.map(({ startMinute, endMinute }) => ({
    start: clockOf(startMinute),
    end: clockOf(endMinute),
  }));
}

/** The week as form fields: `week.d1.0.start` and so on, by ISO weekday. */
export function weekTree(rules: readonly WeeklyRule[]): FormTree {
  const rowsOf = (weekday: number) =>
    hourRows(
      rules.filter((rule) => rule.weekday === weekday).toSorted((a, b) => a.startMinute - b.startMinute),
    );
  return Object.fromEntries(weekdayKeys.map((key, index) => [key, rowsOf(index + 1)]));
}

/** A further row that begins an hour after the last one ends, or in the morning. */
export function nextHours(rows: FormNode[]): FormNode | null {
  if (rows.length >= rowsMax) return null;
  const last = rows.at(-1);
  const end = typeof last === "object" && !Array.isArray(last) ? last["end"] : undefined;
  const from = typeof end === "string" ? minuteOf(end) + 60 : Number.NaN;
  if (rows.length === 0 || !(from > 60 && from < dayEnd)) {
    return rows.length === 0 ? { start: "09:00", end: "17:00" } : { start: "", end: "" };
  }
  return { start: clockOf(from), end: clockOf(Math.min(from + 120, dayEnd)) };
}

/** The buttons of a week, and `copy:week.d1`, which gives one day's hours to the days ticked as `copyTo.d1.d2`. */
export function editWeek(tree: FormTree, command: string): FormTree {
  const [edit, list = ""] = command.split(":");
  return edit === "copy" ? copyDay(tree, list) : editLists(tree, command, (_, rows) => nextHours(rows));
}

/** Without any boxes in the form a day's hours go to Monday to Friday. */
function copyDay(tree: FormTree, list: string): FormTree {
  const day = weekdayKeys.find((key) => list === `week.${key}`);
  if (!day) return tree;
  const boxes = formNode(tree, copyToField) !== undefined;
  const targets = boxes
    ? weekdayKeys.filter((key) => formText(tree, `${copyToField}.${day}.${key}`) !== "")
    : weekdayKeys.slice(0, 5);
  const rows = formList(tree, list);
  return targets.reduce((copied, key) => withList(copied, `week.${key}`, rows), tree);
}

/** One day's rows as intervals. Overlapping ones are merged, which `merged` tells; touching ones stay apart. */
export function hoursSchema(t: Translate) {
  const clock = z.string({ required_error: t("form.required"), invalid_type_error: t("form.time") });
  const row = z.object({ start: clock, end: clock }).transform(({ start, end }, context): DayInterval => {
    const startMinute = minuteOf(start);
    const endMinute = minuteOf(end) || dayEnd;
    const refuse = (field: string, message: string) =>
      context.addIssue({ code: z.ZodIssueCode.custom, path: [field], message });
    if (!(startMinute < dayEnd)) refuse("start", t("form.time"));
    if (Number.isNaN(minuteOf(end))) refuse("end", t("form.time"));
    else if (endMinute <= startMinute) refuse("end", t("form.endBeforeStart"));
    return { startMinute, endMinute };
  });
  return z
    .array(row)
    .max(rowsMax, t("form.tooManyRows", { max: rowsMax }))
    .default([])
    .transform(mergedHours);
}

export function mergedHours(rows: readonly DayInterval[]): { intervals: DayInterval[]; merged: boolean } {
  const flat = sortIntervals(rows.flatMap(({ startMinute, endMinute }) => [startMinute, endMinute]));
  const intervals: DayInterval[] = [];
  for (let i = 0; i + 1 < flat.length; i += 2) {
    intervals.push({ startMinute: flat[i] as number, endMinute: flat[i + 1] as number });
  }
  return { intervals, merged: intervals.length < rows.length };
}

/** The seven days as weekly rules. */
export function weekSchema(t: Translate) {
  const hours = hoursSchema(t);
  const week = z
    .object({ d1: hours, d2: hours, d3: hours, d4: hours, d5: hours, d6: hours, d7: hours })
    .partial();
  return week.default({}).transform((days) => ({
    rules: weekdayKeys.flatMap((key, index): WeeklyRule[] =>
      (days[key]?.intervals ?? []).map((interval) => ({ weekday: index + 1, ...interval })),
    ),
    merged: weekdayKeys.some((key) => days[key]?.merged),
  }));
}

/** What a new schedule starts with. */
export const weekdaysNineToFive: readonly WeeklyRule[] = [1, 2, 3, 4, 5].map((weekday) => ({
  weekday,
  startMinute: 540,
  endMinute: 1020,
}));
