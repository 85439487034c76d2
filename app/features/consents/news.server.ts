import { randomUUID } from "node:crypto";
import type { MailTopic } from "#app/domain/privacy/mail-topics.ts";
import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import type { ConsentMethod, PrismaClient } from "#app/platform/database/generated/client.ts";
import type { Services } from "#app/platform/services.server.ts";
import { lastConsent, recordConsent } from "./consent-ledger.server.ts";
import { isOptedOut, optIn, optOut, type Reader } from "./opt-out.server.ts";

type Reads = PrismaClient | DatabaseTransaction;
type Tools = Pick<Services, "settings" | "clock">;

/**
 * How somebody stands to a business's news. `unproven`: the box was ticked for an address, and nobody who reads its mail
 * has confirmed it. Only `on` is on the list.
 */
export type NewsState = "on" | "off" | "unproven";

export async function newsState(
  client: Reads,
  services: Pick<Services, "settings">,
  reader: Reader,
): Promise<NewsState> {
  const last = await lastConsent(client, { ...reader, purpose: "news" });
  if (last?.action !== "given") return "off";
  if (await isOptedOut(client, services, reader, "news")) return "unproven";
  return (await isConfirmed(client, reader)) ? "on" : "unproven";
}

/** Whether a yes since the last no came by a link that was mailed to this address. Anybody can tick a box for it. */
async function isConfirmed(client: Reads, { organizationId, email }: Reader): Promise<boolean> {
  const of = { organizationId, email: email.toLowerCase(), purpose: "news" } as const;
  const no = await client.consentRecord.aggregate({
    where: { ...of, action: { not: "given" } },
    _max: { at: true },
  });
  const since = no._max.at === null ? {} : { at: { gt: no._max.at } };
  const yes = { ...of, ...since, action: "given" as const, method: { in: [...byOneself] } };
  return (await client.consentRecord.count({ where: yes })) > 0;
}

/** Ways in which only whoever reads an address's mail can speak. */
const byOneself = ["mail", "portal", "account"] as const satisfies readonly ConsentMethod[];

type By = { method: ConsentMethod; locale: string };

/** Ends or begins a topic for an address, at once. Twice is as good as once. False where there is nothing to begin. */
export async function turnTopic(
  services: Tools,
  tx: DatabaseTransaction,
  reader: Reader,
  { topic, on, ...by }: By & { topic: MailTopic; on: boolean },
): Promise<boolean> {
  const now = services.clock.now();
  const last = topic === "news" ? await lastConsent(tx, { ...reader, purpose: "news" }) : null;
  if (on) {
    if (topic === "news" && last === null) return false;
    await optIn(tx, services, reader, topic);
    if (last && !(last.action === "given" && (await isConfirmed(tx, reader))))
      await again(tx, reader, { ...by, action: "given", now, text: last.text.text });
    return true;
  }
  await optOut(tx, services, reader, { topic, now });
  if (last?.action !== "given") return true;
  await again(tx, reader, { ...by, action: "withdrawn", now, text: last.text.text });
  await takeBackFromBackups(tx, reader, now);
  return true;
}

async function again(
  tx: DatabaseTransaction,
  { organizationId, email }: Reader,
  change: By & { action: "given" | "withdrawn"; text: string; now: number },
): Promise<void> {
  await recordConsent(tx, { ...change, organizationId, subject: { email }, purpose: "news" });
}

/** A backup of before knows the yes and not the no: restored, it would mail again. The yes is erased from it instead. */
async function takeBackFromBackups(tx: DatabaseTransaction, reader: Reader, now: number): Promise<void> {
  const given = await tx.consentRecord.findMany({
    where: { organizationId: reader.organizationId, email: reader.email, purpose: "news", action: "given" },
    select: { id: true },
  });
  await tx.tombstone.create({
    data: {
      id: randomUUID(),
      model: "consent_record",
      rowIds: given.map(({ id }) => id),
      rule: "withdrawn",
      erasedAt: new Date(now),
    },
    select: { id: true },
  });
}

/** Everybody who wants to hear news of a business, the latest first. */
export async function listNewsReaders(
  { database: { prisma }, settings }: Pick<Services, "database" | "settings">,
  organizationId: string,
): Promise<{ consentId: string; email: string; locale: string; since: Date }[]> {
  const rows = await prisma.$queryRaw<
    { consentId: string; email: string; locale: string; since: Date; action: string; confirmed: boolean }[]
  >`
    SELECT DISTINCT ON (email) id AS "consentId", email, locale, at AS since, action::text,
      coalesce(max(at) FILTER (WHERE action = 'given' AND method::text = ANY (${[...byOneself]})) OVER (PARTITION BY email)
        > coalesce(max(at) FILTER (WHERE action <> 'given') OVER (PARTITION BY email), '-infinity'), false) AS confirmed
    FROM consent_record WHERE organization_id = ${organizationId} AND purpose = 'news' AND email IS NOT NULL
    ORDER BY email, at DESC`;
  const said = rows.filter(({ action, confirmed }) => action === "given" && confirmed);
  const out = await Promise.all(
    said.map(({ email }) => isOptedOut(prisma, { settings }, { organizationId, email }, "news")),
  );
  return said
    .filter((_, index) => !out[index])
    .map(({ action: _action, confirmed: _confirmed, ...reader }) => reader)
    .sort((one, other) => other.since.getTime() - one.since.getTime());
}
