import { createHash } from "node:crypto";
import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import type {
  ConsentAction,
  ConsentMethod,
  ConsentPurpose,
  PrismaClient,
} from "#app/platform/database/generated/client.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";

/**
 * Whose consent it is: of somebody known by an address (lower-case), or of a member; or of a guest in a room, of whom
 * nothing is known but the id that they had there, and who stands in the context alone.
 */
export type ConsentSubject = { email: string } | { userId: string } | { guestId: string };

export type Consent = {
  /** Null for what the instance itself asks. */
  organizationId: string | null;
  subject: ConsentSubject;
  purpose: ConsentPurpose;
  action: ConsentAction;
  /** Exactly as it stood where they agreed. */
  text: string;
  locale: string;
  method: ConsentMethod;
  /** What it was about: "attendee:<id>", "policy:<hash>", "room:<id>". Ids alone. */
  context?: string;
  /** Epoch milliseconds. */
  now: number;
};

/** SHA-256 of the text, in hex: under it the text itself is kept. */
export function consentTextHash(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/**
 * Adds to the ledger, inside the transaction of what was agreed to with it. Records of one subject and purpose follow
 * each other in time, whatever the clock says, so that the last one is always known. Gives the record's id.
 */
export async function recordConsent(tx: DatabaseTransaction, consent: Consent): Promise<string> {
  const { organizationId, subject, purpose, action, text, locale, method, context = "", now } = consent;
  const email = "email" in subject ? subject.email.toLowerCase() : null;
  const userId = "userId" in subject ? subject.userId : null;
  const key = ["consent", organizationId ?? "", purpose, email ?? userId ?? context].join(" ");
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${key}, 0))`;
  const textHash = consentTextHash(text);
  await tx.consentText.createMany({ data: [{ hash: textHash, text }], skipDuplicates: true });
  const last = await tx.consentRecord.aggregate({
    where: { organizationId, purpose, email, userId },
    _max: { at: true },
  });
  const at = new Date(Math.max(now, (last._max.at?.getTime() ?? 0) + 1));
  const id = randomId();
  await tx.consentRecord.create({
    data: { id, organizationId, email, userId, purpose, action, textHash, locale, method, context, at },
    select: { id: true },
  });
  return id;
}

const recordSelect = {
  id: true,
  organizationId: true,
  email: true,
  purpose: true,
  action: true,
  locale: true,
  method: true,
  context: true,
  at: true,
  text: { select: { text: true } },
} as const;

type Reads = PrismaClient | DatabaseTransaction;

/** The last word of an address on a purpose in a business, or null. */
export async function lastConsent(
  client: Reads,
  { organizationId, email, purpose }: { organizationId: string; email: string; purpose: ConsentPurpose },
) {
  return client.consentRecord.findFirst({
    where: { organizationId, purpose, email: email.toLowerCase() },
    select: recordSelect,
    orderBy: { at: "desc" },
  });
}

export function findConsent(client: Reads, id: string) {
  return client.consentRecord.findUnique({ where: { id }, select: recordSelect });
}

export type StandingConsent = {
  id: string;
  organizationId: string;
  email: string;
  purpose: ConsentPurpose;
  action: ConsentAction;
  locale: string;
  text: string;
  context: string;
  at: Date;
};

/** The last words of somebody on each purpose, business by business; of sensitive answers, on each booking. */
export async function listConsents(client: Reads, ids: readonly string[]): Promise<StandingConsent[]> {
  const rows = await client.consentRecord.findMany({
    where: { id: { in: [...ids] } },
    select: recordSelect,
    orderBy: [{ at: "desc" }, { id: "asc" }],
  });
  const seen = new Set<string>();
  return rows.flatMap(({ organizationId, email, text, method: _method, ...row }) => {
    if (organizationId === null || email === null) return [];
    const key = [organizationId, email, row.purpose, row.purpose === "news" ? "" : row.context].join(" ");
    if (seen.has(key)) return [];
    seen.add(key);
    return [{ ...row, organizationId, email, text: text.text }];
  });
}
