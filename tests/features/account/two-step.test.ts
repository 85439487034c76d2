import { Secret, TOTP } from "otpauth";
import { beforeEach, expect, test } from "vitest";
import { currentUser, liftSecondStep } from "#app/features/account/account.server.ts";
import { cleanUpAccounts } from "#app/features/account/account-jobs.server.ts";
import { stepOfCode } from "#app/features/account/code.server.ts";
import { secureAccount } from "#app/features/safety/secure-account.server.ts";
import type { RequestContext } from "#app/platform/load-context.ts";
import { action as confirmAction } from "#app/routes/account.confirm.tsx";
import { action as twoStepAction, loader as twoStepLoader } from "#app/routes/account.two-step.tsx";
import { action as codeAction, loader as codeLoader } from "#app/routes/sign-in.code.tsx";
import { fakeServices } from "#tests/fakes/fake-services.ts";
import { testDatabase } from "../test-database.ts";
import { createVisitor, type Visitor } from "./account-visitor.ts";
import { createMember, password, signIn } from "./members.ts";

const database = await testDatabase();
const { prisma } = database;
const email = "ada@harbour.example";
const path = "/account/two-step";
const minute = 60_000;
let services = fakeServices(database);
let visitor: Visitor = createVisitor(services);
let ada = { id: "" };

beforeEach(async () => {
  await prisma.user.deleteMany();
  services = fakeServices(database);
  visitor = createVisitor(services);
  ada = await createMember(services, email);
  await signIn(visitor, email);
  await visitor.post(confirmAction, "/account/confirm", { password });
});

const who = async (args: { request: Request; context: RequestContext }) => ({
  id: (await currentUser(args))?.user.id ?? null,
});
const isIn = async (visiting: Visitor) => (await visiting.get(who, "/")).data["id"] === ada.id;

const change = (form: Record<string, string>) => visitor.post(twoStepAction, path, form);
const page = async () => (await visitor.get(twoStepLoader, path)).data["page"] as Record<string, string>;

function appCode(secret: string, at = services.clock.now()): string {
  const key = Secret.fromBase32(secret.replaceAll(" ", ""));
  return new TOTP({ secret: key, digits: 6, period: 30 }).generate({ timestamp: at });
}

/** The account's second step, with its secret and its recovery codes. */
async function turnOn(): Promise<{ secret: string; codes: string[] }> {
  await change({ intent: "begin" });
  const { key: secret = "" } = await page();
  const answer = await change({ intent: "confirm", code: appCode(secret) });
  services.clock.pass(minute);
  return { secret, codes: answer.data["codes"] as string[] };
}

/** Another browser, after the password. */
async function atTheCode(): Promise<Visitor> {
  const elsewhere = createVisitor(services, "198.51.100.0/24");
  const answer = await signIn(elsewhere, email, { next: "/account" });
  expect([answer.status, answer.location]).toEqual([303, "/sign-in/code?next=%2Faccount"]);
  return elsewhere;
}

const give = (visiting: Visitor, code: string) =>
  visiting.post(codeAction, "/sign-in/code", { code, next: "/account" });

test("codes are those of RFC 6238, and count half a minute before and after", () => {
  const secret = new Secret({ buffer: new TextEncoder().encode("12345678901234567890").buffer }).base32;
  // Appendix B gives eight digits; six are the last of them.
  expect(stepOfCode(secret, "287082", 59_000)).toBe(1);
  expect(stepOfCode(secret, "081804", 1_111_111_109_000)).toBe(37_037_036);
  expect(stepOfCode(secret, "081804", 1_111_111_109_000 + 30_000)).toBe(37_037_036);
  expect(stepOfCode(secret, "081804", 1_111_111_109_000 - 30_000)).toBe(37_037_036);
  expect(stepOfCode(secret, "081804", 1_111_111_109_000 + 60_000)).toBeNull();
  expect(stepOfCode(secret, "000000", 59_000)).toBeNull();
});

test("a second step is asked for only from the first right code on; a mail tells of it", async () => {
  await change({ intent: "begin" });
  const begun = await page();
  expect(begun).toMatchObject({
    state: "begun",
    picture: expect.stringMatching(/^data:image\/svg\+xml;base64,/),
  });
  expect((await signIn(createVisitor(services), email)).location).toBe("/dashboard");
  expect((await change({ intent: "confirm", code: "000000" })).data["errors"]).toEqual({
    code: "twoStep.errorWrong",
  });
  expect((await page())["state"]).toBe("begun");
  const answer = await change({ intent: "confirm", code: appCode(begun["key"] ?? "") });
  expect(answer.data["codes"]).toHaveLength(10);
  expect((await page())["state"]).toBe("on");
  const [mail] = await prisma.mailMessage.findMany({ where: { kind: "sign_in_changed" } });
  expect(mail).toMatchObject({ userId: ada.id, facts: { change: "two-step-on" } });
});

test("the secret is sealed in the database, and of recovery codes only hashes are there", async () => {
  const { secret, codes } = await turnOn();
  const { rows } = await database.owner.query("SELECT secret FROM second_factor");
  expect(rows[0].secret).toMatch(/^v1:/);
  const stored = JSON.stringify([rows, await prisma.recoveryCode.findMany()]);
  expect(stored).not.toContain(secret.replaceAll(" ", ""));
  for (const code of codes) expect(stored).not.toContain(code.replaceAll("-", ""));
});

test("password and code start a session; the password alone starts none", async () => {
  const { secret } = await turnOn();
  const elsewhere = await atTheCode();
  expect(elsewhere.cookies.has("parley_session")).toBe(false);
  expect((await elsewhere.get(codeLoader, "/sign-in/code?next=/account")).data["next"]).toBe("/account");
  const code = appCode(secret);
  const answer = await give(elsewhere, ` ${code.slice(0, 3)} ${code.slice(3)}`);
  expect([answer.status, answer.location]).toEqual([303, "/account"]);
  expect(await isIn(elsewhere)).toBe(true);
  expect(elsewhere.cookies.has("parley_step")).toBe(false);
  expect(await prisma.mailMessage.count({ where: { kind: "new_device" } })).toBe(2);
});

test("a code works once, however many browsers give it at the same moment", async () => {
  const { secret } = await turnOn();
  const browsers = [await atTheCode(), await atTheCode(), await atTheCode()];
  const code = appCode(secret);
  const answers = await Promise.all(browsers.map((browser) => give(browser, code)));
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 400, 400]);
  expect((await give(await atTheCode(), code)).data["errors"]).toEqual({ code: "twoStep.errorWrong" });
  // Nor does an older one that was never used.
  expect((await give(await atTheCode(), appCode(secret, services.clock.now() - 30_000))).status).toBe(400);
});

test("a recovery code stands in for the app once, and a mail tells of it", async () => {
  const { codes } = await turnOn();
  const [code = "", other = ""] = codes;
  const elsewhere = await atTheCode();
  expect((await give(elsewhere, code.toUpperCase())).status).toBe(303);
  expect(await isIn(elsewhere)).toBe(true);
  const mails = await prisma.mailMessage.findMany({ where: { kind: "sign_in_changed" } });
  expect(mails.map(({ facts }) => (facts as { change: string }).change)).toContain("recovery-used");
  expect((await give(await atTheCode(), code)).status).toBe(400);
  expect((await give(await atTheCode(), other.replaceAll("-", " "))).status).toBe(303);
  expect(await page()).toMatchObject({ state: "on", codesLeft: 8 });
});

test("wrong codes slow down, for this browser's network first", async () => {
  const { secret } = await turnOn();
  const elsewhere = await atTheCode();
  for (let tries = 0; tries < 6; tries += 1) {
    const answer = await give(elsewhere, "no code at all");
    expect([answer.status, answer.data["values"]]).toEqual([400, { next: "/account" }]);
  }
  const refused = await give(elsewhere, appCode(secret));
  expect([refused.status, refused.headers.get("Retry-After")]).toEqual([429, "900"]);
  const away = createVisitor(services, "192.0.2.0/24");
  await signIn(away, email);
  expect((await give(away, appCode(secret))).status).toBe(303);
});

test("the browser's proof of the password ends after ten minutes, and with the password", async () => {
  const { secret } = await turnOn();
  const elsewhere = await atTheCode();
  const proof = elsewhere.cookies.get("parley_step") ?? "";
  services.clock.pass(10 * minute);
  const late = await give(elsewhere, appCode(secret));
  expect([late.status, late.location]).toEqual([303, "/sign-in?notice=late&next=%2Faccount"]);
  const again = await atTheCode();
  await prisma.user.update({ where: { id: ada.id }, data: { passwordHash: "another" } });
  expect((await give(again, appCode(secret))).location).toMatch(/notice=late/);
  const stranger = createVisitor(services);
  const [id = "", until = "", signature = ""] = proof.split(".");
  for (const forged of [
    proof,
    `${id}.${Number(until) + 1e9}.${signature}`,
    `${id}.${until}.`,
    "x",
    "",
    "...",
  ]) {
    stranger.cookies.set("parley_step", forged);
    expect((await give(stranger, appCode(secret))).location, forged).toMatch(/^\/sign-in\?notice=late/);
    expect((await stranger.get(codeLoader, "/sign-in/code")).location).toMatch(/^\/sign-in\?notice=late/);
  }
});

test("turning it off takes the password and a code; the recovery codes go with it", async () => {
  const { secret } = await turnOn();
  expect((await change({ intent: "end" })).data["errors"]).toEqual({ code: "twoStep.errorMissing" });
  expect((await change({ intent: "end", code: "123456" })).status).toBe(400);
  services.clock.pass(5 * minute);
  expect((await change({ intent: "end", code: appCode(secret) })).location).toMatch(/^\/account\/confirm/);
  await visitor.post(confirmAction, "/account/confirm", { password });
  expect((await change({ intent: "end", code: appCode(secret) })).location).toBe(
    "/account?saved=two-step-off",
  );
  expect(await prisma.recoveryCode.count()).toBe(0);
  expect((await signIn(createVisitor(services), email)).location).toBe("/dashboard");
  // A form sent again, or from another window, shows how things stand.
  expect((await change({ intent: "end", code: appCode(secret) })).location).toBe(path);
});

test("new recovery codes take the place of the old ones; beginning anew changes nothing that is in force", async () => {
  const { secret, codes } = await turnOn();
  const made = await change({ intent: "codes", code: appCode(secret) });
  expect(made.data["codes"]).toHaveLength(10);
  expect((await give(await atTheCode(), codes[0] ?? "")).status).toBe(400);
  expect((await change({ intent: "begin" })).location).toBe(path);
  expect((await change({ intent: "drop" })).location).toBe(path);
  expect((await page())["state"]).toBe("on");
  expect((await change({ intent: "confirm", code: appCode(secret) })).location).toBe(path);
});

test("one that was begun and not confirmed is gone after an hour", async () => {
  await change({ intent: "begin" });
  const { key: secret = "" } = await page();
  services.clock.pass(60 * minute);
  await visitor.post(confirmAction, "/account/confirm", { password });
  expect((await page())["state"]).toBe("off");
  expect((await change({ intent: "confirm", code: appCode(secret) })).location).toBe(path);
  await cleanUpAccounts(services);
  expect(await prisma.secondFactor.count()).toBe(0);
});

test("who takes their account back finds no second step that was turned on in the last week, and keeps one of longer ago", async () => {
  const secured = async () => {
    const session = await prisma.session.findFirstOrThrow({ where: { userId: ada.id } });
    await secureAccount(services, { user: ada, sessionId: session.id });
    return prisma.secondFactor.count({ where: { userId: ada.id } });
  };
  await turnOn();
  expect(await secured()).toBe(0);
  expect(await prisma.recoveryCode.count({ where: { userId: ada.id } })).toBe(0);
  await visitor.post(confirmAction, "/account/confirm", { password });
  await prisma.secondFactor.create({
    data: { id: "old", userId: ada.id, secret: "x", createdAt: new Date(0), confirmedAt: new Date(0) },
  });
  expect(await secured()).toBe(1);
});

test("the operator lifts the second step of whoever lost app and codes: told by mail, in the log, signed out everywhere", async () => {
  await expect(liftSecondStep(services, ["off", email])).rejects.toThrow("no second step");
  await expect(liftSecondStep(services, ["off", "nobody@harbour.example"])).rejects.toThrow("No account");
  await expect(liftSecondStep(services, [])).rejects.toThrow("Use:");
  await turnOn();
  expect(await liftSecondStep(services, ["off", email.toUpperCase()])).toContain("password alone");
  expect(await prisma.session.count({ where: { userId: ada.id } })).toBe(0);
  expect(await prisma.mailMessage.count({ where: { userId: ada.id, kind: "sign_in_changed" } })).toBe(2);
  const noted = { where: { action: "two-step.off", target: `account:${ada.id}` } };
  expect(await prisma.auditEvent.findFirstOrThrow(noted)).toMatchObject({ payload: { by: "operator" } });
  const elsewhere = createVisitor(services, "198.51.100.0/24");
  expect((await signIn(elsewhere, email, { next: "/account" })).location).toBe("/account");
});
