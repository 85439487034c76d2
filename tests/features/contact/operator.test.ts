import { beforeEach, expect, test } from "vitest";
import { contactJobs } from "#app/features/contact/contact.server.ts";
import { runRightsClock } from "#app/features/rights/rights.server.ts";
import { operateSupport } from "#app/operate-support.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { type FakeServices, fakeServices } from "#tests/fakes/fake-services.ts";
import { dayMs, enterPortal, portalText, sendMails } from "../rights/rights-scene.ts";
import { testDatabase } from "../test-database.ts";
import { ada, write, writtenCase } from "./contact-scene.ts";

const database = await testDatabase();
const { prisma } = database;
let services: FakeServices;

beforeEach(async () => {
  services = fakeServices(database);
  await prisma.supportRequest.deleteMany();
  await prisma.rightsRequest.deleteMany();
  await prisma.mailMessage.deleteMany();
});

const command = (...args: string[]) => operateSupport(services, args);

test("the operator lists without a word of what was written, reads one, answers by mail, closes and takes it up again", async () => {
  expect(await command("list")).toBe("Nobody waits for an answer.");
  const id = await writtenCase(services, database);
  const list = await command("list");
  expect(list).toMatch(new RegExp(`^${id}  question  came 2027-01-15 12:00  0 answered$`));
  expect(await command("show", id)).toContain("From: Ada Canary, ada@writers.example (reads en)");
  await sendMails(services, database);
  expect(await command("answer", id, "--text", "At the top left.")).toContain("on its way by mail");
  await sendMails(services, database);
  const mail = services.sentMails.at(-1);
  expect([mail?.to.address, mail?.text.includes("At the top left.")]).toEqual([ada.email, true]);
  expect(await command("show", id)).toContain("Answered 2027-01-15 12:00:\nAt the top left.");
  expect(await command("answer", id, "--text", "Is it there?", "--close")).toContain("the case is closed");
  expect([await command("list"), await command("list", "--closed")]).toEqual([
    "Nobody waits for an answer.",
    expect.stringContaining(`${id}  question`),
  ]);
  await expect(command("answer", id, "--text", "More")).rejects.toThrow("This case is closed");
  await expect(command("close", id)).rejects.toThrow("This case is closed");
  expect(await command("reopen", id)).toBe("The case is open again.");
  await expect(command("reopen", id)).rejects.toThrow("This case is open.");
  expect(await command("close", id)).toBe("The case is closed.");
});

test("what is not there, not said or not understood is refused in a sentence", async () => {
  const id = await writtenCase(services, database);
  await expect(command("show", "nothing")).rejects.toThrow("There is nothing of this id");
  await expect(command("extend", id, "--text", "x")).rejects.toThrow("There is nothing of this id");
  await expect(command("answer", id)).rejects.toThrow("--text is missing");
  await expect(command("answer", id, "--text", " ")).rejects.toThrow("--text is missing");
  await expect(command("delete", id)).rejects.toThrow("Use:");
  await expect(command()).rejects.toThrow("Use:");
});

test("every look at a case and every word in it stands in the instance's log, by its id alone", async () => {
  const id = await writtenCase(services, database);
  await command("list");
  await command("show", id);
  await command("answer", id, "--text", "So it is.", "--close");
  const events = await prisma.auditEvent.findMany({
    where: { chain: "instance", target: `support:${id}` },
    select: { action: true, payload: true },
    orderBy: { seq: "asc" },
  });
  expect(events).toEqual(
    ["read", "answered"].map((done) => ({
      action: "operator.support",
      payload: { by: "operator", details: { done } },
    })),
  );
});

test("a text that a stranger typed neither moves the cursor nor colours the terminal", async () => {
  const id = await writtenCase(services, database);
  await prisma.supportRequest.update({ where: { id }, data: { text: "a\u001b[31mred\u0007\nb" } });
  expect(await command("show", id)).toContain("a\ufffd[31mred\ufffd\nb");
});

test("what its writer keeps from use is neither read nor answered", async () => {
  const id = await writtenCase(services, database);
  await prisma.supportRequest.update({ where: { id }, data: { restrictedAt: new Date() } });
  for (const verb of ["show", "answer", "close"])
    await expect(command(verb, id, "--text", "x")).rejects.toThrow("kept and not used");
  expect(await command("list")).toContain("kept from use by its writer");
  expect(await sendMails(services, database)).toBe(0);
});

test("a request of the kind privacy opens a request by right with its last day; the one-use link shows whose it is", async () => {
  const text = "What do you hold about me?";
  const answer = await write(services, { kind: "privacy", text });
  expect([answer.status, answer.location]).toEqual([303, "/contact?sent=privacy"]);
  await write(services, { kind: "privacy", text });
  expect(await prisma.supportRequest.count()).toBe(0);
  const [request, ...more] = await prisma.rightsRequest.findMany();
  expect(more).toEqual([]);
  const now = services.clock.now();
  expect(request).toMatchObject({
    ...{ organizationId: null, kind: "other", channel: "support", state: "open", email: ada.email, text },
    ...{ receivedAt: new Date(now), dueAt: new Date(now + 30 * dayMs), provenAt: null },
  });
  const id = request?.id ?? "";
  expect(await command("list")).toContain(
    `${id}  privacy   came 2027-01-15 12:00  answer by 2027-02-14, 30 days left`,
  );
  expect(await command("show", id)).toContain("The address is NOT confirmed yet");
  await sendMails(services, database);
  const visitor = await enterPortal(services, database, ada.email);
  expect(await command("show", id)).toContain("The address is theirs: they followed the link");
  expect(await portalText(visitor)).toContain(text);
  expect(
    services.sentMails.some(({ text: mailed }) => /within 30 days|by 14 February|Feb/.test(mailed)),
  ).toBe(true);
});

test("the operator answers, extends or refuses a request by right as a business does, and is told while it waits", async () => {
  const ask = async (text: string) => {
    await write(services, { kind: "privacy", text, email: `${text}@writers.example` });
    const requests = await prisma.rightsRequest.findMany({ select: { id: true, text: true } });
    return requests.find((request) => request.text === text)?.id ?? "";
  };
  const [answered, refused, late] = [await ask("one"), await ask("two"), await ask("three")];
  await expect(command("answer", answered)).rejects.toThrow("--text is missing");
  await expect(command("refuse", refused, "--text", "No")).rejects.toThrow("--ground statute|claims");
  expect(await command("answer", answered, "--text", "Here it is.")).toBe("Noted, and told by mail.");
  expect(await command("refuse", refused, "--ground", "identity", "--text", "Whose?")).toContain("Noted");
  expect(await command("extend", late, "--text", "Much to look at")).toContain("Noted");
  await expect(command("answer", answered, "--text", "Again")).rejects.toThrow("This request is closed.");
  const states = await prisma.rightsRequest.findMany({ select: { id: true, state: true, dueAt: true } });
  const now = services.clock.now();
  expect(states).toContainEqual({ id: late, state: "open", dueAt: new Date(now + 60 * dayMs) });
  expect(states.map(({ state }) => state).sort()).toEqual(["done", "open", "refused"]);
  await sendMails(services, database);
  expect(services.sentMails.some(({ text }) => text.includes("Here it is."))).toBe(true);
  services.enqueued.length = 0;
  services.clock.pass(61 * dayMs);
  await runRightsClock(services);
  expect(services.enqueued).toContainEqual({
    name: "contact.tell-operator",
    payload: { id: late, about: "overdue", day: expect.any(Number) },
  });
});

test("word to the operator holds the id and the command, and nothing of who wrote what", async () => {
  const mails: { subject: string; text: string }[] = [];
  const mailing = {
    ...services,
    mail: { ...services.mail, name: "smtp", send: async (mail: never) => ({ ok: mails.push(mail) > 0 }) },
    settings: {
      ...services.settings,
      operator: { ...services.settings.operator, contact: "op@parley.test" },
    },
  } as unknown as Services;
  const id = await writtenCase(services, database);
  await contactJobs[0]?.handle(mailing, { id, about: "case" }, { putBack: false });
  expect(mails[0]?.text).toContain(`npm run privacy -- support show ${id}`);
  expect(JSON.stringify(mails)).not.toMatch(/Ada|calendar|writers\.example/);
});
