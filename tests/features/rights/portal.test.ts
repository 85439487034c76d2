import { beforeEach, expect, test } from "vitest";
import { hashToken } from "#app/platform/security/random-id.server.ts";
import { action as correctAction } from "#app/routes/me.correct.tsx";
import { loader as eraseLoader } from "#app/routes/me.erase.tsx";
import { action as linkAction, loader as linkLoader } from "#app/routes/me.link.$token.tsx";
import { action as meAction, loader as meLoader } from "#app/routes/me.tsx";
import { type FakeServices, fakeServices } from "#tests/fakes/fake-services.ts";
import { createVisitor } from "../account/account-visitor.ts";
import { testDatabase } from "../test-database.ts";
import { businessOf, enterPortal, mailedToken, portalText, sendMails } from "./rights-scene.ts";

const database = await testDatabase();
const { prisma } = database;
const ada = { name: "Ada Canary", email: "ada@customers.example" };
const bob = { name: "Bob Canary", email: "bob@customers.example" };
let services: FakeServices;

beforeEach(async () => {
  await prisma.organization.deleteMany();
  await prisma.rightsLink.deleteMany();
  await prisma.rightsSession.deleteMany();
  services = fakeServices(database);
});

/** Every statement that the work runs, as its text alone. */
async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  const seen: string[] = [];
  const client = await database.pool.connect();
  const prototype = Object.getPrototypeOf(client) as { query: (...args: unknown[]) => unknown };
  client.release();
  const real = prototype.query;
  prototype.query = function (this: unknown, ...args: unknown[]) {
    const [first] = args as [string | { text?: string }];
    seen.push(typeof first === "string" ? first : (first?.text ?? ""));
    return real.apply(this, args);
  };
  try {
    await work();
  } finally {
    prototype.query = real;
  }
  return seen;
}

test("a known and an unknown address get the same answer by the same work: same status, statements and jobs", async () => {
  await businessOf(database, services.clock.now(), [ada]);
  const asked = async (email: string) => {
    const visitor = createVisitor(services);
    const jobs = services.enqueued.length;
    let answer = await visitor.get(meLoader, "/me");
    const statements = await statementsOf(async () => {
      answer = await visitor.post(meAction, "/me", { email });
    });
    const { status, location, data } = answer;
    const page = await visitor.get(meLoader, "/me?sent");
    return {
      ...{ status, location, data, statements, page: page.data },
      jobs: services.enqueued.slice(jobs).map(({ name }) => name),
    };
  };
  const known = await asked(ada.email);
  const unknown = await asked("nobody@customers.example");
  expect(known.statements.length).toBeGreaterThan(2);
  expect(known).toMatchObject({ status: 303, location: "/me?sent", jobs: ["mail.send"] });
  expect(unknown).toEqual(known);
  expect(known.statements.join("\n")).not.toMatch(/attendee"? WHERE|FROM "public"."attendee"/);
});

test("one address gets five links an hour, one network forty; then both are told when to come back", async () => {
  const visitor = createVisitor(services);
  for (let times = 0; times < 5; times++) expect((await visitor.post(meAction, "/me", ada)).status).toBe(303);
  const sixth = await visitor.post(meAction, "/me", { email: " ADA@customers.example " });
  expect([sixth.status, sixth.headers.get("Retry-After")]).toEqual([429, "3600"]);
  for (let times = 5; times < 40; times++)
    await visitor.post(meAction, "/me", { email: `person-${times}@customers.example` });
  expect((await visitor.post(meAction, "/me", bob)).status).toBe(429);
  expect((await createVisitor(services, "198.51.100.0/24").post(meAction, "/me", bob)).status).toBe(303);
  services.clock.pass(3_600_000);
  expect((await visitor.post(meAction, "/me", ada)).status).toBe(303);
});

test("programs that check mail may open the link as often as they like: only the button uses it, and only once", async () => {
  await businessOf(database, services.clock.now(), [ada]);
  const visitor = createVisitor(services);
  await visitor.post(meAction, "/me", { email: ada.email });
  const token = await mailedToken(services, database, ada.email);
  const stored = await prisma.rightsLink.findFirstOrThrow();
  expect(stored.tokenHash).toBe(hashToken(token));
  expect(JSON.stringify(stored)).not.toContain(token);
  for (let times = 0; times < 3; times++) {
    const scanned = await createVisitor(services).get(linkLoader, `/me/link/${token}`, { token });
    expect([scanned.status, scanned.data["state"], scanned.headers.getSetCookie()]).toEqual([
      200,
      "open",
      [],
    ]);
  }
  const entered = await visitor.post(linkAction, `/me/link/${token}`, {}, { token });
  expect([entered.status, entered.location]).toEqual([303, "/me"]);
  expect(await portalText(visitor)).toContain(ada.name);
  const again = await visitor.post(linkAction, `/me/link/${token}`, {}, { token });
  expect(again.location).toBe(`/me/link/${token}`);
  const ownBrowser = await visitor.get(linkLoader, `/me/link/${token}`, { token });
  expect([ownBrowser.status, ownBrowser.location]).toEqual([302, "/me"]);
});

test("a link that was used, or is late, or was made up shows nothing to whoever it was forwarded to, and says so", async () => {
  await businessOf(database, services.clock.now(), [ada]);
  await createVisitor(services).post(meAction, "/me", { email: ada.email });
  const token = await mailedToken(services, database, ada.email);
  await enterPortal(services, database, ada.email);
  const stranger = createVisitor(services);
  services.clock.pass(15 * 60_000);
  const late = await stranger.get(linkLoader, `/me/link/${token}`, { token });
  expect([late.status, late.data["state"]]).toEqual([410, "gone"]);
  expect(
    (await stranger.post(linkAction, `/me/link/${token}`, {}, { token })).headers.getSetCookie(),
  ).toEqual([]);
  expect((await stranger.get(meLoader, "/me")).data["page"]).toBeNull();
  const forged = "A".repeat(43);
  expect((await stranger.get(linkLoader, `/me/link/${forged}`, { token: forged })).status).toBe(404);
  const led = await stranger.get(eraseLoader, "/me/erase");
  expect([led.status, led.location]).toEqual([302, "/me"]);
});

test("a late mail is not sent: its link would be over", async () => {
  await createVisitor(services).post(meAction, "/me", { email: ada.email });
  services.clock.pass(15 * 60_000);
  await sendMails(services, database);
  expect(services.sentMails).toEqual([]);
});

test("the portal closes half an hour after the last address was shown, and its cookie is out of reach for scripts", async () => {
  await businessOf(database, services.clock.now(), [ada]);
  const visitor = await enterPortal(services, database, ada.email);
  expect([...visitor.cookies.keys()]).toEqual(["parley_me"]);
  services.clock.pass(30 * 60_000 - 1);
  expect(await portalText(visitor)).toContain(ada.name);
  services.clock.pass(1);
  expect(await portalText(visitor)).toBe("null");
});

test("somebody sees what every business holds about them, and nothing of another customer of either business", async () => {
  const now = services.clock.now();
  await businessOf(database, now, [ada, bob]);
  await businessOf(database, now, [bob, { ...ada, email: "ADA@Customers.example" }]);
  const visitor = await enterPortal(services, database, ada.email);
  const text = await portalText(visitor);
  expect(text.match(/Talk 1 past/g)).toHaveLength(1);
  expect(text.match(/Talk 2 past/g)).toHaveLength(1);
  expect(text).toContain("secret of Ada Canary");
  expect(text).not.toMatch(/bob canary|bob@/i);
  const other = await portalText(await enterPortal(services, database, "carol@customers.example"));
  expect(JSON.parse(other)).toMatchObject({ businesses: [], hasAccount: false, hiddenAnswers: 0 });
});

test("another address joins the session that asked for it, in its browser; elsewhere the link opens that address alone", async () => {
  await businessOf(database, services.clock.now(), [ada, bob]);
  const attacker = await enterPortal(services, database, ada.email);
  await attacker.post(meAction, "/me", { intent: "add", email: bob.email });
  const victim = createVisitor(services);
  const token = await mailedToken(services, database, bob.email);
  await victim.post(linkAction, `/me/link/${token}`, {}, { token });
  expect(await portalText(attacker)).not.toContain(bob.name);
  const shown = await portalText(victim);
  expect(shown).toContain(bob.name);
  expect(shown).not.toContain(ada.name);

  await attacker.post(meAction, "/me", { intent: "add", email: "spare@customers.example" });
  const own = await mailedToken(services, database, "spare@customers.example");
  await attacker.post(linkAction, `/me/link/${own}`, {}, { token: own });
  expect(JSON.parse(await portalText(attacker))).toMatchObject({
    emails: [ada.email, "spare@customers.example"],
  });
});

test("a sensitive answer is shown after the own link of its booking, not after that of somebody else's", async () => {
  const { attendeeIds } = await businessOf(database, services.clock.now(), [ada, bob]);
  await prisma.answer.updateMany({ data: { sensitive: true } });
  const visitor = await enterPortal(services, database, ada.email);
  expect(await portalText(visitor)).not.toContain("secret of");
  const open = (attendeeId: string) =>
    visitor.post(meAction, "/me", { intent: "open", link: services.links.manageUrl(attendeeId) });
  expect((await open(attendeeIds[2] ?? "")).status).toBe(400);
  expect(await portalText(visitor)).not.toContain("secret of");
  expect((await open(attendeeIds[0] ?? "")).status).toBe(303);
  expect((await portalText(visitor)).match(/secret of Ada/g)).toHaveLength(1);
});

test("a corrected name and number hold everywhere at once: in rows, in mail that waits, and in the hosts' calendars", async () => {
  const now = services.clock.now();
  const one = await businessOf(database, now, [ada, bob]);
  await businessOf(database, now, [ada]);
  const visitor = await enterPortal(services, database, ada.email);
  await visitor.post(correctAction, "/me/correct", { name: "Ada King", phone: "+33 1 99 00 00 00" });
  const rows = await prisma.attendee.findMany({ where: { email: ada.email } });
  expect(rows).toHaveLength(4);
  expect(rows.every(({ name, phone }) => name === "Ada King" && phone === "+33 1 99 00 00 00")).toBe(true);
  expect(await prisma.attendee.count({ where: { name: bob.name } })).toBe(2);
  await sendMails(services, database);
  const toHost = services.sentMails.filter(({ to }) => to.address === `${one.hostId}@hosts.example`);
  expect(toHost).toHaveLength(1);
  expect(toHost[0]?.text).toContain("Ada King");
  expect(toHost[0]?.calendar?.content).toMatch(/SEQUENCE:1[\s\S]*Ada King/);
});

test("another address is written once a link in its own mailbox was opened, and calendars and mails follow it", async () => {
  await businessOf(database, services.clock.now(), [ada]);
  const visitor = await enterPortal(services, database, ada.email);
  const email = "ada.king@customers.example";
  await visitor.post(correctAction, "/me/correct", { intent: "address", email });
  expect(await prisma.attendee.count({ where: { email } })).toBe(0);
  const token = await mailedToken(services, database, email);
  const followed = await visitor.post(linkAction, `/me/link/${token}`, {}, { token });
  expect(followed.location).toBe("/me/done/address");
  expect(await prisma.attendee.count({ where: { email } })).toBe(2);
  await sendMails(services, database);
  const invitation = services.sentMails.filter(({ to, calendar }) => to.address === email && calendar).at(-1);
  expect(invitation?.calendar).toMatchObject({ method: "REQUEST" });
  expect(await portalText(visitor)).toContain(email);
});

test("an address that sits in the same meeting already is not taken over", async () => {
  const { bookingIds, organizationId } = await businessOf(database, services.clock.now(), [ada]);
  const [bookingId = ""] = bookingIds;
  await prisma.attendee.create({
    data: {
      ...{ id: "a".repeat(26), organizationId, bookingId, name: "", email: bob.email },
      ...{ timeZone: "UTC", locale: "en" },
    },
  });
  const visitor = await enterPortal(services, database, ada.email);
  await visitor.post(correctAction, "/me/correct", { intent: "address", email: bob.email });
  const token = await mailedToken(services, database, bob.email);
  const followed = await visitor.post(linkAction, `/me/link/${token}`, {}, { token });
  expect(followed.location).toBe("/me/done/address-taken");
  expect(await prisma.attendee.count({ where: { email: ada.email } })).toBe(2);
});
