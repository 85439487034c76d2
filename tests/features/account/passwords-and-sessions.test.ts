import { beforeEach, expect, test } from "vitest";
import { randomId } from "#app/platform/security/random-id.server.ts";
import { action as accountAction, loader as accountLoader } from "#app/routes/account.tsx";
import { action as forgotAction } from "#app/routes/forgot-password.tsx";
import { action as resetAction, loader as resetLoader } from "#app/routes/reset-password.$token.tsx";
import { fakeServices } from "#tests/fakes/fake-services.ts";
import { testDatabase } from "../test-database.ts";
import { createVisitor, type Visitor } from "./account-visitor.ts";
import { createMember, password, signIn } from "./members.ts";

const database = await testDatabase();
const { prisma } = database;
const email = "ada@harbour.example";
const other = "a quite different one";
let services = fakeServices(database);
let visitor: Visitor = createVisitor(services);
let ada = { id: "" };

beforeEach(async () => {
  await prisma.user.deleteMany();
  services = fakeServices(database);
  visitor = createVisitor(services);
  ada = await createMember(services, email);
});

const forget = (address = email, who = visitor) =>
  who.post(forgotAction, "/forgot-password", { email: address });
const open = (token: string) => visitor.get(resetLoader, `/reset-password/${token}`, { token });
const reset = (token: string, form: Record<string, string> = { password: other }) =>
  visitor.post(resetAction, `/reset-password/${token}`, form, { token });
const settings = (form: Record<string, string>, who = visitor) => who.post(accountAction, "/account", form);

async function resetToken(): Promise<string> {
  const { id } = await prisma.emailToken.findFirstOrThrow({ where: { purpose: "reset_password" } });
  return services.links.emailTokenUrl("reset_password", id).split("/").at(-1) ?? "";
}

test("asking for a link gives one answer, whether the address is known or not", async () => {
  const answers = [await forget(), await forget("nobody@harbour.example")];
  for (const answer of answers)
    expect([answer.status, answer.location]).toEqual([303, "/forgot-password?sent"]);
  const mails = await prisma.mailMessage.findMany({ select: { kind: true, userId: true } });
  expect(mails).toEqual([{ kind: "reset_password", userId: ada.id }]);
});

test("both answers take at least the time that mailing takes", async () => {
  for (const address of [email, "nobody@harbour.example"]) {
    const started = performance.now();
    await forget(address);
    expect(performance.now() - started).toBeGreaterThan(195);
  }
});

test("a new password ends every session, is told by mail, and signs in", async () => {
  const elsewhere = createVisitor(services);
  await signIn(elsewhere, email);
  await forget();
  const token = await resetToken();
  expect((await open(token)).data).toMatchObject({ state: "open", email });
  expect((await reset(token)).location).toBe("/sign-in?notice=password");
  expect(await prisma.session.count()).toBe(0);
  expect(await prisma.mailMessage.count({ where: { kind: "password_changed", userId: ada.id } })).toBe(1);
  expect((await signIn(visitor, email)).status).toBe(400);
  expect((await signIn(visitor, email, { password: other })).status).toBe(303);
});

test("a reset link works once, for an hour, and only the newest one", async () => {
  await forget();
  const first = await resetToken();
  await forget();
  const second = await resetToken();
  expect((await reset(first)).status).toBe(410);
  services.clock.pass(3_600_000 - 1);
  expect((await open(second)).status).toBe(200);
  const both = await Promise.all([reset(second), reset(second)]);
  expect(both.map(({ status }) => status).sort()).toEqual([303, 410]);
  expect((await reset(second)).status).toBe(410);
  await forget();
  const third = await resetToken();
  services.clock.pass(3_600_000);
  expect([(await open(third)).status, (await reset(third)).status]).toEqual([410, 410]);
});

test("a refused password leaves the link alive", async () => {
  await forget();
  const token = await resetToken();
  for (const weak of ["short", "qwertyuiop", `${email} again`]) {
    const answer = await reset(token, { password: weak });
    expect([answer.status, Object.keys(answer.data["errors"] as object)]).toEqual([400, ["password"]]);
    expect(answer.data["values"]).toEqual({});
  }
  expect((await reset(token)).status).toBe(303);
});

test("forged reset links and links that verify an address reset nothing", async () => {
  await forget();
  const token = await resetToken();
  const [id = ""] = token.split(".");
  const verify = services.links.emailTokenUrl("verify_email", id).split("/").at(-1) ?? "";
  for (const wrong of [verify, id, `${id}.`, `${token}=`, "x".repeat(9000), ""]) {
    expect([(await open(wrong)).status, (await reset(wrong)).status]).toEqual([404, 404]);
  }
  expect((await signIn(visitor, email)).status).toBe(303);
});

test("following a reset link proves an address that was not verified yet", async () => {
  await prisma.user.update({ where: { id: ada.id }, data: { emailVerifiedAt: null } });
  await forget();
  await reset(await resetToken());
  expect((await signIn(visitor, email, { password: other })).status).toBe(303);
});

test("changing the password asks for the present one, ends the other sessions and keeps this one", async () => {
  const elsewhere = createVisitor(services);
  await signIn(elsewhere, email);
  await signIn(visitor, email);
  await forget(email, createVisitor(services));
  const wrong = await settings({ intent: "password", currentPassword: "not the password", password: other });
  expect([wrong.status, wrong.data["errors"]]).toEqual([
    400,
    { currentPassword: "account.errorPasswordWrong" },
  ]);
  const right = await settings({ intent: "password", currentPassword: password, password: other });
  expect(right.location).toBe("/account?saved=password");
  expect((await visitor.get(accountLoader, "/account")).status).toBe(200);
  expect((await elsewhere.get(accountLoader, "/account")).location).toMatch(/^\/sign-in/);
  expect(await prisma.emailToken.count()).toBe(0);
  expect(await prisma.mailMessage.count({ where: { kind: "password_changed" } })).toBe(1);
});

test("a stolen session cannot try passwords for long", async () => {
  await signIn(visitor, email);
  const tries = [];
  for (let times = 0; times < 11; times++) {
    tries.push(
      (await settings({ intent: "password", currentPassword: "a guess of mine", password: other })).status,
    );
  }
  expect(tries).toEqual([...Array(10).fill(400), 429]);
});

test("the account page shows where one is signed in, and which of them is this", async () => {
  await signIn(createVisitor(services, "198.51.100.0/24"), email);
  services.clock.pass(60_000);
  await signIn(visitor, email);
  const { sessions } = (await visitor.get(accountLoader, "/account")).data as {
    sessions: Record<string, unknown>[];
  };
  expect(sessions).toMatchObject([
    {
      device: "Firefox · Linux",
      network: "203.0.113.0/24",
      current: true,
      lastSeen: "Friday, January 15, 2027 at 1:01\u00a0PM",
    },
    { network: "198.51.100.0/24", current: false },
  ]);
});

test("one's own sessions can be ended one by one or all but this; another's cannot", async () => {
  const bob = createVisitor(services);
  await createMember(services, "bob@harbour.example");
  await signIn(bob, "bob@harbour.example");
  for (let times = 0; times < 3; times++) await signIn(createVisitor(services), email);
  await signIn(visitor, email);
  const bobs = await prisma.session.findFirstOrThrow({ where: { userId: { not: ada.id } } });
  await settings({ intent: "end-session", session: bobs.id });
  expect(await prisma.session.count({ where: { id: bobs.id } })).toBe(1);

  const page = (await visitor.get(accountLoader, "/account")).data as {
    sessions: { id: string; current: boolean }[];
  };
  const remote = page.sessions.find(({ current }) => !current)?.id ?? "";
  expect((await settings({ intent: "end-session", session: remote })).location).toBe(
    "/account?saved=session",
  );
  expect(await prisma.session.count({ where: { id: remote } })).toBe(0);
  await settings({ intent: "end-others" });
  expect(await prisma.session.count({ where: { userId: ada.id } })).toBe(1);
  expect(await prisma.session.count()).toBe(2);

  const own = page.sessions.find(({ current }) => current)?.id ?? "";
  expect((await settings({ intent: "end-session", session: own })).location).toBe(
    "/sign-in?notice=signed-out",
  );
  expect((await visitor.get(accountLoader, "/account")).location).toMatch(/^\/sign-in/);
});

test("the profile keeps a name, a language and a zone that exists", async () => {
  await signIn(visitor, email);
  const profile = { intent: "profile", name: " <b>Ada</b> ", locale: "fr", timeZone: "America/St_Johns" };
  const saved = await settings(profile);
  expect(saved.location).toBe("/account?saved=profile");
  expect(visitor.cookies.get("parley_language")).toBe("fr");
  expect(await prisma.user.findUnique({ where: { id: ada.id } })).toMatchObject({
    name: "<b>Ada</b>",
    locale: "fr",
    timeZone: "America/St_Johns",
    email,
  });
  const refused: [Record<string, string>, string][] = [
    [{ timeZone: "Mars/Olympus" }, "timeZone"],
    [{ timeZone: "constructor" }, "timeZone"],
    [{ timeZone: "x".repeat(10_000) }, "timeZone"],
    [{ locale: "tlh" }, "locale"],
    [{ name: "" }, "name"],
    [{ name: "x".repeat(101) }, "name"],
  ];
  for (const [change, field] of refused) {
    const answer = await settings({ ...profile, name: "Other", ...change });
    expect([answer.status, Object.keys(answer.data["errors"] as object)]).toEqual([400, [field]]);
  }
  expect((await prisma.user.findUniqueOrThrow({ where: { id: ada.id } })).name).toBe("<b>Ada</b>");
});

test("the address, the password and the verification cannot be slipped into the profile's form", async () => {
  await signIn(visitor, email);
  const before = await prisma.user.findUniqueOrThrow({ where: { id: ada.id } });
  await settings({
    intent: "profile",
    name: "Ada",
    locale: "en",
    timeZone: "UTC",
    email: "mallory@evil.example",
    passwordHash: "x",
    emailVerifiedAt: "",
    id: "other",
  });
  expect(await prisma.user.findUnique({ where: { id: ada.id } })).toEqual({
    ...before,
    name: "Ada",
    timeZone: "UTC",
    profileConfirmedAt: new Date(services.clock.now()),
  });
});

test("an unknown form of the account page is refused, and strangers reach none", async () => {
  expect((await settings({ intent: "profile", name: "x" }, createVisitor(services))).location).toBe(
    "/sign-in",
  );
  await signIn(visitor, email);
  for (const intent of ["", "delete", "constructor", "__proto__"])
    expect((await settings({ intent })).status).toBe(400);
});

test("a year after somebody last said so they are asked whether their profile is right; saying so or saving resets it", async () => {
  const yearMs = 365 * 86_400_000;
  const { id } = await createMember(services, "yearly@harbour.example");
  const createdAt = new Date(services.clock.now());
  await database.prisma.user.update({ where: { id }, data: { createdAt } });
  const visitor = createVisitor(services);
  await signIn(visitor, "yearly@harbour.example");
  // A session lasts while it is used: thirty days at a time.
  const asked = async (later: number) => {
    for (let left = later; left > 0; left -= 20 * 86_400_000) {
      services.clock.pass(Math.min(left, 20 * 86_400_000));
      await visitor.get(accountLoader, "/account");
    }
    return (await visitor.get(accountLoader, "/account")).data["asksProfile"];
  };
  expect(await asked(yearMs - 1)).toBe(false);
  expect(await asked(1)).toBe(true);
  const right = await visitor.post(accountAction, "/account", { intent: "confirm-profile" });
  expect([right.status, right.location]).toEqual([303, "/account?saved=right"]);
  expect(await asked(yearMs - 1)).toBe(false);
  expect(await asked(1)).toBe(true);
  const profile = { intent: "profile", name: "Ada", locale: "en", timeZone: "UTC" };
  expect((await visitor.post(accountAction, "/account", profile)).status).toBe(303);
  expect(await asked(yearMs - 1)).toBe(false);
});

test("one press secures an account: no other session, key, link or grant opens anything, this one goes on, and the log says so", async () => {
  await signIn(visitor, email);
  const thief = createVisitor(services);
  await signIn(thief, email);
  await forget();
  const stolen = await resetToken();
  const { business, connection, grant } = await plantKeys(ada.id);
  expect((await settings({ intent: "secure" })).location).toBe("/account?saved=secured");
  expect((await thief.get(accountLoader, "/account")).location).toContain("/sign-in");
  expect((await open(stolen)).data).toMatchObject({ state: "gone" });
  expect((await signIn(createVisitor(services), email)).location ?? "").not.toContain("/dashboard");
  expect(await prisma.calendarConnection.findUnique({ where: { id: connection } })).toBeNull();
  const ended = await prisma.accessGrant.findUniqueOrThrow({ where: { id: grant } });
  expect(ended.endedAt?.getTime()).toBe(services.clock.now());
  expect((await visitor.get(accountLoader, "/account")).status).toBe(200);
  const fresh = await resetToken();
  expect((await open(fresh)).data).toMatchObject({ state: "open" });
  const noted = { where: { chain: business, action: "account.secured" } };
  expect(await prisma.auditEvent.count(noted)).toBe(1);
  // Pressed again it finds nothing more, and says the same.
  expect((await settings({ intent: "secure" })).location).toBe("/account?saved=secured");
});

/** A connected calendar, and a leave for support that is open, both of this member. */
async function plantKeys(userId: string) {
  const [business, connection, grant] = [randomId(), randomId(), randomId()];
  await prisma.organization.create({
    data: {
      ...{ id: business, slug: `s-${business.slice(0, 8)}`, name: "Harbour", timeZone: "UTC" },
      memberships: { create: { id: randomId(), userId, role: "owner" } },
    },
  });
  const of = { organizationId: business };
  await prisma.calendarConnection.create({
    data: { ...of, id: connection, userId, kind: "caldav", name: "cal.example", secret: "sealed" },
  });
  const startedAt = new Date(services.clock.now());
  const endsAt = new Date(services.clock.now() + 3_600_000);
  await prisma.accessGrant.create({
    data: {
      ...of,
      id: grant,
      kind: "granted",
      scopes: ["bookings"],
      caseRef: "7",
      grantedById: userId,
      startedAt,
      endsAt,
    },
  });
  return { business, connection, grant };
}
