import { queueBookingMails } from "#app/features/notifications/notifications.server.ts";
import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import { isExclusionViolation } from "#app/platform/database/database.server.ts";
import type { WaitingRoom } from "#app/platform/database/generated/enums.ts";
import type { Services } from "#app/platform/services.server.ts";
import { isBlocked, lockHosts } from "./booking-repository.server.ts";
import { insertAttendee, insertBooking, timesOf } from "./booking-writer.server.ts";
import { clearExpiredHolds } from "./hold-repository.server.ts";
import { meetingsTypeOf } from "./meetings-type.server.ts";
import { noteChange } from "./note-change.server.ts";
import { inBookingTransaction, inTurn } from "./transaction.server.ts";

/** Somebody who is invited. Their language and clocks are not known, so they are written to in the business's. */
export type Invited = { name: string; email: string };

export type Meeting = {
  organizationId: string;
  hostId: string;
  title: string;
  /** Epoch milliseconds. */
  startsAt: number;
  lengthMinutes: number;
  waitingRoom: WaitingRoom;
};

export type CallMeetingResult =
  | { ok: true; bookingId: string }
  | { ok: false; reason: "past" | "taken" | "blocked" };

const unbuffered = { bufferBeforeMinutes: 0, bufferAfterMinutes: 0 };

/**
 * A member calls a meeting for a group, with an invitation to each address. It is a booking like any other, made past
 * the rules for visitors: it takes its host's time, and the database refuses it where that is taken. Idempotent by
 * `key`, which the form made.
 */
export async function callMeeting(
  services: Services,
  meeting: Meeting & { invited: readonly Invited[]; key: string },
): Promise<CallMeetingResult> {
  const { organizationId, hostId, startsAt } = meeting;
  const now = services.clock.now();
  if (startsAt <= now) return { ok: false, reason: "past" };
  const work = () =>
    inBookingTransaction(services, async (tx): Promise<CallMeetingResult> => {
      await lockHosts(tx, [hostId]);
      const twin = await findTwin(tx, meeting);
      if (twin) return { ok: true, bookingId: twin };
      await clearExpiredHolds(tx, [hostId], now);
      const times = timesOf({ ...unbuffered, ...meeting }, startsAt);
      if (await isBlocked(tx, [hostId], times)) return { ok: false, reason: "blocked" };
      const bookingId = await insertBooking(tx, {
        ...(await newMeeting(tx, meeting, now)),
        source: "meeting",
        seats: Math.max(1, meeting.invited.length),
      });
      const attendees = await invite(tx, { ...meeting, bookingId, now });
      await queueBookingMails(services, tx, {
        bookingId,
        organizationId,
        hostIds: [hostId],
        attendees,
        kind: "booking_confirmed",
        sequence: 0,
      });
      await noteChange(services, tx, "booking.made", { organizationId, bookingId, actorId: hostId });
      return { ok: true, bookingId };
    });
  return inTurn([hostId], work).catch((error: unknown): CallMeetingResult => {
    if (isExclusionViolation(error)) return { ok: false, reason: "taken" };
    throw error;
  });
}

/**
 * A meeting that begins now. Its host's time is taken as far as it is free: whoever sits in another meeting may open a
 * second room. Nobody is written to. Returns the booking's id.
 */
export async function beginMeeting(
  services: Services,
  meeting: Omit<Meeting, "startsAt">,
  also?: (tx: DatabaseTransaction, bookingId: string) => Promise<void>,
): Promise<string> {
  const { organizationId, hostId } = meeting;
  const begin = (occupies: boolean) =>
    inBookingTransaction(services, async (tx) => {
      const now = services.clock.now();
      await lockHosts(tx, [hostId]);
      await clearExpiredHolds(tx, [hostId], now);
      const bookingId = await insertBooking(tx, {
        ...(await newMeeting(tx, { ...meeting, startsAt: now }, now)),
        source: "at_once",
        seats: null,
        occupies,
      });
      await also?.(tx, bookingId);
      await noteChange(services, tx, "booking.made", { organizationId, bookingId, actorId: hostId });
      return bookingId;
    });
  return inTurn([hostId], () => begin(true)).catch((error: unknown) => {
    if (isExclusionViolation(error)) return inTurn([hostId], () => begin(false));
    throw error;
  });
}

async function newMeeting(tx: DatabaseTransaction, meeting: Meeting, now: number) {
  const { organizationId, hostId, title, startsAt, waitingRoom } = meeting;
  return {
    organizationId,
    eventTypeId: await meetingsTypeOf(tx, organizationId, now),
    hostIds: [hostId],
    status: "confirmed",
    title,
    locationKind: "parley_room",
    locationDetail: "",
    answerBy: null,
    campaign: {},
    createdAt: new Date(now),
    waitingRoom,
    occupies: true,
    ...timesOf({ ...unbuffered, ...meeting }, startsAt),
  } as const;
}

/** Gives each a seat; returns them as mails are told. */
export async function invite(
  tx: DatabaseTransaction,
  given: {
    organizationId: string;
    bookingId: string;
    invited: readonly Invited[];
    now: number;
    /** The first one's, so that a form sent twice makes one meeting. */
    key?: string;
  },
): Promise<{ id: string; sequence: number }[]> {
  const { organizationId, bookingId, invited, now, key } = given;
  const { locale, timeZone } = await tx.organization.findUniqueOrThrow({
    where: { id: organizationId },
    select: { locale: true, timeZone: true },
  });
  const seats: { id: string; sequence: number }[] = [];
  for (const { name, email } of invited) {
    const id = await insertAttendee(tx, {
      organizationId,
      bookingId,
      accompaniesId: null,
      status: "confirmed",
      name,
      email,
      phone: "",
      timeZone,
      locale,
      idempotencyKey: seats.length === 0 ? (key ?? null) : null,
      createdAt: new Date(now),
    });
    seats.push({ id, sequence: 0 });
  }
  return seats;
}

/** The meeting that the same form made before. One without invitations is known by its time, which is its host's alone. */
async function findTwin(
  tx: DatabaseTransaction,
  {
    organizationId,
    hostId,
    key,
    startsAt,
    title,
    invited,
  }: Meeting & { invited: readonly Invited[]; key: string },
): Promise<string | null> {
  const sameForm =
    invited.length > 0
      ? { attendees: { some: { organizationId, idempotencyKey: key } } }
      : {
          hostId,
          title,
          startsAt: new Date(startsAt),
          source: "meeting" as const,
          status: "confirmed" as const,
        };
  const twin = await tx.booking.findFirst({ where: { organizationId, ...sameForm }, select: { id: true } });
  return twin?.id ?? null;
}
