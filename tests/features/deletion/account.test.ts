import { expect, test } from "vitest";
import { cancelDeletion, runDeletions, verifyCertificate } from "#app/features/deletion/deletion.server.ts";
import { signedCertificateSchema } from "#app/features/deletion/deletion-certificate.ts";
import { byCategory } from "#app/features/deletion/erased-categories.ts";
import { previewDeletion } from "#app/features/deletion/preview-deletion.server.ts";
import { fakeServices } from "#tests/fakes/fake-services.ts";
import { sendMails } from "../rights/rights-scene.ts";
import { testDatabase } from "../test-database.ts";
import { askToDelete, carryOut, dayMs, fullBusiness, rowCounts, tablesWith } from "./deletion-scene.ts";

const database = await testDatabase();
const { prisma } = database;

const tableOf: Record<string, string> = {
  User: "app_user",
  Organization: "organization",
};
const snake = (model: string) =>
  tableOf[model] ?? model.replace(/[A-Z]/g, (letter, at) => `${at > 0 ? "_" : ""}${letter.toLowerCase()}`);

test("what the screen counts is what is then erased, table by table, and what the certificate says", async () => {
  const services = fakeServices(database);
  const { organizationId, hostId } = await fullBusiness(database, services, "Countess");
  const before = await rowCounts(database);
  const scope = { businessIds: [organizationId], leftIds: [], userId: hostId, account: true };
  const preview = await previewDeletion(services, { scope, part: null, organizationId: null });
  expect(preview.ahead).toBe(1);
  const asked = await askToDelete(services, hostId);
  if (!asked.ok) throw new Error(asked.reason);
  await carryOut(services, database);
  const job = await prisma.deletionJob.findUniqueOrThrow({ where: { id: asked.jobId } });
  expect(job).toMatchObject({ state: "done", email: null, userId: null });
  const certificate = signedCertificateSchema.parse(job.certificate);
  // The session that asked is ended by the wish itself.
  const { Session: _, ...counted } = preview.records;
  const { Session: __, ...erased } = certificate.records;
  expect(erased).toEqual(counted);
  const after = await rowCounts(database);
  for (const [model, count] of Object.entries(preview.records))
    expect([model, (before[snake(model)] ?? 0) - (after[snake(model)] ?? 0)]).toEqual([model, count]);
  expect(byCategory(counted).map(({ category }) => category)).toContain("booking.answer");
  expect(await verifyCertificate(services, certificate)).toMatchObject({ ok: true, requestId: asked.jobId });
  const forged = { ...certificate, records: { ...certificate.records, Booking: 1 } };
  expect(await verifyCertificate(services, forged)).toEqual({ ok: false, reason: "changed" });
});

test("after an account's deletion no table, queue or outbox holds anything of it but what the certificate lists", async () => {
  const erasedCopies: string[] = [];
  const outbox = {
    list: async () => [],
    read: async () => null,
    erase: async (ids: string[]) => void erasedCopies.push(...ids),
  };
  const services = fakeServices(database, { outbox });
  const { hostId, organizationId, email } = await fullBusiness(database, services, "Canary9x");
  // Answers and why somebody is away lie sealed: no search finds them.
  expect((await tablesWith(database, "canary9x")).length).toBeGreaterThanOrEqual(9);
  const mails = await prisma.mailMessage.findMany({ select: { id: true } });
  const asked = await askToDelete(services, hostId);
  if (!asked.ok) throw new Error(asked.reason);
  await carryOut(services, database);
  expect(await tablesWith(database, "canary9x")).toEqual([]);
  expect(await tablesWith(database, email)).toEqual([]);
  expect(await tablesWith(database, hostId)).toEqual(["public.tombstone"]);
  expect(await tablesWith(database, organizationId)).toEqual([
    "public.audit_event",
    "public.audit_head",
    "public.tombstone",
  ]);
  // Of the log, the hashes and random numbers alone are left.
  const events = await prisma.auditEvent.findMany({ where: { chain: organizationId } });
  expect(events.every(({ payload, salt }) => payload === null && salt === null)).toBe(true);
  const copies = services.enqueued
    .filter(({ name }) => name === "privacy.erase-copies")
    .flatMap(({ payload }) => (payload as { mailIds: string[] }).mailIds);
  expect(copies).toEqual(expect.arrayContaining(mails.map(({ id }) => id)));
  expect(services.sentMails.at(-1)).toMatchObject({ to: { address: email } });
});

test("in the week of grace nothing goes out and nothing changes; called off, all is as it was", async () => {
  const services = fakeServices(database);
  const { hostId, organizationId } = await fullBusiness(database, services, "Graceful");
  const dump = async () => {
    const tables = ["booking", "attendee", "answer", "event_type", "schedule", "membership", "organization"];
    const rows = [];
    for (const table of tables)
      rows.push(
        (
          await database.owner.query(
            `SELECT t::text FROM ${table} t WHERE t::text LIKE '%${organizationId}%' ORDER BY 1`,
          )
        ).rows,
      );
    return rows;
  };
  const before = await dump();
  await sendMails(services, database);
  const sent = services.sentMails.length;
  const asked = await askToDelete(services, hostId);
  if (!asked.ok) throw new Error(asked.reason);
  expect(await askToDelete(services, hostId)).toEqual({ ok: false, reason: "already" });
  await prisma.mailMessage.create({
    data: {
      id: "held-mail",
      kind: "notice_changed",
      dedupeKey: "held",
      userId: hostId,
      organizationId,
      facts: {},
    },
  });
  await sendMails(services, database);
  expect(services.sentMails.slice(sent).map(({ subject }) => subject)).toEqual(["Your deletion is planned"]);
  services.clock.pass(7 * dayMs - 1);
  await runDeletions(services);
  expect(await prisma.user.count({ where: { id: hostId } })).toBe(1);
  const results = await Promise.all([
    cancelDeletion(services, asked.jobId),
    cancelDeletion(services, asked.jobId),
  ]);
  expect(results).toContainEqual({ ok: true });
  expect(results).toContainEqual({ ok: false, reason: "gone" });
  expect(await dump()).toEqual(before);
  expect((await prisma.user.findUniqueOrThrow({ where: { id: hostId } })).closesAt).toBeNull();
  expect(
    services.enqueued.filter(({ payload }) => JSON.stringify(payload).includes("held-mail")),
  ).toHaveLength(1);
  services.clock.pass(dayMs);
  await runDeletions(services);
  expect(await prisma.user.count({ where: { id: hostId } })).toBe(1);
});

test("an instant after the week it cannot be called off any more", async () => {
  const services = fakeServices(database);
  const { hostId } = await fullBusiness(database, services, "Tardy");
  const asked = await askToDelete(services, hostId);
  if (!asked.ok) throw new Error(asked.reason);
  services.clock.pass(7 * dayMs);
  expect(await cancelDeletion(services, asked.jobId)).toEqual({ ok: false, reason: "late" });
  await carryOut(services, database, 0);
  expect(await cancelDeletion(services, asked.jobId)).toEqual({ ok: false, reason: "late" });
});
