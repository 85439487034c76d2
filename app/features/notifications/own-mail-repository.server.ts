import type { MailWording } from "#app/domain/mail/mail-wording.ts";
import { isOwnMailKind, kindsOff, type OwnMailKind } from "#app/domain/mail/own-mails.ts";
import { isLocale, type Locale } from "#app/messages/locale.ts";
import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import type { PrismaClient } from "#app/platform/database/generated/client.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";

type Reads = PrismaClient | DatabaseTransaction;
export type WordingKey = { organizationId: string; kind: OwnMailKind; locale: Locale };

/** What a business wrote for one kind of mail in one language, or null where our words stand. */
export function findWording(client: Reads, key: WordingKey): Promise<MailWording | null> {
  return client.mailWording.findUnique({
    where: { organizationId_kind_locale: key },
    select: { subject: true, heading: true, lead: true },
  });
}

/** Where a business has words of its own. */
export async function listWordings(
  client: Reads,
  organizationId: string,
): Promise<{ kind: OwnMailKind; locale: Locale }[]> {
  const rows = await client.mailWording.findMany({
    where: { organizationId },
    select: { kind: true, locale: true },
  });
  return rows.flatMap(({ kind, locale }) =>
    isOwnMailKind(kind) && isLocale(locale) ? [{ kind, locale }] : [],
  );
}

/** Words that are all empty are ours. */
export async function saveWording(
  tx: DatabaseTransaction,
  key: WordingKey,
  wording: MailWording,
): Promise<void> {
  if (Object.values(wording).every((text) => text === "")) {
    await tx.mailWording.deleteMany({ where: key });
    return;
  }
  await tx.mailWording.upsert({
    where: { organizationId_kind_locale: key },
    create: { id: randomId(), ...key, ...wording },
    update: wording,
    select: { id: true },
  });
}

export async function findKindsOff(client: Reads, organizationId: string): Promise<OwnMailKind[]> {
  const found = await client.organization.findUnique({
    where: { id: organizationId },
    select: { mailsOff: true },
  });
  return kindsOff(found?.mailsOff ?? []);
}

/** Switches one kind. The row is locked, so that two kinds switched at a time are both kept. */
export async function switchKind(
  tx: DatabaseTransaction,
  organizationId: string,
  { kind, on }: { kind: OwnMailKind; on: boolean },
): Promise<void> {
  await tx.$queryRaw`SELECT id FROM organization WHERE id = ${organizationId} FOR UPDATE`;
  const others = (await findKindsOff(tx, organizationId)).filter((one) => one !== kind);
  await tx.organization.update({
    where: { id: organizationId },
    data: { mailsOff: on ? others : [...others, kind] },
    select: { id: true },
  });
}
