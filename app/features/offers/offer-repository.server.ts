import { isLocale, type Locale } from "#app/messages/locale.ts";
import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import type { Prisma, PrismaClient } from "#app/platform/database/generated/client.ts";

type Reader = PrismaClient | DatabaseTransaction;

const person = { id: true, name: true, timeZone: true } as const;

const offerSelect = {
  id: true,
  organizationId: true,
  eventTypeId: true,
  hostId: true,
  status: true,
  lengthMinutes: true,
  starts: true,
  recipientName: true,
  recipientEmail: true,
  recipientTimeZone: true,
  recipientLocale: true,
  note: true,
  endsOn: true,
  createdAt: true,
  eventType: { select: { title: true, slug: true, deletedAt: true } },
  host: { select: person },
  organization: { select: { timeZone: true, locale: true } },
  booking: { select: { id: true, startsAt: true, endsAt: true, status: true } },
} satisfies Prisma.TimeOfferSelect;

export type TimeOfferRow = Prisma.TimeOfferGetPayload<{ select: typeof offerSelect }>;

const publicSelect = {
  ...offerSelect,
  organization: {
    select: {
      id: true,
      slug: true,
      name: true,
      accentColor: true,
      logoId: true,
      retentionDays: true,
      timeZone: true,
      locale: true,
      closesAt: true,
      pausedAt: true,
    },
  },
} satisfies Prisma.TimeOfferSelect;

export type PublicOfferRow = Prisma.TimeOfferGetPayload<{ select: typeof publicSelect }>;

/** By which clock and in which language an offer's recipient is met, as the member said; else as the business is. */
export function readerOf(
  offer: Pick<TimeOfferRow, "recipientTimeZone" | "recipientLocale" | "organization">,
): { zone: string; locale: Locale } {
  const { recipientTimeZone, recipientLocale, organization } = offer;
  const locale = [recipientLocale, organization.locale].find(isLocale) ?? "en";
  return { zone: recipientTimeZone || organization.timeZone, locale };
}

export async function insertOffer(
  prisma: PrismaClient,
  data: Prisma.TimeOfferUncheckedCreateInput,
): Promise<void> {
  await prisma.timeOffer.create({ data, select: { id: true } });
}

/** Of a business, the offers of everybody's time or, with a host, of that member's alone. */
export type OfferScope = { organizationId: string; onlyHostId: string | null };

export const within = ({ organizationId, onlyHostId }: OfferScope) =>
  onlyHostId === null ? { organizationId } : { organizationId, hostId: onlyHostId };

/** The offers that are still of use first, the newest on top. */
export function listOffers(prisma: Reader, scope: OfferScope): Promise<TimeOfferRow[]> {
  return prisma.timeOffer.findMany({
    where: within(scope),
    select: offerSelect,
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
    take: 200,
  });
}

export function findOwnOffer(prisma: Reader, scope: OfferScope, id: string): Promise<TimeOfferRow | null> {
  return prisma.timeOffer.findFirst({ where: { ...within(scope), id }, select: offerSelect });
}

/** For whoever holds its signed link, which names no business. */
export function findPublicOffer(prisma: Reader, id: string): Promise<PublicOfferRow | null> {
  return prisma.timeOffer.findUnique({ where: { id }, select: publicSelect });
}

/** False when the offer is not open (any more): two that take it at once cannot both succeed. */
export async function markTaken(
  tx: DatabaseTransaction,
  organizationId: string,
  id: string,
  bookingId: string,
): Promise<boolean> {
  const { count } = await tx.timeOffer.updateMany({
    where: { organizationId, id, status: "open" },
    data: { status: "taken", bookingId },
  });
  return count === 1;
}

/** False when the business has no such offer. */
export async function updateReader(
  prisma: Reader,
  { id, ...scope }: OfferScope & { id: string },
  data: { recipientTimeZone: string; recipientLocale: Locale },
): Promise<boolean> {
  const { count } = await prisma.timeOffer.updateMany({ where: { ...within(scope), id }, data });
  return count === 1;
}

export async function withdrawOffer(prisma: Reader, scope: OfferScope, id: string): Promise<boolean> {
  const { count } = await prisma.timeOffer.updateMany({
    where: { ...within(scope), id, status: "open" },
    data: { status: "withdrawn" },
  });
  return count === 1;
}

/** Event types that can be offered, each with the members who give it time. */
export function listOfferable(prisma: Reader, organizationId: string) {
  return prisma.eventType.findMany({
    where: { organizationId, deletedAt: null },
    select: {
      id: true,
      title: true,
      lengthMinutes: true,
      otherLengths: true,
      hosts: {
        select: { user: { select: person } },
        where: { user: { memberships: { some: { organizationId, suspendedAt: null } } } },
        orderBy: { position: "asc" },
      },
    },
    orderBy: [{ position: "asc" }, { createdAt: "asc" }],
  });
}
