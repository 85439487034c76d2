import { beforeEach, expect, test } from "vitest";
import {
  noticeInForce,
  noticesJobs,
  publishNotice,
  upcomingNotice,
} from "#app/features/notices/notices.server.ts";
import { mailJobs } from "#app/features/notifications/notifications.server.ts";
import { action as confirm } from "#app/routes/account.confirm.tsx";
import { loader as dataLoader } from "#app/routes/account.data.tsx";
import { loader as deleteLoader } from "#app/routes/account.delete.tsx";
import { action as contactAction, loader as contactLoader } from "#app/routes/contact.tsx";
import { loader as portalLoader } from "#app/routes/me.tsx";
import { action as signUp } from "#app/routes/sign-up.tsx";
import { bookableBusiness } from "#tests/factories/bookable-business.ts";
import { person } from "#tests/factories/person.ts";
import { type FakeServices, fakeServices } from "#tests/fakes/fake-services.ts";
import { createVisitor } from "../account/account-visitor.ts";
import { createMember, password, signIn } from "../account/members.ts";
import { testDatabase } from "../test-database.ts";

const database = await testDatabase();
const { prisma } = database;
const dayMs = 86_400_000;
let services: FakeServices;

beforeEach(async () => {
  await prisma.policyAcceptance.deleteMany();
  await prisma.policyVersion.deleteMany();
  await prisma.organization.deleteMany();
  await prisma.user.deleteMany();
  services = fakeServices(database);
});

const addMailServer = (country: string | null = "FR") => {
  const { settings } = services;
  services.settings = {
    ...settings,
    mail: { ...settings.mail, smtpUrl: "smtp://user:secret@relay.example:25", country },
  };
};
const removeMailServer = () => {
  services.settings = { ...services.settings, mail: { ...services.settings.mail, smtpUrl: undefined } };
};
const versions = () =>
  prisma.policyVersion.findMany({
    orderBy: { number: "asc" },
    select: { number: true, material: true, announcedAt: true, effectiveAt: true, hash: true },
  });
const run = async (name: string, handlers = noticesJobs) => {
  for (const { payload } of services.enqueued.splice(0).filter((job) => job.name === name))
    await handlers.find(({ job }) => job.name === name)?.handle(services, payload, { putBack: false });
};

test("the first notice is in force at once, and a start that finds nothing new publishes nothing", async () => {
  await publishNotice(services);
  services.clock.pass(dayMs);
  await publishNotice(services);
  const [first, ...others] = await versions();
  expect(others).toEqual([]);
  expect(first).toMatchObject({ number: 1, material: false });
  expect(first?.effectiveAt).toEqual(first?.announcedAt);
  expect((await noticeInForce(services)).hash).toBe(first?.hash);
  expect(services.enqueued).toEqual([]);
});

test("processes that start at the same time publish one version", async () => {
  await Promise.all([1, 2, 3, 4].map(() => publishNotice(services)));
  expect(await versions()).toHaveLength(1);
});

test("no password of the mail server gets into what is published", async () => {
  addMailServer();
  const { content } = await noticeInForce(services);
  expect(JSON.stringify(content)).toContain("relay.example");
  expect(JSON.stringify(content)).not.toMatch(/secret|user:/);
});

test("a material change holds after 30 days to the hour, and the old notice until then", async () => {
  await publishNotice(services);
  const before = await noticeInForce(services);
  addMailServer();
  await publishNotice(services);
  const announced = (await versions())[1];
  expect(announced).toMatchObject({ number: 2, material: true });
  expect(announced?.effectiveAt.getTime()).toBe(services.clock.now() + 30 * dayMs);
  services.clock.pass(30 * dayMs - 1);
  expect((await noticeInForce(services)).hash).toBe(before.hash);
  expect(await upcomingNotice(services, "en")).toEqual({
    date: "Sunday, February 14, 2027",
    href: `/privacy/versions/${announced?.hash}`,
  });
  services.clock.pass(1);
  expect((await noticeInForce(services)).hash).toBe(announced?.hash);
  expect(await upcomingNotice(services, "en")).toBeNull();
});

test("what was announced and taken back never holds", async () => {
  await publishNotice(services);
  const before = await noticeInForce(services);
  addMailServer();
  await publishNotice(services);
  removeMailServer();
  await publishNotice(services);
  expect(await versions()).toHaveLength(3);
  services.clock.pass(90 * dayMs);
  expect((await noticeInForce(services)).hash).toBe(before.hash);
});

test("the database refuses a material change that waits less than 30 days", async () => {
  const { content } = await noticeInForce(services);
  const at = new Date(services.clock.now());
  const hasty = { id: "x", number: 9, hash: "h", content, material: true, announcedAt: at };
  await expect(
    prisma.policyVersion.create({ data: { ...hasty, effectiveAt: new Date(at.getTime() + 30 * dayMs - 1) } }),
  ).rejects.toThrow();
});

test("everyone with an account is mailed once, and each mail says when it was sent; no run mails twice", async () => {
  const { hostId } = await bookableBusiness(database);
  const other = await bookableBusiness(database);
  const without = await person(database, "Nobody's owner");
  const leaving = await person(database, "Leaves");
  await prisma.user.update({ where: { id: leaving }, data: { closesAt: new Date(services.clock.now()) } });
  const unproved = await person(database, "Never confirmed");
  await prisma.user.update({ where: { id: unproved }, data: { emailVerifiedAt: null } });
  await publishNotice(services);
  addMailServer();
  await publishNotice(services);
  const jobs = [...services.enqueued];
  await run("notices.announce");
  const sending = [...services.enqueued];
  services.enqueued.push(...jobs);
  await run("notices.announce");
  for (const { payload } of sending)
    await mailJobs.find(({ job }) => job.name === "mail.send")?.handle(services, payload, { putBack: false });
  const mails = await prisma.mailMessage.findMany({
    where: { kind: "notice_changed" },
    select: { userId: true, status: true, sentAt: true },
  });
  expect(mails.map(({ userId }) => userId).sort()).toEqual([hostId, other.hostId, without].sort());
  const sentAt = new Date(services.clock.now());
  expect(mails.every((mail) => mail.status === "sent" && mail.sentAt?.getTime() === sentAt.getTime())).toBe(
    true,
  );
});

test("the mail names the day and leads to what changes, in the reader's language", async () => {
  const { hostId } = await bookableBusiness(database);
  await prisma.user.update({ where: { id: hostId }, data: { locale: "fr" } });
  await publishNotice(services);
  addMailServer();
  await publishNotice(services);
  const hash = (await versions())[1]?.hash;
  const announce = services.enqueued.splice(0);
  for (const { payload } of announce) await noticesJobs[0]?.handle(services, payload, { putBack: false });
  for (const { name, payload } of services.enqueued.splice(0))
    await mailJobs.find(({ job }) => job.name === name)?.handle(services, payload, { putBack: false });
  expect(services.sentMails).toHaveLength(1);
  expect(services.sentMails[0]?.subject).toBe("Notre notice sur la vie privée change");
  expect(services.sentMails[0]?.text).toContain("14 février 2027");
  expect(services.sentMails[0]?.text).toContain(`http://parley.test/privacy/versions/${hash}`);
});

test("a change that is not material is mailed to nobody", async () => {
  await bookableBusiness(database);
  addMailServer();
  await publishNotice(services);
  removeMailServer();
  await publishNotice(services);
  expect(services.enqueued).toEqual([]);
  expect((await versions())[1]).toMatchObject({ material: false });
});

test("a changed notice that nobody has accepted closes no way to a copy, to deletion or to what is kept of a customer", async () => {
  await createMember(services, "ada@harbour.example");
  await publishNotice(services);
  addMailServer();
  await publishNotice(services);
  services.clock.pass(31 * dayMs);
  expect((await versions()).map(({ material }) => material)).toEqual([false, true]);
  expect(await prisma.policyAcceptance.count()).toBe(0);
  const visitor = createVisitor(services);
  await signIn(visitor, "ada@harbour.example");
  expect((await visitor.get(dataLoader, "/account/data")).status).toBe(200);
  await visitor.post(confirm, "/account/confirm", { password });
  expect((await visitor.get(deleteLoader, "/account/delete")).status).toBe(200);
  expect((await createVisitor(services).get(portalLoader, "/me")).status).toBe(200);
});

test("whoever objects to a recipient is led to a request that has a last day, before the recipient's notice holds", async () => {
  await publishNotice(services);
  addMailServer();
  await publishNotice(services);
  const [, announced] = await versions();
  const visitor = createVisitor(services);
  const page = await visitor.get(contactLoader, "/contact?about=recipients");
  expect(page.data["kind"]).toBe("privacy");
  const wish = { kind: "privacy", email: "grace@customers.example", text: "Not to relay.example." };
  expect((await visitor.post(contactAction, "/contact", wish)).location).toBe("/contact?sent=privacy");
  const request = await prisma.rightsRequest.findFirstOrThrow({ select: { dueAt: true } });
  expect(request.dueAt.getTime()).toBeLessThanOrEqual(announced?.effectiveAt.getTime() ?? 0);
});

test("signing up records which version was accepted, and deleting the account takes the record along", async () => {
  const form = { name: "Ada", email: "ada@harbour.example", password: "tide and lantern", adult: "on" };
  await createVisitor(services).post(signUp, "/sign-up", form);
  const inForce = await noticeInForce(services);
  const accepted = await prisma.policyAcceptance.findMany({
    select: { acceptedAt: true, version: { select: { hash: true } }, user: { select: { email: true } } },
  });
  expect(accepted).toEqual([
    {
      acceptedAt: new Date(services.clock.now()),
      version: { hash: inForce.hash },
      user: { email: form.email },
    },
  ]);
  await createVisitor(services).post(signUp, "/sign-up", form);
  expect(await prisma.policyAcceptance.count()).toBe(1);
  await prisma.user.deleteMany({ where: { email: form.email } });
  expect(await prisma.policyAcceptance.count()).toBe(0);
});
