import { type PublicKey, publishedKeys, signPaper } from "#app/features/privacy/privacy.server.ts";
import { canonicalJson } from "#app/platform/canonical-json.ts";
import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import { isSignedBy } from "#app/platform/security/instance-key.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { retentionRules } from "../privacy/data-map-types.ts";
import {
  type Certificate,
  type CertificateText,
  certificateSchema,
  signedCertificateSchema,
} from "./deletion-certificate.ts";
import { deletedIds } from "./deletion-plan.ts";
import { type DeletionJob, sumOfSteps } from "./deletion-repository.server.ts";
import { keptBookings } from "./erased-bookings.server.ts";
import { byCategory } from "./erased-categories.ts";

const dayMs = 86_400_000;
/** Copies in the outbox, and files for download, are erased by jobs that come within the hour, or try again for so long. */
const copiesMs = dayMs;

const iso = (at: number | Date) => new Date(at).toISOString();
const dayOf = (at: number | Date) => iso(at).slice(0, 10);

/** Says where copies may be, and signs what was done. The rows of the targets are the job's; a repeat changes nothing. */
export async function certify(
  services: Services,
  tx: DatabaseTransaction,
  job: DeletionJob,
): Promise<Certificate | null> {
  if (job.kind === "leave") return null;
  const now = services.clock.now();
  const { backup } = services.settings;
  const lastBackup = backup.lock ? now + backup.days * dayMs : null;
  const targets: CertificateText["targets"] = [
    { target: "database", state: "done", at: iso(now), endsAt: null },
    services.outbox
      ? { target: "mail-outbox", state: "pending", at: null, endsAt: iso(now + copiesMs) }
      : { target: "mail-outbox", state: "none", at: null, endsAt: null },
    { target: "exports", state: "pending", at: null, endsAt: iso(now + copiesMs) },
    { target: "calendars", state: "none", at: null, endsAt: null },
    lastBackup === null
      ? { target: "backups", state: "none", at: null, endsAt: null }
      : { target: "backups", state: "pending", at: null, endsAt: iso(lastBackup) },
  ];
  await tx.erasureTarget.createMany({
    data: targets.map(({ target, state, at, endsAt }) => ({
      ...{ jobId: job.id, name: target, state },
      ...{ at: at && new Date(at), endsAt: endsAt && new Date(endsAt) },
    })),
    skipDuplicates: true,
  });
  const records = await sumOfSteps(tx, job.id);
  const text = certificateSchema.parse({
    format: "parley-deletion-1",
    requestId: job.id,
    kind: job.kind,
    requestedAt: iso(job.requestedAt),
    startedAt: iso(job.startedAt ?? now),
    erasedAt: iso(now),
    categories: Object.fromEntries(byCategory(records).map((row) => [row.category, row.records])),
    records,
    targets,
    kept: await keptOf(tx, job, now),
    lastBackupOn: lastBackup === null ? null : dayOf(lastBackup),
  });
  return { ...text, ...(await signPaper(services, tx, canonicalJson(text), now)) };
}

async function keptOf(
  tx: DatabaseTransaction,
  job: DeletionJob,
  now: number,
): Promise<CertificateText["kept"]> {
  const organizationIds =
    job.kind === "part" ? [job.organizationId].flatMap((id) => id ?? []) : deletedIds(job.plan);
  const { part } = job.plan;
  const scope = { organizationIds, part, requestedAt: job.requestedAt.getTime() };
  const bookings = await keptBookings(tx, scope);
  const until = (rule: "audit.head" | "tombstone" | "certificate") =>
    dayOf(now + retentionRules[rule].days * dayMs);
  const proof = (what: "audit" | "tombstones" | "certificate", rule: Parameters<typeof until>[0]) => ({
    ...{ what, basis: null, count: null, until: until(rule), reviewOn: null },
  });
  return [
    ...bookings.map(({ basis, reviewOn, count }) => ({
      what: basis === null ? ("restriction" as const) : ("hold" as const),
      ...{ basis, count, until: null, reviewOn: reviewOn && dayOf(reviewOn) },
    })),
    proof("audit", "audit.head"),
    proof("tombstones", "tombstone"),
    proof("certificate", "certificate"),
  ];
}

export type CertificateVerdict =
  | { ok: true; requestId: string; erasedAt: string }
  | { ok: false; reason: "not-a-certificate" | "unknown-key" | "changed" };

/** Whether a certificate says what this instance signed. Needs nothing but its text and public keys. */
export function checkCertificate(given: unknown, keys: readonly PublicKey[]): CertificateVerdict {
  const parsed = signedCertificateSchema.safeParse(given);
  if (!parsed.success) return { ok: false, reason: "not-a-certificate" };
  const { keyId, signature, ...text } = parsed.data;
  const publicKey = keys.find(({ id }) => id === keyId)?.publicKey;
  if (publicKey === undefined) return { ok: false, reason: "unknown-key" };
  if (!isSignedBy(publicKey, canonicalJson(text), signature)) return { ok: false, reason: "changed" };
  return { ok: true, requestId: text.requestId, erasedAt: text.erasedAt };
}

export async function verifyCertificate(
  services: Pick<Services, "settings" | "database">,
  given: unknown,
): Promise<CertificateVerdict> {
  return checkCertificate(given, await publishedKeys(services));
}
