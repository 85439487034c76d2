import { createHash } from "node:crypto";
import { moveBooking } from "#app/features/booking/booking.server.ts";
import { eventUidOf } from "#app/features/notifications/mail-identity.ts";
import {
  type BookingCopy,
  bookingCopy,
  erasedCopy,
} from "#app/features/notifications/notifications.server.ts";
import { isLocale, locales } from "#app/messages/locale.ts";
import type { Services } from "#app/platform/services.server.ts";
import { isZone } from "#app/platform/time/zones.server.ts";
import type {
  CalendarTrouble,
  CalendarWriting,
  HeldMeeting,
  PutEvent,
  StoredEvent,
} from "#app/ports/calendar-provider.ts";
import { type CalendarToWrite, findCalendarToWrite, openAccount } from "./connection-repository.server.ts";
import {
  type Copy,
  claimCopy,
  dropCopy,
  noteCopyTrouble,
  noteLeft,
  noteQuestion,
  noteSame,
  noteWritten,
} from "./copy-repository.server.ts";
import { endIfEmpty } from "./disconnect.server.ts";

/** What is to stand in the calendar, by all that is so now. */
type Wish = { is: "put" | "scrub" | "adopt"; copy: BookingCopy } | { is: "delete" } | { is: "left" };

type Outcome =
  | { is: "written"; copy: BookingCopy; stored: PutEvent }
  /** `meeting`: what the event says of it, where it was looked at. */
  | { is: "same"; meeting?: HeldMeeting | undefined }
  | { is: "moved"; startsAt: number }
  | { is: "deleted" }
  | { is: "gone" }
  | ({ is: "trouble" } & CalendarTrouble);

/**
 * Makes a calendar elsewhere say of one booking what is so. It looks at what is, never at what happened, so it may be
 * done twice, late, or after another was killed in the midst of it: the event's name is made of the booking's id, and
 * nothing is written over that it did not expect without looking first. Whoever changes the event there is heard: see
 * `compare`.
 */
export async function writeCopy(services: Services, copyId: string, signal?: AbortSignal): Promise<void> {
  const copy = await claimCopy(services, copyId);
  if (!copy) return;
  const calendar = await findCalendarToWrite(services, copy.calendarId);
  if (!calendar) return;
  const { writing } = openAccount(services, calendar);
  const wish = await wishFor(services, copy, calendar);
  const outcome: Outcome = writing
    ? await carryOut(
        { writing, calendar, copy, signal, uid: eventUidOf(services.settings, copy.bookingId) },
        wish,
      )
    : { is: "trouble", reason: "forbidden" };
  await settle(services, copy, outcome);
  if (calendar.closingAt) await endIfEmpty(services, calendar.connectionId);
}

async function wishFor(services: Services, copy: Copy, calendar: CalendarToWrite): Promise<Wish> {
  const { organizationId, bookingId, userId, writtenStartsAt, writtenEndsAt } = copy;
  if (calendar.closingAt) return { is: "delete" };
  const booking = await services.database.prisma.booking.findFirst({
    where: { id: bookingId, organizationId },
    select: { endsAt: true },
  });
  const now = services.clock.now();
  if (!booking) {
    // What is still ahead would go on taking time, and nobody comes: it is deleted in either case.
    const isKept = calendar.keepsErased && writtenStartsAt && writtenEndsAt && writtenEndsAt.getTime() <= now;
    if (!isKept) return { is: "delete" };
    const times = { startsAt: writtenStartsAt.getTime(), endsAt: writtenEndsAt.getTime() };
    const locale = isLocale(calendar.locale) ? calendar.locale : locales[0];
    const zone = isZone(calendar.memberZone) ? calendar.memberZone : "Etc/UTC";
    return { is: "scrub", copy: erasedCopy(services, { bookingId, ...times }, { locale, zone }) };
  }
  const isPast = booking.endsAt.getTime() <= now;
  // What is over stays where it is when another calendar is chosen, and is kept right there.
  if (!isPast && (!calendar.takesBookings || calendar.isBarred)) return { is: "delete" };
  // Whom the business suspended is told nothing of its customers any more.
  if (calendar.isBarred) return { is: "left" };
  const wanted = await bookingCopy(services, { organizationId, bookingId, hostId: userId }, calendar);
  if (!wanted) return { is: "delete" };
  // What nobody wrote in time is not written any more. But a process may have died after it wrote it.
  if (isPast) return { is: "adopt", copy: wanted };
  return { is: "put", copy: wanted };
}

type Work = {
  writing: CalendarWriting;
  calendar: CalendarToWrite;
  copy: Copy;
  uid: string;
  signal: AbortSignal | undefined;
};

async function carryOut(work: Work, wish: Wish): Promise<Outcome> {
  const { writing, calendar, uid, signal } = work;
  if (wish.is === "left") return { is: "same" };
  if (wish.is === "put") return putWished(work, wish.copy);
  if (wish.is === "delete") {
    const gone = await writing.delete(calendar.remoteId, uid, signal);
    return gone.ok || gone.reason === "gone" ? { is: "gone" } : { ...gone, is: "trouble" };
  }
  if (wish.is === "adopt" && isWritten(work.copy, wish.copy)) return { is: "same" };
  const there = await writing.read(calendar.remoteId, uid, signal);
  if (!there.ok) return there.reason === "gone" ? { is: "gone" } : { ...there, is: "trouble" };
  // Of what is over, its owner may delete the event: nobody is asked.
  if (!there.value) return { is: "gone" };
  if (wish.is === "adopt") return putOver(work, wish.copy, there.value);
  // Nothing of what its owner added to an erased one is kept: it may name who came.
  const { content: _, ...over } = there.value;
  const put = await writing.put(calendar.remoteId, wish.copy, { over, ...given(signal) });
  return put.ok ? { is: "gone" } : { ...put, is: "trouble" };
}

const given = (signal: AbortSignal | undefined) => (signal ? { signal } : {});

async function putWished(work: Work, wanted: BookingCopy): Promise<Outcome> {
  const { writing, calendar, copy, signal } = work;
  if (isWritten(copy, wanted) && !copy.toExamine) return { is: "same" };
  if (copy.writtenAt === null) {
    const put = await putOver(work, wanted, "nothing");
    if (put.is !== "trouble" || put.reason !== "conflict") return put;
  }
  // Looked at before every change: what its owner did there is heard, and what they added is kept.
  const there = await writing.read(calendar.remoteId, wanted.uid, signal);
  if (!there.ok) return { ...there, is: "trouble" };
  const judged = compare(copy, wanted, there.value);
  if (judged !== "put") return judged;
  return putOver(work, wanted, there.value ?? "nothing");
}

async function putOver(
  { writing, calendar, signal }: Work,
  wanted: BookingCopy,
  over: StoredEvent | "nothing",
): Promise<Outcome> {
  const put = await writing.put(calendar.remoteId, wanted, { over, ...given(signal) });
  return put.ok ? { is: "written", copy: wanted, stored: put.value } : { ...put, is: "trouble" };
}

/**
 * What stands there against what was last written and what is to stand there. Where the booking has other times than
 * were written, the booking is right; where it has the same, and the event others, its owner has moved it. After each
 * outcome both sides agree or somebody is asked, so that neither answers the other for ever.
 */
function compare(copy: Copy, wanted: BookingCopy, there: StoredEvent | null): Outcome | "put" {
  // Ours from a process that died, or taken from our mail by a program: neither was ever agreed on.
  if (copy.writtenAt === null) return "put";
  const written = { start: copy.writtenStartsAt?.getTime(), end: copy.writtenEndsAt?.getTime() };
  const bookingMoved = written.start !== wanted.startsAt || written.end !== wanted.endsAt;
  if (!there) return bookingMoved ? "put" : { is: "deleted" };
  const { times } = there;
  const isMoved = times !== null && times.start !== written.start && times.start !== wanted.startsAt;
  // Longer or shorter by the owner's own hand is theirs to see: it changes nothing for who comes.
  if (isMoved && !bookingMoved) return { is: "moved", startsAt: times.start };
  return isWritten(copy, wanted) ? { is: "same", meeting: wanted.meeting && there.meeting } : "put";
}

function isWritten(copy: Copy, wanted: BookingCopy): boolean {
  return copy.writtenAt !== null && hashOf(wanted) === copy.writtenHash;
}

function hashOf({ content }: BookingCopy): string {
  return createHash("sha256").update(content).digest("base64url").slice(0, 22);
}

async function settle(services: Services, copy: Copy, outcome: Outcome): Promise<void> {
  switch (outcome.is) {
    case "written": {
      const { startsAt, endsAt } = outcome.copy;
      const hash = hashOf(outcome.copy);
      // What its owner put beside a room of ours is nothing to us.
      const meeting = outcome.copy.meeting ? outcome.stored.meeting : null;
      const stored = { ...outcome.stored, meeting };
      return noteWritten(services, copy, { stored, startsAt, endsAt, hash });
    }
    case "same":
      // A question that nobody has answered yet stands until something changes.
      if (copy.question !== null && !copy.toExamine) return keepQuestion(services, copy);
      return noteSame(services, copy, outcome.meeting);
    case "gone":
      return dropCopy(services, copy);
    case "deleted":
      if (copy.question === "left") return noteLeft(services, copy);
      return noteQuestion(services, copy, { kind: "deleted" });
    case "moved":
      return followMove(services, copy, outcome.startsAt);
    case "trouble":
      return noteCopyTrouble(services, copy, outcome);
  }
}

function keepQuestion(services: Services, copy: Copy): Promise<void> {
  if (copy.question === "left") return noteLeft(services, copy);
  const at = copy.askedStartsAt?.getTime();
  const question = copy.question === "moved" && at !== undefined;
  return noteQuestion(services, copy, question ? { kind: "moved", startsAt: at } : { kind: "deleted" });
}

/** The booking goes where its host has put it, when the rules allow that; the move makes the copy due anew. */
async function followMove(services: Services, copy: Copy, startsAt: number): Promise<void> {
  const { organizationId, bookingId, userId } = copy;
  // Whom the business suspended changes nothing there, by whatever way.
  const mayAct = await services.database.prisma.membership.count({
    where: { organizationId, userId, barredAt: null },
  });
  const move = { organizationId, bookingId, startsAt, by: "host", actorId: userId, reason: "" } as const;
  const moved = mayAct > 0 && (await moveBooking(services, move)).ok;
  if (!moved) await noteQuestion(services, copy, { kind: "moved", startsAt });
}
