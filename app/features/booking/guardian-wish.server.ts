import { recordConsent } from "#app/features/consents/consents.server.ts";
import { queueMail } from "#app/features/notifications/notifications.server.ts";
import { translatorFor } from "#app/messages/all-translators.ts";
import { isLocale, locales } from "#app/messages/locale.ts";
import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import { createSealer, type SealedPlace } from "#app/platform/security/sealer.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { type BookSlotResult, bookSlot } from "./book-slot.server.ts";
import type { SlotRequest } from "./slot-request.server.ts";

const dayMs = 86_400_000;

/** What waits for the guardian: everything of the form, and no instant of it in the open. */
type Wish = Pick<
  SlotRequest,
  "businessSlug" | "eventTypeSlug" | "locale" | "draft" | "source" | "visitor" | "privateLinkId"
>;

const placeOf = (id: string, organizationId: string): SealedPlace => ({
  ...{ model: "GuardianWish", field: "sealed", rowId: id, organizationId },
});

/**
 * Keeps a booking for somebody who is not of age, sealed, and mails the guardian, whose address the form gave. Nothing
 * is booked, no business is told, and the place is not kept; after a day, or when the meeting would begin, it is gone.
 */
export async function askGuardian(services: Services, organizationId: string, wish: Wish): Promise<void> {
  const { database, settings, clock } = services;
  const id = randomId();
  const now = clock.now();
  const expiresAt = new Date(Math.min(now + dayMs, wish.draft.startsAt));
  const sealed = createSealer(settings.encryptionKeys).seal(
    placeOf(id, organizationId),
    JSON.stringify(wish),
  );
  await database.prisma.$transaction(async (tx) => {
    await tx.guardianWish.create({
      data: {
        ...{ id, organizationId, sealed, expiresAt, locale: wish.locale },
        ...{ email: wish.draft.email.toLowerCase(), createdAt: new Date(now) },
      },
      select: { id: true },
    });
    const dedupeKey = `guardian:${id}`;
    await queueMail(services, tx, { kind: "guardian_asked", organizationId, guardianWishId: id, dedupeKey });
  });
}

export type GuardianPage = {
  business: { name: string; href: string };
  childName: string;
  /** Epoch milliseconds, and the zone in which the form was filled in. */
  startsAt: number;
  zone: string;
  age: number;
  email: string;
};

type Opened = { id: string; organizationId: string; name: string; wish: Wish };

async function open(
  { database, settings, clock, links }: Services,
  { id, signature }: { id: string; signature: string },
): Promise<Opened | null> {
  if (!links.isGuardianSignature(id, signature)) return null;
  const row = await database.prisma.guardianWish.findFirst({
    where: { id, expiresAt: { gt: new Date(clock.now()) } },
    select: { organizationId: true, sealed: true, organization: { select: { name: true } } },
  });
  if (!row) return null;
  const text = createSealer(settings.encryptionKeys).open(placeOf(id, row.organizationId), row.sealed);
  return { id, organizationId: row.organizationId, name: row.organization.name, wish: JSON.parse(text) };
}

/** What the guardian is asked. Looking changes nothing; null for a link that was used, ran out or is none of ours. */
export async function guardianPage(
  services: Services,
  link: { id: string; signature: string },
): Promise<GuardianPage | null> {
  const opened = await open(services, link);
  if (!opened) return null;
  const { draft, businessSlug } = opened.wish;
  return {
    business: { name: opened.name, href: `/${businessSlug}` },
    childName: draft.name,
    startsAt: draft.startsAt,
    zone: draft.timeZone,
    age: services.settings.consentAge,
    email: draft.email,
  };
}

export type GuardianResult =
  | { ok: true; attendeeId: string }
  | { ok: false; reason: "gone" }
  /** A calendar does not answer, and the business wants to be sure: the wish waits for another press. */
  | { ok: false; reason: "unasked" }
  /** The time, or the event type, is not to be had any more; the page of the business has others. */
  | { ok: false; reason: "taken"; href: string };

/** Books what the guardian confirms, with their word in the ledger, and forgets the wish: all of it or nothing. */
export async function confirmAsGuardian(
  services: Services,
  link: { id: string; signature: string },
): Promise<GuardianResult> {
  const opened = await open(services, link);
  if (!opened) return { ok: false, reason: "gone" };
  const { wish, organizationId } = opened;
  const result: BookSlotResult = await bookSlot(services, {
    ...wish,
    also: async (tx, { attendeeId }) => {
      await noteGuardian(services, tx, { organizationId, attendeeId, wish });
      await forget(tx, opened.id, services.clock.now());
    },
  });
  if (result.ok) return { ok: true, attendeeId: result.attendeeId };
  if (result.reason === "unasked") return { ok: false, reason: "unasked" };
  return { ok: false, reason: "taken", href: `/${wish.businessSlug}/${wish.eventTypeSlug}` };
}

/** Takes the wish back: what was entered is gone at once. */
export async function declineAsGuardian(
  { database: { prisma }, links, clock }: Services,
  { id, signature }: { id: string; signature: string },
): Promise<void> {
  if (links.isGuardianSignature(id, signature)) await forget(prisma, id, clock.now());
}

/** The row itself goes with the next clean-up, which erases copies of the mail with it. */
async function forget(
  client: Pick<DatabaseTransaction, "guardianWish">,
  id: string,
  now: number,
): Promise<void> {
  await client.guardianWish.updateMany({
    where: { id, expiresAt: { gt: new Date(now) } },
    data: { sealed: "", expiresAt: new Date(now) },
  });
}

async function noteGuardian(
  { settings, clock }: Services,
  tx: DatabaseTransaction,
  { organizationId, attendeeId, wish }: { organizationId: string; attendeeId: string; wish: Wish },
): Promise<void> {
  const { t } = translatorFor(isLocale(wish.locale) ? wish.locale : locales[0]);
  await recordConsent(tx, {
    ...({ purpose: "guardian", action: "given", method: "mail" } as const),
    ...{ organizationId, subject: { email: wish.draft.email }, locale: wish.locale },
    text: t("guardian.consent", { age: settings.consentAge }),
    ...{ context: `attendee:${attendeeId}`, now: clock.now() },
  });
}
