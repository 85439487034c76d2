import { beforeEach, expect, test } from "vitest";
import { operateLegal } from "#app/features/legal/legal.server.ts";
import { runRetention } from "#app/features/privacy/privacy.server.ts";
import { runRightsClock } from "#app/features/rights/rights.server.ts";
import { loader as bookingLoader } from "#app/routes/booking.tsx";
import { loader as csvLoader } from "#app/routes/dashboard.$business.settings.news.csv.ts";
import { loader as copyLoader } from "#app/routes/me.copy.ts";
import { action as eraseAction } from "#app/routes/me.erase.tsx";
import { loader as meLoader } from "#app/routes/me.tsx";
import { action as stopAction } from "#app/routes/unsubscribe.$token.tsx";
import { createSessionFor } from "#tests/factories/meeting.ts";
import type { FakeServices } from "#tests/fakes/fake-services.ts";
import { createVisitor, type Visitor } from "../account/account-visitor.ts";
import { askingBusiness, send } from "../consents/consent-scene.ts";
import { downloadCopy, exportServices, makeCopy } from "../exports/export-scene.ts";
import { testDatabase } from "../test-database.ts";
import { businessOf, dayMs, enterPortal, sendMails } from "./rights-scene.ts";
import { unzip } from "./unzip.ts";

const database = await testDatabase();
const { prisma } = database;
const ada = { name: "Ada Canary", email: "ada@customers.example" };
const bob = { name: "Bob Canary", email: "bob@customers.example" };
const services: FakeServices = await exportServices(database);
const start = services.clock.now();

beforeEach(async () => {
  await prisma.organization.deleteMany();
  await prisma.rightsSession.deleteMany();
  await prisma.rightsLink.deleteMany();
  services.clock.set(start);
});

type Shown = {
  businesses: { name: string; handedOver: string[] }[];
  authoritiesGiven: { at: string; text: string }[];
};

const shownTo = async (visitor: Visitor) => (await visitor.get(meLoader, "/me")).data["page"] as Shown;

/** What the copy says of who received something. */
async function copied(visitor: Visitor) {
  const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const request = new Request("http://parley.test/me/copy.zip", { headers: { Cookie: cookie } });
  const answer = (await copyLoader({ request, context: { services }, params: {} } as never)) as Response;
  const files = unzip(Buffer.from(await answer.arrayBuffer()));
  return JSON.parse(files.get("disclosures.json") ?? "") as {
    disclosures: { business: string; handedOver: { at: string; kind: string; recipient: string }[] }[];
    authorities: { text: string }[];
  };
}

async function takeCopy(organizationId: string, hostId: string): Promise<void> {
  const whose = { userId: hostId, organizationId };
  await downloadCopy(services, whose, await makeCopy(services, whose));
}

test("a copy that the business downloads is told to everybody in it, once, and to nobody who came later", async () => {
  const { organizationId, hostId } = await businessOf(database, start, [ada, bob]);
  await businessOf(database, start, [bob]);
  const whose = { userId: hostId, organizationId };
  const id = await makeCopy(services, whose);
  const portal = await enterPortal(services, database, ada.email);
  expect((await shownTo(portal)).businesses[0]?.handedOver).toEqual([]);
  services.clock.pass(60_000);
  for (const _ of [1, 2]) await downloadCopy(services, whose, id);
  expect((await shownTo(portal)).businesses.map(({ handedOver }) => handedOver)).toEqual([
    [expect.stringMatching(/January 15, 2027 at 12:01.*: the business took a copy of all its data along\./)],
  ]);
  const other = await shownTo(await enterPortal(services, database, bob.email));
  expect(other.businesses.flatMap(({ handedOver }) => handedOver)).toHaveLength(1);
  const late = "late@customers.example";
  await prisma.attendee.updateMany({
    where: { email: bob.email },
    data: { email: late, createdAt: new Date(start + dayMs) },
  });
  await downloadCopy(services, whose, id);
  expect(await prisma.disclosure.count({ where: { email: late } })).toBe(0);
});

test("who asked to have their data kept unused is not in the copy, so nothing of theirs was handed over", async () => {
  const { organizationId, hostId } = await businessOf(database, start, [ada, bob]);
  await prisma.attendee.updateMany({ where: { email: ada.email }, data: { restrictedAt: new Date(start) } });
  await takeCopy(organizationId, hostId);
  expect((await prisma.disclosure.findMany({ select: { email: true } })).map(({ email }) => email)).toEqual([
    bob.email,
  ]);
});

test("the list of readers, and a browser that goes on to the business's page with details, are told as well", async () => {
  const business = await askingBusiness(database);
  const { organizationId, hostId, slug } = business;
  const details = { redirectUrl: "https://shop.example/thanks", redirectsDetails: true };
  await prisma.eventType.updateMany({ where: { organizationId }, data: details });
  const booked = await send(services, business, 0, { email: ada.email, news: "on" });
  const location = booked.status === 303 ? booked.location : "";
  const [, id = "", signature = ""] = /booking\/([^/]+)\/([^/?]+)/.exec(location) ?? [];
  const person = createVisitor(services);
  for (const search of ["?new", "?new", ""])
    await person.get(bookingLoader, `/booking/${id}/${signature}${search}`, { id, signature });
  await sendMails(services, database);
  const asked = services.sentMails.map(({ text }) => /\/unsubscribe\/(\S+)/.exec(text)?.[1] ?? "");
  const token = asked.find((found) => found !== "") ?? "";
  await person.post(stopAction, `/unsubscribe/${token}`, { choice: "start:news" }, { token });

  const owner = createVisitor(services);
  owner.cookies.set("parley_session", await createSessionFor(database, hostId, start));
  services.clock.pass(60_000);
  expect(
    (await owner.get(csvLoader, `/dashboard/${slug}/settings/news.csv`, { business: slug })).status,
  ).toBe(200);
  const [own] = (await shownTo(await enterPortal(services, database, ada.email))).businesses;
  expect(own?.handedOver).toEqual([
    expect.stringContaining("took the list of those along who want to hear news"),
    expect.stringContaining("your browser went on to shop.example, with your name, your address"),
  ]);
});

test("a browser that goes on without details hands nothing over", async () => {
  const business = await askingBusiness(database);
  const { organizationId } = business;
  await prisma.eventType.updateMany({
    where: { organizationId },
    data: { redirectUrl: "https://shop.example/" },
  });
  const booked = await send(services, business, 0, { email: ada.email });
  const [, id = "", signature = ""] =
    /booking\/([^/]+)\/([^/?]+)/.exec(booked.status === 303 ? booked.location : "") ?? [];
  await createVisitor(services).get(bookingLoader, `/booking/${id}/${signature}?new`, { id, signature });
  expect(await prisma.disclosure.count()).toBe(0);
});

test("what an authority was given is told, and not while the law forbids it", async () => {
  const gag = new Date(start + 10 * dayMs).toISOString();
  for (const [reference, more] of [
    ["27/0001", []],
    ["27/0002", ["--gag-until", gag]],
    ["27/0003", []],
  ] as const) {
    const said = await operateLegal(services, [
      ...["add", "--authority", "Court of Bordeaux", "--reference", reference, "--basis", "order"],
      ...["--scope", "January", "--person", `${ada.email}:en`, ...more],
    ]);
    const id = /Request ([a-z2-7]{26})/.exec(said)?.[1] ?? "";
    await operateLegal(services, ["approve", id, "--by", "Ada Martin"]);
    if (reference !== "27/0003") await operateLegal(services, ["answer", id, "--text", "Two dates"]);
  }
  const texts = async () =>
    (await shownTo(await enterPortal(services, database, ada.email))).authoritiesGiven.map(
      ({ text }) => text,
    );
  expect(await texts()).toEqual(["Court of Bordeaux, reference 27/0001: Two dates"]);
  services.clock.pass(10 * dayMs);
  expect(await texts()).toHaveLength(2);
  expect((await shownTo(await enterPortal(services, database, bob.email))).authoritiesGiven).toEqual([]);
  services.clock.pass(731 * dayMs);
  expect(await texts()).toEqual([]);
});

test("the portal and the copy say exactly what was noted, as often as one asks, and nothing to whoever it is not about", async () => {
  const { organizationId, hostId } = await businessOf(database, start, [ada]);
  await businessOf(database, start, [bob]);
  await takeCopy(organizationId, hostId);
  const logged = await prisma.disclosure.findMany();
  expect(logged).toHaveLength(1);
  const visitor = await enterPortal(services, database, ada.email);
  for (const _ of [1, 2, 3]) {
    const { disclosures } = await copied(visitor);
    expect(disclosures.flatMap(({ handedOver }) => handedOver)).toEqual(
      logged.map(({ at, kind, recipient }) => ({ at: at.toISOString(), kind, recipient })),
    );
  }
  const other = await copied(await enterPortal(services, database, bob.email));
  expect(other.disclosures).toEqual([expect.objectContaining({ handedOver: [] })]);
  const nobody = await shownTo(await enterPortal(services, database, "nobody@customers.example"));
  expect(nobody).toMatchObject({ businesses: [], authoritiesGiven: [] });
});

test("after 24 months it is forgotten, and with everything that somebody has erased at once; nothing else of it changes", async () => {
  const { organizationId, hostId } = await businessOf(database, start, [ada, bob]);
  await takeCopy(organizationId, hostId);
  await expect(database.owner.query("UPDATE disclosure SET recipient = 'else'")).rejects.toThrow(
    /not changed/,
  );
  const visitor = await enterPortal(services, database, ada.email);
  await visitor.post(eraseAction, "/me/erase", { everything: "on", intent: "confirm" });
  services.clock.set(start + 7 * dayMs);
  await runRightsClock(services);
  expect((await prisma.disclosure.findMany({ select: { email: true } })).map(({ email }) => email)).toEqual([
    bob.email,
  ]);
  services.clock.set(start + 730 * dayMs - 1);
  await runRetention(services);
  expect(await prisma.disclosure.count()).toBe(1);
  services.clock.set(start + 730 * dayMs);
  await runRetention(services);
  expect(await prisma.disclosure.count()).toBe(0);
});
