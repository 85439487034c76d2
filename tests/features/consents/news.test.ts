import { expect, test } from "vitest";
import { replayErasures } from "#app/features/backups/replay-erasures.server.ts";
import { listNewsReaders, newsState, turnTopic } from "#app/features/consents/consents.server.ts";
import { runRightsClock } from "#app/features/rights/rights.server.ts";
import { action as mailsAction, loader as mailsLoader } from "#app/routes/account.mails.tsx";
import { loader as csvLoader } from "#app/routes/dashboard.$business.settings.news.csv.ts";
import { action as newsAction } from "#app/routes/dashboard.$business.settings.news.tsx";
import { action as consentsAction, loader as consentsLoader } from "#app/routes/me.consents.tsx";
import { action as eraseAction } from "#app/routes/me.erase.tsx";
import { action as saleAction } from "#app/routes/privacy.sale.tsx";
import { action as stopAction, loader as stopLoader } from "#app/routes/unsubscribe.$token.tsx";
import { createSessionFor } from "#tests/factories/meeting.ts";
import { fakeServices } from "#tests/fakes/fake-services.ts";
import { createVisitor } from "../account/account-visitor.ts";
import { dayMs, enterPortal, sendMails } from "../rights/rights-scene.ts";
import { testDatabase } from "../test-database.ts";
import { askingBusiness, ledgerOf, send } from "./consent-scene.ts";

const database = await testDatabase();
const { prisma } = database;

/** Somebody who ticked the box of a booking form; their mail's link is not opened yet. */
async function ticked(email: string) {
  const services = fakeServices(database);
  const business = await askingBusiness(database);
  await send(services, business, 0, { email, news: "on" });
  const list = async () => (await listNewsReaders(services, business.organizationId)).map((row) => row.email);
  return { services, business, list, email };
}

/** The same, who has confirmed it by that link. */
async function reader(email: string) {
  const scene = await ticked(email);
  await confirm(scene);
  return scene;
}

async function confirm(scene: Awaited<ReturnType<typeof ticked>>): Promise<number> {
  const { token, path } = await mailed(scene);
  const { status } = await createVisitor(scene.services).post(
    stopAction,
    path,
    { choice: "start:news" },
    { token },
  );
  return status;
}

/** The newest mail about news to an address, with the token of its link. */
async function mailed({ services, email }: Awaited<ReturnType<typeof ticked>>) {
  await sendMails(services, database);
  const mail = services.sentMails
    .filter(({ to, headers }) => to.address === email && headers?.["List-Unsubscribe"])
    .at(-1);
  const token = /unsubscribe\/([^>\s]+)>/.exec(mail?.headers?.["List-Unsubscribe"] ?? "")?.[1] ?? "";
  return { mail, token, path: `/unsubscribe/${token}` };
}

test("a tick alone brings no news: the address is asked by mail, looking confirms nothing, and one press does", async () => {
  const scene = await ticked("twice@customers.example");
  expect(await scene.list()).toEqual([]);
  const { mail, token, path } = await mailed(scene);
  expect(mail?.subject).toContain("please confirm");
  expect(mail?.text).toContain(`http://parley.test${path}`);
  await createVisitor(scene.services).get(stopLoader, path, { token });
  expect(await scene.list()).toEqual([]);
  expect(await confirm(scene)).toBe(303);
  expect(await scene.list()).toEqual([scene.email]);
  expect(await ledgerOf(database, scene.email)).toMatchObject([
    { action: "given", method: "form" },
    { action: "given", method: "mail" },
  ]);
  // Whoever has confirmed is not asked again by the next booking, and stays on the list.
  const before = scene.services.sentMails.length;
  await send(scene.services, scene.business, 3, { email: scene.email, news: "on" });
  await sendMails(scene.services, database);
  const later = scene.services.sentMails.slice(before).map(({ subject }) => subject);
  expect(later.filter((subject) => subject.includes("please confirm"))).toEqual([]);
  expect(await scene.list()).toEqual([scene.email]);
});

test("the mail to whoever ticked the box carries RFC 8058's headers and the same link to see; a POST without a word of ours ends it at once", async () => {
  const scene = await reader("one-click@customers.example");
  expect(await scene.list()).toEqual([scene.email]);
  const { mail, token, path } = await mailed(scene);
  expect(mail?.headers).toMatchObject({ "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" });
  expect(mail?.text).toContain(`http://parley.test${path}`);
  const nobody = createVisitor(scene.services);
  const seen = await nobody.get(stopLoader, path, { token });
  expect([seen.status, await scene.list()]).toEqual([200, [scene.email]]);
  const answer = await nobody.post(stopAction, path, { "List-Unsubscribe": "One-Click" }, { token });
  expect([answer.status, await scene.list()]).toEqual([200, []]);
  expect(await ledgerOf(database, scene.email)).toMatchObject([
    { action: "given", method: "form" },
    { action: "given", method: "mail" },
    { action: "withdrawn", method: "mail" },
  ]);
  // Twice is as good as once.
  await nobody.post(stopAction, path, { "List-Unsubscribe": "One-Click" }, { token });
  expect(await ledgerOf(database, scene.email)).toHaveLength(3);
});

test("a link that was changed is none, and leads to nobody", async () => {
  const scene = await reader("forged@customers.example");
  const { token } = await mailed(scene);
  for (const forged of [token.replace("news.", "reminders."), `${token}x`, "news.consent-x.y", ""]) {
    const answer = await createVisitor(scene.services).post(
      stopAction,
      "/unsubscribe/x",
      {},
      { token: forged },
    );
    expect(answer.status, forged).toBe(404);
  }
  expect(await scene.list()).toEqual([scene.email]);
});

test("whoever says no between the queue and the sending gets no mail", async () => {
  const scene = await ticked("between@customers.example");
  const change = { topic: "news", on: false, method: "portal", locale: "en" } as const;
  const { organizationId } = scene.business;
  await prisma.$transaction((tx) =>
    turnTopic(scene.services, tx, { organizationId, email: scene.email }, change),
  );
  expect((await mailed(scene)).mail).toBeUndefined();
});

test("a stranger's tick does not undo a no: only whoever reads that mail can, and until then nothing comes", async () => {
  const scene = await reader("again@customers.example");
  const { token, path } = await mailed(scene);
  const nobody = createVisitor(scene.services);
  await nobody.post(stopAction, path, {}, { token });
  await send(scene.services, scene.business, 3, { email: scene.email, news: "on" });
  expect(await scene.list()).toEqual([]);
  const asked = await mailed(scene);
  expect(asked.mail?.subject).toContain("please confirm");
  const confirmed = await nobody.post(
    stopAction,
    asked.path,
    { choice: "start:news" },
    { token: asked.token },
  );
  expect([confirmed.status, await scene.list()]).toEqual([303, [scene.email]]);
});

test("reminders are turned off and on by the same page, and news stay as they are", async () => {
  const scene = await reader("reminders@customers.example");
  const { token, path } = await mailed(scene);
  const visitor = createVisitor(scene.services);
  const topics = async () => {
    const { page } = (await visitor.get(stopLoader, path, { token })).data as {
      page: { topics: { topic: string; on: boolean }[] };
    };
    return Object.fromEntries(page.topics.map(({ topic, on }) => [topic, on]));
  };
  expect(await topics()).toEqual({ news: true, reminders: true, followups: true, invitations: true });
  await visitor.post(stopAction, path, { choice: "stop:reminders" }, { token });
  expect(await topics()).toEqual({ news: true, reminders: false, followups: true, invitations: true });
  await visitor.post(stopAction, path, { choice: "start:reminders" }, { token });
  expect(await topics()).toEqual({ news: true, reminders: true, followups: true, invitations: true });
});

test("whoever signs in chooses from their account, business by business, and the next mail obeys; nobody else's business is touched", async () => {
  const scene = await reader("member@customers.example");
  const stranger = await reader("not-theirs@customers.example");
  const { hostId } = await askingBusiness(database);
  await prisma.user.update({ where: { id: hostId }, data: { email: scene.email } });
  const visitor = createVisitor(scene.services);
  visitor.cookies.set("parley_session", await createSessionFor(database, hostId, scene.services.clock.now()));
  const shown = async () => (await visitor.get(mailsLoader, "/account/mails")).data["businesses"];
  const state = (on: boolean) => [
    {
      id: scene.business.organizationId,
      topics: [
        { topic: "news", on: true },
        { topic: "reminders", on: true },
        { topic: "followups", on: true },
        { topic: "invitations", on },
      ],
    },
  ];
  expect(await shown()).toMatchObject(state(true));
  const choose = (choice: string) => visitor.post(mailsAction, "/account/mails", { choice });
  const about = scene.business.organizationId;
  expect((await choose(`stop:invitations:${about}`)).location).toBe("/account/mails?done");
  await choose(`stop:invitations:${about}`);
  expect(await shown()).toMatchObject(state(false));
  // Neither a business that does not know the address, nor a word that is no topic, nor nothing at all.
  for (const odd of [`stop:news:${stranger.business.organizationId}`, `stop:sports:${about}`, ""])
    expect((await choose(odd)).location).toBe("/account/mails");
  expect(await stranger.list()).toEqual([stranger.email]);
  expect(await scene.list()).toEqual([scene.email]);
  await choose(`stop:news:${about}`);
  expect(await scene.list()).toEqual([]);
  expect((await ledgerOf(database, scene.email)).at(-1)).toMatchObject({
    action: "withdrawn",
    method: "account",
  });
  // A booking names the address as that of a guest, who hears of it only while they want to.
  const { eventTypeId: id } = scene.business;
  await prisma.eventType.update({ where: { id }, data: { guestsMax: 2 } });
  const told = async (slot: number) => {
    const before = scene.services.sentMails.length;
    const friend = { email: "friend@customers.example", guests: scene.email };
    expect((await send(scene.services, scene.business, slot, friend)).status).toBe(303);
    await sendMails(scene.services, database);
    return scene.services.sentMails.slice(before).map(({ to }) => to.address);
  };
  expect(await told(4)).not.toContain(scene.email);
  await choose(`start:invitations:${about}`);
  expect(await told(5)).toContain(scene.email);
  await choose(`start:news:${about}`);
  expect(await shown()).toMatchObject(state(true));
  const out = createVisitor(scene.services);
  expect((await out.get(mailsLoader, "/account/mails")).location).toContain("/sign-in");
});

test("the owner takes the list as CSV with each reader's own link, notes an opt-out, and sees nothing of another business", async () => {
  const scene = await reader("listed@customers.example");
  const other = await reader("elsewhere@customers.example");
  const owner = createVisitor(scene.services);
  owner.cookies.set(
    "parley_session",
    await createSessionFor(database, scene.business.hostId, scene.services.clock.now()),
  );
  const params = { business: scene.business.slug };
  const path = `/dashboard/${scene.business.slug}/settings/news`;
  const csv = async (slug: string) => {
    const cookie = [...owner.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const request = new Request(`http://parley.test${path}.csv`, { headers: { Cookie: cookie } });
    const context = { services: scene.services, nonce: "", requestId: "test", network: "203.0.113.0/24" };
    const args = { request, params: { business: slug }, context } as never;
    const answer = (await csvLoader(args).catch((thrown: unknown) => thrown)) as Response;
    return { status: answer.status, text: await answer.text() };
  };
  const { text } = await csv(scene.business.slug);
  expect(text).toContain("listed@customers.example,en,");
  expect(text).toMatch(/http:\/\/parley\.test\/unsubscribe\/news\.consent-[a-z2-7]{26}\./);
  expect(text).not.toContain("elsewhere@");
  expect((await csv(other.business.slug)).status).toBe(404);
  const noted = await owner.post(newsAction, path, { email: "Listed@customers.example" }, params);
  expect([noted.status, await scene.list(), await other.list()]).toEqual([303, [], [other.email]]);
  expect((await ledgerOf(database, scene.email)).at(-1)).toMatchObject({
    action: "withdrawn",
    method: "business",
  });
});

test("in the portal each consent stands word for word and is taken back by one press; nobody else's can be", async () => {
  const scene = await reader("portal@customers.example");
  const { services, business, email } = scene;
  await send(services, business, 5, { email, [business.health]: "asthma", agree: "on" });
  const other = await reader("other-portal@customers.example");
  const [foreign] = await ledgerOf(database, other.email);
  await sendMails(services, database);
  const visitor = await enterPortal(services, database, email);
  const shown = async () => {
    const { businesses } = (await visitor.get(consentsLoader, "/me/consents")).data as {
      businesses: { consents: { id: string; text: string; state: string }[] }[];
    };
    return businesses.flatMap(({ consents }) => consents);
  };
  const consents = await shown();
  expect(consents.map(({ text }) => text.split("\n")[0]).sort()).toEqual([
    "I agree that Test business uses my sensitive answers for this appointment",
    "Tell me about news from Test business",
  ]);
  expect(JSON.stringify(consents)).not.toContain("other-portal");
  await visitor.post(consentsAction, "/me/consents", { consent: foreign?.id ?? "" });
  expect(await other.list()).toEqual([other.email]);
  for (const { id } of consents)
    expect((await visitor.post(consentsAction, "/me/consents", { consent: id })).location).toBe(
      "/me/done/consent",
    );
  expect((await shown()).map(({ state }) => state)).toEqual(["withdrawn", "withdrawn"]);
  expect(await scene.list()).toEqual([]);
  const { organizationId } = business;
  expect(await prisma.answer.count({ where: { organizationId, sensitive: true } })).toBe(0);
  expect(await prisma.booking.count({ where: { organizationId } })).toBe(2);
});

test("who is erased is in no ledger any more, and the no holds all the same", async () => {
  const scene = await reader("erased@customers.example");
  const { services, business, email } = scene;
  const { organizationId } = business;
  const { token, path } = await mailed(scene);
  const visitor = await enterPortal(services, database, email);
  await visitor.post(eraseAction, "/me/erase", { everything: "on", intent: "confirm" });
  services.clock.pass(8 * dayMs);
  await runRightsClock(services);
  expect(await ledgerOf(database, email)).toEqual([]);
  const late = await createVisitor(services).get(stopLoader, path, { token });
  expect(late.data["page"]).toMatchObject({ business: null, topics: [] });
  expect((await createVisitor(services).post(stopAction, path, {}, { token })).status).toBe(200);
  await send(services, business, 480, { email, news: "on" });
  expect(await newsState(prisma, services, { organizationId, email })).toBe("unproven");
  const hashes = JSON.stringify(await prisma.suppression.findMany({ where: { organizationId } }));
  expect(hashes).not.toContain("erased@");
});

test("a backup of before the no does not bring the yes back", async () => {
  const scene = await reader("restored@customers.example");
  const { organizationId } = scene.business;
  const before = await prisma.consentRecord.findMany({ where: { organizationId } });
  const change = { topic: "news", on: false, method: "portal", locale: "en" } as const;
  await prisma.$transaction((tx) =>
    turnTopic(scene.services, tx, { organizationId, email: scene.email }, change),
  );
  const tombstones = await prisma.tombstone.findMany({ where: { rowIds: { has: before[0]?.id ?? "" } } });
  const restored = await testDatabase();
  await restored.prisma.organization.create({
    data: { id: organizationId, slug: "restored", name: "Restored", timeZone: "UTC" },
  });
  await restored.prisma.consentText.createMany({ data: await prisma.consentText.findMany() });
  await restored.prisma.consentRecord.createMany({ data: before });
  expect(await listNewsReaders({ ...scene.services, database: restored }, organizationId)).toHaveLength(1);
  const client = await restored.owner.connect();
  await client.query("BEGIN");
  await replayErasures(
    client,
    tombstones.map(({ erasedAt, ...row }) => ({ ...row, erasedAt: erasedAt.toISOString() })) as never,
  );
  await client.query("COMMIT");
  client.release();
  expect(await listNewsReaders({ ...scene.services, database: restored }, organizationId)).toEqual([]);
});

test("the choice not to be asked needs neither a name nor a session, and lies in the browser alone", async () => {
  const answer = await createVisitor(fakeServices(database)).post(saleAction, "/privacy/sale", {
    choice: "no",
  });
  expect([answer.status, answer.data["refused"]]).toEqual([200, true]);
  expect(answer.headers.get("Set-Cookie")).toMatch(
    /^parley_choice=no\.\d+; Path=\/; Max-Age=31536000; HttpOnly/,
  );
});
