import fc from "fast-check";
import ICAL from "ical.js";
import { expect, test } from "vitest";
import { dayMs, hourMs, minuteMs } from "#app/domain/availability/calendar-day.ts";
import { offsetAt, transitionsBetween } from "#app/domain/availability/zone.ts";
import { type BookingEvent, bookingEventText } from "#app/features/notifications/calendar/booking-event.ts";
import { zoneRules } from "#app/platform/time/zones.server.ts";
import { calendarFaults } from "./calendar-lint.ts";

const event: BookingEvent = {
  method: "REQUEST",
  uid: "b1@parley.test",
  sequence: 0,
  stamp: Date.UTC(2026, 10, 1, 9),
  startsAt: Date.UTC(2026, 11, 3, 13),
  endsAt: Date.UTC(2026, 11, 3, 13, 30),
  zone: zoneRules("Europe/Paris"),
  summary: "Intro call with Ada",
  description: "Join: https://parley.test/room/b1\n\nMove or cancel: https://parley.test/booking/b1",
  location: "https://parley.test/room/b1?as=a1.signature",
  url: "https://parley.test/room/b1?as=a1.signature",
  organizer: { name: "Ada Host", address: "parley@parley.test" },
  attendees: [{ name: "", address: "grace@example.org" }],
  status: "CONFIRMED",
};

/** Zones with changes in both halves of the year, of half an hour, by other rules, and without any. */
const zones = [
  "Europe/Paris",
  "Europe/London",
  "Europe/Dublin",
  "America/New_York",
  "America/St_Johns",
  "America/Santiago",
  "America/Havana",
  "Australia/Lord_Howe",
  "Australia/Sydney",
  "Pacific/Auckland",
  "Pacific/Chatham",
  "Africa/Casablanca",
  "Africa/Cairo",
  "Asia/Jerusalem",
  "Asia/Kolkata",
  "Asia/Calcutta",
  "Asia/Kathmandu",
  "Asia/Tokyo",
  "America/Phoenix",
  "America/Sao_Paulo",
  "Pacific/Kiritimati",
  "Etc/UTC",
];

/** What ical.js, which knows no zones of its own, makes of the two times. */
function resolve(text: string): { start: number; end: number } {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const zone = calendar.getFirstSubcomponent("vtimezone");
  const [start = 0, end = 0] = ["dtstart", "dtend"].map((name) => {
    const property = calendar.getFirstSubcomponent("vevent")?.getFirstProperty(name);
    const time = property?.getFirstValue() as ICAL.Time;
    if (property?.getParameter("tzid")) time.zone = new ICAL.Timezone(zone as ICAL.Component);
    return time.toUnixTime() * 1000;
  });
  return { start, end };
}

function expectRightTimes(zoneName: string, startsAt: number, endsAt: number) {
  const text = bookingEventText({ ...event, zone: zoneRules(zoneName), startsAt, endsAt });
  expect(calendarFaults(text), text).toEqual([]);
  expect(resolve(text), `${zoneName} ${new Date(startsAt).toISOString()}\n${text}`).toEqual({
    start: startsAt,
    end: endsAt,
  });
}

test.each(zones)("%s: an independent reader finds the same instant all year round", (zone) => {
  for (let day = 0; day < 3 * 365; day += 5) {
    const startsAt = Date.UTC(2025, 5, 1, (day * 7) % 24, (day * 15) % 60) + day * dayMs;
    expectRightTimes(zone, startsAt, startsAt + 45 * minuteMs);
  }
});

test.each(zones)("%s: the instant is right in the hours around every change of the clocks", (zone) => {
  const changes = transitionsBetween(zoneRules(zone), Date.UTC(2024, 0), Date.UTC(2037, 0));
  for (const { at } of changes.slice(0, 12)) {
    for (let minutes = -240; minutes <= 240; minutes += 30) {
      const startsAt = at + minutes * minuteMs;
      expectRightTimes(zone, startsAt, startsAt + 30 * minuteMs);
      expectRightTimes(zone, startsAt, startsAt + 5 * hourMs);
    }
  }
});

test.each([
  ["Europe/Paris", ["FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU"]],
  ["America/New_York", ["FREQ=YEARLY;BYMONTH=11;BYDAY=1SU", "FREQ=YEARLY;BYMONTH=3;BYDAY=2SU"]],
  ["Australia/Lord_Howe", ["FREQ=YEARLY;BYMONTH=10;BYDAY=1SU", "FREQ=YEARLY;BYMONTH=4;BYDAY=1SU"]],
  ["Africa/Casablanca", []],
  ["Asia/Kolkata", []],
])(
  "%s is written as Outlook can read it: one STANDARD, at most one DAYLIGHT, yearly rules",
  (zone, rules) => {
    const text = bookingEventText({ ...event, zone: zoneRules(zone) });
    expect([...text.matchAll(/^RRULE:(.+)\r$/gm)].map((match) => match[1])).toEqual(rules);
    expect(text.match(/^BEGIN:STANDARD/gm)?.length).toBe(1);
    expect(text.match(/^BEGIN:DAYLIGHT/gm)?.length ?? 0).toBe(rules.length / 2);
  },
);

test("a time that the clocks show twice is written in UTC, for either of its two instants", () => {
  for (const [startsAt, written] of [
    [Date.UTC(2026, 9, 25, 0, 30), "20261025T003000Z"],
    [Date.UTC(2026, 9, 25, 1, 30), "20261025T013000Z"],
  ] as const) {
    const text = bookingEventText({ ...event, startsAt, endsAt: startsAt + 2 * hourMs });
    expect(text).toContain(`DTSTART:${written}\r\n`);
    expect(text).not.toContain("TZID");
    expect(resolve(text).start).toBe(startsAt);
  }
});

test("every field that a calendar needs is there", () => {
  const calendar = new ICAL.Component(ICAL.parse(bookingEventText(event)));
  const vevent = calendar.getFirstSubcomponent("vevent");
  const value = (name: string) => String(vevent?.getFirstPropertyValue(name));
  const parameter = (property: string, name: string) =>
    vevent?.getFirstProperty(property)?.getParameter(name);
  expect(calendar.getFirstPropertyValue("method")).toBe("REQUEST");
  expect(value("uid")).toBe("b1@parley.test");
  expect(value("sequence")).toBe("0");
  expect(value("dtstamp")).toBe("2026-11-01T09:00:00Z");
  expect(parameter("dtstart", "tzid")).toBe("Europe/Paris");
  expect(value("dtstart")).toBe("2026-12-03T14:00:00");
  expect(value("summary")).toBe(event.summary);
  expect(value("description")).toBe(event.description);
  expect(value("location")).toBe(event.location);
  expect(value("url")).toBe(event.url);
  expect(value("organizer")).toBe("mailto:parley@parley.test");
  expect(parameter("organizer", "cn")).toBe("Ada Host");
  expect(value("attendee")).toBe("mailto:grace@example.org");
  expect(parameter("attendee", "partstat")).toBe("ACCEPTED");
  expect(parameter("attendee", "rsvp")).toBe("FALSE");
  expect(value("status")).toBe("CONFIRMED");
});

test("a cancellation keeps the UID and says so in method and status", () => {
  const text = bookingEventText({ ...event, method: "CANCEL", status: "CANCELLED", sequence: 2 });
  for (const line of ["METHOD:CANCEL", "UID:b1@parley.test", "SEQUENCE:2", "STATUS:CANCELLED"]) {
    expect(text.split("\r\n")).toContain(line);
  }
  expect(calendarFaults(text)).toEqual([]);
});

test("a published event names no attendee", () => {
  expect(bookingEventText({ ...event, method: "PUBLISH" })).not.toContain("ATTENDEE");
});

test("the same event gives the same bytes", () => {
  expect(bookingEventText(event)).toBe(bookingEventText({ ...event }));
});

test("no text and no name that people type can leave its line", () => {
  const hostile = fc.oneof(
    // The lint takes U+FFFD for the trace of a character cut in two, so no text may bring one of its own.
    fc.string({ unit: "grapheme", maxLength: 300 }).map((text) => text.replaceAll("\ufffd", "")),
    fc.constantFrom(
      "a\r\nATTENDEE:mailto:evil@example.org",
      'Ada" ;X="',
      'x":mailto:evil@example.org\r\nBEGIN:VALARM',
      "END:VEVENT\nEND:VCALENDAR",
      "back\\slash; comma, colon: \\n",
      "\u0000\u0007\u000b\u001f",
      "é".repeat(200),
      "👩‍👩‍👧‍👦".repeat(40),
    ),
  );
  fc.assert(
    fc.property(hostile, hostile, (text, name) => {
      const shown = bookingEventText({
        ...event,
        summary: text,
        description: text,
        organizer: { name, address: "parley@parley.test" },
        attendees: [{ name, address: "grace@example.org" }],
      });
      expect(calendarFaults(shown)).toEqual([]);
      const vevent = new ICAL.Component(ICAL.parse(shown)).getFirstSubcomponent("vevent");
      // biome-ignore lint/suspicious/noControlCharactersInRegex: what iCalendar cannot hold is taken out
      const kept = text.replace(/\r\n?/g, "\n").replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, "");
      expect(vevent?.getFirstPropertyValue("description")).toBe(kept);
      expect(vevent?.getAllProperties("attendee").length).toBe(1);
      expect(vevent?.getAllProperties().length).toBe(13);
      expect(vevent?.getAllSubcomponents().length).toBe(0);
      expect(vevent?.getFirstPropertyValue("organizer")).toBe("mailto:parley@parley.test");
    }),
    { numRuns: 400 },
  );
});

test("the wall time of the event is the zone's own", () => {
  const zone = zoneRules("Asia/Kathmandu");
  const text = bookingEventText({ ...event, zone });
  expect(offsetAt(zone, event.startsAt)).toBe(5.75 * hourMs);
  expect(text).toContain("DTSTART;TZID=Asia/Kathmandu:20261203T184500");
  expect(text).toContain("TZOFFSETTO:+0545");
});
