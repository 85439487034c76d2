import { beforeEach, expect, test } from "vitest";
import { translatorFor } from "#app/messages/all-translators.ts";
import { loader as contactLoader } from "#app/routes/contact.tsx";
import { type FakeServices, fakeServices } from "#tests/fakes/fake-services.ts";
import { createVisitor } from "../account/account-visitor.ts";
import { createMember, signIn } from "../account/members.ts";
import { sendMails } from "../rights/rights-scene.ts";
import { testDatabase } from "../test-database.ts";
import { ada, write, writtenCase } from "./contact-scene.ts";

const database = await testDatabase();
const { prisma } = database;
const hourMs = 3_600_000;
let services: FakeServices;

beforeEach(async () => {
  services = fakeServices(database);
  await prisma.supportRequest.deleteMany();
  await prisma.mailMessage.deleteMany();
});

test("anybody writes without an account; it is kept, confirmed by mail, and the operator is told by its id alone", async () => {
  const answer = await write(services);
  expect([answer.status, answer.location]).toEqual([303, "/contact?sent=case"]);
  const held = await prisma.supportRequest.findFirstOrThrow();
  expect(held).toMatchObject({
    kind: "question",
    ...ada,
    text: "Where do I find my calendar?",
    userId: null,
  });
  expect(services.enqueued).toContainEqual({
    name: "contact.tell-operator",
    payload: { id: held.id, about: "case" },
  });
  expect(await sendMails(services, database)).toBe(1);
  const [mail] = services.sentMails;
  expect(mail?.to.address).toBe(ada.email);
  expect(mail?.text).toContain("http://parley.test/me");
  // Else anybody could have this server mail any text to anybody.
  expect(`${mail?.subject} ${mail?.text} ${mail?.html}`).not.toMatch(/calendar|Ada/);
});

test("who writes signed in under the account's address gets a copy of the words, and the case is the account's", async () => {
  const member = await createMember(services, "grace@writers.example");
  const visitor = createVisitor(services);
  await signIn(visitor, "grace@writers.example");
  const page = await visitor.get(contactLoader, "/contact");
  expect(page.data["writer"]).toEqual({ name: "Ada Martin", email: "grace@writers.example" });
  await write(services, { email: "Grace@Writers.example" }, visitor);
  await write(services, { email: "another@writers.example" }, visitor);
  const cases = await prisma.supportRequest.findMany({ select: { email: true, userId: true } });
  expect(cases).toContainEqual({ email: "grace@writers.example", userId: member.id });
  expect(cases).toContainEqual({ email: "another@writers.example", userId: null });
  await sendMails(services, database);
  const toGrace = services.sentMails.filter(
    ({ to, subject }) => to.address === "grace@writers.example" && subject.startsWith("We received"),
  );
  expect(toGrace.map(({ text }) => text.includes("Where do I find my calendar?"))).toEqual([true]);
});

test("the answer is the same whether anything is known of the address or not", async () => {
  await createMember(services, "known@writers.example");
  const known = await write(services, { email: "known@writers.example" });
  const unknown = await write(services, { email: "unknown@writers.example" });
  expect([known.status, known.location, known.data]).toEqual([
    unknown.status,
    unknown.location,
    unknown.data,
  ]);
});

test("what is missing or wrong is said by field with what was typed, and nothing is kept", async () => {
  const wrong = await write(services, { kind: "sales", email: "nobody", text: "   " });
  expect(wrong.status).toBe(400);
  expect(wrong.data["errors"]).toEqual({
    kind: "contact.error.kind",
    email: "account.errorEmail",
    text: "contact.error.text",
  });
  expect(wrong.data["values"]).toMatchObject({ name: ada.name, email: "nobody" });
  const faults: Record<string, string>[] = [
    { text: "x".repeat(4001) },
    { text: "a\u0007b" },
    { name: "x".repeat(101) },
  ];
  for (const form of faults) expect((await write(services, form)).status).toBe(400);
  expect(await prisma.supportRequest.count()).toBe(0);
});

const secret = "4242 4242 4242 4242";

test("a card number or key is warned of and kept nowhere until the writer says so, and then it is masked", async () => {
  const text = `Hello\nmy card ${secret} does not work`;
  const warned = await write(services, { text });
  expect(warned.status).toBe(422);
  expect(warned.data["warnings"]).toEqual([{ kind: "card", line: 2 }]);
  expect(warned.data["values"]).toMatchObject({ text });
  // Nothing but the writer's own field shows it again.
  const { values: _, ...rest } = warned.data;
  expect(JSON.stringify(rest)).not.toContain("4242");
  expect([await prisma.supportRequest.count(), await prisma.mailMessage.count(), services.enqueued]).toEqual([
    ...[0, 0, []],
  ]);

  expect((await write(services, { text, masked: "yes" })).status).toBe(303);
  const held = await prisma.supportRequest.findFirstOrThrow();
  expect(held.text).toBe("Hello\nmy card ••••• does not work");
  const { rows } = await database.owner.query<{ name: string }>(
    "SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind = 'r' AND n.nspname = 'public'",
  );
  for (const { name } of rows) {
    // Two groups of it: four digits alone stand in many a checksum.
    const hits = await database.owner.query(
      `SELECT 1 FROM "${name}" t WHERE t::text ~ '4242\\D?4242' LIMIT 1`,
    );
    expect([name, hits.rows.length]).toEqual([name, 0]);
  }
});

test("whoever says in advance that it may be masked, or writes it as a name or about their data, keeps no secret either", async () => {
  const key = `sk_${"live"}_4eC39HqLyjWDarjtT1zdp7dc`;
  expect((await write(services, { text: `key ${key}`, masked: "yes" })).status).toBe(303);
  expect((await write(services, { name: secret })).status).toBe(422);
  expect((await write(services, { kind: "privacy", text: `password: abcd1234` })).status).toBe(422);
  await write(services, { kind: "privacy", text: `password: abcd1234`, masked: "yes" });
  expect(await prisma.rightsRequest.findFirstOrThrow({ where: { organizationId: null } })).toMatchObject({
    text: "password: •••••",
  });
  expect((await prisma.supportRequest.findFirstOrThrow()).text).toBe("key •••••");
});

test("every warning has its words in both languages", () => {
  for (const locale of ["en", "fr"] as const)
    for (const kind of ["card", "key", "token", "privateKey", "password"] as const)
      expect(translatorFor(locale).t(`contact.warning.${kind}`, { line: 3 })).toMatch(/3\)$/);
});

test("sent twice it is kept once; the sixth under one address within an hour waits, and so does the twenty-first from one network", async () => {
  const first = await writtenCase(services, database);
  await write(services);
  expect((await prisma.supportRequest.findMany({ select: { id: true } })).map(({ id }) => id)).toEqual([
    first,
  ]);
  for (const text of ["3", "4", "5"]) expect((await write(services, { text })).status).toBe(303);
  const sixth = await write(services, { text: "6" });
  expect([sixth.status, sixth.headers.get("Retry-After")]).toEqual([429, "3600"]);
  expect(sixth.data["values"]).toMatchObject({ text: "6" });
  for (let n = 0; n < 15; n++) await write(services, { email: `w${n}@writers.example` });
  expect((await write(services, { email: "w99@writers.example" })).status).toBe(429);
  services.clock.pass(hourMs);
  expect((await write(services, { email: "w99@writers.example" })).status).toBe(303);
});

test("an answer of the program shows its words for each of the two ways, and for nothing else that the address says", async () => {
  const visitor = createVisitor(services);
  const sent = async (search: string) => (await visitor.get(contactLoader, `/contact${search}`)).data["sent"];
  expect(await sent("")).toBe(null);
  expect(await sent("?sent=case")).toBe("case");
  expect(await sent("?sent=privacy")).toBe("privacy");
  expect(await sent("?sent=<b>")).toBe(null);
});
