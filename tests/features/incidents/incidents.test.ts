import { expect, test } from "vitest";
import { tellAffected } from "#app/features/incidents/announce-incident.server.ts";
import { remindOfIncidents } from "#app/features/incidents/incident-clock.server.ts";
import { pickColumns } from "#app/features/incidents/incident-query.ts";
import { incidentsConcerning, operateIncident, runDrill } from "#app/features/incidents/incidents.server.ts";
import { previewAffected } from "#app/features/incidents/open-incident.server.ts";
import { dataMap } from "#app/features/privacy/data-map.ts";
import { rotateKeys, runRetention } from "#app/features/privacy/privacy.server.ts";
import { keysInUse } from "#app/platform/database/sealed-answers.server.ts";
import { openSubject } from "#app/platform/database/sealed-subjects.server.ts";
import { createSealer } from "#app/platform/security/sealer.server.ts";
import { loader as portalLoader } from "#app/routes/me.tsx";
import { loader as incidentsLoader } from "#app/routes/privacy.incidents.tsx";
import { loader as feedLoader } from "#app/routes/privacy.incidents-feed.ts";
import { bookableBusiness } from "#tests/factories/bookable-business.ts";
import { createBooking } from "#tests/factories/booking.ts";
import { fakeServices } from "#tests/fakes/fake-services.ts";
import { createVisitor } from "../account/account-visitor.ts";
import { enterPortal, sendMails } from "../rights/rights-scene.ts";
import { testDatabase } from "../test-database.ts";

const database = await testDatabase();
const drilled = await testDatabase();
const { prisma } = database;
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

const words = ["what", "consequences", "measures"].flatMap((word) => [
  `--${word}-en=The ${word}.`,
  `--${word}-fr=Le ${word}.`,
]);

/** A business with one booking of each of these people; the second reads French. */
async function booked(emails: readonly string[]) {
  const { organizationId, eventTypeId, hostId, slug } = await bookableBusiness(database);
  for (const [index, email] of emails.entries())
    await createBooking(database, {
      ...{ organizationId, eventTypeId, hostIds: [hostId], startsAt: Date.UTC(2027, 1, 1 + index, 9) },
      attendees: [{ email, phone: "+33 1 00 00 00 00", locale: index === 1 ? "fr" : "en" }],
      createdAt: new Date(Date.UTC(2027, 0, 10)),
    });
  await prisma.attendee.updateMany({
    where: { organizationId },
    data: { createdAt: new Date(Date.UTC(2027, 0, 10)) },
  });
  return { organizationId, eventTypeId, hostId, slug };
}

async function opened(services: ReturnType<typeof fakeServices>, slug: string, more: string[] = []) {
  const aware = new Date(services.clock.now() - 2 * hourMs).toISOString();
  const said = await operateIncident(services, [
    ...["open", "--kind", "breach", "--aware", aware, "--columns", "Attendee.phone", "--business", slug],
    ...words,
    ...more,
  ]);
  return { said, id: /Incident ([a-z2-7]{26})/.exec(said)?.[1] ?? "" };
}

test("a drill finds exactly those whom its oracle knows, and has each told before the 72 hours are over", async () => {
  const drill = await runDrill(fakeServices(drilled));
  expect(drill).toMatchObject({ ok: true, missing: [], superfluous: [] });
  expect(drill.people).toBeGreaterThan(15);
  expect(drill.spareMs).toBe(71 * hourMs);
});

test("all three ways are in the drill, and banner and public page need no mail", async () => {
  const withoutMail = fakeServices(await testDatabase(), {
    mail: { send: () => Promise.reject(new Error("mail is down")) } as never,
  });
  expect(await runDrill(withoutMail)).toMatchObject({ ok: true, banners: true, published: true });
});

test("whom an incident concerns reads so when signed in and in the portal, nobody else does, and it ends a month after the incident", async () => {
  const services = fakeServices(database);
  const email = "banner@breach.example";
  const { slug } = await booked([email, "also@breach.example"]);
  const { id } = await opened(services, slug);
  const read = (...emails: string[]) => incidentsConcerning(services, emails, { locale: "fr" });
  expect(await read(email)).toEqual([]);
  await operateIncident(services, ["announce", id]);
  expect(await read("Banner@Breach.example")).toMatchObject([{ id, kind: "breach", what: "Le what." }]);
  expect(await read("elsewhere@breach.example")).toEqual([]);
  const portal = await enterPortal(services, database, email);
  const page = await portal.get(portalLoader, "/me");
  expect(page.data).toMatchObject({ page: { incidents: [{ id, what: "The what." }] } });
  await operateIncident(services, ["close", id, "--text", "Over."]);
  services.clock.pass(29 * dayMs);
  expect(await read(email)).toHaveLength(1);
  services.clock.pass(2 * dayMs);
  expect(await read(email)).toEqual([]);
});

test("what the operator makes public is on a page and in a feed, in both languages, and names nobody", async () => {
  const services = fakeServices(database);
  const { slug } = await booked(["public@breach.example"]);
  const { id } = await opened(services, slug);
  const visitor = createVisitor(services);
  const page = async () => JSON.stringify((await visitor.get(incidentsLoader, "/privacy/incidents")).data);
  expect(await page()).not.toContain(id);
  expect(await operateIncident(services, ["publish", id])).toBe("Everybody can read of it.");
  expect(await operateIncident(services, ["publish", id])).toBe("Everybody can read of it already.");
  expect(await page()).toContain("The consequences.");
  const request = new Request("http://parley.test/privacy/incidents.xml", {
    headers: { "Accept-Language": "fr" },
  });
  const feed = await feedLoader({ request, params: {}, context: { services } } as never);
  const text = await feed.text();
  expect(text).toContain("Le measures.");
  expect(text).toContain(`/privacy/incidents#${id}`);
  expect((await page()) + text).not.toContain("breach.example");
});

test("the list is found by the data map, frozen and sealed: who is erased afterwards is told all the same, each in their language", async () => {
  const services = fakeServices(database);
  const { slug, organizationId } = await booked([
    "ada@breach.example",
    "Bob@Breach.example",
    "ada@breach.example",
  ]);
  await booked(["elsewhere@breach.example"]);
  const { said, id } = await opened(services, slug);
  expect(said).toContain("2 people are on its list");
  const rows = await prisma.incidentSubject.findMany({ where: { incidentId: id } });
  expect(JSON.stringify(rows)).not.toContain("breach.example");
  await prisma.booking.deleteMany({ where: { organizationId } });
  await operateIncident(services, ["announce", id]);
  expect(services.enqueued.at(-1)).toEqual({ name: "incidents.announce", payload: { incidentId: id } });
  expect(await tellAffected(services, id)).toBe(2);
  expect(await tellAffected(services, id)).toBe(0);
  await sendMails(services, database);
  const mails = services.sentMails.map(({ to, subject }) => [to.address, subject]).sort();
  expect(mails).toEqual([
    ["ada@breach.example", "Important: your data was affected by an incident"],
    ["bob@breach.example", "Important\u00a0: un incident a touché vos données"],
  ]);
  expect(services.sentMails[0]?.text).toMatch(/The what\.|Le what\./);
  expect(services.sentMails[0]?.text).toContain("privacy@parley.test");
});

test("stopped anywhere, the notices go on where they were, and nobody is told the same twice; what became known since is told once more", async () => {
  const services = fakeServices(database);
  const emails = Array.from({ length: 250 }, (_, index) => `p${index}@many.example`);
  const { slug } = await booked(emails);
  const { id } = await opened(services, slug);
  await operateIncident(services, ["announce", id]);
  let queued = 0;
  const dying = {
    ...services,
    jobs: {
      enqueue: async () => {
        queued++;
        if (queued % 130 === 0) throw new Error("killed");
      },
    },
  };
  let deaths = 0;
  for (let left = true; left; ) {
    left = await tellAffected(dying, id).then(
      () => false,
      () => ++deaths < 50,
    );
  }
  expect(deaths).toBeGreaterThan(1);
  const count = () => prisma.mailMessage.count({ where: { incidentSubject: { incidentId: id } } });
  expect(await count()).toBe(250);
  await operateIncident(services, ["measure", id, "--text", "The hole is closed.", ...words]);
  await operateIncident(services, ["announce", id]);
  expect(await operateIncident(services, ["announce", id])).toContain("still on its way");
  await tellAffected(services, id);
  expect(await count()).toBe(500);
});

test("the operator sees the hours that are left and what is lacking, in the list and in the log, until all is told", async () => {
  const services = fakeServices(database);
  const warned: unknown[] = [];
  const note = (what: unknown) => void warned.push(what);
  const watched = { ...services, log: { ...services.log, warn: note, error: note } as typeof services.log };
  const { slug } = await booked(["clock@breach.example"]);
  const { id } = await opened(services, slug);
  expect(await operateIncident(services, ["list"])).toContain(`${id}  breach  open  70 hours left`);
  services.clock.pass(71 * hourMs);
  expect(await operateIncident(services, ["list"])).toContain(`${id}  breach  open  OVERDUE by 1 hours`);
  await remindOfIncidents(watched);
  expect(warned).toContainEqual({ incidentId: id, hoursLeft: -1, lacks: ["authority", "people"] });
  await operateIncident(services, ["authority-told", id, "--text", "CNIL 2027-1"]);
  await operateIncident(services, ["announce", id]);
  await tellAffected(services, id);
  warned.length = 0;
  await remindOfIncidents(watched);
  expect(JSON.stringify(warned)).not.toContain(id);
  await operateIncident(services, ["close", id, "--text", "Over."]);
  expect(await operateIncident(services, ["close", id, "--text", "Again."])).toBe("This incident is closed.");
});

test("the authority's text has nature, numbers, data, consequences, measures and contact, in English and in French", async () => {
  const services = fakeServices(database);
  const { slug } = await booked(["report@breach.example"]);
  const { id } = await opened(services, slug);
  await operateIncident(services, ["measure", id, "--text", "Keys changed."]);
  const report = await operateIncident(services, ["report", id]);
  for (const part of [
    "Breach of personal data",
    "1 person",
    "Attendee.phone",
    "The consequences.",
    "Keys changed.",
    "privacy@parley.test",
  ])
    expect(report).toContain(part);
  const french = await operateIncident(services, ["report", id, "--locale", "fr"]);
  expect(french).toContain("Ce qui s’est passé\nLe what.");
  expect(report).not.toContain("report@breach.example");
});

test("what was done is added for good, and nobody gives themselves more than 72 hours", async () => {
  const services = fakeServices(database);
  const { slug } = await booked(["log@breach.example"]);
  const { id } = await opened(services, slug);
  await expect(
    database.owner.query("UPDATE incident_event SET text = 'else' WHERE incident_id = $1", [id]),
  ).rejects.toThrow(/neither changed nor removed/);
  await expect(
    database.owner.query("DELETE FROM incident_event WHERE incident_id = $1", [id]),
  ).rejects.toThrow();
  await expect(
    database.owner.query("UPDATE incident SET due_at = due_at + interval '1 hour' WHERE id = $1", [id]),
  ).rejects.toThrow(/incident_within_72_hours/);
  const noted = await prisma.auditEvent.findMany({ where: { target: `incident:${id}` } });
  expect(noted.map(({ action, chain }) => [action, chain])).toEqual([["operator.incident", "instance"]]);
});

test("what the data map does not know is refused, words that are missing are named, and a dry run writes nothing", async () => {
  const services = fakeServices(database);
  const { slug } = await booked(["dry@breach.example"]);
  expect(pickColumns(["Attendee.nothing", "Diary.*", "Booking.id", "Answer.values"])).toEqual({
    columns: ["Answer.values"],
    unknown: ["Attendee.nothing", "Diary.*", "Booking.id"],
  });
  const before = await prisma.incident.count();
  const { said } = await opened(services, slug, ["--dry-run"]);
  expect(said).toContain("1 people would be told");
  const open = ["open", "--kind", "breach", "--aware", "2027-01-15T10:00Z", "--columns", "Attendee.phone"];
  await expect(operateIncident(services, open)).rejects.toThrow(/--what-en/);
  await expect(operateIncident(services, ["open", ...words])).rejects.toThrow(/--kind is missing/);
  await expect(operateIncident(services, ["close", "nothing"])).rejects.toThrow(/There is no incident/);
  expect(await prisma.incident.count()).toBe(before);
});

test("every personal column of the data map can be asked about: whoever has something there is found, or counted", async () => {
  const services = fakeServices(database);
  const { hostId } = await booked(["every@breach.example"]);
  const host = await prisma.user.findUniqueOrThrow({ where: { id: hostId } });
  const all = pickColumns(Object.keys(dataMap).map((model) => `${model}.*`)).columns;
  const until = services.clock.now() + 400 * dayMs;
  const { people } = await previewAffected(services, { columns: all, businessIds: [], from: null, until });
  const emails = people.map(({ email }) => email);
  expect(emails).toContain("every@breach.example");
  expect(emails).toContain(host.email);
  expect(emails.filter((email) => !email.includes("@"))).toEqual([]);
  // One column at a time: none of the paths asks what is not there.
  for (const column of all)
    await previewAffected(services, { columns: [column], businessIds: ["none"], from: 0, until });
});

test("the list is sealed anew by the first key, and goes after a year", async () => {
  const services = fakeServices(database);
  const { slug } = await booked(["sealed@breach.example"]);
  const { id } = await opened(services, slug);
  const [old] = services.settings.encryptionKeys;
  const newer = { id: "t2", key: Buffer.alloc(32, 9) };
  services.settings.encryptionKeys = old ? [newer, old] : [newer];
  await rotateKeys(services);
  expect(await keysInUse(prisma)).toEqual(["t2"]);
  const row = await prisma.incidentSubject.findFirstOrThrow({ where: { incidentId: id } });
  expect(openSubject(createSealer([newer]), row)).toBe("sealed@breach.example");
  services.clock.pass(365 * dayMs);
  await runRetention(services);
  expect(await prisma.incidentSubject.count({ where: { incidentId: id } })).toBe(0);
  expect(await prisma.incident.count({ where: { id } })).toBe(1);
});
