import { expect, test } from "vitest";
import { translatorFor } from "#app/messages/all-translators.ts";
import {
  clockOf,
  editWeek,
  mergedHours,
  minuteOf,
  nextHours,
  weekdaysNineToFive,
  weekSchema,
  weekTree,
} from "#app/platform/form/day-hours.ts";
import { parseForm } from "#app/platform/form/form-tree.ts";
import { slugFrom } from "#app/platform/form/slug.ts";

const { t } = translatorFor("en");
const read = (week: object) => parseForm(weekSchema(t), week as never);

test("clock texts become minutes, and what is no time becomes none", () => {
  expect(["00:00", "9:05", "23:59", "24:00", "09:30:00"].map(minuteOf)).toEqual([0, 545, 1439, 1440, 570]);
  for (const wrong of ["", "24:01", "25:00", "12:60", "noon", "-1:00", "12", "12:5"])
    expect(minuteOf(wrong)).toBeNaN();
  expect([0, 545, 1440].map(clockOf)).toEqual(["00:00", "09:05", "00:00"]);
});

test("a week survives its way through the form", () => {
  expect(read(weekTree(weekdaysNineToFive))).toEqual({
    ok: true,
    data: { rules: weekdaysNineToFive, merged: false },
  });
});

test("an end of midnight is the end of the day", () => {
  const result = read({ d7: [{ start: "18:00", end: "00:00" }] });
  expect(result).toEqual({
    ok: true,
    data: { rules: [{ weekday: 7, startMinute: 1080, endMinute: 1440 }], merged: false },
  });
});

test("hours that overlap are merged and said to be; touching ones stay two", () => {
  const hours = (...pairs: [number, number][]) =>
    mergedHours(pairs.map(([startMinute, endMinute]) => ({ startMinute, endMinute })));
  expect(hours([600, 700], [540, 660])).toEqual({
    intervals: [{ startMinute: 540, endMinute: 700 }],
    merged: true,
  });
  expect(hours([540, 600], [540, 600]).merged).toBe(true);
  expect(hours([540, 600], [600, 660])).toEqual({
    intervals: [
      { startMinute: 540, endMinute: 600 },
      { startMinute: 600, endMinute: 660 },
    ],
    merged: false,
  });
});

test("an end before its start, or no time at all, is an error at its own field", () => {
  const result = read({
    d1: [
      { start: "09:00", end: "17:00" },
      { start: "18:00", end: "08:00" },
    ],
    d2: [{ start: "x", end: "" }],
  });
  expect(result).toEqual({
    ok: false,
    errors: {
      "d1.1.end": t("form.endBeforeStart"),
      "d2.0.start": t("form.time"),
      "d2.0.end": t("form.time"),
    },
  });
});

test("a day takes twelve rows and no more", () => {
  const rows = (count: number) => Array.from({ length: count }, () => ({ start: "09:00", end: "10:00" }));
  expect(read({ d1: rows(12) }).ok).toBe(true);
  expect(read({ d1: rows(13) }).ok).toBe(false);
  expect(nextHours(rows(12))).toBeNull();
});

test("a further row begins after the last one", () => {
  expect(nextHours([])).toEqual({ start: "09:00", end: "17:00" });
  expect(nextHours([{ start: "09:00", end: "12:00" }])).toEqual({ start: "13:00", end: "15:00" });
  expect(nextHours([{ start: "09:00", end: "23:30" }])).toEqual({ start: "", end: "" });
});

test("Monday's hours can be given to all five working days and leave the weekend alone", () => {
  const monday = [{ start: "10:00", end: "12:00" }];
  const copied = editWeek({ week: { d1: monday, d6: [] } }, "copy:week.d1");
  expect(copied).toEqual({ week: { d1: monday, d2: monday, d3: monday, d4: monday, d5: monday, d6: [] } });
  expect(editWeek({ name: "x" }, "copy:name")).toEqual({ name: "x" });
});

test("a day's hours go to the days that were ticked, and to no others", () => {
  const hours = [{ start: "10:00", end: "12:00" }];
  const other = [{ start: "08:00", end: "09:00" }];
  const week = { d1: other, d2: other, d3: hours, d6: [] };
  const ticked = { d1: { d2: "on" }, d3: { d1: "on", d6: "on" } };
  expect(editWeek({ week, copyTo: ticked }, "copy:week.d3")["week"]).toEqual({
    d1: hours,
    d2: other,
    d3: hours,
    d6: hours,
  });
  expect(editWeek({ week, copyTo: { d1: { d2: "on" } } }, "copy:week.d3")["week"]).toEqual(week);
});

test("names become addresses", () => {
  expect(slugFrom("Études & Café d’Été")).toBe("etudes-cafe-dete");
  expect(slugFrom("  Straße  Nr. 5 ")).toBe("strasse-nr-5");
  expect(slugFrom("日本語")).toBe("");
  expect(slugFrom(`${"a".repeat(39)}-b`)).toBe("a".repeat(39));
});
