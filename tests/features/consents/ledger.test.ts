import { expect, test } from "vitest";
import { askedDetails } from "#app/features/booking/form-view.server.ts";
import { consentTexts } from "#app/features/consents/consent-texts.ts";
import {
  eraseConsents,
  recordConsent,
  recordRecordingAnswer,
} from "#app/features/consents/consents.server.ts";
import { runRetention } from "#app/features/privacy/privacy.server.ts";
import { translatorFor } from "#app/messages/all-translators.ts";
import { loader as eventTypeLoader } from "#app/routes/$business.$eventType.tsx";
import { action as signUpAction } from "#app/routes/sign-up.tsx";
import { fakeServices } from "#tests/fakes/fake-services.ts";
import { createVisitor } from "../account/account-visitor.ts";
import { testDatabase } from "../test-database.ts";
import { askingBusiness, ledgerOf, send } from "./consent-scene.ts";

const database = await testDatabase();
const { prisma } = database;
const dayMs = 86_400_000;
const { t } = translatorFor("en");

test("a sensitive answer is taken with an express yes alone, whose exact words are kept; without answers nobody is asked", async () => {
  const services = fakeServices(database);
  const business = await askingBusiness(database);
  const email = "ada-sensitive@customers.example";
  const refused = await send(services, business, 0, { email, [business.health]: "asthma" });
  expect(refused).toMatchObject({
    status: 400,
    submission: { problems: [{ field: "agree", message: "booking.error.agree" }] },
  });
  expect((await send(services, business, 0, { email })).status).toBe(303);
  expect(await ledgerOf(database, email)).toEqual([]);
  const booked = await send(services, business, 1, { email, [business.health]: "asthma", agree: "on" });
  expect(booked.status).toBe(303);
  const [record, ...rest] = await ledgerOf(database, email);
  expect(rest).toEqual([]);
  expect(record).toMatchObject({ purpose: "sensitive_answer", action: "given", method: "form" });
  expect(record?.context).toMatch(/^attendee:[a-z2-7]{26}$/);
  expect(record?.text.text).toBe(
    "I agree that Test business uses my sensitive answers for this appointment\nI am 16 or older. I can take it back under “Your data”; the answers are then erased.",
  );
});

test("a form that asks something sensitive has the box to agree with, whatever its business does, and one that does not has none", async () => {
  const services = fakeServices(database);
  const business = await askingBusiness(database);
  const offer = async () => {
    const question = { organizationId: business.organizationId };
    const rows = await prisma.question.findMany({ where: question, select: { sensitive: true } });
    return {
      ...{ questions: rows, locations: [], seats: null, guestsMax: 0, organizationName: "Test business" },
      ...{ asksNews: false, newsText: "" },
    } as unknown as Parameters<typeof askedDetails>[0];
  };
  const asking = { age: services.settings.consentAge, optedOut: true };
  const wordsOf = async () => consentTexts(t, askedDetails(await offer(), asking).consents).sensitive;
  expect(await wordsOf()).toMatchObject({ label: expect.stringContaining("my sensitive answers") });
  await prisma.question.updateMany({
    where: { organizationId: business.organizationId },
    data: { sensitive: false },
  });
  expect(await wordsOf()).toBeNull();
});

test("nobody is on a list who did not tick the box, and the form goes through either way", async () => {
  const services = fakeServices(database);
  const business = await askingBusiness(database);
  expect((await send(services, business, 0, { email: "no@customers.example" })).status).toBe(303);
  expect((await send(services, business, 1, { email: "yes@customers.example", news: "on" })).status).toBe(
    303,
  );
  expect(await ledgerOf(database, "no@customers.example")).toEqual([]);
  expect(await ledgerOf(database, "yes@customers.example")).toMatchObject([
    {
      ...{ purpose: "news", action: "given", method: "form" },
      text: {
        text: "Tell me about news from Test business\nNew classes. I am 16 or older. A mail asks you to confirm it, and one click in any such mail ends it.",
      },
    },
  ]);
});

test("a browser that sends Global Privacy Control is not asked, and a box that it sends all the same counts for nothing", async () => {
  const services = fakeServices(database);
  const business = await askingBusiness(database);
  const path = `/${business.slug}/talk?at=2027-01-18T09:00Z`;
  const params = { business: business.slug, eventType: "talk" };
  const open = async (headers: Record<string, string>) => {
    const request = new Request(`http://parley.test${path}`, { headers });
    const context = { services, nonce: "", requestId: "test", network: "203.0.113.0/24" };
    const result = (await eventTypeLoader({ request, params, context } as never)) as unknown as {
      data: { document(): { page: { form: { consents: { news: string | null } } } } };
      init: { headers: Record<string, string> };
    };
    return { news: result.data.document().page.form.consents.news, vary: result.init.headers["Vary"] };
  };
  expect(await open({})).toEqual({ news: "New classes.", vary: "Sec-GPC" });
  expect((await open({ "Sec-GPC": "1" })).news).toBeNull();
  expect((await open({ Cookie: "parley_choice=no" })).news).toBeNull();
  const email = "gpc@customers.example";
  expect((await send(services, business, 2, { email, news: "on" }, true)).status).toBe(303);
  expect(await ledgerOf(database, email)).toEqual([]);
});

test("the age from which people consent by themselves is the operator's setting, and stands in what they agree to", async () => {
  for (const age of [13, 14, 15, 16]) {
    const services = fakeServices(database);
    services.settings.consentAge = age;
    const business = await askingBusiness(database);
    const email = `age-${age}@customers.example`;
    await send(services, business, 0, { email, news: "on" });
    expect((await ledgerOf(database, email))[0]?.text.text).toContain(`I am ${age} or older`);
  }
});

test("whoever signs up is noted to have accepted this very version of the notice, by its words", async () => {
  const services = fakeServices(database);
  const form = {
    name: "Ada",
    email: "ada-policy@members.example",
    password: "correct horse battery",
    adult: "on",
  };
  expect((await createVisitor(services).post(signUpAction, "/sign-up", form)).status).toBeLessThan(400);
  const user = await prisma.user.findUniqueOrThrow({
    where: { email: form.email },
    select: {
      consents: {
        select: { purpose: true, context: true, organizationId: true, text: { select: { text: true } } },
      },
      acceptances: { select: { version: { select: { hash: true } } } },
    },
  });
  const [acceptance] = user.acceptances;
  expect(user.consents).toMatchObject([
    { purpose: "policy", organizationId: null, context: `policy:${acceptance?.version.hash}` },
  ]);
  expect(user.consents[0]?.text.text).toContain("privacy notice");
});

test("what a room is answered is noted by the hash of what was asked", async () => {
  const services = fakeServices(database);
  const { organizationId } = await askingBusiness(database);
  const answer = {
    ...{ organizationId, subject: { email: "room@customers.example" }, callId: "c1", locale: "en" },
    ...({ purpose: "recording", action: "refused", text: "May this call be recorded?" } as const),
  };
  const { textHash } = await prisma.$transaction((tx) => recordRecordingAnswer(services, tx, answer));
  expect(await prisma.consentText.findUnique({ where: { hash: textHash } })).toMatchObject({
    text: answer.text,
  });
  expect(await ledgerOf(database, "room@customers.example")).toMatchObject([
    { purpose: "recording", action: "refused", method: "room", context: "call:c1" },
  ]);
});

async function planted(at: number, email: string) {
  const { organizationId } = await askingBusiness(database);
  const consent = {
    ...{ organizationId, subject: { email }, text: `To ${email}`, locale: "en", now: at },
    ...({ purpose: "news", action: "given", method: "form" } as const),
  };
  return prisma.$transaction((tx) => recordConsent(tx, consent));
}

test("the database refuses to change a record or its text, to remove one, and a text that is not its hash", async () => {
  const now = fakeServices(database).clock.now();
  const id = await planted(now, "fixed@customers.example");
  const tries = [
    "UPDATE consent_record SET action = 'withdrawn' WHERE id = $1",
    "DELETE FROM consent_record WHERE id = $1",
    "UPDATE consent_text SET text = text || $1",
    "DELETE FROM consent_text WHERE $1 <> ''",
  ];
  for (const statement of tries)
    await expect(database.owner.query(statement, [id]), statement).rejects.toThrow(
      /neither changed nor removed/,
    );
  await expect(database.owner.query("TRUNCATE consent_record CASCADE")).rejects.toThrow(/not emptied/);
  await expect(
    database.owner.query("INSERT INTO consent_text VALUES ($1, 'another text')", ["0".repeat(64)]),
  ).rejects.toThrow(/consent_text_is_its_hash/);
  expect(await prisma.consentRecord.count({ where: { id } })).toBe(1);
});

test("a record goes by its rule after three years with a text that nobody needs any more, and a no after five", async () => {
  const services = fakeServices(database);
  const now = services.clock.now();
  const old = await planted(now - 1095 * dayMs, "old@customers.example");
  const young = await planted(now - 1095 * dayMs + 60_000, "young@customers.example");
  const { organizationId } = await askingBusiness(database);
  const optOuts = [
    { hash: "old-hash", at: new Date(now - 1826 * dayMs) },
    { hash: "young-hash", at: new Date(now - 1826 * dayMs + 60_000) },
  ];
  await prisma.suppression.createMany({
    data: optOuts.map((row) => ({ ...row, organizationId, topic: "news" })),
  });
  await runRetention(services);
  expect(
    (await prisma.consentRecord.findMany({ where: { id: { in: [old, young] } } })).map(({ id }) => id),
  ).toEqual([young]);
  expect(await prisma.consentText.count({ where: { text: "To old@customers.example" } })).toBe(0);
  const left = await prisma.suppression.findMany({ where: { organizationId }, select: { hash: true } });
  expect(left).toEqual([{ hash: "young-hash" }]);
});

test("what is erased leaves a tombstone, so that no backup brings it back", async () => {
  const services = fakeServices(database);
  const id = await planted(services.clock.now(), "gone@customers.example");
  await prisma.$transaction((tx) => eraseConsents(services, tx, [id]));
  expect(await prisma.tombstone.findFirst({ where: { rowIds: { has: id } } })).toMatchObject({
    model: "consent_record",
  });
});
