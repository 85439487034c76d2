import { expect, test } from "vitest";
import { mailTopics } from "#app/domain/privacy/mail-topics.ts";
import { hashPassword } from "#app/features/account/password.server.ts";
import { listNewsReaders } from "#app/features/consents/consents.server.ts";
import { optOut } from "#app/features/consents/opt-out.server.ts";
import { dataMap } from "#app/features/privacy/data-map.ts";
import type { Entry } from "#app/features/privacy/data-map-types.ts";
import { loader as bookingsLoader } from "#app/routes/dashboard.$business.bookings.tsx";
import { action as consentsAction } from "#app/routes/me.consents.tsx";
import { action as saleAction, loader as saleLoader } from "#app/routes/privacy.sale.tsx";
import { action as signInAction } from "#app/routes/sign-in.tsx";
import { fakeServices } from "#tests/fakes/fake-services.ts";
import { createVisitor } from "../account/account-visitor.ts";
import { enterPortal, sendMails } from "../rights/rights-scene.ts";
import { testDatabase } from "../test-database.ts";
import { askingBusiness, ledgerOf, send } from "./consent-scene.ts";

const database = await testDatabase();
const { prisma } = database;

test("what rests on consent is named: the address for news, what was recorded, and a child's booking before its guardian agrees; nothing is without a legal ground", () => {
  const resting: string[] = [];
  for (const [model, columns] of Object.entries(dataMap as Record<string, Record<string, Entry>>))
    for (const [name, entry] of Object.entries(columns)) {
      if (entry.kind !== "personal") continue;
      expect(["contract", "consent", "legitimate", "legal", "vital"], `${model}.${name}`).toContain(
        entry.basis,
      );
      if (entry.basis === "consent") resting.push(`${model}.${name}`);
    }
  const waiting = ["email", "sealed", "locale", "createdAt"].map((column) => `GuardianWish.${column}`);
  const media = ["kind", "madeBy", "people", "startedAt", "seenAt", "endedAt", "purgeAt"].map(
    (column) => `CallMedia.${column}`,
  );
  expect(resting.sort()).toEqual(["ConsentRecord.email", ...waiting, ...media].sort());
});

/** Every row of a business, but for the ledger and the opt-outs, as the database writes it. */
async function everythingElse(organizationId: string): Promise<Record<string, unknown>> {
  const tables = ["attendee", "booking", "mail_message", "occupied_time", "event_type", "membership"];
  const rows: Record<string, unknown> = {};
  for (const table of tables)
    rows[table] = (
      await database.owner.query(`SELECT * FROM ${table} WHERE organization_id = $1 ORDER BY 1`, [
        organizationId,
      ])
    ).rows
      // How many answers somebody gave is theirs, and goes with them.
      .map(({ answered: _, ...row }) => row);
  return rows;
}

test("a consent that is taken back ends what rests on it, and changes not a byte of anything else", async () => {
  const services = fakeServices(database);
  const business = await askingBusiness(database);
  const { organizationId } = business;
  const email = "exactly@customers.example";
  await send(services, business, 1, { email, news: "on" });
  await send(services, business, 3, { email, [business.health]: "asthma", agree: "on" });
  await sendMails(services, database);
  const visitor = await enterPortal(services, database, email);
  const before = await everythingElse(organizationId);
  const [news, sensitive] = ["news", "sensitive_answer"].map(
    (purpose) => async () =>
      (await ledgerOf(database, email)).find((one) => one.purpose === purpose)?.id ?? "",
  );
  const answers = () => prisma.answer.count({ where: { organizationId, sensitive: true } });
  const readers = async () => (await listNewsReaders(services, organizationId)).length;

  await visitor.post(consentsAction, "/me/consents", { consent: (await news?.()) ?? "" });
  expect([await readers(), await answers()]).toEqual([0, 1]);
  expect(await everythingElse(organizationId)).toEqual(before);
  await visitor.post(consentsAction, "/me/consents", { consent: (await sensitive?.()) ?? "" });
  expect(await answers()).toBe(0);
  expect(await everythingElse(organizationId)).toEqual(before);
});

test("whoever says no to every optional mail signs in, works and is served as before", async () => {
  const services = fakeServices(database);
  const business = await askingBusiness(database);
  const { organizationId, hostId, slug } = business;
  const passwordHash = await hashPassword("tide and lantern");
  const { email: hostEmail } = await prisma.user.update({ where: { id: hostId }, data: { passwordHash } });
  const email = "never@customers.example";
  for (const address of [email, hostEmail])
    for (const topic of mailTopics)
      await prisma.$transaction((tx) =>
        optOut(tx, services, { organizationId, email: address }, { topic, now: services.clock.now() }),
      );
  expect((await send(services, business, 2, { email }, true)).status).toBe(303);
  await sendMails(services, database);
  expect(services.sentMails.map(({ to }) => to.address).sort()).toEqual([email, hostEmail].sort());

  const host = createVisitor(services);
  const door = { email: hostEmail, password: "tide and lantern" };
  expect((await host.post(signInAction, "/sign-in", door)).status).toBe(303);
  const page = await host.get(bookingsLoader, `/dashboard/${slug}/bookings`, { business: slug });
  expect(page.status).toBe(200);
  expect(JSON.stringify(page.data)).toContain("Talk");
});

test("a no that somebody says while signed in follows the account into another browser, and so does its end", async () => {
  const services = fakeServices(database);
  const { hostId } = await askingBusiness(database);
  const passwordHash = await hashPassword("tide and lantern");
  const { email } = await prisma.user.update({ where: { id: hostId }, data: { passwordHash } });
  const signedIn = async () => {
    const visitor = createVisitor(services);
    await visitor.post(signInAction, "/sign-in", { email, password: "tide and lantern" });
    return visitor;
  };
  const one = await signedIn();
  expect((await one.get(saleLoader, "/privacy/sale")).data).toMatchObject({ refused: false, since: null });
  const said = await one.post(saleAction, "/privacy/sale", { choice: "no" });
  expect(said.data).toMatchObject({ refused: true, since: expect.stringContaining("January 15, 2027") });
  const stored = await prisma.user.findUniqueOrThrow({ where: { id: hostId } });
  expect(stored.marketingRefusedAt?.getTime()).toBe(services.clock.now());

  services.clock.pass(86_400_000);
  const two = await signedIn();
  expect(two.cookies.get("parley_choice")).toBe(`no.${services.clock.now() - 86_400_000}`);
  expect((await two.get(saleLoader, "/privacy/sale")).data).toMatchObject({
    ...{ refused: true, since: expect.stringContaining("January 15, 2027") },
  });
  // Whoever cleared the cookies has not lost it.
  two.cookies.delete("parley_choice");
  expect((await two.get(saleLoader, "/privacy/sale")).data).toMatchObject({ refused: true });
  await two.post(saleAction, "/privacy/sale", { choice: "ask" });
  expect((await signedIn()).cookies.has("parley_choice")).toBe(false);
});

test("a no that was said in a browser before signing in goes to the account with the instant at which it was said", async () => {
  const services = fakeServices(database);
  const { hostId } = await askingBusiness(database);
  const passwordHash = await hashPassword("tide and lantern");
  const { email } = await prisma.user.update({ where: { id: hostId }, data: { passwordHash } });
  const visitor = createVisitor(services);
  const saidAt = services.clock.now();
  await visitor.post(saleAction, "/privacy/sale", { choice: "no" });
  services.clock.pass(60_000);
  await visitor.post(signInAction, "/sign-in", { email, password: "tide and lantern" });
  const { marketingRefusedAt } = await prisma.user.findUniqueOrThrow({ where: { id: hostId } });
  expect(marketingRefusedAt?.getTime()).toBe(saidAt);
});
