import { beforeEach, expect, test } from "vitest";
import { publishNotice } from "#app/features/notices/notices.server.ts";
import { reservedSlugs } from "#app/features/organization/organization-slug.ts";
import { browserItems } from "#app/features/privacy/cookies.ts";
import { loader as gpc } from "#app/routes/gpc.ts";
import { loader as cookies } from "#app/routes/privacy.cookies.tsx";
import { loader as feed } from "#app/routes/privacy.feed.ts";
import { loader as processors } from "#app/routes/privacy.processors.tsx";
import { loader as privacy } from "#app/routes/privacy.tsx";
import { loader as version } from "#app/routes/privacy.versions.$hash.tsx";
import { loader as versions } from "#app/routes/privacy.versions.tsx";
import { bookableBusiness } from "#tests/factories/bookable-business.ts";
import { type FakeServices, fakeServices } from "#tests/fakes/fake-services.ts";
import { testDatabase } from "../test-database.ts";

const database = await testDatabase();
const dayMs = 86_400_000;
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
