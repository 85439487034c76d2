import { beforeEach, expect, test } from "vitest";
import { currentUser, hashPassword, requireUser } from "#app/features/account/account.server.ts";
import { cleanUpAccounts } from "#app/features/account/account-jobs.server.ts";
import { renewedSessionCookie } from "#app/features/account/session.server.ts";
import { mailJobs } from "#app/features/notifications/notifications.server.ts";
import type { RequestContext } from "#app/platform/load-context.ts";
import { action as signInAction, loader as signInLoader } from "#app/routes/sign-in.tsx";
import { action as signOutAction, loader as signOutLoader } from "#app/routes/sign-out.ts";
import { fakeServices } from "#tests/fakes/fake-services.ts";
import { testDatabase } from "../test-database.ts";
import { createVisitor, type Visitor } from "./account-visitor.ts";
import { createMember, signIn } from "./members.ts";

const database = await testDatabase();
const { prisma } = database;
const email = "ada@harbour.example";
const dayMs = 86_400_000;
let services = fakeServices(database);
let visitor: Visitor = createVisitor(services);
let ada = { id: "" };

beforeEach(async () => {
  await prisma.user.deleteMany();
  services = fakeServices(database);
  visitor = createVisitor(services);
  ada = await createMember(services, email);
});

/** A loader that only asks who is there. */
const who = async (args: { request: Request; context: RequestContext }) => ({
  signedIn: await currentUser(args),
});
const closed = async (args: { request: Request; context: RequestContext }) => ({
  signedIn: await requireUser(args),
});

test("the right password starts a session that later requests know", async () => {
  const answer = await signIn(visitor, email);
  expect([answer.status, answer.location]).toEqual([303, "/dashboard"]);
  const { signedIn } = (await visitor.get(who, "/")).data;
  expect(signedIn).toMatchObject({
    user: {
      id: ada.id,
      name: "Ada Martin",
      email,
      emailVerified: true,
      locale: "en",
      timeZone: "Europe/Paris",
    },
  });
  expect(JSON.stringify(signedIn)).not.toContain("argon2");
});

test("the token itself is in the cookie alone; device and network are kept coarse", async () => {
  await signIn(visitor, email);
  const session = await prisma.session.findFirstOrThrow();
  const token = visitor.cookies.get("parley_session") ?? "";
  expect(token).toMatch(/^[\w-]{43}$/);
  expect(JSON.stringify(session)).not.toContain(token);
  expect(session).toMatchObject({ device: "Firefox · Linux", network: "203.0.113.0/24" });
});

test("unknown address, wrong password and unverified account get one and the same answer", async () => {
  const pending = await createMember(services, "pending@harbour.example");
  await prisma.user.update({ where: { id: pending.id }, data: { emailVerifiedAt: null } });
  const answers = [
    await signIn(visitor, "nobody@harbour.example"),
    await signIn(visitor, email, { password: "not the password" }),
    await signIn(visitor, "pending@harbour.example"),
  ];
  for (const answer of answers) {
    expect(answer.status).toBe(400);
    expect(answer.data).toMatchObject({ errors: {}, problem: { message: "account.errorNoMatch" } });
    expect(answer.data["values"]).not.toHaveProperty("password");
    expect(answer.headers.getSetCookie()).toEqual([]);
  }
  expect(await prisma.session.count()).toBe(0);
});

test("an unknown address costs as much hashing as a known one", async () => {
  const times = { known: [] as number[], unknown: [] as number[] };
  await signIn(visitor, "nobody@harbour.example");
  for (let round = 0; round < 9; round++) {
    for (const [kind, address] of [
      ["known", email],
      ["unknown", `nobody${round}@harbour.example`],
    ] as const) {
      const from = performance.now();
      await signIn(visitor, address, { password: "not the password" });
      times[kind].push(performance.now() - from);
    }
  }
  // The quickest of each: what else the machine is doing only ever adds.
  expect(Math.min(...times.unknown)).toBeGreaterThan(Math.min(...times.known) * 0.4);
});

test("after signing in the visitor is back where they were, and never on another site", async () => {
  const inside = ["/dashboard/acme/bookings?past=1", "/account", "/room/abc"];
  for (const next of inside)
    expect((await signIn(createVisitor(services), email, { next })).location).toBe(next);
  const outside = [
    "https://evil.example/",
    "//evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "/..//evil.example",
    "/.//evil.example",
    "/a/..//evil.example",
    "/%2e%2e//evil.example",
    "javascript:alert(1)",
    "evil.example",
    "",
    "/".repeat(3000),
  ];
  for (const next of outside) {
    expect((await signIn(createVisitor(services), email, { next })).location).toBe("/dashboard");
    const page = await createVisitor(services).get(signInLoader, `/sign-in?next=${encodeURIComponent(next)}`);
    expect(page.data["next"]).toBe("/dashboard");
  }
});

test("a page that needs an account leads strangers to sign in and back", async () => {
  const answer = await visitor.get(closed, "/dashboard/acme?past=1&x=%2F");
  expect([answer.status, answer.location]).toEqual([
    302,
    "/sign-in?next=%2Fdashboard%2Facme%3Fpast%3D1%26x%3D%252F",
  ]);
  expect((await visitor.post(closed, "/dashboard/acme/delete", {})).location).toBe("/sign-in");
});

test("cookies that are not a session are nobody", async () => {
  for (const value of ["", "x", "A".repeat(43), "A".repeat(10_000), "'; DROP TABLE session; --", "%00"]) {
    visitor.cookies.set("parley_session", value);
    expect((await visitor.get(who, "/")).data["signedIn"]).toBeNull();
  }
});

test("the session of a deleted account is nobody's", async () => {
  await signIn(visitor, email);
  await prisma.user.delete({ where: { id: ada.id } });
  expect((await visitor.get(who, "/")).data["signedIn"]).toBeNull();
});

test("a session ends 30 days after its last use, and each use carries it on", async () => {
  await signIn(visitor, email);
  services.clock.pass(30 * dayMs - 1);
  expect((await visitor.get(who, "/")).data["signedIn"]).not.toBeNull();
  services.clock.pass(30 * dayMs - 1);
  expect((await visitor.get(who, "/")).data["signedIn"]).not.toBeNull();
  services.clock.pass(30 * dayMs);
  expect((await visitor.get(who, "/")).data["signedIn"]).toBeNull();
  await cleanUpAccounts(services);
  expect(await prisma.session.count()).toBe(0);
});

test("a use is noted at most every ten minutes, and then the cookie is renewed with it", async () => {
  await signIn(visitor, email);
  const noted = async () => (await prisma.session.findFirstOrThrow()).lastSeenAt.getTime();
  const start = services.clock.now();
  const ask = async () => {
    const context: RequestContext = { services, nonce: "", requestId: "", network: "198.51.100.0/24" };
    const headers = { Cookie: `parley_session=${visitor.cookies.get("parley_session")}` };
    await currentUser({ request: new Request("http://parley.test/", { headers }), context });
    return renewedSessionCookie(context);
  };
  services.clock.pass(10 * 60_000 - 1);
  expect(await ask()).toBeNull();
  expect(await noted()).toBe(start);
  services.clock.pass(1);
  expect(await ask()).toMatch(/^parley_session=[\w-]{43}; Path=\/; Max-Age=2592000; HttpOnly; SameSite=Lax$/);
  expect(await noted()).toBe(start + 10 * 60_000);
  expect(await prisma.session.findFirstOrThrow()).toMatchObject({ network: "198.51.100.0/24" });
});

test("all loaders of one request share one look-up, and requests do not share it", async () => {
  await signIn(visitor, email);
  const headers = { Cookie: `parley_session=${visitor.cookies.get("parley_session")}` };
  const context: RequestContext = { services, nonce: "", requestId: "", network: "n" };
  const ask = (given = context) =>
    currentUser({ request: new Request("http://parley.test/", { headers }), context: given });
  const [first, second] = await Promise.all([ask(), ask()]);
  expect(second).toBe(first);
  await prisma.session.deleteMany();
  expect(await ask()).toBe(first);
  expect(await ask({ ...context })).toBeNull();
});

test("signing in again ends the session that the browser had", async () => {
  await signIn(visitor, email);
  await signIn(visitor, email);
  expect(await prisma.session.count()).toBe(1);
});

test("signing out ends the session and clears the cookie; following a link to it does not", async () => {
  await signIn(visitor, email);
  const stolen = visitor.cookies.get("parley_session") ?? "";
  await visitor.get(signOutLoader, "/sign-out");
  expect((await visitor.get(who, "/")).data["signedIn"]).not.toBeNull();
  expect((await visitor.post(signOutAction, "/sign-out", {})).location).toBe("/sign-in?notice=signed-out");
  expect(visitor.cookies.has("parley_session")).toBe(false);
  visitor.cookies.set("parley_session", stolen);
  expect((await visitor.get(who, "/")).data["signedIn"]).toBeNull();
  expect((await createVisitor(services).post(signOutAction, "/sign-out", {})).status).toBe(303);
});

test("ten wrong passwords close the account to that network for a while, but not to its owner elsewhere", async () => {
  for (let times = 0; times < 10; times++) {
    expect((await signIn(visitor, email, { password: "guess number" })).status).toBe(400);
  }
  const refused = await signIn(visitor, email);
  expect([refused.status, refused.headers.get("Retry-After")]).toEqual([429, "900"]);
  expect(refused.data).toMatchObject({ values: { email }, problem: { message: "account.errorTooMany" } });
  expect((await signIn(createVisitor(services, "198.51.100.0/24"), email)).status).toBe(303);
  services.clock.pass(900_000);
  expect((await signIn(visitor, email)).status).toBe(303);
});

test("guessing for an address that nobody has is slowed just the same", async () => {
  const tries = [];
  for (let times = 0; times < 11; times++)
    tries.push((await signIn(visitor, "nobody@harbour.example")).status);
  expect(tries).toEqual([...Array(10).fill(400), 429]);
});

test("a right password forgets the slips before it", async () => {
  for (let round = 0; round < 3; round++) {
    for (let times = 0; times < 6; times++) await signIn(visitor, email, { password: "guess number" });
    expect((await signIn(visitor, email)).status).toBe(303);
  }
});

test("malformed forms come back with 400 and what was typed, without the password", async () => {
  const form = new FormData();
  form.set("email", "not an address");
  form.set("password", new Blob(["x"]), "password.txt");
  const answer = await visitor.post(signInAction, "/sign-in", form);
  expect([answer.status, answer.data["errors"]]).toEqual([
    400,
    { email: "account.errorEmail", password: "account.errorInvalid" },
  ]);
  expect(answer.data["values"]).toEqual({ email: "not an address" });
  const long = await visitor.post(signInAction, "/sign-in", { email, password: "x".repeat(1_000_000) });
  expect(long.data["errors"]).toEqual({ password: "account.errorPasswordLong" });
});

test("one password, however its letters are composed", async () => {
  const composed = "caf\u00e9 et lanterne";
  await createMember(services, "fr@harbour.example");
  await prisma.user.update({
    where: { email: "fr@harbour.example" },
    data: { passwordHash: await hashPassword(composed.normalize("NFKC")) },
  });
  expect((await signIn(visitor, "fr@harbour.example", { password: "cafe\u0301 et lanterne" })).status).toBe(
    303,
  );
});

test("a browser that never signed in to the account is told to it by mail, with its kind and a shortened network", async () => {
  const visitor = createVisitor(services);
  await createMember(services, "new-device@harbour.example");
  const told = async () => {
    for (const { name, payload } of services.enqueued.splice(0))
      if (name === "mail.send") await mailJobs[0]?.handle(services, payload, { putBack: false });
    return services.sentMails.splice(0).filter(({ subject }) => subject === "New sign-in to your account");
  };
  await signIn(visitor, "new-device@harbour.example");
  const [first, ...more] = await told();
  expect(more).toEqual([]);
  expect(first?.to.address).toBe("new-device@harbour.example");
  expect(first?.text).toContain("Firefox · Linux, from the network 203.0.113.0/24");
  expect(first?.text).toContain("http://parley.test/account");
  await visitor.post(signOutAction, "/sign-out", {});
  services.clock.pass(180 * 86_400_000 - 1);
  await signIn(visitor, "new-device@harbour.example");
  expect(await told()).toEqual([]);
  await signIn(createVisitor(services), "new-device@harbour.example");
  expect(await told()).toHaveLength(1);
  services.clock.pass(180 * 86_400_000);
  await signIn(visitor, "new-device@harbour.example");
  expect(await told()).toHaveLength(1);
});

test("a session that was ended at once is told, too; another's proof and a forged one make no browser known", async () => {
  const addresses = ["one@harbour.example", "two@harbour.example"] as const;
  for (const address of addresses) await createMember(services, address);
  const visitor = createVisitor(services);
  const queued = () => services.enqueued.splice(0).filter(({ name }) => name === "mail.send");
  await signIn(visitor, addresses[0]);
  const [job] = queued();
  await visitor.post(signOutAction, "/sign-out", {});
  await mailJobs[0]?.handle(services, job?.payload, { putBack: false });
  expect(services.sentMails.at(-1)?.text).toContain("with a browser that it does not know: Unknown");
  await signIn(visitor, addresses[1]);
  expect(queued()).toHaveLength(1);
  for (const forged of ["9999999999999.", "1.1", "x", `${services.clock.now() + 1}.${"A".repeat(43)}`]) {
    visitor.cookies.set("parley_known", forged);
    await signIn(visitor, addresses[1]);
    expect(queued(), forged).toHaveLength(1);
  }
});
