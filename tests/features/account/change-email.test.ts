import { beforeEach, expect, test } from "vitest";
import { cleanUpAccounts } from "#app/features/account/account-jobs.server.ts";
import { confirmEmail, undoEmail } from "#app/features/account/change-email.server.ts";
import { mailJobs } from "#app/features/notifications/notifications.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { action as confirmAction } from "#app/routes/account.confirm.tsx";
import {
  action as newAddressAction,
  loader as newAddressLoader,
} from "#app/routes/account.email.confirm.$token.tsx";
import { action as wishAction, loader as wishLoader } from "#app/routes/account.email.tsx";
import { action as undoAction, loader as undoLoader } from "#app/routes/account.email.undo.$token.tsx";
import { action as accountAction, loader as accountLoader } from "#app/routes/account.tsx";
import { action as signUpAction } from "#app/routes/sign-up.tsx";
import { fakeServices } from "#tests/fakes/fake-services.ts";
import { testDatabase } from "../test-database.ts";
import { createVisitor, type Visitor } from "./account-visitor.ts";
import { createMember, password, signIn } from "./members.ts";

const database = await testDatabase();
const { prisma } = database;
const old = "ada@harbour.example";
const fresh = "ada@lantern.example";
const hourMs = 3_600_000;
let services = fakeServices(database);
let visitor: Visitor = createVisitor(services);
let ada = { id: "" };

beforeEach(async () => {
  await prisma.user.deleteMany();
  services = fakeServices(database);
  visitor = createVisitor(services);
  ada = await createMember(services, old);
  await signIn(visitor, old);
});

const wish = (email: string, who = visitor) => who.post(wishAction, "/account/email", { email });
const stepUp = (who = visitor) => who.post(confirmAction, "/account/confirm", { password });
const confirm = (token: string, who = visitor, form: Record<string, string> = {}) =>
  who.post(newAddressAction, `/account/email/confirm/${token}`, form, { token });
const undo = (token: string, who = createVisitor(services)) =>
  who.post(undoAction, `/account/email/undo/${token}`, {}, { token });
const emailOf = async (id = ada.id) => (await prisma.user.findUniqueOrThrow({ where: { id } })).email;
const isSignedIn = async (who: Visitor) => (await who.get(accountLoader, "/account")).status === 200;

async function asked(email = fresh): Promise<void> {
  await stepUp();
  expect((await wish(email)).location).toBe("/account/email");
}

/** The tokens of the newest change: to confirm it, and to take it back. */
async function tokens() {
  const { id } = await prisma.emailChange.findFirstOrThrow({ orderBy: { createdAt: "desc" } });
  const of = (step: "confirm" | "undo") => services.links.emailChangeUrl(step, id).split("/").at(-1) ?? "";
  return { confirm: of("confirm"), undo: of("undo") };
}

/** Sends the one mail of this kind. */
async function posted(kind: "email_change" | "email_changed" | "email_restored") {
  const mail = await prisma.mailMessage.findFirstOrThrow({ where: { kind } });
  await mailJobs[0]?.handle(services as Services, { mailId: mail.id }, { putBack: false });
  return services.sentMails.at(-1);
}

test("another address needs the password, is confirmed at the new one by a link, and signs in from then on", async () => {
  expect((await wish(fresh)).location).toBe("/account/confirm?next=%2Faccount%2Femail");
  const elsewhere = createVisitor(services);
  await signIn(elsewhere, old);
  await asked();
  expect((await visitor.get(wishLoader, "/account/email")).data).toMatchObject({
    email: old,
    waiting: { email: fresh },
  });
  expect(await emailOf()).toBe(old);
  const mail = await posted("email_change");
  const { confirm: token } = await tokens();
  expect(mail?.to.address).toBe(fresh);
  expect(mail?.text).toContain(`/account/email/confirm/${token}`);
  const page = await visitor.get(newAddressLoader, `/account/email/confirm/${token}`, { token });
  expect(page.data).toMatchObject({ state: "open", from: old, to: fresh, needsPassword: false });
  expect(await emailOf()).toBe(old);

  expect((await confirm(token)).location).toBe("/account?saved=email");
  expect(await emailOf()).toBe(fresh);
  expect([await isSignedIn(visitor), await isSignedIn(elsewhere)]).toEqual([true, false]);
  expect((await signIn(createVisitor(services), old)).status).toBe(400);
  expect((await signIn(createVisitor(services), fresh)).status).toBe(303);
  const log = await prisma.auditEvent.findMany({ where: { action: "email.changed" } });
  expect(log.map(({ target }) => target)).toEqual([`account:${ada.id}`]);
});

test("the old address is told, and takes the account back for a week, past whatever was changed since", async () => {
  await asked();
  const first = await tokens();
  await confirm(first.confirm);
  const told = await posted("email_changed");
  expect(told?.to.address).toBe(old);
  expect(told?.text).toContain(`/account/email/undo/${first.undo}`);
  expect(told?.text).toContain(fresh);
  services.clock.pass(hourMs);
  await asked("third@lantern.example");
  await confirm((await tokens()).confirm);
  expect(await emailOf()).toBe("third@lantern.example");

  const page = await visitor.get(undoLoader, `/account/email/undo/${first.undo}`, { token: first.undo });
  expect(page.data).toMatchObject({ state: "open", from: old });
  expect((await undo(first.undo)).location).toBe("/sign-in?notice=restored");
  expect(await emailOf()).toBe(old);
  expect(await isSignedIn(visitor)).toBe(false);
  expect((await signIn(createVisitor(services), old)).status).toBe(400);
  expect(await prisma.mailMessage.count({ where: { kind: "reset_password", userId: ada.id } })).toBe(1);
  expect((await posted("email_restored"))?.to.address).toBe(fresh);
  expect((await undo(first.undo)).status).toBe(410);
});

test("a week later the change stands, and nothing of it is kept", async () => {
  await asked();
  const { confirm: token, undo: back } = await tokens();
  await confirm(token);
  services.clock.pass(7 * 24 * hourMs - 1);
  await cleanUpAccounts(services);
  expect(await prisma.emailChange.count()).toBe(1);
  services.clock.pass(1);
  expect((await undo(back)).status).toBe(410);
  await cleanUpAccounts(services);
  expect(await prisma.emailChange.count()).toBe(0);
  expect(await emailOf()).toBe(fresh);
});

test("asking for an address that has an account looks the same, takes as long, and mails nobody", async () => {
  await createMember(services, "bob@harbour.example");
  await stepUp();
  for (const email of ["bob@harbour.example", fresh]) {
    const started = performance.now();
    expect((await wish(email)).location).toBe("/account/email");
    expect(performance.now() - started).toBeGreaterThan(195);
    const { waiting } = (await visitor.get(wishLoader, "/account/email")).data;
    expect(waiting).toMatchObject({ email });
    expect(await prisma.mailMessage.count({ where: { kind: "email_change" } })).toBe(email === fresh ? 1 : 0);
  }
  await wish("bob@harbour.example");
  const { confirm: token } = await tokens();
  expect((await confirm(token)).status).toBe(410);
  expect((await visitor.get(newAddressLoader, `/account/email/confirm/${token}`, { token })).status).toBe(
    410,
  );
  expect(await emailOf()).toBe(old);
});

test("an address stays one account's: of two who want it one gets it, and the old one is nobody's for a week", async () => {
  const bob = await createMember(services, "bob@harbour.example");
  const other = createVisitor(services);
  await signIn(other, "bob@harbour.example");
  await asked();
  const mine = (await tokens()).confirm;
  services.clock.pass(1);
  await stepUp(other);
  await wish(fresh, other);
  const bobs = (await tokens()).confirm;
  const both = await Promise.all([confirm(mine), confirm(bobs, other)]);
  expect(both.map(({ status }) => status).sort()).toEqual([303, 410]);
  expect(await prisma.user.count({ where: { email: fresh } })).toBe(1);

  const [mover, kept] = (await emailOf()) === fresh ? [ada.id, old] : [bob.id, "bob@harbour.example"];
  const form = { name: "Eve", email: kept, password: "seven herons at dusk", adult: "on" };
  const answer = await createVisitor(services).post(signUpAction, "/sign-up", form);
  expect(answer.status).toBe(303);
  expect(await prisma.user.count({ where: { email: kept } })).toBe(0);
  expect((await undo((await tokensOf(mover)).undo)).status).toBe(303);
  expect(await emailOf(mover)).toBe(kept);
});

async function tokensOf(userId: string) {
  const { id } = await prisma.emailChange.findFirstOrThrow({ where: { userId } });
  return { undo: services.links.emailChangeUrl("undo", id).split("/").at(-1) ?? "" };
}

test("who opens the link elsewhere needs the account's password, so a slip of the pen gives it to nobody", async () => {
  await asked();
  const { confirm: token } = await tokens();
  const stranger = createVisitor(services);
  const page = await stranger.get(newAddressLoader, `/account/email/confirm/${token}`, { token });
  expect(page.data).toMatchObject({ needsPassword: true });
  const wrong = await confirm(token, stranger, { password: "a guess of mine" });
  expect([wrong.status, wrong.data["errors"]]).toEqual([400, { password: "account.errorPasswordWrong" }]);
  expect((await confirm(token, stranger)).status).toBe(400);
  expect(await emailOf()).toBe(old);
  expect((await confirm(token, stranger, { password })).location).toBe("/sign-in?notice=email");
  expect(await emailOf()).toBe(fresh);
  expect(await isSignedIn(visitor)).toBe(false);
});

test("a link works once, for a day, the newest alone, and not after a change of mind or of password", async () => {
  await asked();
  const first = (await tokens()).confirm;
  services.clock.pass(1);
  await wish("second@lantern.example");
  const second = (await tokens()).confirm;
  expect((await confirm(first)).status).toBe(410);
  services.clock.pass(24 * hourMs);
  expect((await confirm(second)).status).toBe(410);
  await asked();
  const dropped = (await tokens()).confirm;
  await visitor.post(wishAction, "/account/email", { intent: "drop" });
  expect((await confirm(dropped)).status).toBe(410);
  await asked();
  const stale = (await tokens()).confirm;
  const passwords = { currentPassword: password, password: "a quite different one" };
  await visitor.post(accountAction, "/account", { intent: "password", ...passwords });
  expect((await confirm(stale)).status).toBe(410);
  expect(await emailOf()).toBe(old);
});

test("forged links, and links of the other step, do nothing", async () => {
  await asked();
  const link = await tokens();
  const [id = ""] = link.confirm.split(".");
  for (const wrong of [link.undo, id, `${id}.`, `${link.confirm}=`, "x".repeat(9000), ""]) {
    expect(await confirmEmail(services, wrong, { signedIn: null, password })).toMatchObject({
      reason: "unknown",
    });
  }
  expect(await undoEmail(services, link.confirm)).toMatchObject({ reason: "unknown" });
  expect((await undo(link.undo)).status).toBe(410);
  expect(await emailOf()).toBe(old);
});

test("who began to sign up with the address and never proved it makes room for whoever does", async () => {
  // Later than other tests of this file, whose first sign-up published the notice.
  services.clock.pass(hourMs);
  await createVisitor(services).post(signUpAction, "/sign-up", {
    ...{ name: "Eve", email: fresh, password: "seven herons at dusk", adult: "on" },
  });
  expect(await prisma.user.count({ where: { email: fresh } })).toBe(1);
  await asked();
  expect((await confirm((await tokens()).confirm)).status).toBe(303);
  expect(await emailOf()).toBe(fresh);
  expect(await prisma.user.count()).toBe(1);
});

test("the address that is had already, and what is none, are said to be so", async () => {
  await stepUp();
  for (const [email, message] of [
    [old.toUpperCase(), "account.errorEmailSame"],
    ["nobody", "account.errorEmail"],
    ["", "account.errorEmailMissing"],
  ] as const) {
    const answer = await wish(email);
    expect([answer.status, answer.data["errors"]]).toEqual([400, { email: message }]);
  }
  expect(await prisma.emailChange.count()).toBe(0);
});
