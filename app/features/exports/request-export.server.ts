import { noteBusinessDisclosure } from "#app/features/disclosures/disclosures.server.ts";
import type { Locale } from "#app/messages/locale.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { readExport } from "./export-folder.server.ts";
import { makeExportJob } from "./export-jobs.server.ts";
import { type ExportOf, findExport, insertExport } from "./export-repository.server.ts";

/**
 * Has a copy made: a person's own, or of a business that the caller has shown to be theirs. One at a time for each
 * person; somebody who presses twice gets the one that is under way.
 */
export async function requestExport(
  services: Pick<Services, "database" | "clock" | "jobs">,
  { userId, organizationId, locale }: ExportOf & { locale: Locale },
): Promise<{ ok: true; id: string } | { ok: false; reason: "under-way" }> {
  const id = randomId();
  const now = new Date(services.clock.now());
  const scope = organizationId === null ? ("member" as const) : ("business" as const);
  const row = { id, userId, organizationId, scope, locale, askedAt: now, seenAt: now };
  const isNew = await insertExport(services.database.prisma, row, (tx) =>
    services.jobs.enqueue(makeExportJob, { exportId: id }, { transaction: tx }),
  );
  return isNew ? { ok: true, id } : { ok: false, reason: "under-way" };
}

/**
 * The ZIP that somebody asked for, to be sent on; null for anybody else's, and for one that has ended. Whoever is in
 * the copy of a business will see in the portal that it was taken.
 */
export async function downloadExport(
  { database, settings, clock }: Pick<Services, "database" | "settings" | "clock">,
  { id, userId, organizationId }: ExportOf & { id: string },
): Promise<{ archive: AsyncIterable<Buffer>; bytes: number; name: string } | null> {
  const job = await findExport(database.prisma, id);
  if (job?.userId !== userId || job.organizationId !== organizationId) return null;
  if (job.state !== "ready" || job.endsAt === null || job.endsAt.getTime() <= clock.now()) return null;
  const chunks = readExport(settings, id);
  // The first part is opened here: a file that is not there, or does not open, is none, and no half answer.
  const first = await chunks.next().catch(() => null);
  if (first === null || first.done) return null;
  if (organizationId !== null && job.readyAt !== null) {
    const handing = {
      organizationId,
      kind: "business_copy",
      event: `export:${id}`,
      now: clock.now(),
    } as const;
    await noteBusinessDisclosure(database.prisma, handing, job.readyAt);
  }
  return {
    archive: following(first.value, chunks),
    bytes: Number(job.bytes),
    name: `parley-${job.scope}-${job.askedAt.toISOString().slice(0, 10)}.zip`,
  };
}

async function* following(first: Buffer, rest: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield first;
  yield* rest;
}
