import { beforeEach, expect, test } from "vitest";
import { operateSupport } from "#app/operate-support.server.ts";
import { loader as copyLoader } from "#app/routes/me.copy.ts";
import { action as correctAction } from "#app/routes/me.correct.tsx";
import { action as eraseAction } from "#app/routes/me.erase.tsx";
import { action as restrictAction } from "#app/routes/me.restrict.tsx";
import { type FakeServices, fakeServices } from "#tests/fakes/fake-services.ts";
import type { Visitor } from "../account/account-visitor.ts";
import { businessOf, enterPortal, portalText, sendMails } from "../rights/rights-scene.ts";
import { unzip } from "../rights/unzip.ts";
import { testDatabase } from "../test-database.ts";
import { ada, writtenCase } from "./contact-scene.ts";

const database = await testDatabase();
const { prisma } = database;
let services: FakeServices;

beforeEach(async () => {
  services = fakeServices(database);
  await prisma.organization.deleteMany();
  await prisma.supportRequest.deleteMany();
  await prisma.rightsSession.deleteMany();
});

async function copyOf(visitor: Visitor): Promise<Map<string, string>> {
  const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const request = new Request("http://parley.test/me/copy.zip", { headers: { Cookie: cookie } });
  const answer = (await copyLoader({ request, context: { services }, params: {} } as never)) as Response;
  return unzip(Buffer.from(await answer.arrayBuffer()));
}

/** Mails of the same instant go in any order: those of before first. */
async function enter(): Promise<Visitor> {
  await sendMails(services, database);
  return enterPortal(services, database, ada.email);
}

const words = { text: "canary of a question" };

test("a guest sees in the portal what they wrote and what was answered, and nothing of anybody else's", async () => {
  const id = await writtenCase(services, database, words);
  await writtenCase(services, database, { email: "bob@writers.example", text: "canary of Bob" });
  await writtenCase(services, database, { kind: "lead", text: "canary of a wish" });
  await operateSupport(services, ["answer", id, "--text", "canary of an answer"]);
  const shown = await portalText(await enter());
  for (const canary of ["question", "answer", "wish"])
    expect(shown).toContain(
      `canary of ${canary === "wish" ? "a" : canary === "answer" ? "an" : "a"} ${canary}`,
    );
  expect(shown).not.toMatch(/bob/i);
  expect(shown).toContain(`"target":"support:${id}"`);
});

test("the copy holds them, with the answers, and nobody else's", async () => {
  const id = await writtenCase(services, database, words);
  await writtenCase(services, database, { email: "bob@writers.example", text: "canary of Bob" });
  await operateSupport(services, ["answer", id, "--text", "canary of an answer"]);
  const files = await copyOf(await enter());
  expect(JSON.parse(files.get("data/SupportRequest.json") ?? "")).toMatchObject([{ ...ada, ...words }]);
  expect(JSON.parse(files.get("data/SupportAnswer.json") ?? "")).toMatchObject([
    { text: "canary of an answer" },
  ]);
  expect([...files.values()].join("\n")).not.toMatch(/bob/i);
});

test("one of them is erased at once and by itself, or all with everything; another's never", async () => {
  const bookedAda = { name: ada.name, email: ada.email };
  await businessOf(database, services.clock.now(), [bookedAda]);
  const one = await writtenCase(services, database, words);
  const two = await writtenCase(services, database, { text: "second" });
  const bobs = await writtenCase(services, database, { email: "bob@writers.example" });
  const visitor = await enter();
  const review = await visitor.post(eraseAction, "/me/erase", { target: `support:${one}` });
  expect(review.data["review"]).toMatchObject({ items: 1, operator: true });
  for (const target of [one, bobs])
    await visitor.post(eraseAction, "/me/erase", { intent: "confirm", target: `support:${target}` });
  const left = async () =>
    (await prisma.supportRequest.findMany({ select: { id: true } })).map(({ id }) => id);
  expect((await left()).sort()).toEqual([two, bobs].sort());
  await visitor.post(eraseAction, "/me/erase", { intent: "confirm", everything: "on" });
  expect(await left()).toEqual([bobs]);
  // The business keeps its seven days for what it holds.
  expect(await prisma.attendee.count({ where: { email: ada.email } })).toBe(2);
  const tombstones = await prisma.tombstone.findMany({
    where: { model: "support_request", rule: "request" },
  });
  expect(tombstones.flatMap(({ rowIds }) => rowIds)).toEqual(expect.arrayContaining([one, two]));
});

test("what is kept from use says so, and is used again when it is unticked; another's stays as it is", async () => {
  const id = await writtenCase(services, database, words);
  const bobs = await writtenCase(services, database, { email: "bob@writers.example" });
  const visitor = await enter();
  const restricted = async (of: string) =>
    (await prisma.supportRequest.findUniqueOrThrow({ where: { id: of } })).restrictedAt !== null;
  const form = new FormData();
  for (const target of [id, bobs]) form.append("target", `support:${target}`);
  await visitor.post(restrictAction, "/me/restrict", form);
  expect([await restricted(id), await restricted(bobs)]).toEqual([true, false]);
  expect(await portalText(visitor)).toContain('"restricted":true');
  await visitor.post(restrictAction, "/me/restrict", {});
  expect(await restricted(id)).toBe(false);
});

test("a name that is corrected is corrected there, too", async () => {
  const id = await writtenCase(services, database, words);
  const visitor = await enter();
  await visitor.post(correctAction, "/me/correct", { name: "Ada Lovelace" });
  expect((await prisma.supportRequest.findUniqueOrThrow({ where: { id } })).name).toBe("Ada Lovelace");
});
