import type { MailTopic } from "#app/domain/privacy/mail-topics.ts";
import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import type { PrismaClient } from "#app/platform/database/generated/client.ts";
import { createSigner } from "#app/platform/security/signer.server.ts";
import type { Settings } from "#app/platform/settings.server.ts";

type Reads = PrismaClient | DatabaseTransaction;
type Keyed = { settings: Pick<Settings, "secret"> };

/** An address as one business knows it. */
export type Reader = { organizationId: string; email: string };

/** The keyed hash that stands for an address and a topic of a business; it tells the address to nobody. */
function hashOf({ settings }: Keyed, { organizationId, email }: Reader, topic: MailTopic): string {
  return createSigner(settings.secret, "suppression").sign(
    [organizationId, topic, email.normalize("NFC").toLowerCase()].join("|"),
  );
}

/** Whether somebody said no to a topic. Whoever is about to mail of one asks at that moment, not when it is queued. */
export async function isOptedOut(
  client: Reads,
  services: Keyed,
  reader: Reader,
  topic: MailTopic,
): Promise<boolean> {
  const found = await client.suppression.findUnique({
    where: { hash: hashOf(services, reader, topic) },
    select: { hash: true },
  });
  return found !== null;
}

export async function optOut(
  tx: DatabaseTransaction,
  services: Keyed,
  reader: Reader,
  { topic, now }: { topic: MailTopic; now: number },
): Promise<void> {
  const hash = hashOf(services, reader, topic);
  const at = new Date(now);
  await tx.suppression.upsert({
    where: { hash },
    create: { hash, organizationId: reader.organizationId, topic, at },
    update: { at },
    select: { hash: true },
  });
}

/** Only for whoever reads the mail of this address: they came by a link that was mailed there. */
export async function optIn(
  tx: DatabaseTransaction,
  services: Keyed,
  reader: Reader,
  topic: MailTopic,
): Promise<void> {
  await tx.suppression.deleteMany({ where: { hash: hashOf(services, reader, topic) } });
}
