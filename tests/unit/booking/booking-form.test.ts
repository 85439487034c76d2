import fc from "fast-check";
import { expect, test } from "vitest";
import { changeRefusal } from "#app/domain/booking/change-rules.ts";
import {
  type AskedQuestion,
  type FormAsks,
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
  ["email", "nobody", "booking.error.email"],
  ["several_emails", "a@b.example, nobody", "booking.error.emails"],
  [
    "several_emails",
    Array.from({ length: 21 }, (_, i) => `${i}@b.example`).join(),
    "booking.error.manyAddresses",
  ],
  ["date", "2027-02-30", "booking.error.date"],
  ["date", "tomorrow", "booking.error.date"],
  ["url", "example", "booking.error.url"],
  ["url", "javascript:alert(1)", "booking.error.url"],
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
  ["email", "a@b.example"],
  ["several_emails", "a@b.example;\nc@d.example"],
  ["date", "2028-02-29"],
  ["address", "12 quai\nBordeaux"],
  ["url", "https://example.com/x?y=1"],
] as const)("the answer of kind %s is taken: %s", (kind, answer) => {
  expect(problemsOf({ q_one: answer }, [question(kind)])).toEqual([]);
});

const homes: AskedQuestion[] = [
  { ...question("yes_no"), id: "own", required: true },
  { ...question("text"), id: "since", required: true, conditionId: "own", conditionValue: "yes" },
  { ...question("text"), id: "landlord", required: true, conditionId: "own", conditionValue: "no" },
  { ...question("text"), id: "why", required: true, conditionId: "since", conditionValue: "yesterday" },
];

test("a question is asked only when the one before it has its answer, and then it can be required", () => {
  expect(problemsOf({ q_own: "yes" }, homes)).toEqual(["q_since booking.error.required"]);
  expect(problemsOf({ q_own: "no" }, homes)).toEqual(["q_landlord booking.error.required"]);
  expect(problemsOf({ q_own: "yes", q_since: " Yesterday " }, homes)).toEqual([
    "q_why booking.error.required",
  ]);
  expect(problemsOf({}, homes)).toEqual(["q_own booking.error.required"]);
});

test("an answer to a question that is not asked is left out, whatever the form holds", () => {
  const forged = form({ ...base, q_own: "no", q_landlord: "Ida", q_since: "1999", q_why: "x".repeat(9000) });
  const result = parseBookingForm(forged, homes);
  expect(result.ok && result.draft.answers.map(({ questionId }) => questionId)).toEqual(["own", "landlord"]);
});

test("conditions that lead in a circle or nowhere ask their questions of everyone, each once", () => {
  const circle = [
    { ...question("text"), id: "a", conditionId: "b", conditionValue: "x" },
    { ...question("text"), id: "b", conditionId: "a", conditionValue: "x" },
    { ...question("text"), id: "c", conditionId: "gone", conditionValue: "x" },
  ];
  const result = parseBookingForm(form({ ...base, q_a: "1", q_b: "2", q_c: "3" }), circle);
  expect(result.ok && result.draft.answers.map(({ values }) => values[0])).toEqual(["1", "2", "3"]);
});

test("a hidden question is never missed, and what is no answer to it is dropped", () => {
  const hidden = { ...question("number"), hidden: true, required: true };
  expect(problemsOf({}, [hidden])).toEqual([]);
  const result = parseBookingForm(form({ ...base, q_one: "many" }), [hidden]);
  expect(result.ok && result.draft.answers).toEqual([]);
});

const places = {
  locations: [
    { id: "room", kind: "parley_room" },
    { id: "call", kind: "host_calls" },
  ],
  guestsMax: 2,
};
const asked = (fields: Record<string, string | string[]>, asks: FormAsks = places) =>
  parseBookingForm(form({ ...base, ...fields }), [], asks);
const problemsIn = (result: ReturnType<typeof asked>) =>
  result.ok || result.malformed ? [] : result.problems.map(({ field, message }) => `${field} ${message}`);

test("of several places one is chosen, and the number is asked for where the host calls", () => {
  expect(problemsIn(asked({}))).toEqual(["location booking.error.location"]);
  expect(problemsIn(asked({ location: "elsewhere" }))).toEqual(["location booking.error.location"]);
  expect(problemsIn(asked({ location: "call" }))).toEqual(["phone booking.error.phoneMissing"]);
  expect(problemsIn(asked({ location: "call", phone: "soon" }))).toEqual(["phone booking.error.phone"]);
  const called = asked({ location: "call", phone: "+33 5 56 00 00 00" });
  expect(called.ok && called.draft).toMatchObject({ locationId: "call", phone: "+33 5 56 00 00 00" });
  const met = asked({ location: "room", phone: "not asked" });
  expect(met.ok && met.draft).toMatchObject({ locationId: "room", phone: undefined });
});

test("guests are addresses, each once, and not more than may come", () => {
  const room = { location: "room" };
  const two = asked({ ...room, guests: "a@b.example, A@B.example\n c@d.example" });
  expect(two.ok && two.draft.guests).toEqual(["A@B.example", "c@d.example"]);
  expect(problemsIn(asked({ ...room, guests: "a@b.example nobody" }))).toEqual([
    "guests booking.error.guest",
  ]);
  expect(problemsIn(asked({ ...room, guests: "a@b.c, b@b.c, c@b.c" }))).toEqual([
    "guests booking.error.manyGuests",
  ]);
  const group = asked({ ...room, guests: "a@b.example" }, { ...places, guestsMax: null });
  expect(group.ok && group.draft.guests).toBeUndefined();
});

test("a campaign is kept where the business wants it, and nothing but its five words", () => {
  const fields = { location: "room", utm_source: "mail", utm_term: "x".repeat(300), utm_other: "y" };
  const wanted = asked(fields, { ...places, keepsCampaign: true });
  expect(wanted.ok && wanted.draft.campaign).toEqual({ utm_source: "mail", utm_term: "x".repeat(200) });
  const unwanted = asked(fields);
  expect(unwanted.ok && unwanted.draft.campaign).toBeUndefined();
});

test("a series begins with the chosen time and has each date once", () => {
  const later = "2027-01-25T09:00Z";
  const result = asked({ location: "room", series: [later, later] });
  expect(result.ok && result.draft.series).toEqual([Date.parse(base.at), Date.parse(later)]);
  const alone = asked({ location: "room", series: [] });
  expect(alone.ok && alone.draft.series).toBeUndefined();
  expect(asked({ location: "room", series: ["soon"] })).toEqual({ ok: false, malformed: true });
});

test.each([
  ["", undefined],
  ["45", 45],
  ["-45", 0],
  ["1e9", 0],
  ["99999999999", 0],
])("the length %j is read as %j minutes", (length, minutes) => {
  const result = asked({ location: "room", length });
  expect(result.ok && result.draft.lengthMinutes).toBe(minutes);
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

test("public pages are kept by all that changes them and nothing else; anything personal is not kept", () => {
  const path = "/harbour-studio/first-call";
  const plain = publicPageKey({ ...get, path });
  expect(plain).not.toBeNull();
  expect(publicPageKey({ ...get, path, query: { month: "2027-03" } })).not.toBe(plain);
  for (const known of ["view", "date", "length", "host"])
    expect(publicPageKey({ ...get, path, query: { [known]: "2" } })).not.toBe(plain);
  expect(publicPageKey({ ...get, path, query: { hours: "24" } })).not.toBe(plain);
  expect(publicPageKey({ ...get, path, headers: { cookie: "parley_hours=24" } })).not.toBe(plain);
  for (const unknown of ["utm_source", "fbclid", "company"])
    expect(publicPageKey({ ...get, path, query: { [unknown]: "mail" } })).toBe(plain);
  expect(publicPageKey({ ...get, path, query: { hours: "7" } })).toBe(plain);
  expect(publicPageKey({ ...get, path, headers: { cookie: "parley_theme=x; parley_hours=y" } })).toBe(plain);
  expect(publicPageKey({ ...get, path, headers: { cookie: "parley_zone=Asia/Tokyo" } })).not.toBe(plain);
  expect(publicPageKey({ ...get, path, headers: { "accept-language": "fr" } })).not.toBe(plain);
  for (const name of ["at", "name", "email", "phone", "guests", "link", "wait"])
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
