import { readFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import {
  auditJobs,
  auditReport,
  noteDone,
  noteRestore,
  verifyAudit,
} from "#app/features/audit/audit.server.ts";
import type { MailResult, OutgoingMail } from "#app/ports/mail-transport.ts";
import { testDatabase } from "../test-database.ts";
import { type AuditServices, auditServices, chainOf, checkOf, someEvent, tamper } from "./audit-scene.ts";

const database = await testDatabase();
const { prisma } = database;
const dayMs = 86_400_000;

/** Does what the scheduled job does. */
async function mark(services: AuditServices): Promise<void> {
  const job = auditJobs.find(({ job: { name } }) => name === "audit.mark-heads");
  expect(job?.schedule).toBe("40 0 * * *");
  await job?.handle(services, {}, { putBack: false });
}

const linesOf = async ({ settings }: AuditServices): Promise<{ chain?: string; seq?: number }[]> =>
  (await readFile(path.join(settings.dataDir, "audit-heads.log"), "utf8"))
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));

function withMailServer(services: AuditServices, answers: MailResult[] = []) {
  const mails: OutgoingMail[] = [];
  const mail = {
    name: "smtp" as const,
    send: async (sent: OutgoingMail): Promise<MailResult> => {
      const answer = answers.shift() ?? { ok: true };
      if (answer.ok) mails.push(sent);
      return answer;
    },
    close: async () => undefined,
  };
  return { mails, services: { ...services, mail } };
}

test("heads are marked outside the database once a day, and only those that moved", async () => {
  const services = await auditServices(database);
  const [one, other] = [await chainOf(services, 2), await chainOf(services, 1)];
  await mark(services);
  await mark(services);
  services.clock.pass(dayMs);
  await noteDone(prisma, someEvent(one, services.clock.now()));
  await mark(services);
  const lines = await linesOf(services);
  expect(lines.filter(({ chain }) => chain === one).map(({ seq }) => seq)).toEqual([2, 3]);
  expect(lines.filter(({ chain }) => chain === other).map(({ seq }) => seq)).toEqual([1]);
});

test("a chain that was cut short or written anew with its head is found by its mark", async () => {
  const services = await auditServices(database);
  const [cut, anew] = [await chainOf(services, 3), await chainOf(services, 2)];
  await mark(services);
  await tamper(database, "DELETE FROM audit_event WHERE chain = $1 AND seq = 3", [cut]);
  const fit = `UPDATE audit_head h SET seq = e.seq, hash = e.hash FROM audit_event e
    WHERE h.chain = $1 AND e.chain = $1 AND e.seq = (SELECT max(seq) FROM audit_event WHERE chain = $1)`;
  await tamper(database, fit, [cut]);
  await tamper(database, "UPDATE audit_event SET target = '' WHERE chain = $1 AND seq = 2", [anew]);
  await tamper(database, "UPDATE audit_event e SET hash = audit_hash(e) WHERE chain = $1 AND seq = 2", [
    anew,
  ]);
  await tamper(database, fit, [anew]);
  expect((await checkOf(services, cut))?.fault).toEqual({ seq: 3, kind: "anchor" });
  expect((await checkOf(services, anew))?.fault).toEqual({ seq: 2, kind: "anchor" });
  await tamper(database, "DELETE FROM audit_event WHERE chain = $1", [cut]);
  await tamper(database, "DELETE FROM audit_head WHERE chain = $1", [cut]);
  expect((await checkOf(services, cut))?.fault).toEqual({ seq: 3, kind: "head" });
  const report = auditReport(await verifyAudit(services, services.settings.dataDir));
  expect(report).toContain(`BROKEN: chain ${cut} at event 3`);
  expect(report).toMatch(/\d+ chains, \d+ events .*: \d broken\.$/);
});

test("the operator gets the day's marks by mail, once, also when the first try fails", async () => {
  const scene = await auditServices(database);
  const chain = await chainOf(scene, 2);
  const { mails, services } = withMailServer(scene, [{ ok: false, retry: true, reason: "busy" }]);
  await expect(mark(services)).rejects.toThrow(/busy/);
  await mark(services);
  await mark(services);
  expect(mails).toHaveLength(1);
  expect(mails[0]?.to.address).toBe("privacy@parley.test");
  const { hash } = await prisma.auditHead.findUniqueOrThrow({ where: { chain } });
  expect(mails[0]?.text).toContain(`${chain} 2 ${hash}`);
  expect((await linesOf(services)).filter((line) => line.chain === chain)).toHaveLength(1);
});

test("a broken chain is told in the mail's subject", async () => {
  const scene = await auditServices(database);
  const chain = await chainOf(scene, 2);
  await tamper(database, "UPDATE audit_event SET action = 'sign-in' WHERE chain = $1 AND seq = 1", [chain]);
  const { mails, services } = withMailServer(scene);
  await mark(services);
  expect(mails[0]?.subject).toContain("does not hold");
  expect(mails[0]?.text).toContain(chain);
});

test("after a restore the chains go on from where the backup ended, and later marks do not count", async () => {
  const services = await auditServices(database);
  const chain = await chainOf(services, 2);
  const madeAt = services.clock.now() + 10;
  services.clock.pass(dayMs);
  await noteDone(prisma, someEvent(chain, services.clock.now()));
  await mark(services);
  // The backup knows two events.
  await tamper(database, "DELETE FROM audit_event WHERE chain = $1 AND seq = 3", [chain]);
  const back =
    "UPDATE audit_head SET seq = 2, hash = (SELECT hash FROM audit_event WHERE chain = $1 AND seq = 2)";
  await tamper(database, `${back} WHERE chain = $1`, [chain]);
  expect((await checkOf(services, chain))?.fault).toEqual({ seq: 3, kind: "anchor" });
  await noteRestore(services, madeAt);
  await noteDone(prisma, someEvent(chain, services.clock.now()));
  expect(await checkOf(services, chain)).toMatchObject({ events: 3, fault: null });
  const told = await prisma.auditEvent.findFirstOrThrow({ where: { action: "operator.restore" } });
  expect(told.payload).toMatchObject({ by: "operator", details: { madeAt } });
});
