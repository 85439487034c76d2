import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll } from "vitest";
import { type AuditEntry, noteDone, verifyAudit } from "#app/features/audit/audit.server.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import { fakeServices } from "#tests/fakes/fake-services.ts";
import type { TestDatabase } from "../test-database.ts";

/** Services whose data folder exists; it goes after the file's last test. */
export async function auditServices(database: TestDatabase) {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), "parley-audit-"));
  afterAll(() => rm(dataDir, { recursive: true, force: true }));
  const services = fakeServices(database);
  return { ...services, settings: { ...services.settings, dataDir } };
}

export type AuditServices = Awaited<ReturnType<typeof auditServices>>;

/** Notes some events in a chain of its own; gives the chain. */
export async function chainOf({ database, clock }: AuditServices, events: number): Promise<string> {
  const organizationId = randomId();
  for (let number = 0; number < events; number++)
    await noteDone(database.prisma, someEvent(organizationId, clock.now() + number));
  return organizationId;
}

export function someEvent(organizationId: string | null, now: number): AuditEntry {
  return {
    organizationId,
    action: "booking.moved",
    target: "booking:abc",
    by: "member",
    actorId: "ada",
    details: { count: 1 },
    now,
  };
}

/** What the check says of one chain. */
export async function checkOf(services: AuditServices, chain: string) {
  const checks = await verifyAudit(services, services.settings.dataDir);
  return checks.find((check) => check.chain === chain);
}

/** Does what no program may: with the triggers off, as somebody who owns the database can. */
export async function tamper({ owner }: TestDatabase, sql: string, values: unknown[] = []): Promise<void> {
  const client = await owner.connect();
  try {
    await client.query("SET session_replication_role = replica");
    await client.query(sql, values);
  } finally {
    await client.query("SET session_replication_role = origin");
    client.release();
  }
}
