import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { businessPage, loadBookingPage, readPageQuery } from "#app/features/booking/booking.server.ts";
import { dataMap } from "#app/features/privacy/data-map.ts";
import { type Entry, retentionRules } from "#app/features/privacy/data-map-types.ts";
import { stores } from "#app/features/privacy/stores.ts";
import { contentSecurityPolicy, securityHeaders } from "#app/platform/http/security.server.ts";
import { createLog } from "#app/platform/log.server.ts";
import { action as signUpAction } from "#app/routes/sign-up.tsx";
import { bookableBusiness } from "#tests/factories/bookable-business.ts";
import { createBooking } from "#tests/factories/booking.ts";
import { fakeServices } from "#tests/fakes/fake-services.ts";
import { createVisitor } from "../account/account-visitor.ts";
import { testDatabase } from "../test-database.ts";

/** What the program keeps by never having a place for it, and no other test shows; see tests/promises.ts. */

const database = await testDatabase();
const { pool, prisma } = database;
const app = path.resolve(import.meta.dirname, "../../../app");

type Personal = Extract<Entry, { kind: "personal" }> & { place: string; field: string };
const places: [string, Record<string, Entry>][] = [
  ...Object.entries(dataMap),
  ...Object.entries(stores).map(([name, { entries }]): [string, Record<string, Entry>] => [name, entries]),
];
const personal = places.flatMap(([place, fields]) =>
  Object.entries(fields).flatMap(([field, entry]): Personal[] =>
    entry.kind === "personal" ? [{ ...entry, place, field }] : [],
  ),
);

/** Every table that holds the text in any of its rows, as "schema.table". */
async function tablesWith(text: string): Promise<string[]> {
  const { rows } = await pool.query<{ name: string }>(
    `SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables
     WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')`,
  );
  const found: string[] = [];
  for (const { name } of rows) {
    const hits = await pool.query(`SELECT 1 FROM ${name} t WHERE position($1 in t::text) > 0`, [text]);
    if (hits.rows.length > 0) found.push(name);
  }
  return found.sort();
}

/** Source files of a folder of the program, the generated database client left out. */
async function sourcesOf(folder: string): Promise<{ file: string; text: string }[]> {
  const files = await readdir(path.join(app, folder), { recursive: true });
  const code = files.filter((file) => /\.tsx?$/.test(file) && !file.includes("generated"));
  return Promise.all(
    code.map(async (file) => ({ file, text: await readFile(path.join(app, folder, file), "utf8") })),
  );
}

test("three fields make an account, and nothing else about the person is stored", async () => {
  const visitor = createVisitor(fakeServices(database));
  const form = {
    name: "Ada Martin",
    email: "ada@harbour.example",
    password: "tide and lantern",
    adult: "on",
  };
  expect((await visitor.post(signUpAction, "/sign-up?utm_source=leaflet", form)).status).toBe(303);
  const user = await prisma.user.findUniqueOrThrow({ where: { email: form.email } });
  const { id, createdAt, passwordHash, ...said } = user;
  expect(said).toEqual({
    name: form.name,
    email: form.email,
    emailVerifiedAt: null,
    locale: "en",
    timeZone: "UTC",
    // That they said they are an adult, by when: no birth date.
    adultDeclaredAt: createdAt,
    closesAt: null,
    marketingRefusedAt: null,
    pausedAt: null,
    profileConfirmedAt: null,
  });
  expect(await tablesWith("leaflet")).toEqual([]);
  expect(await tablesWith(form.name)).toEqual(["public.app_user"]);
  expect([id, createdAt, passwordHash].every(Boolean)).toBe(true);
});

test("a password is in no table and in no line of the log", async () => {
  const lines: string[] = [];
  const log = createLog("trace", { write: (line) => void lines.push(line) });
  const visitor = createVisitor(fakeServices(database, { log }));
  const password = "harbour of nine lights";
  const form = { name: "Bo", email: "bo@harbour.example", password, adult: "on" };
  expect((await visitor.post(signUpAction, "/sign-up", form)).status).toBe(303);
  expect(await tablesWith("bo@harbour.example")).toContain("public.app_user");
  expect(await tablesWith(password)).toEqual([]);
  expect(lines.join("")).not.toContain(password);
});

test("no id is counted up, so that none tells of another", async () => {
  const { rows } = await pool.query(
    `SELECT table_name, column_name FROM information_schema.columns
     WHERE table_schema = 'public' AND (is_identity = 'YES' OR column_default LIKE 'nextval%')`,
  );
  expect(rows).toEqual([]);
  const { rows: ids } = await pool.query<{ type: string }>(
    `SELECT DISTINCT data_type AS type FROM information_schema.columns
     WHERE table_schema = 'public' AND column_name = 'id' AND table_name NOT LIKE '\\_prisma%'`,
  );
  expect(ids).toEqual([{ type: "text" }]);
});

test("public pages name hosts and services, never an address nor who has booked", async () => {
  const services = fakeServices(database);
  const business = await bookableBusiness(database);
  await createBooking(database, {
    organizationId: business.organizationId,
    eventTypeId: business.eventTypeId,
    hostIds: [business.hostId],
    startsAt: Date.UTC(2027, 0, 18, 9),
    attendees: [{ name: "Grace Canary", email: "grace.canary@customers.example" }],
  });
  const search = new URLSearchParams();
  const pages = [
    await businessPage(services, business.slug),
    await loadBookingPage(services, {
      ...{ businessSlug: business.slug, eventTypeSlug: business.eventTypeSlug },
      ...{ query: readPageQuery(search), search, locale: "en", zoneCookie: undefined },
    }),
  ];
  for (const found of pages) {
    const shown = JSON.stringify(found?.page);
    expect(shown).toContain("Test business");
    expect(shown).not.toMatch(/canary|@|\.example/i);
  }
});

test("data serves its listed purposes alone, and neither sale nor advertising nor training is one", () => {
  const purposes = [
    "account",
    "accountability",
    // Hearing a business's own news, for whoever ticked the box.
    "news",
    "call",
    "notification",
    "presentation",
    "recovery",
    "rights",
    "scheduling",
    "security",
    // Answering who wrote to the operator; nothing of it is read for anything else.
    "support",
  ];
  expect(personal.length).toBeGreaterThan(60);
  for (const { purpose, place, field } of personal)
    for (const one of purpose) expect(purposes, `${place}.${field}`).toContain(one);
});

test("no column holds interests, demographics, a place on earth or a marketing profile", () => {
  const categories = [
    ...["identity.name", "contact.email", "contact.phone", "credential", "preference.language"],
    ...[
      "preference.zone",
      "device.kind",
      "network.truncated",
      "activity.time",
      "activity.done",
      "activity.origin",
    ],
    ...["business.profile", "schedule", "booking.content", "booking.time", "booking.answer"],
    ...["mail.log", "call.log", "call.media", "request", "consent", "reference"],
  ];
  for (const { category, place, field } of personal)
    expect(categories, `${place}.${field}`).toContain(category);
});

test("what is stored of customers and visitors has a rule with a number of days", () => {
  const theirs = personal.filter(({ subject }) => subject === "customer" || subject === "visitor");
  expect(theirs.length).toBeGreaterThan(30);
  for (const { rule, place, field } of theirs) {
    const inMemory = stores[place as keyof typeof stores]?.where === "memory";
    if (!inMemory) expect(retentionRules[rule].days, `${place}.${field}`).toEqual(expect.any(Number));
  }
});

test("a network address counts as personal, has a rule, and is stored cut short", () => {
  const named = places.flatMap(([, fields]) =>
    Object.entries(fields).filter(([field]) => /^(network|ip|ipAddress|address)$/i.test(field)),
  );
  expect(named.length).toBeGreaterThan(2);
  for (const [field, entry] of named) {
    expect(entry, field).toMatchObject({ kind: "personal", category: "network.truncated" });
    if (entry.kind === "personal") expect(retentionRules).toHaveProperty([entry.rule]);
  }
});

test("the call log has no place for a network or a mail address, and of a device for its kind alone", () => {
  const held = personal.filter(({ place }) => place === "Call" || place === "CallParticipant");
  const categories = new Set(held.map(({ category }) => category));
  expect([...categories].sort()).toEqual(["call.log", "device.kind", "identity.name", "reference"]);
});

test("mails have one document, and it knows no picture", async () => {
  const mails = await sourcesOf("features/notifications");
  const rendering = mails.filter(({ text }) => text.includes("@react-email/render"));
  expect(rendering.map(({ file }) => file)).toEqual(["emails/render-html.server.tsx"]);
  for (const { file, text } of mails.filter((one) => one.file.startsWith("emails/")))
    expect(text, file).not.toMatch(/\bImg\b|<img|\bsrc=|background-image|@import|url\(/i);
});

test("the policy of pages names no other site as a source of anything", () => {
  const own = /^('(self|none|strict-dynamic|nonce-abc)'|data:|blob:)$/;
  for (const nonce of [undefined, "abc"]) {
    const directives = contentSecurityPolicy(nonce, { secure: true, development: false }).split("; ");
    const names = directives.map((directive) => directive.split(" ")[0]);
    expect(names).toEqual(expect.arrayContaining(["script-src", "img-src", "connect-src", "frame-src"]));
    for (const source of directives.flatMap((directive) => directive.split(" ").slice(1)))
      expect(source).toMatch(own);
  }
});

test("no page may ask where somebody is, and no code does", async () => {
  for (const address of ["/", "/room/abc", "/dashboard/acme"]) {
    const headers = new Map<string, string>();
    const response = {
      locals: {},
      setHeader: (name: string, value: string) => headers.set(name, value),
      removeHeader: () => undefined,
    };
    const pass = securityHeaders({ secure: true, development: false });
    pass({ path: address } as never, response as never, () => undefined);
    expect(headers.get("Permissions-Policy"), address).toContain("geolocation=()");
  }
  const asking = (await sourcesOf(".")).filter(({ text }) =>
    /geolocation\s*[.?[]|getCurrentPosition/.test(text),
  );
  expect(asking.map(({ file }) => file)).toEqual([]);
});

test("an error's words, which may quote somebody, do not reach the log", () => {
  const lines: string[] = [];
  const log = createLog("info", { write: (line) => void lines.push(line) });
  log.error({ err: new TypeError("grace@example.org is not a function") }, "request failed");
  log.error({ err: "grace@example.org" }, "request failed");
  expect(lines).toHaveLength(2);
  expect(lines[0]).toContain("TypeError");
  expect(lines.join("")).not.toContain("grace");
});
