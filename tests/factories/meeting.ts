import type { Database } from "#app/platform/database/database.server.ts";
import { hashToken, randomId, randomToken } from "#app/platform/security/random-id.server.ts";
import { createBooking } from "./booking.ts";

export type Meeting = {
  organizationId: string;
  slug: string;
  bookingId: string;
  hostId: string;
  attendeeId: string;
};

type MeetingOptions = {
  /** Epoch milliseconds. */
  startsAt: number;
  minutes?: number;
  cancelled?: boolean;
  hostName?: string;
  attendeeName?: string;
};

/** A business of its own with one member and one booked meeting between its host and one attendee. */
export async function createMeeting(
  { prisma }: Pick<Database, "prisma">,
  options: MeetingOptions,
): Promise<Meeting> {
  const { startsAt, minutes = 30, cancelled = false } = options;
  const [organizationId, hostId, scheduleId, eventTypeId, bookingId, attendeeId] = Array.from(
    { length: 6 },
    randomId,
  );
  const ids = { organizationId: organizationId ?? "", hostId: hostId ?? "", scheduleId: scheduleId ?? "" };
  const slug = `studio-${ids.organizationId.slice(0, 8)}`;
  const timeZone = "Europe/Paris";
  const owner = { organizationId: ids.organizationId, userId: ids.hostId };
  await prisma.user.create({
    data: {
      id: ids.hostId,
      email: `${ids.hostId}@hosts.example`,
      emailVerifiedAt: new Date(startsAt),
      name: options.hostName ?? "Hanna Berg",
      passwordHash: "none",
      timeZone,
    },
  });
  await prisma.organization.create({
    data: { id: ids.organizationId, slug, name: "Harbour Rooms", timeZone },
  });
  await prisma.membership.create({ data: { id: randomId(), ...owner, role: "owner" } });
  await prisma.schedule.create({
    data: { id: ids.scheduleId, ...owner, name: "Hours", timeZone, isDefault: true },
  });
  await prisma.eventType.create({
    data: {
      id: eventTypeId ?? "",
      organizationId: ids.organizationId,
      slug: "first-call",
      title: "First call",
      lengthMinutes: minutes,
      windowKind: "unlimited",
      hosts: { create: { ...owner, scheduleId: ids.scheduleId } },
    },
  });
  await createBooking(
    { prisma },
    {
      id: bookingId ?? "",
      organizationId: ids.organizationId,
      eventTypeId: eventTypeId ?? "",
      hostIds: [ids.hostId],
      title: "First call",
      status: cancelled ? "cancelled" : "confirmed",
      startsAt,
      minutes,
      attendees: [
        {
          id: attendeeId ?? "",
          name: options.attendeeName ?? "Ada Lovelace",
          email: "ada@customers.example",
          timeZone,
        },
      ],
    },
  );
  return {
    organizationId: ids.organizationId,
    slug,
    hostId: ids.hostId,
    bookingId: bookingId ?? "",
    attendeeId: attendeeId ?? "",
  };
}

/** Signs a user in without the form: the token for the session's cookie. */
export async function createSessionFor(
  { prisma }: Pick<Database, "prisma">,
  userId: string,
  now: number,
): Promise<string> {
  const token = randomToken();
  await prisma.session.create({
    data: {
      id: randomId(),
      tokenHash: hashToken(token),
      userId,
      device: "Chromium on Linux",
      network: "127.0.0.0/24",
      lastSeenAt: new Date(now),
      expiresAt: new Date(now + 86_400_000),
    },
  });
  return token;
}
