import { openRules, type RoomRules, type WaitingRoom } from "#app/domain/room/room-rules.ts";
import type { Services } from "#app/platform/services.server.ts";

/** What a room knows of its meeting. Times are epoch milliseconds. */
export type RoomFacts = {
  id: string;
  organizationId: string;
  title: string;
  startsAt: number;
  endsAt: number;
  cancelled: boolean;
  /** Of a meeting at once: until when its room is held open by those who are or were in it; null for nobody yet. */
  openUntil: number | null | undefined;
  /** The organizer; `hosts` are all members who give their time, the organizer first. */
  host: { id: string; name: string };
  hosts: { id: string; name: string }[];
  waitingRoom: WaitingRoom;
  /** What hosts decided in it so far. */
  rules: RoomRules;
  attendees: { id: string; name: string; timeZone: string }[];
  /** `callDays`: how long the log of calls is kept. `callsByRelay`: nobody learns another's network address. */
  business: {
    name: string;
    slug: string;
    accentColor: string;
    timeZone: string;
    callDays: number;
    callsByRelay: boolean;
    recordsCalls: boolean;
    photographsCalls: boolean;
    recordingDays: number;
    keepsChat: boolean;
    captionsCalls: boolean;
    chatDays: number;
  };
  eventTypeSlug: string;
};

/** `nextAt`: when the host's time is taken next, epoch milliseconds, or null when the day after the end is free. */
export type LiveFacts = RoomFacts & { nextAt: number | null };

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
      source: true,
      waitingRoom: true,
      host: { select: { id: true, name: true } },
      hosts: { select: { user: { select: { id: true, name: true } } }, orderBy: { userId: "asc" } },
      roomState: {
        select: {
          locked: true,
          strangersKnock: true,
          coHosts: true,
          passes: true,
          keptOut: true,
          closesAt: true,
        },
      },
      attendees: { select: { id: true, name: true, timeZone: true }, orderBy: { id: "asc" } },
      organization: {
        select: {
          name: true,
          slug: true,
          accentColor: true,
          timeZone: true,
          callDays: true,
          callsByRelay: true,
          recordsCalls: true,
          photographsCalls: true,
          recordingDays: true,
          keepsChat: true,
          captionsCalls: true,
          chatDays: true,
        },
      },
      eventType: { select: { slug: true, waitingRoom: true } },
    },
  });
  if (!booking) return null;
  const { organization, eventType, status, source, startsAt, endsAt, hosts, roomState, ...rest } = booking;
  const { closesAt, ...rules } = roomState ?? { ...openRules, closesAt: null };
  const others = hosts.map(({ user }) => user).filter(({ id }) => id !== rest.host.id);
  return {
    ...rest,
    startsAt: startsAt.getTime(),
    endsAt: endsAt.getTime(),
    cancelled: status === "cancelled",
    openUntil: source === "at_once" ? (closesAt?.getTime() ?? null) : undefined,
    hosts: [rest.host, ...others],
    waitingRoom: booking.waitingRoom ?? eventType.waitingRoom,
    rules,
    business: organization,
    eventTypeSlug: eventType.slug,
  };
}

/** Keeps what hosts decided as long as the room may be open. A room whose booking is gone keeps nothing. */
export async function saveRules(
  { database }: Pick<Services, "database">,
  room: { bookingId: string; organizationId: string },
  { locked, strangersKnock, coHosts, passes, keptOut }: RoomRules,
  closesAt: number,
): Promise<void> {
  await database.prisma.$executeRaw`
    INSERT INTO room_state (booking_id, organization_id, locked, strangers_knock, co_hosts, passes, kept_out, closes_at)
    SELECT b.id, b.organization_id, ${locked}, ${strangersKnock}, ${[...coHosts]}::text[], ${[...passes]}::text[],
      ${[...keptOut]}::text[], ${new Date(closesAt)}
    FROM booking b WHERE b.id = ${room.bookingId} AND b.organization_id = ${room.organizationId}
    ON CONFLICT (booking_id) DO UPDATE SET locked = EXCLUDED.locked, strangers_knock = EXCLUDED.strangers_knock,
      co_hosts = EXCLUDED.co_hosts, passes = EXCLUDED.passes, kept_out = EXCLUDED.kept_out,
      closes_at = GREATEST(room_state.closes_at, EXCLUDED.closes_at)`;
}

/** When the host's time is taken next after this meeting, within a day of its end. */
export async function nextTaken(
  { database }: Pick<Services, "database">,
  { organizationId, host, endsAt, id }: Pick<RoomFacts, "organizationId" | "host" | "endsAt" | "id">,
): Promise<number | null> {
  const next = await database.prisma.occupiedTime.findFirst({
    where: {
      organizationId,
      hostId: host.id,
      bookingId: { not: id },
      startsAt: { gte: new Date(endsAt), lt: new Date(endsAt + 86_400_000) },
    },
    orderBy: { startsAt: "asc" },
    select: { startsAt: true },
  });
  return next?.startsAt.getTime() ?? null;
}
