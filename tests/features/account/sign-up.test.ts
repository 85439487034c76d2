import { beforeEach, expect, test } from "vitest";
import { cleanUpAccounts } from "#app/features/account/account-jobs.server.ts";
import { action as signInAction } from "#app/routes/sign-in.tsx";
import { action as signUpAction, loader as signUpLoader } from "#app/routes/sign-up.tsx";
import { action as verifyAction, loader as verifyLoader } from "#app/routes/verify-email.$token.tsx";
import { fakeServices } from "#tests/fakes/fake-services.ts";
import { tablesWith } from "../deletion/deletion-scene.ts";
import { testDatabase } from "../test-database.ts";
import { createVisitor, type Visitor } from "./account-visitor.ts";

const database = await testDatabase();
const { prisma } = database;
let services = fakeServices(database);
let visitor: Visitor = createVisitor(services);

beforeEach(async () => {
  await prisma.user.deleteMany();
  services = fakeServices(database);
  visitor = createVisitor(services);
});

const ada = {
  name: "Ada Martin",
  email: "ada@harbour.example",
  password: "tide and lantern",
  adult: "on",
  timeZone: "Europe/Paris",
};
const hourMs = 3_600_000;

async function tokenOf(email: string, purpose: "verify_email" | "reset_password" = "verify_email") {
  const row = await prisma.emailToken.findFirstOrThrow({
    where: { purpose, user: { email } },
    select: { id: true },
  });
  return services.links.emailTokenUrl(purpose, row.id).split("/").at(-1) ?? "";
}

const signUp = (form: Record<string, string> | FormData = ada, who = visitor) =>
  who.post(signUpAction, "/sign-up", form);
const openLink = (token: string, who = visitor) => who.get(verifyLoader, `/verify-email/${token}`, { token });
const confirm = (token: string, form: Record<string, string> = {}, who = visitor) =>
  who.post(verifyAction, `/verify-email/${token}`, form, { token });

test("signing up makes an unverified account, mails a link, and signs nobody in", async () => {
  const answer = await signUp();
  expect([answer.status, answer.location]).toEqual([303, "/sign-up?sent"]);
  const user = await prisma.user.findUniqueOrThrow({
    where: { email: ada.email },
    include: { mailMessages: true },
  });
  expect(user).toMatchObject({
    name: ada.name,
    emailVerifiedAt: null,
    locale: "en",
    timeZone: "Europe/Paris",
  });
  expect(user.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(user.mailMessages.map(({ kind }) => kind)).toEqual(["verify_email"]);
  expect([...visitor.cookies.keys()]).toEqual(["parley_signup"]);
  expect(await prisma.session.count()).toBe(0);
  expect((await visitor.get(signUpLoader, "/sign-up?sent")).data).toMatchObject({ sent: true });
});

test("the browser that signed up confirms with one press, is signed in and led to onboarding", async () => {
  await signUp();
  const token = await tokenOf(ada.email);
  expect((await openLink(token)).data).toMatchObject({
    state: "open",
    email: ada.email,
    needsPassword: false,
  });
  const answer = await confirm(token);
  expect([answer.status, answer.location]).toEqual([303, "/onboarding"]);
  expect(await prisma.user.count({ where: { emailVerifiedAt: { not: null } } })).toBe(1);
  expect(visitor.cookies.has("parley_session")).toBe(true);
  expect(visitor.cookies.has("parley_signup")).toBe(false);
  expect((await visitor.get(signUpLoader, "/sign-up")).location).toBe("/dashboard");
});

test("signing up by the link of a campaign stores nothing of it, nor of the page that led there", async () => {
  const origin = { utm_source: "zebraposter", utm_campaign: "zebraspring", ref: "zebrafriend" };
  const path = `/sign-up?${new URLSearchParams(origin)}`;
  expect((await visitor.get(signUpLoader, path)).status).toBe(200);
  await visitor.post(signUpAction, path, { ...ada, ...origin, referrer: "https://zebra.example/offer" });
  await confirm(await tokenOf(ada.email));
  expect(await tablesWith(database, ada.email)).toContain("public.app_user");
  expect(await tablesWith(database, "zebra")).toEqual([]);
});

test("opening the link as often as a mail scanner likes changes nothing", async () => {
  await signUp();
  const token = await tokenOf(ada.email);
  const before = await prisma.user.findMany({ include: { emailTokens: true, sessions: true } });
  for (let times = 0; times < 3; times++) await openLink(token, createVisitor(services));
  expect(await prisma.user.findMany({ include: { emailTokens: true, sessions: true } })).toEqual(before);
});

test("another browser confirms only with the password that was chosen", async () => {
  await signUp();
  const token = await tokenOf(ada.email);
  const phone = createVisitor(services);
  expect((await openLink(token, phone)).data).toMatchObject({ needsPassword: true });
  expect((await confirm(token, {}, phone)).status).toBe(400);
  expect((await confirm(token, { password: "not the password" }, phone)).data).toMatchObject({
    errors: { password: "account.errorPasswordNotChosen" },
  });
  expect(await prisma.session.count()).toBe(0);
  expect((await confirm(token, { password: ada.password }, phone)).location).toBe("/onboarding");
});

test("a proof made for one sign-up confirms no other", async () => {
  const stranger = createVisitor(services);
  await signUp({ ...ada, email: "stranger@elsewhere.example" }, stranger);
  await signUp();
  expect((await confirm(await tokenOf(ada.email), {}, stranger)).status).toBe(400);
});

test("a confirmed link works once, an old one not at all, and both say so with 410", async () => {
  await signUp();
  const first = await tokenOf(ada.email);
  await signUp();
  expect((await openLink(first)).status).toBe(410);
  expect((await confirm(first)).status).toBe(410);
  const second = await tokenOf(ada.email);
  expect((await confirm(second)).status).toBe(303);
  expect((await confirm(second, { password: ada.password })).status).toBe(410);
});

test("of twenty presses at once one confirms", async () => {
  await signUp();
  const token = await tokenOf(ada.email);
  const answers = await Promise.all(Array.from({ length: 20 }, () => confirm(token)));
  expect(answers.filter(({ status }) => status === 303)).toHaveLength(1);
  expect(answers.filter(({ status }) => status === 410)).toHaveLength(19);
});

test("a link confirms until 48 hours after signing up, and no longer", async () => {
  await signUp();
  const token = await tokenOf(ada.email);
  services.clock.pass(48 * hourMs - 1);
  expect((await openLink(token)).status).toBe(200);
  services.clock.pass(1);
  expect((await openLink(token)).status).toBe(410);
  expect((await confirm(token)).status).toBe(410);
});

test("forged links and links of the other purpose are unknown", async () => {
  await signUp();
  const token = await tokenOf(ada.email);
  const id = token.split(".")[0] ?? "";
  const reset = services.links.emailTokenUrl("reset_password", id).split("/").at(-1) ?? "";
  const forged = [
    "",
    ".",
    id,
    `${id}.`,
    `${id}.${"A".repeat(43)}`,
    `${token}x`,
    reset,
    `\u0000.${token}`,
    "x".repeat(5000),
  ];
  for (const wrong of forged) {
    expect((await openLink(wrong)).status).toBe(404);
    expect((await confirm(wrong, { password: ada.password })).status).toBe(404);
  }
  expect(await prisma.session.count()).toBe(0);
});

test("an address that has an account gets the same answer as a new one, and nothing happens to it", async () => {
  await signUp();
  await confirm(await tokenOf(ada.email));
  const before = await prisma.user.findMany({ include: { emailTokens: true, mailMessages: true } });
  const stranger = createVisitor(services);
  const known = await signUp({ ...ada, name: "Mallory", password: "a password of mallory" }, stranger);
  const fresh = await signUp({ ...ada, email: "new@harbour.example" }, createVisitor(services));
  expect([known.status, known.location]).toEqual([fresh.status, fresh.location]);
  const shapeOf = (answer: typeof known) =>
    answer.headers.getSetCookie().map((cookie) => cookie.replace(/=[\w-]{43};/, "=…;"));
  expect(shapeOf(known)).toEqual(shapeOf(fresh));
  expect(
    await prisma.user.findMany({
      where: { email: ada.email },
      include: { emailTokens: true, mailMessages: true },
    }),
  ).toEqual(before);
});

test("neither answer comes sooner than the work for a new account takes", async () => {
  await signUp();
  await confirm(await tokenOf(ada.email));
  for (const email of [ada.email, "new@harbour.example"]) {
    const started = performance.now();
    await signUp({ ...ada, email }, createVisitor(services));
    expect(performance.now() - started).toBeGreaterThan(295);
  }
});

test("who signed up first with another's address cannot sign in, and the later sign-up counts", async () => {
  const mallory = createVisitor(services);
  await signUp({ ...ada, password: "a password of mallory" }, mallory);
  await signUp();
  await confirm(await tokenOf(ada.email));
  const tries = [
    await mallory.post(signInAction, "/sign-in", { email: ada.email, password: "a password of mallory" }),
    await visitor.post(signInAction, "/sign-in", { email: ada.email, password: ada.password }),
  ];
  expect(tries.map(({ status }) => status)).toEqual([400, 303]);
});

test("passwords that are short, common, repeated or the address itself are refused at their field", async () => {
  const refused: [string, string][] = [
    ["", "account.errorPasswordMissing"],
    ["ninechars", "account.errorPasswordShort"],
    ["é".repeat(9), "account.errorPasswordShort"],
    ["x".repeat(201), "account.errorPasswordLong"],
    ["x".repeat(100_000), "account.errorPasswordLong"],
    ["aaaaaaaaaaaa", "account.errorPasswordCommon"],
    ["qwertyuiop", "account.errorPasswordCommon"],
    ["1234567890", "account.errorPasswordCommon"],
    ["Password2024!", "account.errorPasswordCommon"],
    ["my ADA@harbour.example", "account.errorPasswordEmail"],
  ];
  for (const [password, message] of refused) {
    const answer = await signUp({ ...ada, password });
    expect([answer.status, answer.data["errors"]]).toEqual([400, { password: message }]);
    expect(answer.data["values"]).not.toHaveProperty("password");
    expect(answer.data["values"]).toMatchObject({ name: ada.name, email: ada.email });
  }
  expect(await prisma.user.count()).toBe(0);
  expect((await signUp({ ...ada, password: `${"ÿ".repeat(5)}abcde` })).status).toBe(303);
});

test("wrong types, files, repeated and overlong fields come back with 400 and an error at each field", async () => {
  const form = new FormData();
  form.set("name", new Blob(["a file"]), "name.txt");
  form.append("email", "one@harbour.example");
  form.append("email", "two@harbour.example");
  form.set("password", "x".repeat(5000));
  const answer = await signUp(form);
  expect([answer.status, answer.data["errors"]]).toEqual([
    400,
    {
      name: "account.errorInvalid",
      email: "account.errorInvalid",
      password: "account.errorPasswordLong",
      adult: "account.errorAdult",
    },
  ]);
  const others = [
    await signUp({}),
    await signUp({ ...ada, name: "x".repeat(101) }),
    await signUp({ ...ada, name: "a\u0000b" }),
    await signUp({ ...ada, name: "a\nBcc: b@c.example" }),
    await signUp({ ...ada, email: "a@b" }),
    await signUp({ ...ada, email: `${"x".repeat(250)}@b.example` }),
    await signUp({ ...ada, email: "ada@harbour.example\r\nBcc: x@y.example" }),
  ];
  expect(others.map(({ status }) => status)).toEqual(others.map(() => 400));
  expect(await prisma.user.count()).toBe(0);
});

test("a body that is no form is refused with 400", async () => {
  const request = new Request("http://parley.test/sign-up", {
    method: "POST",
    body: "{}",
    headers: { "Content-Type": "application/json" },
  });
  const context = { services, nonce: "", requestId: "", network: "" };
  const thrown = await signUpAction({ request, context, params: {} }).catch((error: unknown) => error);
  expect((thrown as Response).status).toBe(400);
});

test("an unknown zone counts as none: the account begins in UTC", async () => {
  for (const timeZone of ["Mars/Olympus", "__proto__", "../../etc/passwd", ""]) {
    const email = `zone${timeZone.length}@harbour.example`;
    await signUp({ ...ada, email, timeZone });
    expect(await prisma.user.findUnique({ where: { email }, select: { timeZone: true } })).toEqual({
      timeZone: "UTC",
    });
  }
});

test("a script in the name is a name", async () => {
  const name = `<script>alert("1")</script>`;
  expect((await signUp({ ...ada, name })).status).toBe(303);
  expect((await prisma.user.findFirstOrThrow()).name).toBe(name);
});

test("the address is one however it is spelled", async () => {
  await signUp({ ...ada, email: "  ADA@Harbour.Example " });
  await signUp();
  expect((await prisma.user.findMany()).map(({ email }) => email)).toEqual([ada.email]);
});

test("an address gets at most five mails an hour, and the page says how long to wait", async () => {
  for (let times = 0; times < 5; times++) expect((await signUp()).status).toBe(303);
  const answer = await signUp();
  expect(answer.status).toBe(429);
  expect(answer.headers.get("Retry-After")).toBe("3600");
  expect(answer.data).toMatchObject({
    problem: { message: "account.errorTooMany", values: { minutes: 60 } },
  });
  services.clock.pass(hourMs);
  expect((await signUp()).status).toBe(303);
});

test("behind TLS cookies are Secure and carry the __Host- prefix", async () => {
  const secure = { ...services, settings: { ...services.settings, secure: true } };
  const browser = createVisitor(secure);
  const signedUp = await signUp(ada, browser);
  const confirmed = await confirm(await tokenOf(ada.email), {}, browser);
  const cookies = [...signedUp.headers.getSetCookie(), ...confirmed.headers.getSetCookie()];
  const own = cookies.filter((cookie) => !cookie.startsWith("parley_language="));
  expect(own).toHaveLength(4);
  for (const cookie of own)
    expect(cookie).toMatch(
      /^__Host-parley_\w+=[\w.-]*; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax; Secure$/,
    );
});

test("an unverified account goes after 48 hours with its mails and their copies; verified ones stay", async () => {
  services = fakeServices(database, {
    outbox: { list: async () => [], read: async () => null, erase: async () => undefined },
  });
  visitor = createVisitor(services);
  await signUp();
  await signUp({ ...ada, email: "verified@harbour.example" });
  await confirm(await tokenOf("verified@harbour.example"));
  const mail = await prisma.mailMessage.findFirstOrThrow({ where: { user: { email: ada.email } } });
  services.clock.pass(48 * hourMs - 1);
  await cleanUpAccounts(services);
  expect(await prisma.user.count()).toBe(2);
  services.clock.pass(1);
  await cleanUpAccounts(services);
  expect((await prisma.user.findMany()).map(({ email }) => email)).toEqual(["verified@harbour.example"]);
  expect(await prisma.mailMessage.count({ where: { id: mail.id } })).toBe(0);
  expect(await prisma.emailToken.count()).toBe(0);
  expect(services.enqueued.at(-1)).toEqual({ name: "privacy.erase-copies", payload: { mailIds: [mail.id] } });
});

test("an account is made for who says that they are an adult alone; what is kept of it is when they said so", async () => {
  const { adult: _adult, ...silent } = { ...ada, email: "age@harbour.example" };
  const refused = await signUp(silent);
  expect([refused.status, refused.data["errors"]]).toEqual([400, { adult: "account.errorAdult" }]);
  expect(await prisma.user.count({ where: { email: silent.email } })).toBe(0);
  expect((await signUp({ ...silent, adult: "on" })).status).toBe(303);
  const user = await prisma.user.findUniqueOrThrow({ where: { email: silent.email } });
  expect(user.adultDeclaredAt).toEqual(user.createdAt);
  expect(Object.keys(user).filter((column) => /birth|age$/i.test(column))).toEqual([]);
});
