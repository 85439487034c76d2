import { beforeEach, expect, test } from "vitest";
import { requireRecentPassword } from "#app/features/account/account.server.ts";
import { action as confirmAction, loader as confirmLoader } from "#app/routes/account.confirm.tsx";
import { fakeServices } from "#tests/fakes/fake-services.ts";
import { testDatabase } from "../test-database.ts";
import { createVisitor, type Visitor } from "./account-visitor.ts";
import { createMember, password, signIn } from "./members.ts";

const database = await testDatabase();
const email = "ada@harbour.example";
const minute = 60_000;
let services = fakeServices(database);
let visitor: Visitor = createVisitor(services);

beforeEach(async () => {
  await database.prisma.user.deleteMany();
  services = fakeServices(database);
  visitor = createVisitor(services);
  await createMember(services, email);
  await signIn(visitor, email);
});

const guarded = async (args: Parameters<typeof requireRecentPassword>[0]) => ({
  id: (await requireRecentPassword(args)).user.id,
});
const enter = (who = visitor) => who.get(guarded, "/account/data?from=mail");
const confirm = (form: Record<string, string>, who = visitor) =>
  who.post(confirmAction, "/account/confirm", form);

test("what asks for the password leads to the page that takes it, and from there back", async () => {
  const away = await enter();
  expect([away.status, away.location]).toEqual([
    303,
    "/account/confirm?next=%2Faccount%2Fdata%3Ffrom%3Dmail",
  ]);
  const page = await visitor.get(confirmLoader, away.location ?? "");
  expect(page.data).toMatchObject({ email, next: "/account/data?from=mail" });
  const back = await confirm({ password, next: "/account/data?from=mail" });
  expect([back.status, back.location]).toEqual([303, "/account/data?from=mail"]);
  expect((await enter()).status).toBe(200);
});

test("five minutes later the password is asked for again", async () => {
  await confirm({ password });
  services.clock.pass(5 * minute - 1);
  expect((await enter()).status).toBe(200);
  services.clock.pass(1);
  expect((await enter()).status).toBe(303);
});

test("a wrong password confirms nothing, is not given back, and slows down", async () => {
  const answer = await confirm({ password: "not the password", next: "/account/data" });
  expect([answer.status, answer.data["errors"], answer.data["values"]]).toEqual([
    400,
    { password: "account.errorPasswordWrong" },
    { next: "/account/data" },
  ]);
  expect((await enter()).status).toBe(303);
  for (let tries = 0; tries < 9; tries += 1) await confirm({ password: "not the password" });
  expect((await confirm({ password })).status).toBe(429);
  services.clock.pass(15 * minute);
  expect((await confirm({ password })).status).toBe(303);
});

test("the mark of one session is worth nothing in another, and none can be made up", async () => {
  await confirm({ password });
  const mark = visitor.cookies.get("parley_confirmed") ?? "";
  expect(mark).not.toBe("");
  const elsewhere = createVisitor(services);
  await signIn(elsewhere, email);
  const signature = mark.split(".")[1] ?? "";
  for (const forged of [mark, `${services.clock.now() + 1}.${signature}`, `.${signature}`, "x.y", ""]) {
    elsewhere.cookies.set("parley_confirmed", forged);
    expect((await enter(elsewhere)).status, forged).toBe(303);
  }
});

test("whoever is not signed in is sent to sign in first", async () => {
  const stranger = createVisitor(services);
  expect((await enter(stranger)).location).toBe("/sign-in?next=%2Faccount%2Fdata%3Ffrom%3Dmail");
  expect((await confirm({ password }, stranger)).location).toMatch(/^\/sign-in/);
});

test("it leads nowhere but to this site", async () => {
  for (const next of ["//evil.example", "https://evil.example/", "/\\evil.example", "account", ""]) {
    expect((await confirm({ password, next })).location, next).toBe("/account");
    const page = await visitor.get(confirmLoader, `/account/confirm?next=${encodeURIComponent(next)}`);
    expect(page.data["next"], next).toBe("/account");
  }
});
