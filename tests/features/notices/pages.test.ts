import { beforeEach, expect, test } from "vitest";
import { loadBookingPage, readPageQuery } from "#app/features/booking/booking.server.ts";
import { slotParam } from "#app/features/booking/booking-form.ts";
import { noticeInput } from "#app/features/notices/notice-input.server.ts";
import { publishNotice } from "#app/features/notices/notices.server.ts";
import { measures } from "#app/features/notices/security-page.server.ts";
import { submitRetention } from "#app/features/organization/organization.server.ts";
import { reservedSlugs } from "#app/features/organization/organization-slug.ts";
import { browserItems } from "#app/features/privacy/cookies.ts";
import { translatorFor } from "#app/messages/all-translators.ts";
import { loader as gpc } from "#app/routes/gpc.ts";
import { loader as landing } from "#app/routes/landing.tsx";
import { loader as me } from "#app/routes/me.tsx";
import { loader as cookies } from "#app/routes/privacy.cookies.tsx";
import { loader as feed } from "#app/routes/privacy.feed.ts";
import { loader as processors } from "#app/routes/privacy.processors.tsx";
import { loader as sale } from "#app/routes/privacy.sale.tsx";
import { loader as security } from "#app/routes/privacy.security.tsx";
import { loader as privacy } from "#app/routes/privacy.tsx";
import { loader as version } from "#app/routes/privacy.versions.$hash.tsx";
import { loader as versions } from "#app/routes/privacy.versions.tsx";
import { loader as signUp } from "#app/routes/sign-up.tsx";
import { loader as trust } from "#app/routes/trust.tsx";
import { bookableBusiness } from "#tests/factories/bookable-business.ts";
import { type FakeServices, fakeServices } from "#tests/fakes/fake-services.ts";
import { testDatabase } from "../test-database.ts";

const database = await testDatabase();
const dayMs = 86_400_000;
const nine = Date.UTC(2027, 0, 18, 9);
let services: FakeServices;

beforeEach(async () => {
  await database.prisma.policyVersion.deleteMany();
  await database.prisma.organization.deleteMany();
  services = fakeServices(database);
});

type Handler = (args: never) => Promise<unknown>;

/** What a loader answers to somebody who reads in English, unless the headers say otherwise. */
async function open(loader: Handler, path: string, headers: Record<string, string> = {}) {
  const request = new Request(`http://parley.test${path}`, {
    headers: { "Accept-Language": "en", ...headers },
  });
  const params = { hash: path.split(/[/?]/).at(3) };
  const answer = await loader({ request, params, context: { services } } as never);
  return answer instanceof Response ? answer : ((answer as { data?: object }).data ?? answer);
}
async function twoVersions() {
  await publishNotice(services);
  const { settings } = services;
  services.settings = {
    ...settings,
    mail: { ...settings.mail, smtpUrl: "smtp://relay.example", country: "FR" },
  };
  services.clock.pass(dayMs);
  await publishNotice(services);
  const rows = await database.prisma.policyVersion.findMany({
    orderBy: { number: "asc" },
    select: { hash: true },
  });
  return rows.map(({ hash }) => hash);
}

test("the notice is that of this instance, in the reader's language", async () => {
  const en = JSON.stringify(await open(privacy, "/privacy"));
  expect(en).toContain("The Parley Tests runs this Parley");
  expect(en).toContain("If you book an appointment");
  const fr = JSON.stringify(await open(privacy, "/privacy", { "Accept-Language": "fr" }));
  expect(fr).toContain("Si vous prenez rendez-vous");
});

test("whoever comes from a business's form reads that business's own figure, as it is set now", async () => {
  const { slug, organizationId } = await bookableBusiness(database);
  await database.prisma.organization.update({ where: { id: organizationId }, data: { retentionDays: 30 } });
  expect(await open(privacy, `/privacy?business=${slug}`)).toMatchObject({ business: { retentionDays: 30 } });
  await database.prisma.organization.update({ where: { id: organizationId }, data: { retentionDays: 7 } });
  expect(await open(privacy, `/privacy?business=${slug}`)).toMatchObject({ business: { retentionDays: 7 } });
  expect(await open(privacy, "/privacy?business=nobody")).toMatchObject({ business: null });
});

test("Sec-GPC is read on each request, and the answer is not kept for somebody who sends another", async () => {
  expect(await open(privacy, "/privacy", { "Sec-GPC": "1" })).toMatchObject({ optedOut: true });
  expect(await open(privacy, "/privacy", { "Sec-GPC": "0" })).toMatchObject({ optedOut: false });
  expect(await open(privacy, "/privacy")).toMatchObject({ optedOut: false });
  const request = new Request("http://parley.test/privacy");
  const { init } = (await privacy({ request, params: {}, context: { services } } as never)) as {
    init: { headers: Record<string, string> };
  };
  expect(init.headers["Vary"]).toBe("Sec-GPC");
});

test("/.well-known/gpc.json says that the signal is heeded, since the first notice", async () => {
  await twoVersions();
  const answer = (await open(gpc, "/.well-known/gpc.json")) as Response;
  expect(answer.headers.get("Content-Type")).toContain("application/json");
  expect(await answer.json()).toEqual({ gpc: true, lastUpdate: "2027-01-15" });
});

test("the page of cookies has the registry's rows, no more and no less", async () => {
  for (const language of ["en", "fr"]) {
    const { rows } = (await open(cookies, "/privacy/cookies", { "Accept-Language": language })) as {
      rows: { name: string; why: string }[];
    };
    expect(rows.map(({ name }) => name)).toEqual(browserItems.map(({ name }) => name));
    expect(rows.every(({ why }) => why.length > 10)).toBe(true);
  }
});

test("a recipient is listed with role, data, country and since when, and stays listed with its end", async () => {
  expect(await open(processors, "/privacy/processors")).toMatchObject({ rows: [] });
  await database.prisma.policyVersion.deleteMany();
  await twoVersions();
  expect(await open(processors, "/privacy/processors")).toMatchObject({
    rows: [{ host: "relay.example", country: "France", since: "Saturday, January 16, 2027", until: null }],
  });
  services.settings = fakeServices(database).settings;
  services.clock.pass(dayMs);
  await publishNotice(services);
  expect(await open(processors, "/privacy/processors")).toMatchObject({
    rows: [{ host: "relay.example", until: "Sunday, January 17, 2027" }],
  });
});

test("a recipient that is switched on or off is in the list and in the feed at once", async () => {
  const feedText = async () => ((await open(feed, "/privacy/feed.xml")) as Response).text();
  const listed = async () =>
    (
      (await open(processors, "/privacy/processors")) as { rows: { host: string; until: string | null }[] }
    ).rows.map(({ host, until }) => [host, until === null]);
  const { settings } = services;
  await publishNotice(services);
  expect([await listed(), (await feedText()).includes("relay.example")]).toEqual([[], false]);
  services.settings = { ...settings, mail: { ...settings.mail, smtpUrl: "smtp://relay.example" } };
  services.clock.pass(dayMs);
  await publishNotice(services);
  expect(await listed()).toEqual([["relay.example", true]]);
  expect((await feedText()).match(/A new recipient: relay\.example/g)).toHaveLength(1);
  services.settings = settings;
  services.clock.pass(dayMs);
  await publishNotice(services);
  expect(await listed()).toEqual([["relay.example", false]]);
  expect((await feedText()).match(/<entry>/g)).toHaveLength(3);
});

test("the list tells of every recipient what it does, its data, its purpose and its country", async () => {
  const { settings } = services;
  services.settings = {
    ...settings,
    mail: { ...settings.mail, smtpUrl: "smtp://relay.example", country: "FR" },
    stunUrls: ["stun:stun.example"],
  };
  for (const [language, purpose] of [
    ["en", "telling those concerned"],
    ["fr", "prévenir les personnes concernées"],
  ] as const) {
    const { rows } = (await open(processors, "/privacy/processors", { "Accept-Language": language })) as {
      rows: Record<string, string | null>[];
    };
    expect(rows).toHaveLength(2);
    for (const row of rows)
      for (const column of ["host", "role", "data", "purpose", "country", "since"])
        expect(row[column], column).toMatch(/\S{3,}|\S+ \S+/);
    expect(rows.find(({ host }) => host === "relay.example")?.["purpose"]).toBe(purpose);
  }
});

test("a booking form says which countries outside the region data goes to, by what the operator said of each recipient alone", async () => {
  const { slug, eventTypeSlug } = await bookableBusiness(database);
  const { settings } = services;
  const said = async (locale: "en" | "fr") => {
    const search = new URLSearchParams({ at: slotParam(nine), timezone: "UTC" });
    const asked = { businessSlug: slug, eventTypeSlug, query: readPageQuery(search), search, locale };
    const found = await loadBookingPage(services, { ...asked, zoneCookie: undefined });
    return found?.page.form?.leaves;
  };
  const served = (dataCountry: string | null, country: string | null) => {
    const mail = { ...settings.mail, smtpUrl: "smtp://relay.example", country };
    services.settings = { ...settings, mail, dataCountry };
  };
  // Within the region, from nowhere that is known, and to nowhere that is known: nothing to say.
  for (const [home, country] of [
    ["FR", "FR"],
    ["FR", "NO"],
    ["FR", null],
  ] as const) {
    served(home, country);
    expect(await said("en"), `${home} ${country}`).toBeNull();
  }
  served("FR", "US");
  expect(await said("en")).toEqual({ home: "France", countries: "United States" });
  expect(await said("fr")).toEqual({ home: "France", countries: "États-Unis" });
  served("CH", "DE");
  expect(await said("en")).toEqual({ home: "Switzerland", countries: "Germany" });
});

test("a rule that the owner changes changes the booking form's sentence and the notice's, in both languages", async () => {
  const { organizationId, slug, eventTypeSlug } = await bookableBusiness(database, { retentionDays: 365 });
  const said = async (locale: "en" | "fr") => {
    const search = new URLSearchParams();
    const asked = { businessSlug: slug, eventTypeSlug, query: readPageQuery(search), search, locale };
    const found = await loadBookingPage(services, { ...asked, zoneCookie: undefined });
    const page = found?.page as { retentionDays: number };
    const notice = (await open(privacy, `/privacy?business=${slug}`)) as {
      business: { retentionDays: number };
    };
    const { t } = translatorFor(locale);
    const business = "Test business";
    return [
      t("booking.retention", { business, days: page.retentionDays }),
      t("notices.business.text", { business, days: notice.business.retentionDays }),
    ];
  };
  const save = (days: string) =>
    submitRetention(services, {
      ...{ organizationId, actorId: "", t: translatorFor("en").t },
      tree: {
        retentionDays: days,
        answerDays: "1",
        sensitiveAnswerDays: "1",
        callDays: "30",
        recordingDays: "30",
        chatDays: "30",
      },
    });
  for (const days of ["30", "41"]) {
    expect(await save(days)).toEqual({ status: 303 });
    for (const locale of ["en", "fr"] as const)
      for (const sentence of await said(locale))
        expect(sentence).toContain(`${days} ${locale === "en" ? "days" : "jours"}`);
  }
});

test("one privacy contact is on the pages about privacy, and no other address", async () => {
  await twoVersions();
  const pages = [
    await open(privacy, "/privacy"),
    await open(cookies, "/privacy/cookies"),
    await open(processors, "/privacy/processors"),
    await open(versions, "/privacy/versions"),
    await open(sale, "/privacy/sale"),
    await open(security, "/privacy/security"),
    await open(me, "/me"),
    await open(landing, "/"),
    await open(trust, "/trust"),
    await open(signUp, "/sign-up"),
  ];
  const found = pages.flatMap((page) => JSON.stringify(page).match(/[\w.+-]+@[\w-]+\.[\w.]*\w/g) ?? []);
  expect(new Set(found)).toEqual(new Set(["privacy@parley.test"]));
});

test("the notice names the country that the operator said the data lies in, and no other", async () => {
  for (const [country, en, fr] of [
    ["DE", "Germany", "Allemagne"],
    ["CA", "Canada", "Canada"],
  ] as const) {
    await database.prisma.policyVersion.deleteMany();
    const operator = { ...services.settings.operator, country: "FR" };
    services.settings = { ...services.settings, operator, dataCountry: country };
    expect(JSON.stringify(await open(privacy, "/privacy"))).toContain(`The country in which it lies: ${en}.`);
    const french = JSON.stringify(await open(privacy, "/privacy", { "Accept-Language": "fr" }));
    expect(french).toContain(`Le pays où elles se trouvent : ${fr}.`);
  }
});

test("the list says what each recipient has promised, and on which ground data may leave for its country", async () => {
  const { settings } = services;
  const guarantee = { contract: "https://relay.example/dpa", since: "2026-05-01", transfer: "scc" } as const;
  services.settings = {
    ...settings,
    mail: { ...settings.mail, smtpUrl: "smtp://relay.example", country: "US", guarantee },
    stunUrls: ["stun:stun.example"],
    stun: { country: "FR", guarantee: { contract: null, since: null, transfer: "none" } },
  };
  const { rows } = (await open(processors, "/privacy/processors")) as { rows: Record<string, string>[] };
  const promised = new Map(rows.map((row) => [row["host"], row["guarantee"]]));
  expect(promised.get("relay.example")).toBe(
    "contract of 2026-05-01: https://relay.example/dpa; standard contract clauses",
  );
  expect(promised.get("stun.example")).toBe("a server of the operator’s own");
});

test("the page about security lists each measure and the operator's own, and promises no certainty, in both languages", async () => {
  const texts = new Set<string>();
  for (const [language, certainty, own] of [
    ["en", "No site is absolutely safe", "locked room"],
    ["fr", "Aucun site n’est absolument sûr", "fermée à clé"],
  ] as const) {
    const page = (await open(security, "/privacy/security", { "Accept-Language": language })) as {
      groups: { items: string[] }[];
      safeguards: string;
    };
    expect(page.groups.map(({ items }) => items.length)).toEqual(
      Object.values(measures).map((kind) => kind.length),
    );
    for (const item of page.groups.flatMap(({ items }) => items)) texts.add(item);
    expect(page.safeguards).toContain(own);
    expect(translatorFor(language).t("notices.security.absolute")).toContain(certainty);
  }
  expect(texts.size).toBe(2 * Object.values(measures).flat().length);
});

test("a column, a cookie or a recipient that a release adds makes a new version by itself, whose difference names it", async () => {
  const input = noticeInput(services.settings);
  const { dataMap, browserItems: items } = input;
  const withoutPhones = Object.fromEntries(
    Object.entries(dataMap).map(([model, fields]) => [
      model,
      Object.fromEntries(
        Object.entries(fields).filter(
          ([, entry]) => entry.kind !== "personal" || entry.category !== "contact.phone",
        ),
      ),
    ]),
  );
  const stun = { id: "stun", host: "stun.example", country: "FR", guarantee: null } as const;
  const releases = [
    {
      ...input,
      dataMap: withoutPhones,
      stores: {},
      browserItems: items.filter(({ name }) => name !== "parley_known"),
    },
    { ...input, stores: {}, browserItems: items.filter(({ name }) => name !== "parley_known") },
    { ...input, stores: {} },
    { ...input, stores: {}, integrations: [stun] },
  ];
  const named = ["Phone number", "parley_known", "stun.example"];
  for (const release of releases) {
    services.clock.pass(dayMs);
    await publishNotice(services, release);
  }
  const rows = await database.prisma.policyVersion.findMany({
    orderBy: { number: "asc" },
    select: { hash: true },
  });
  expect(rows).toHaveLength(releases.length);
  for (const [at, word] of named.entries()) {
    const { diff } = (await open(version, `/privacy/versions/${rows[at + 1]?.hash}`)) as { diff: object };
    expect(JSON.stringify(diff)).toContain(word);
  }
});

test("all versions are public, with the day each holds from; any two are compared", async () => {
  const [first, second] = await twoVersions();
  expect(await open(versions, "/privacy/versions")).toMatchObject({
    diff: null,
    rows: [
      { number: 2, state: "pending", material: true, effective: "Monday, February 15, 2027" },
      { number: 1, state: "current", material: false, effective: "Friday, January 15, 2027" },
    ],
  });
  const forth = await open(versions, `/privacy/versions?from=${first}&to=${second}`);
  expect(forth).toMatchObject({
    diff: {
      from: 1,
      to: 2,
      material: ["A new recipient: relay.example"],
    },
  });
  const back = JSON.stringify(await open(versions, `/privacy/versions?from=${second}&to=${first}`));
  expect(back).toContain('{"kind":"removed","text":"relay.example"}');
});

test("a version keeps its own words for good, and an unknown fingerprint is not found", async () => {
  const [first, second] = await twoVersions();
  expect(JSON.stringify(await open(version, `/privacy/versions/${first}`))).not.toContain("relay.example");
  expect(await open(version, `/privacy/versions/${second}`)).toMatchObject({
    row: { number: 2 },
    diff: { from: 1, to: 2 },
  });
  await expect(open(version, "/privacy/versions/abc")).rejects.toMatchObject({ status: 404 });
});

test("the feed is well-formed Atom with an entry for each version, saying what changed", async () => {
  const [first, second] = await twoVersions();
  const answer = (await open(feed, "/privacy/feed.xml")) as Response;
  expect(answer.headers.get("Content-Type")).toContain("application/atom+xml");
  const xml = await answer.text();
  expect(xml.match(/<entry>/g)).toHaveLength(2);
  expect(xml).toContain(`http://parley.test/privacy/versions/${first}`);
  expect(xml).toContain(`http://parley.test/privacy/versions/${second}#2`);
  expect(xml).toContain("A new recipient: relay.example");
  expect(xml).toContain("<updated>2027-01-16T12:00:00.000Z</updated>");
});

test("no business can take the notice's address", () => {
  expect(reservedSlugs.has("privacy")).toBe(true);
});
