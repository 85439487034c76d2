import type { Services } from "#app/platform/services.server.ts";

/** What a room knows of its meeting. Times are epoch milliseconds. */
export type RoomFacts = {
  id: string;
  organizationId: string;
  title: string;
  startsAt: number;
  endsAt: number;
  cancelled: boolean;
  host: { id: string; name: string };
  attendees: { id: string; name: string; timeZone: string }[];
  /** `callDays`: how long the log of calls is kept. `callsByRelay`: nobody learns another's network address. */
  business: {
    name: string;
    slug: string;
    accentColor: string;
    timeZone: string;
    callDays: number;
    callsByRelay: boolean;
  };
  eventTypeSlug: string;
};

/**
 * The meeting behind a room's address. The booking's id is the address, 130 random bits, and the tenant is not known
 * before it is read: everything after this look-up goes by the organization's id found here.
 */
export async function findRoom(
  { database }: Pick<Services, "database">,
  bookingId: string,
): Promise<RoomFacts | null> {
  const booking = await database.prisma.booking.findUnique({
    where: { id: bookingId },
    select: {
      id: true,
      organizationId: true,
      title: true,
      startsAt: true,
      endsAt: true,
      status: true,
      host: { select: { id: true, name: true } },
      attendees: { select: { id: true, name: true, timeZone: true }, orderBy: { id: "asc" } },
      organization: {
        select: {
          name: true,
          slug: true,
          accentColor: true,
          timeZone: true,
          callDays: true,
          callsByRelay: true,
        },
      },
      eventType: { select: { slug: true } },
    },
  });
  if (!booking) return null;
  const { organization, eventType, status, startsAt, endsAt, ...rest } = booking;
  return {
    ...rest,
    startsAt: startsAt.getTime(),
    endsAt: endsAt.getTime(),
    cancelled: status === "cancelled",
    business: organization,
    eventTypeSlug: eventType.slug,
  };
}
