import { hashPassword } from "#app/features/account/password.server.ts";
import type { Database } from "#app/platform/database/database.server.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import { bookableBusiness } from "#tests/factories/bookable-business.ts";
import { createSessionFor } from "#tests/factories/meeting.ts";
import { type Answer, ask } from "./asking.ts";
import { expect, test } from "./fixtures.ts";

const tomorrow = () => `${new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)}T10:00Z`;

/** Somebody who is signed in and owns a business that can be booked. */
async function owner(database: Database) {
  const business = await bookableBusiness(database, {
    questions: [
      { kind: "text", label: "Why" },
      { kind: "choice", label: "Which", options: ["One", "Two"] },
      { kind: "number", label: "How many" },
    ],
  });
  const session = await createSessionFor(database, business.hostId, Date.now());
  return { ...business, session, base: `/dashboard/${business.slug}`, page: `/${business.slug}/talk` };
}

/** What is said to people, without the inside of the program. */
function expectCalm(answer: Answer, what: string, statuses: number[]) {
  expect(statuses, `${what} → ${answer.status}\n${answer.body.slice(0, 300)}`).toContain(answer.status);
  expect(answer.body, what).not.toMatch(/node_modules|Prisma|SELECT |\n\s+at /);
}

const odd = [
  "/%00",
  "/harbour-studio/%00",
  "/harbour-studio/first-call?month=9999-99&date=x&at=%00",
  "/room/%00",
  "/media/%00",
  "/booking/%00/%00",
  "/onboarding/live/%00",
  "/dashboard/%00/bookings",
  "/dashboard/harbour-studio/bookings.data?q=%00",
  "/%ff",
  "/%zz",
  "/%E0%A4%A",
  "/harbour-studio/%ff",
  "/booking/%ff/x",
  "/assets/../package.json",
  "/assets/..%2f..%2fpackage.json",
  "/assets/%2e%2e/%2e%2e/package.json",
  "/..%2f..%2f.env",
  "/dev/outbox/..%2f..%2fsecret",
  "/dev/outbox/x/html",
  "/.git/config",
  "/package.json",
  "//evil.example",
  "/\\evil.example",
  "/brand/zzzzzz.css",
  "/brand/123456.css.map",
  "/media/x",
  "/room/x",
  "/verify-email/x.y",
  "/reset-password/x",
  `/${"a".repeat(10_000)}`,
];

test("no address, however it is written, breaks the server or leads out of its folder", async () => {
  for (const path of odd) {
    const answer = await ask(path);
    expectCalm(answer, path, [400, 403, 404]);
    expect(answer.body, path).not.toContain('"dependencies"');
  }
  expectCalm(await ask(`/harbour-studio?q=${"a".repeat(20_000)}`), "a header too large", [431]);
  for (const path of ["/%2e%2e/", "/harbour-studio?x=%ff", "/harbour-studio?month=9999-99&date=x&at=x"]) {
    expectCalm(await ask(path), path, [200]);
  }
  const cookie = `parley_session=%00; parley_language=xx; parley_theme="><script>; parley_zone=%zz; =; ${"b".repeat(3000)}`;
  const answer = await ask("/harbour-studio/first-call", { headers: { Cookie: cookie } });
  expectCalm(answer, "broken cookies", [200]);
  expect(answer.body).not.toContain('"><script>');
});

test("times and zones that cannot be are answered by the page, never by a fault", async () => {
  for (const query of [
    "at=0000-01-01T00:00Z",
    "at=9999-12-31T23:59Z",
    "at=2026-13-41T99:99Z",
    "at=2026-02-30T10:00Z",
    "at=<script>",
    "at=2026-11-01T10:00Z&at=2026-11-02T10:00Z",
  ]) {
    expectCalm(await ask(`/harbour-studio/first-call?${query}`), query, [409]);
  }
  for (const query of [
    "month=2099-12",
    "month=2000-01",
    "date=2026-02-31",
    "timezone=Mars/Olympus",
    "timezone=../../etc/passwd",
    `timezone=${"E".repeat(5000)}`,
    "name[]=x&email[$ne]=y",
    "__proto__[x]=1&constructor=2",
  ]) {
    expectCalm(await ask(`/harbour-studio/first-call?${query}`), query, [200]);
  }
});

test("only GET, HEAD and POST are spoken, and only forms are read", async ({ database }) => {
  const { base, page, session, slug } = await owner(database);
  const posted = [
    page,
    "/theme",
    "/account",
    "/onboarding",
    "/sign-in",
    "/sign-up",
    "/forgot-password",
    `${base}/event-types`,
    `${base}/event-types/new`,
    `${base}/schedules`,
    `${base}/schedules/new`,
    `${base}/settings`,
    `${base}/settings/data`,
  ];
  const bodies = [
    { body: '{"name":"x"}', headers: { "Content-Type": "application/json" } },
    { body: "x", headers: { "Content-Type": "text/plain" } },
    { body: "nonsense", headers: { "Content-Type": "multipart/form-data; boundary=x" } },
    { method: "POST" },
  ];
  for (const path of posted) {
    for (const body of bodies) {
      expectCalm(await ask(path, { ...body, session }), `${path} ${JSON.stringify(body)}`, [400]);
    }
  }
  for (const path of [...posted, "/", `/${slug}`, "/healthz", "/assets/x"]) {
    for (const method of ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND"]) {
      expectCalm(await ask(path, { method, session }), `${method} ${path}`, [200, 404, 405]);
    }
  }
  const tickets = await ask("/room/x/ticket", { body: "[]", headers: { "Content-Type": "text/plain" } });
  expectCalm(tickets, "a ticket without words", [400]);
});

test("a booking form's fields are held to their bounds, and nothing is booked", async ({ database }) => {
  const { page, eventTypeId, questions } = await owner(database);
  const [why, which, howMany] = questions.map(({ id }) => `q_${id}`) as [string, string, string];
  const right = {
    at: tomorrow(),
    timezone: "UTC",
    key: randomId(),
    name: "Ada",
    email: "ada@customers.example",
  };
  const wrong: [string, Record<string, string | string[] | Blob>, number[]][] = [
    ["a long name", { name: "x".repeat(101) }, [400]],
    ["a very long name", { name: "x".repeat(500_000) }, [400]],
    ["a long address", { email: `${"x".repeat(300)}@customers.example` }, [400]],
    ["two addresses", { email: "a@customers.example, b@customers.example" }, [400]],
    ["an address with a header", { email: "a@customers.example\r\nBcc: b@customers.example" }, [400]],
    ["a file for a name", { name: new Blob(["x"]) }, [400]],
    ["a file for a time", { at: new Blob(["x"]) }, [400]],
    ["no name", { name: "\u0000\u200b \u2028" }, [400]],
    ["a long answer", { [why]: "x".repeat(501) }, [400]],
    ["an option that is none", { [which]: "Three" }, [400]],
    ["two options of one", { [which]: ["One", "Two"] }, [400]],
    ["a number that is none", { [howMany]: "1e999" }, [400]],
    ["an unknown zone", { timezone: "Mars/Olympus" }, [400]],
    ["a zone that is a path", { timezone: "../../etc/passwd" }, [400]],
    ["no key", { key: "" }, [400]],
    ["a key of another form", { key: "x".repeat(26_000) }, [400]],
    ["no time", { at: "tomorrow" }, [400]],
    ["a past time", { at: "2020-01-01T10:00Z" }, [409]],
    ["a time in the far future", { at: "9999-12-31T10:00Z" }, [400]],
    ["a time of no slot", { at: tomorrow().replace("10:00", "10:07") }, [409]],
    ["names of an object's parts", { email: "x", constructor: "1", __proto__: "2", toString: "3" }, [400]],
  ];
  for (const [what, change, statuses] of wrong) {
    expectCalm(await ask(page, { form: { ...right, ...change } }), what, statuses);
  }
  expectCalm(await ask(page, { form: { ...right, name: "x".repeat(1_200_000) } }), "a huge body", [413]);
  const chunked = { method: "POST", headers: { "Transfer-Encoding": "chunked" } };
  expectCalm(await ask(page, chunked), "a body of untold length", [411]);
  expect(await database.prisma.booking.count({ where: { eventTypeId } })).toBe(0);
  const made = await ask(page, { form: { ...right, name: "Ada\r\nBcc: all@customers.example" } });
  expect(made.status).toBe(303);
  expect((await ask(page, { form: right })).headers.location).toBe(made.headers.location);
  const { name } = await database.prisma.attendee.findFirstOrThrow({ where: { booking: { eventTypeId } } });
  expect(name).toBe("Ada Bcc: all@customers.example");
});

test("the dashboard's forms refuse what is too long, of the wrong kind or out of range", async ({
  database,
}) => {
  const { base, session, organizationId, eventTypeId, scheduleId } = await owner(database);
  const before = await database.prisma.organization.findUniqueOrThrow({ where: { id: organizationId } });
  const profile = { do: "profile", name: "N", slug: "new-address", accentColor: "#123456", timeZone: "UTC" };
  const eventType = { title: "T", slug: "talk", lengthMinutes: "30", scheduleId };
  const wrong: [string, Record<string, string | string[] | Blob>][] = [
    [`${base}/settings`, { ...profile, name: "x".repeat(81) }],
    [`${base}/settings`, { ...profile, slug: "admin" }],
    [`${base}/settings`, { ...profile, slug: "a/../b" }],
    [`${base}/settings`, { ...profile, accentColor: "red;}*{display:none" }],
    [`${base}/settings`, { ...profile, timeZone: "Mars/Olympus" }],
    [`${base}/settings`, { ...profile, "name.0": "x", name: new Blob(["x"]) }],
    [`${base}/settings`, { do: "logo", logo: "text" }],
    [`${base}/settings`, { do: "logo", logo: new Blob(["<svg onload=alert(1)>"], { type: "image/png" }) }],
    [`${base}/settings`, { do: "logo", logo: new Blob([new Uint8Array(600_000)]) }],
    [`${base}/settings`, { do: "constructor" }],
    [`${base}/settings/data`, { retentionDays: "0" }],
    [`${base}/settings/data`, { retentionDays: "99999999999999999999" }],
    [`${base}/event-types`, { do: "__proto__", id: eventTypeId }],
    [`${base}/event-types/${eventTypeId}`, { ...eventType, lengthMinutes: "-5" }],
    [`${base}/event-types/${eventTypeId}`, { ...eventType, "questions.0.kind": "script" }],
    [`${base}/event-types/${eventTypeId}`, { ...eventType, scheduleId: "\u0000" }],
    [`${base}/schedules/${scheduleId}`, { name: "x".repeat(61), timeZone: "UTC" }],
    [`${base}/schedules/${scheduleId}`, { name: "S", timeZone: "UTC", "overrides.0.date": "2026-02-31" }],
    [`${base}/schedules/${scheduleId}`, { name: "S", timeZone: "UTC", "week.d1.0.start": "25:99" }],
    ["/account", { intent: "constructor" }],
    ["/account", { intent: "profile", name: "x", locale: "xx", timeZone: "UTC" }],
    ["/account", { intent: "end-session", session: "\u0000" }],
    ["/onboarding", { name: "x" }],
  ];
  for (const [path, form] of wrong) {
    const answer = await ask(path, { form, session });
    expectCalm(answer, `${path} ${JSON.stringify(form).slice(0, 120)}`, [400]);
  }
  const ids = { do: "hide", id: "\u0000" };
  expectCalm(await ask(`${base}/event-types`, { form: ids, session }), "an id of NUL", [404]);
  expect(await database.prisma.organization.findUniqueOrThrow({ where: { id: organizationId } })).toEqual(
    before,
  );
});

test("a form that another site sends is refused before it is read", async ({ database }) => {
  const { base, session, page, eventTypeId } = await owner(database);
  const origins: Record<string, string>[] = [
    { Origin: "https://evil.example" },
    { Origin: "null" },
    { "Sec-Fetch-Site": "cross-site" },
    { "Sec-Fetch-Site": "same-site" },
  ];
  for (const headers of origins) {
    const form = { do: "hide", id: eventTypeId };
    expectCalm(await ask(`${base}/event-types`, { form, session, headers }), JSON.stringify(headers), [403]);
    expectCalm(await ask(page, { form: { at: tomorrow() }, headers }), JSON.stringify(headers), [403]);
    expectCalm(await ask("/sign-out", { form: {}, session, headers }), JSON.stringify(headers), [403]);
  }
  expect((await database.prisma.eventType.findUniqueOrThrow({ where: { id: eventTypeId } })).hidden).toBe(
    false,
  );
  expect((await ask("/account", { session })).status).toBe(200);
});

test("an address to go on to never leaves the site or writes a header", async () => {
  for (const next of [
    "//evil.example",
    "/\\evil.example",
    "/%09/evil.example",
    "https://evil.example",
    "/..//evil.example",
  ]) {
    const { headers } = await ask(`/language?to=fr&next=${encodeURIComponent(next)}`);
    expect(headers.location, next).toMatch(/^\/(?![/\\])/);
    const themed = await ask("/theme", { form: { theme: "dark", next } });
    expect(themed.headers.location, next).toMatch(/^\/(?![/\\])/);
  }
  const split = await ask("/language?to=fr&next=/%0d%0aSet-Cookie:%20a=b");
  expect(split.headers["set-cookie"]).toHaveLength(1);
});

test("guessing a password is slowed down for that account", async ({ database }) => {
  const { hostId } = await owner(database);
  const passwordHash = await hashPassword("lanterns over the quay");
  await database.prisma.user.update({ where: { id: hostId }, data: { passwordHash } });
  const form = { email: `${hostId}@hosts.example`, password: "wrong horse battery" };
  for (let attempt = 0; attempt < 10; attempt++) expect((await ask("/sign-in", { form })).status).toBe(400);
  const answer = await ask("/sign-in", { form });
  expect(answer.status).toBe(429);
  expect(Number(answer.headers["retry-after"])).toBeGreaterThan(60);
  expect(answer.body).toContain("tried too often");
});
