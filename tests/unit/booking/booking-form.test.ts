import fc from "fast-check";
import { expect, test } from "vitest";
import { changeRefusal } from "#app/domain/booking/change-rules.ts";
import {
  type AskedQuestion,
  parseBookingForm,
  parseSlotParam,
  slotParam,
} from "#app/features/booking/booking-form.ts";
import { pageHref, readPageQuery } from "#app/features/booking/page-address.ts";
import { publicPageKey } from "#app/features/booking/public-page-key.ts";

const key = "abcdefghijklmnopqrstuvwxyz";
const base = {
  at: "2027-01-18T09:00Z",
  timezone: "Europe/Paris",
  key,
  name: "Grace",
  email: "grace@customers.example",
};

function form(fields: Record<string, string | string[]>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields))
    for (const one of [value].flat()) data.append(name, one);
  return data;
}

function question(kind: AskedQuestion["kind"], more: Partial<AskedQuestion> = {}): AskedQuestion {
  return { id: "one", kind, label: "Asked?", required: false, options: ["A", "B"], ...more };
}

const problemsOf = (fields: Record<string, string | string[]>, questions: AskedQuestion[] = []) => {
  const result = parseBookingForm(form({ ...base, ...fields }), questions);
  if (result.ok) return [];
  return result.malformed
    ? ["malformed"]
    : result.problems.map((problem) => `${problem.field} ${problem.message}`);
};

test("a good form is read whole", () => {
  const questions = [question("several_choices")];
  const result = parseBookingForm(form({ ...base, q_one: ["A", "B"] }), questions);
  expect(result).toEqual({
    ok: true,
    draft: {
      startsAt: Date.UTC(2027, 0, 18, 9),
      timeZone: "Europe/Paris",
      idempotencyKey: key,
      name: "Grace",
      email: "grace@customers.example",
      answers: [{ questionId: "one", label: "Asked?", values: ["A", "B"], sensitive: false }],
    },
  });
});

test.each([
  [{ name: "" }, ["name booking.error.name"]],
  [{ name: " \t\n" }, ["name booking.error.name"]],
  [{ name: "x".repeat(101) }, ["name booking.error.tooLong"]],
  [{ email: "" }, ["email booking.error.emailMissing"]],
  [{ email: "grace" }, ["email booking.error.email"]],
  [{ email: `${"x".repeat(250)}@y.example` }, ["email booking.error.tooLong"]],
  [{ at: "yesterday" }, ["malformed"]],
  [{ at: "2027-13-45T99:00Z" }, ["malformed"]],
  [{ key: "short" }, ["malformed"]],
  [{ timezone: "x".repeat(65) }, ["malformed"]],
])("the input %j is answered with %j", (fields, problems) => {
  expect(problemsOf(fields)).toEqual(problems);
});

test("all problems are named at once, in the order of the page", () => {
  expect(problemsOf({ name: "", email: "x" }, [question("text", { required: true })])).toEqual([
    "name booking.error.name",
    "email booking.error.email",
    "q_one booking.error.required",
  ]);
});

test.each([
  ["choice", "C", "booking.error.choice"],
  ["several_choices", "C", "booking.error.choice"],
  ["yes_no", "perhaps", "booking.error.choice"],
  ["phone", "call me", "booking.error.phone"],
  ["phone", "12", "booking.error.phone"],
  ["number", "many", "booking.error.number"],
  ["text", "x".repeat(501), "booking.error.tooLong"],
  ["long_text", "x".repeat(5001), "booking.error.tooLong"],
] as const)("the answer of kind %s is refused: %.20s", (kind, answer, message) => {
  expect(problemsOf({ q_one: answer }, [question(kind)])).toEqual([`q_one ${message}`]);
});

test.each([
  ["phone", "+33 1 23 45 67 89"],
  ["phone", "(0)20-7946 0018"],
  ["number", "-3,5"],
  ["number", "1 000"],
  ["yes_no", "no"],
  ["choice", "B"],
] as const)("the answer of kind %s is taken: %s", (kind, answer) => {
  expect(problemsOf({ q_one: answer }, [question(kind)])).toEqual([]);
});

test("two answers to a question that takes one are refused", () => {
  expect(problemsOf({ q_one: ["A", "B"] }, [question("choice")])).toEqual(["q_one booking.error.choice"]);
});

test("line breaks and control characters cannot reach a mail's header through a name", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 80 }), (name) => {
      const result = parseBookingForm(form({ ...base, name }), []);
      if (result.ok) expect(result.draft.name).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
    }),
  );
});

test("a long answer keeps its lines and loses what a database refuses", () => {
  const result = parseBookingForm(form({ ...base, q_one: " one\r\ntwo\0\u0007\tthree " }), [
    question("long_text"),
  ]);
  expect(result.ok && result.draft.answers[0]?.values).toEqual(["one\ntwo\tthree"]);
});

test("whatever is sent, reading a form never throws", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.string()), fc.string(), (fields, answer) => {
      parseBookingForm(form({ ...fields, q_one: answer }), [question("number"), question("phone")]);
    }),
  );
});

test("a slot of this century reads back as the instant it was made of", () => {
  const minute = fc.integer({ min: 15_778_080, max: 68_374_079 }).map((n) => n * 60_000);
  fc.assert(
    fc.property(minute, (instant) => {
      expect(parseSlotParam(slotParam(instant))).toBe(instant);
    }),
  );
});

test("an address keeps what the page knows and drops what it does not", () => {
  const query = readPageQuery(
    new URLSearchParams("month=2027-03&date=2027-99-99&utm_source=x&timezone=Asia/Tokyo&name=Ada"),
  );
  expect(query).toMatchObject({ month: "2027-03", date: null, timezone: "Asia/Tokyo", name: "Ada" });
  expect(pageHref("/a/b", query, { month: null })).toBe("/a/b?timezone=Asia%2FTokyo&name=Ada");
});

const get = { method: "GET", query: {}, headers: {} };

test("public pages are kept by business, month, day, zone, language and theme; anything personal is not kept", () => {
  const path = "/harbour-studio/first-call";
  const plain = publicPageKey({ ...get, path });
  expect(plain).not.toBeNull();
  expect(publicPageKey({ ...get, path, query: { month: "2027-03" } })).not.toBe(plain);
  expect(publicPageKey({ ...get, path, query: { utm_source: "mail" } })).toBe(plain);
  expect(publicPageKey({ ...get, path, headers: { cookie: "parley_zone=Asia/Tokyo" } })).not.toBe(plain);
  expect(publicPageKey({ ...get, path, headers: { "accept-language": "fr" } })).not.toBe(plain);
  for (const name of ["at", "name", "email"])
    expect(publicPageKey({ ...get, path, query: { [name]: "x" } })).toBeNull();
});

test.each([
  "/",
  "/dashboard",
  "/dashboard/x",
  "/sign-in",
  "/room/abc",
  "/account",
  "/booking/a/b",
  "/assets/x.js",
  "/a/b/c",
])("%s is no page that may be kept", (path) => {
  expect(publicPageKey({ ...get, path })).toBeNull();
});

test("a form's answer is never kept", () => {
  expect(publicPageKey({ ...get, method: "POST", path: "/harbour-studio/first-call" })).toBeNull();
});

const booking = {
  status: "confirmed",
  startsAt: 1_000_000,
  endsAt: 2_000_000,
  changeNoticeMinutes: 10,
  attendeesMayCancel: true,
  attendeesMayMove: true,
} as const;

test.each([
  ["attendee", 400_000, null],
  ["attendee", 400_001, "too-late"],
  ["attendee", 1_000_000, "past"],
  ["host", 1_999_999, null],
  ["host", 2_000_000, "past"],
] as const)("the %s who asks at %i is told %s", (by, now, refusal) => {
  expect(changeRefusal(booking, by, now)).toBe(refusal);
});

test("a cancelled booking can be changed by nobody", () => {
  expect(changeRefusal({ ...booking, status: "cancelled" }, "host", 0)).toBe("already-cancelled");
});
