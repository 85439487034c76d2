import type { Database } from "#app/platform/database/database.server.ts";
import type { BookingParty, BookingStatus } from "#app/platform/database/generated/client.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";

const minuteMs = 60_000;

export type BookedAttendee = {
  id?: string;
  name?: string;
  email?: string;
  phone?: string;
  timeZone?: string;
  locale?: string;
  seriesId?: string;
};

export type BookingWishes = {
  organizationId: string;
  eventTypeId: string;
  /** The first is the organizer. */
  hostIds: readonly string[];
  /** Epoch milliseconds. */
  startsAt: number;
  minutes?: number;
  bufferMinutes?: number;
  id?: string;
  title?: string;
  status?: BookingStatus;
  /** A group's. */
  seats?: number;
  /** The first attendee's. */
  seriesId?: string;
  createdAt?: Date;
  cancelledAt?: Date;
  cancelledBy?: BookingParty;
  answerBy?: Date;
  attendees?: readonly BookedAttendee[];
};

/** A booking as the product writes it, whatever its rules would say: with hosts, occupied times and attendees. */
export async function createBooking({ prisma }: Pick<Database, "prisma">, wishes: BookingWishes) {
  const { organizationId, eventTypeId, hostIds, startsAt, minutes = 30, bufferMinutes = 0 } = wishes;
  const { id = randomId(), status = "confirmed", attendees = [{}] } = wishes;
  const [starts, ends] = [new Date(startsAt), new Date(startsAt + minutes * minuteMs)];
  const [occupiedStarts, occupiedEnds] = [starts, new Date(ends.getTime() + bufferMinutes * minuteMs)];
  const takesTime = status === "confirmed" || status === "pending";
  const meeting = wishes.seats === undefined ? id : `${eventTypeId}@${startsAt}`;
  const over = {
    ...(wishes.cancelledAt ? { cancelledAt: wishes.cancelledAt } : {}),
    ...(wishes.cancelledBy ? { cancelledBy: wishes.cancelledBy } : {}),
  };
  const people = attendees.map((attendee, index) => ({
    id: randomId(),
    organizationId,
    status,
    name: `Attendee ${index + 1}`,
    email: `${id}-${index}@customers.example`,
    timeZone: "UTC",
    locale: "en",
    seriesId: index === 0 ? (wishes.seriesId ?? null) : null,
    ...over,
    ...attendee,
  }));
  await prisma.booking.create({
    data: {
      id,
      organizationId,
      eventTypeId,
      status,
      hostId: hostIds[0] ?? "",
      title: wishes.title ?? "Talk",
      startsAt: starts,
      endsAt: ends,
      occupiedStartsAt: occupiedStarts,
      occupiedEndsAt: occupiedEnds,
      seats: wishes.seats ?? null,
      answerBy: wishes.answerBy ?? null,
      ...(wishes.createdAt ? { createdAt: wishes.createdAt } : {}),
      ...over,
      hosts: { create: hostIds.map((userId) => ({ userId, organizationId })) },
      attendees: { create: people },
      ...(takesTime
        ? {
            occupiedTimes: {
              create: hostIds.map((hostId) => ({
                ...{ id: randomId(), organizationId, hostId, meeting },
                startsAt: occupiedStarts,
                endsAt: occupiedEnds,
              })),
            },
          }
        : {}),
    },
  });
  return { bookingId: id, attendeeIds: people.map((person) => person.id) };
}
