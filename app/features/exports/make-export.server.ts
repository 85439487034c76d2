import { createHash } from "node:crypto";
import { noteDone } from "#app/features/audit/audit.server.ts";
import { queueMail } from "#app/features/notifications/notifications.server.ts";
import { keepPublicKey } from "#app/features/privacy/privacy.server.ts";
import { translatorFor } from "#app/messages/all-translators.ts";
import { isLocale } from "#app/messages/locale.ts";
import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { retentionRules } from "../privacy/data-map-types.ts";
import { type ArchiveParts, archiveFiles, passesOf } from "./archive-files.ts";
import { businessArchive } from "./business-archive.server.ts";
import { exportFolder, writeExport } from "./export-folder.server.ts";
import {
  type ExportRow,
  findExport,
  markFailed,
  markReady,
  noteProgress,
} from "./export-repository.server.ts";
import { memberArchive } from "./member-archive.server.ts";
import { openSpool, type Spool } from "./spool.server.ts";
import { writeArchive } from "./write-archive.server.ts";

type MakeServices = Pick<Services, "database" | "clock" | "settings" | "links" | "log" | "jobs" | "objects">;

const dayMs = 86_400_000;
/** A very large business takes minutes; nothing waits for its snapshot meanwhile. */
const snapshotMsMax = 3_600_000;
const progressEveryMs = 1000;
/** A table up to so long is read anew for each of its files. */
const rowsKept = 500;

/**
 * Makes the file of an export that somebody asked for. One that is ready, or was given up, is left alone; a process that
 * dies leaves nothing behind but an unfinished file, which the next one writes anew.
 */
export async function makeExport(services: MakeServices, id: string): Promise<void> {
  const { database, log } = services;
  const job = await findExport(database.prisma, id);
  if (!job || (job.state !== "waiting" && job.state !== "running")) return;
  const spool = openSpool(exportFolder(services.settings), rowsKept);
  try {
    const made = await writeFile(services, job, spool);
    await finish(services, job, made);
  } catch (error) {
    // Whoever asked sees it and may try again; their button does what a repetition here would do.
    log.error({ err: error, exportId: id }, "an export could not be made");
    await markFailed(database.prisma, { id });
  } finally {
    await spool.close();
  }
}

type Made = { sha256: string; bytes: bigint };

/** From one snapshot, however long it takes: what is changed meanwhile is either in all of it or in none. */
function writeFile(services: MakeServices, job: ExportRow, spool: Spool): Promise<Made> {
  const { database, settings, links } = services;
  return database.prisma.$transaction(
    async (tx) => {
      await tx.$executeRaw`SET TRANSACTION READ ONLY`;
      const all = await partsOf(services, tx, job, spool);
      const parts = counted(services, job, all);
      const head = {
        scope: job.scope,
        askedAt: job.askedAt.toISOString(),
        madeBy: links.host,
        locale: job.locale,
      };
      const zip = writeArchive(settings, head, parts.collections, archiveFiles(parts));
      const hash = createHash("sha256");
      let bytes = 0n;
      const summed = async function* () {
        for await (const chunk of zip as AsyncIterable<Buffer>) {
          hash.update(chunk);
          bytes += BigInt(chunk.length);
          yield chunk;
        }
      };
      await writeExport(settings, job.id, summed());
      return { sha256: hash.digest("hex"), bytes };
    },
    { isolationLevel: "RepeatableRead", maxWait: 20_000, timeout: snapshotMsMax },
  );
}

async function partsOf(
  services: MakeServices,
  tx: DatabaseTransaction,
  job: ExportRow,
  spool: Spool,
): Promise<ArchiveParts> {
  const { userId, organizationId, askedAt } = job;
  const translator = translatorFor(isLocale(job.locale) ? job.locale : "en");
  if (organizationId === null) return memberArchive(services, tx, { userId, askedAt, spool }, translator);
  const owner = await tx.membership.findFirst({
    where: { userId, organizationId, role: "owner", barredAt: null },
    select: { id: true },
  });
  if (!owner) throw new Error("Who asked for the export does not own the business any more.");
  return businessArchive(services, tx, { organizationId, userId, askedAt, spool }, translator);
}

/** Tells every second or so how far it is. */
function counted(services: MakeServices, { id }: ExportRow, parts: ArchiveParts): ArchiveParts {
  const { clock, database } = services;
  const rowsTotal = parts.collections.reduce((sum, one) => sum + one.count * passesOf(one), 0);
  let rowsDone = 0;
  let told = 0;
  const tell = async () => {
    const now = performance.now();
    if (told > 0 && now - told < progressEveryMs) return;
    told = now;
    await noteProgress(database.prisma, id, { rowsDone, rowsTotal, seenAt: new Date(clock.now()) });
  };
  const collections = parts.collections.map((collection) => ({
    ...collection,
    rows: async function* () {
      for await (const batch of collection.rows()) {
        rowsDone = Math.min(rowsTotal, rowsDone + batch.length);
        await tell();
        yield batch;
      }
    },
  }));
  return { ...parts, collections };
}

async function finish(services: MakeServices, job: ExportRow, made: Made): Promise<void> {
  const { database, clock } = services;
  const now = clock.now();
  const endsAt = now + retentionRules.export.days * dayMs;
  await database.prisma.$transaction(async (tx) => {
    const ready = { ...made, readyAt: new Date(now), endsAt: new Date(endsAt) };
    if (!(await markReady(tx, job.id, ready))) return;
    await keepPublicKey(services, tx, now);
    await queueMail(services, tx, {
      kind: "export_ready",
      dedupeKey: `export_ready:${job.id}`,
      userId: job.userId,
      facts: { endsAt },
    });
    await noteDone(tx, {
      organizationId: job.organizationId,
      action: "export.made",
      target: `export:${job.id}`,
      by: "member",
      actorId: job.userId,
      now,
    });
  });
}
