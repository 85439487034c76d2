import { expect, test } from "vitest";
import { recurrencesOf } from "#app/domain/availability/recurrence.ts";
import { busyByUid } from "#app/integrations/icalendar/busy-events.ts";
import { MalformedCalendar } from "#app/integrations/icalendar/malformed-calendar.ts";

const range = { from: Date.parse("2026-01-01T00:00:00Z"), to: Date.parse("2027-01-01T00:00:00Z") };

function calendar(...events: string[]): string {
  const lines = events.flatMap((event) => ["BEGIN:VEVENT", "UID:e1", event.trim(), "END:VEVENT"]);
  return ["BEGIN:VCALENDAR", "VERSION:2.0", ...lines, "END:VCALENDAR"]
    .join("\r\n")
    .replaceAll(/\r?\n */g, "\r\n");
}

function busy(text: string, reading: Partial<Parameters<typeof busyByUid>[1]> = {}): string[] {
  const given = { range, zone: "Europe/Berlin", addresses: ["ada@example.org"], ...reading };
  const iso = (instant: number) => new Date(instant).toISOString().slice(0, 16);
  return [...busyByUid(text, given).values()]
    .flat()
    .sort((a, b) => a.start - b.start)
    .map(({ start, end, tentative }) => `${iso(start)} ${iso(end)}${tentative ? " ?" : ""}`);
}

const inParis = (name: string, wall: string) => `${name};TZID=Europe/Paris:${wall}`;

test("a time in a zone is an instant on both sides of a change of clocks", () => {
  const weekly = calendar(`${inParis("DTSTART", "20260319T090000")}
    ${inParis("DTEND", "20260319T100000")}
    RRULE:FREQ=WEEKLY;COUNT=3`);
  expect(busy(weekly)).toEqual([
    "2026-03-19T08:00 2026-03-19T09:00",
    "2026-03-26T08:00 2026-03-26T09:00",
    "2026-04-02T07:00 2026-04-02T08:00",
  ]);
});

test("a recurrence in the gap of a spring night moves forward by the gap", () => {
  const daily = calendar(`${inParis("DTSTART", "20260328T023000")}
    DURATION:PT30M
    RRULE:FREQ=DAILY;COUNT=3`);
  expect(busy(daily)).toEqual([
    "2026-03-28T01:30 2026-03-28T02:00",
    "2026-03-29T01:30 2026-03-29T02:00",
    "2026-03-30T00:30 2026-03-30T01:00",
  ]);
});

test("the rules that ship with Parley go before the ones that a calendar carries along", () => {
  const stale = `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VTIMEZONE\r\nTZID:America/Vancouver\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETFROM:-0800\r\nTZOFFSETTO:-0800\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\nBEGIN:VEVENT\r\nUID:e1\r\nDTSTART;TZID=America/Vancouver:20261215T050000\r\nDTEND;TZID=America/Vancouver:20261215T060000\r\nEND:VEVENT\r\nEND:VCALENDAR`;
  expect(busy(stale)).toEqual(["2026-12-15T12:00 2026-12-15T13:00"]);
});

test("a zone that only the calendar knows is taken from it", () => {
  const own = `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VTIMEZONE\r\nTZID:Our Office\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETFROM:+0300\r\nTZOFFSETTO:+0300\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\nBEGIN:VEVENT\r\nUID:e1\r\nDTSTART;TZID=Our Office:20260615T050000\r\nDTEND;TZID=Our Office:20260615T060000\r\nEND:VEVENT\r\nEND:VCALENDAR`;
  expect(busy(own)).toEqual(["2026-06-15T02:00 2026-06-15T03:00"]);
});

test("a prefix before a zone's name does not hide the zone", () => {
  const prefixed = calendar(`DTSTART;TZID=/mozilla.org/20050126_1/Asia/Tokyo:20260615T090000
    DTEND;TZID=/mozilla.org/20050126_1/Asia/Tokyo:20260615T100000`);
  expect(busy(prefixed)).toEqual(["2026-06-15T00:00 2026-06-15T01:00"]);
});

test("a day without a time, and a time without a zone, are the calendar's own", () => {
  const days = calendar("DTSTART;VALUE=DATE:20260328\nDTEND;VALUE=DATE:20260330");
  expect(busy(days)).toEqual(["2026-03-27T23:00 2026-03-29T22:00"]);
  expect(busy(days, { zone: "Asia/Tokyo" })).toEqual(["2026-03-27T15:00 2026-03-29T15:00"]);
  expect(busy(calendar("DTSTART;VALUE=DATE:20260328"))).toEqual(["2026-03-27T23:00 2026-03-28T23:00"]);
  const floating = calendar("DTSTART:20260701T090000\nDTEND:20260701T093000");
  expect(busy(floating)).toEqual(["2026-07-01T07:00 2026-07-01T07:30"]);
});

test("what is excepted does not recur, written in the event's zone, in UTC or as a date", () => {
  const excepted = calendar(`${inParis("DTSTART", "20260601T090000")}
    ${inParis("DTEND", "20260601T100000")}
    RRULE:FREQ=DAILY;COUNT=5
    ${inParis("EXDATE", "20260602T090000,20260609T090000")}
    EXDATE:20260603T070000Z
    EXDATE;VALUE=DATE:20260604`);
  expect(busy(excepted)).toEqual(["2026-06-01T07:00 2026-06-01T08:00", "2026-06-05T07:00 2026-06-05T08:00"]);
});

const series = `${inParis("DTSTART", "20260601T090000")}
    ${inParis("DTEND", "20260601T100000")}
    RRULE:FREQ=DAILY;COUNT=4`;

test("a recurrence that was moved stands where it was moved to, and one that was cancelled nowhere", () => {
  const moved = calendar(
    series,
    `RECURRENCE-ID:20260602T070000Z
    ${inParis("DTSTART", "20260602T150000")}
    ${inParis("DTEND", "20260602T153000")}`,
    `${inParis("RECURRENCE-ID", "20260603T090000")}
    ${inParis("DTSTART", "20260603T090000")}
    ${inParis("DTEND", "20260603T100000")}
    STATUS:CANCELLED`,
  );
  expect(busy(moved)).toEqual([
    "2026-06-01T07:00 2026-06-01T08:00",
    "2026-06-02T13:00 2026-06-02T13:30",
    "2026-06-04T07:00 2026-06-04T08:00",
  ]);
});

test("a change of one recurrence and all that follow moves them all", () => {
  const moved = calendar(
    series,
    `RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Paris:20260603T090000
    ${inParis("DTSTART", "20260603T110000")}
    ${inParis("DTEND", "20260603T113000")}`,
  );
  expect(busy(moved)).toEqual([
    "2026-06-01T07:00 2026-06-01T08:00",
    "2026-06-02T07:00 2026-06-02T08:00",
    "2026-06-03T09:00 2026-06-03T09:30",
    "2026-06-04T09:00 2026-06-04T09:30",
  ]);
});

test("one recurrence that its owner alone was invited to stands without its series", () => {
  const alone = calendar(`RECURRENCE-ID:20260602T070000Z
    DTSTART:20260602T070000Z
    DTEND:20260602T080000Z`);
  expect(busy(alone)).toEqual(["2026-06-02T07:00 2026-06-02T08:00"]);
});

test("free, cancelled, declined and momentary events keep nobody busy", () => {
  const at = "DTSTART:20260601T090000Z\nDTEND:20260601T100000Z\n";
  for (const free of [
    "TRANSP:TRANSPARENT",
    "STATUS:CANCELLED",
    "X-MICROSOFT-CDO-BUSYSTATUS:FREE",
    "ATTENDEE;PARTSTAT=DECLINED:mailto:Ada@Example.org",
  ])
    expect(busy(calendar(at + free))).toEqual([]);
  expect(busy(calendar("DTSTART:20260601T090000Z"))).toEqual([]);
  expect(busy(calendar(`${at}ATTENDEE;PARTSTAT=DECLINED:mailto:bob@example.org`))).toHaveLength(1);
});

test("what is not settled is tentative: by its own status, or while its owner has not answered", () => {
  const at = "DTSTART:20260601T090000Z\nDTEND:20260601T100000Z\n";
  for (const open of [
    "STATUS:TENTATIVE",
    "ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:ada@example.org",
    "ATTENDEE;PARTSTAT=TENTATIVE:mailto:ada@example.org",
  ])
    expect(busy(calendar(at + open))).toEqual(["2026-06-01T09:00 2026-06-01T10:00 ?"]);
});

test("a rule ends with its last instant or the whole of its last day", () => {
  const until = (last: string) =>
    busy(
      calendar(`${inParis("DTSTART", "20260601T090000")}
      ${inParis("DTEND", "20260601T100000")}
      RRULE:FREQ=DAILY;UNTIL=${last}`),
    ).length;
  expect(until("20260603T070000Z")).toBe(3);
  expect(until("20260603T065959Z")).toBe(2);
  expect(until("20260603")).toBe(3);
});

test("a series of long ago costs no more than its present, and a rule that never holds no more than its range", () => {
  const near = { from: range.from, to: range.to };
  const start = Date.UTC(1950, 0, 1, 9);
  const daily = { frequency: "daily", interval: 1, weekStart: 1 } as const;
  for (const rule of [daily, { ...daily, months: [2], monthDays: [30] }]) {
    const effort = { left: 10_000 };
    expect(recurrencesOf(rule, start, near, effort)).toHaveLength("months" in rule ? 0 : 365);
    expect(effort.left).toBeGreaterThan(0);
  }
});

test("a calendar that recurs too often is refused, after bounded work", () => {
  const rule = (text: string) => calendar(`DTSTART:20260101T090000Z\nDTEND:20260101T100000Z\nRRULE:${text}`);
  expect(busy(rule("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30"))).toHaveLength(1);
  expect(busy(rule("FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30"))).toHaveLength(1);
  expect(() => busy(rule("FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30"))).toThrow(MalformedCalendar);
  const start = Date.UTC(2026, 0, 1);
  const minutely = { frequency: "minutely", interval: 1, weekStart: 1 } as const;
  expect(() => recurrencesOf(minutely, start, range, { left: 1000 })).toThrow(RangeError);
});

test("published busy times count as they are", () => {
  const text =
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VFREEBUSY\r\nUID:f1\r\nFREEBUSY;FBTYPE=BUSY-TENTATIVE:20260601T090000Z/PT1H\r\nFREEBUSY;FBTYPE=FREE:20260602T090000Z/PT1H\r\nFREEBUSY:20260603T090000Z/20260603T100000Z\r\nEND:VFREEBUSY\r\nEND:VCALENDAR";
  expect(busy(text)).toEqual(["2026-06-01T09:00 2026-06-01T10:00 ?", "2026-06-03T09:00 2026-06-03T10:00"]);
});

test("what is no calendar is told from an empty one", () => {
  expect(busy("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR")).toEqual([]);
  for (const text of ["", "<html></html>", "BEGIN:VCARD\r\nEND:VCARD", calendar("SUMMARY:without a start")])
    expect(() => busy(text)).toThrow(MalformedCalendar);
});
