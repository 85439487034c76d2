import { type Unasked, unaskedOf } from "#app/features/calendars/calendars.server.ts";
import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import type {
  AttendeeStatus,
  BookingSource,
  LocationKind,
  WaitingRoom,
} from "#app/platform/database/generated/client.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import type { GivenAnswer } from "./booking-form.ts";
import { giveNumber } from "./room-number.server.ts";

/** The rows of bookings, as every path writes them. What a booking occupies is checked by the database at commit. */
export type MeetingTimes = { startsAt: Date; endsAt: Date; occupiedStartsAt: Date; occupiedEndsAt: Date };

type Lengths = { lengthMinutes: number; bufferBeforeMinutes: number; bufferAfterMinutes: number };

/** The meeting and what it occupies with its buffers. `startsAt` is epoch milliseconds. */
export function timesOf(lengths: Lengths, startsAt: number): MeetingTimes {
  const endsAt = startsAt + lengths.lengthMinutes * 60_000;
  return {
    startsAt: new Date(startsAt),
    endsAt: new Date(endsAt),
    occupiedStartsAt: new Date(startsAt - lengths.bufferBeforeMinutes * 60_000),
    occupiedEndsAt: new Date(endsAt + lengths.bufferAfterMinutes * 60_000),
  };
}

/** What keeps occupied times of one meeting together: seats of a group share it, everything else has its own. */
export function meetingKey(
  seats: number | null,
  eventTypeId: string,
  startsAt: number,
  ownId: string,
): string {
  return seats === null ? ownId : `${eventTypeId}@${startsAt}`;
}

export type NewBooking = MeetingTimes & {
  organizationId: string;
  eventTypeId: string;
  /** The first is the organizer. */
  hostIds: readonly string[];
  status: "pending" | "confirmed";
  source: BookingSource;
  title: string;
  seats: number | null;
  locationKind: LocationKind;
  locationDetail: string;
  answerBy: Date | null;
  campaign: Record<string, string>;
  createdAt: Date;
  waitingRoom?: WaitingRoom | null;
  /** Whose calendars could not be asked just before. */
  unasked?: Unasked | undefined;
  /** Whether it takes its hosts' time: every confirmed booking does, a pending one where the event type says so. */
  occupies: boolean;
};

/** Writes a booking without attendees and returns its id. Fails with an exclusion violation when a host is taken. */
export async function insertBooking(tx: DatabaseTransaction, booking: NewBooking): Promise<string> {
  const { hostIds, occupies, unasked, ...columns } = booking;
  const { organizationId } = booking;
  const [organizer] = hostIds;
  if (organizer === undefined) throw new Error("A booking needs a host");
  const id = randomId();
  await tx.booking.create({ data: { ...columns, id, hostId: organizer }, select: { id: true } });
  await tx.bookingHost.createMany({
    data: hostIds.map((userId) => ({
      ...{ bookingId: id, userId, organizationId },
      ...unaskedOf(unasked, userId, booking.createdAt.getTime()),
    })),
  });
  if (occupies) await occupy(tx, { ...booking, bookingId: id });
  if (booking.locationKind === "parley_room") await giveNumber(tx, { organizationId, bookingId: id });
  return id;
}

export type Occupation = MeetingTimes & {
  organizationId: string;
  eventTypeId: string;
  bookingId: string;
  seats: number | null;
  hostIds: readonly string[];
};

/** Takes the hosts' time for a booking. Fails with an exclusion violation when one of them is taken. */
export async function occupy(tx: DatabaseTransaction, occupation: Occupation): Promise<void> {
  const { organizationId, eventTypeId, bookingId, seats, hostIds, startsAt } = occupation;
  const meeting = meetingKey(seats, eventTypeId, startsAt.getTime(), bookingId);
  await tx.occupiedTime.createMany({
    data: hostIds.map((hostId) => ({
      id: randomId(),
      organizationId,
      hostId,
      bookingId,
      meeting,
      startsAt: occupation.occupiedStartsAt,
      endsAt: occupation.occupiedEndsAt,
    })),
  });
}

/** Gives the hosts' time back. */
export async function release(
  tx: DatabaseTransaction,
  organizationId: string,
  bookingId: string,
): Promise<void> {
  await tx.occupiedTime.deleteMany({ where: { organizationId, bookingId } });
}

export type NewAttendee = {
  organizationId: string;
  bookingId: string;
  accompaniesId: string | null;
  /** What the attendee repeats; a guest has none. */
  seriesId?: string | null;
  /** Hash of the word of the browser that books; null by hand. */
  visitor?: string | null;
  status: Extract<AttendeeStatus, "pending" | "confirmed">;
  name: string;
  email: string;
  phone: string;
  timeZone: string;
  locale: string;
  idempotencyKey: string | null;
  createdAt: Date;
};

/** Fails with `booking_seats` when a group is full, and as a unique violation when the address has a seat already. */
export async function insertAttendee(
  tx: DatabaseTransaction,
  attendee: NewAttendee,
  answers: readonly GivenAnswer[] = [],
): Promise<string> {
  const id = randomId();
  const { organizationId, bookingId } = attendee;
  await tx.attendee.create({ data: { ...attendee, id, answered: answers.length }, select: { id: true } });
  if (answers.length > 0) {
    await tx.answer.createMany({
      data: answers.map((answer, position) => ({
        id: randomId(),
        organizationId,
        bookingId,
        attendeeId: id,
        position,
        ...answer,
      })),
    });
  }
  return id;
}
