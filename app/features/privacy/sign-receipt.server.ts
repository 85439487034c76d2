import { canonicalJson } from "#app/platform/canonical-json.ts";
import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import { instanceKey, isSignedBy } from "#app/platform/security/instance-key.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { ErasureCounts } from "./erasure-counts.ts";

/** A run's receipt; `ranAt` is epoch milliseconds. Those of before receipts were signed have no key and no signature. */
export type Receipt = {
  id: string;
  organizationId: string;
  ranAt: number;
  retentionDays: number;
  counts: ErasureCounts;
  keyId: string | null;
  signature: string | null;
};

type Unsigned = Omit<Receipt, "keyId" | "signature">;

/** A public key as it is published: Ed25519, SPKI in base64. */
export type PublicKey = { id: string; publicKey: string };

type Signature = { keyId: string; signature: string };

export function signReceipt(
  services: Pick<Services, "settings">,
  tx: DatabaseTransaction,
  receipt: Unsigned,
): Promise<Signature> {
  return signPaper(services, tx, signedText(receipt), receipt.ranAt);
}

/** Signs with this instance's key, and keeps the public half for as long as papers may be checked. `now`: epoch ms. */
export async function signPaper(
  services: Pick<Services, "settings">,
  tx: DatabaseTransaction,
  text: string,
  now: number,
): Promise<Signature> {
  await keepPublicKey(services, tx, now);
  const key = instanceKey(services.settings.secret);
  return { keyId: key.id, signature: key.sign(text) };
}

/** Belongs to everything that is signed: the key is still published when another one has taken its place. */
export async function keepPublicKey(
  { settings }: Pick<Services, "settings">,
  tx: DatabaseTransaction,
  now: number,
): Promise<void> {
  const key = instanceKey(settings.secret);
  await tx.$executeRaw`
    INSERT INTO signing_key (id, public_key, first_used_at) VALUES (${key.id}, ${key.publicKey}, ${new Date(now)})
    ON CONFLICT (id) DO NOTHING`;
}

export type ReceiptVerdict =
  | { ok: true }
  /** `changed`: its figures, or anything else of it, are not those that were signed. */
  | { ok: false; reason: "unsigned" | "unknown-key" | "changed" };

/** Whether a receipt says what was signed by one of these keys. Needs nothing but the receipt and public keys. */
export function verifyReceipt(receipt: Receipt, publicKeys: readonly PublicKey[]): ReceiptVerdict {
  const { keyId, signature, ...signed } = receipt;
  if (keyId === null || signature === null) return { ok: false, reason: "unsigned" };
  const publicKey = publicKeys.find(({ id }) => id === keyId)?.publicKey;
  if (publicKey === undefined) return { ok: false, reason: "unknown-key" };
  return isSignedBy(publicKey, signedText(signed), signature)
    ? { ok: true }
    : { ok: false, reason: "changed" };
}

/** What `/.well-known/privacy-keys.json` publishes: today's key first, then those that signed before. */
export async function publishedKeys({
  settings,
  database: { prisma },
}: Pick<Services, "settings" | "database">): Promise<PublicKey[]> {
  const { id, publicKey } = instanceKey(settings.secret);
  const before = await prisma.signingKey.findMany({
    where: { id: { not: id } },
    orderBy: { firstUsedAt: "desc" },
    select: { id: true, publicKey: true },
  });
  return [{ id, publicKey }, ...before];
}

/** A table that nothing was erased from is left out, so that counting further tables changes no old receipt. */
function signedText({ id, organizationId, ranAt, retentionDays, counts }: Unsigned): string {
  const erased = Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
  return canonicalJson({
    id,
    organizationId,
    ranAt: new Date(ranAt).toISOString(),
    retentionDays,
    counts: erased,
  });
}
