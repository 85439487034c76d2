import type { MailTopic } from "#app/domain/privacy/mail-topics.ts";
import { type BookingMailKind, isAftermath, isNote } from "./booking-mail-kind.ts";
import { isStanding } from "./booking-people.ts";
import { type MailFacts, readMailFacts } from "./mail-facts.ts";
import type { MailReader } from "./mail-reader.server.ts";
import type { MailedBooking, MailedSeat } from "./mailed-booking.server.ts";

/** One piece of news about a booking, and the one who reads it. */
export type BookingNews = {
  kind: BookingMailKind;
  booking: MailedBooking;
  reader: MailReader;
  facts: MailFacts;
  /** Whom the news is about where it is one person; with a single attendee it always is. */
  about: MailedSeat | null;
  /** Whether the reader's calendar holds the meeting, as far as earlier mails put it there. */
  invited: boolean;
  /** Whether the reader was told of a request before. */
  asked: boolean;
  /** The first and the last of the mails that the reader got about it before. */
  follows: string[];
  /** Epoch milliseconds. */
  now: number;
};

type PartStatus = MailedSeat["status"] | "gone";

/** How things stand for what the news is about: the reader's seat, the seat of a group, or the whole booking. */
export function partStatus({
  booking,
  reader,
  about,
}: Pick<BookingNews, "booking" | "reader" | "about">): PartStatus {
  if (reader.seat) return reader.seat.status;
  if (!about || booking.seats === null) return booking.status;
  return about.bookingId === booking.id ? about.status : "gone";
}

const told: Record<BookingMailKind, readonly PartStatus[]> = {
  booking_requested: ["pending"],
  booking_confirmed: ["confirmed"],
  booking_moved: ["pending", "confirmed"],
  booking_reassigned: ["pending", "confirmed"],
  booking_corrected: ["pending", "confirmed"],
  booking_cancelled: ["cancelled"],
  booking_declined: ["declined"],
  booking_expired: ["expired"],
  seat_cancelled: ["cancelled", "gone"],
  booking_reminder: ["confirmed"],
  booking_follow_up: ["confirmed"],
  booking_no_show: ["confirmed"],
};

/**
 * Whether the news is still worth its mail. `superseded`: newer mail says it all, or it is no longer true, or not for
 * this reader. `late`: the meeting is over, so that a confirmation would confuse and a cancellation helps nobody.
 */
export function worthOf(news: BookingNews): "tell" | "late" | "superseded" {
  const { reader, kind } = news;
  // Whatever became of it since: who hosts no longer must not come.
  const isFormer = reader.seat === null && reader.isFormer;
  if (kind === "booking_reminder") return worthOfReminder(news);
  if (isAftermath(kind)) return worthOfAftermath(news);
  if (!concerns(news) || !(isFormer || told[kind].includes(partStatus(news)))) return "superseded";
  if (isOutrun(news) || isAnswerOverdue(news)) return "superseded";
  return news.booking.endsAt.getTime() <= news.now ? "late" : "tell";
}

/**
 * A reminder is of the very start that it was handed out for, as long as the event type has it. One that waited until
 * the next was due gives way to it.
 */
function worthOfReminder({ booking, reader, facts, now }: BookingNews): "tell" | "late" | "superseded" {
  const { remindsOf, leadMinutes = 0 } = facts;
  const startsAt = booking.startsAt.getTime();
  const { reminderMinutes } = booking.eventType;
  if (reader.seat?.status !== "confirmed" || startsAt !== remindsOf) return "superseded";
  if (!reminderMinutes.includes(leadMinutes)) return "superseded";
  if (startsAt <= now) return "late";
  const isNextDue = reminderMinutes.some((lead) => lead < leadMinutes && startsAt - lead * 60_000 <= now);
  return isNextDue ? "superseded" : "tell";
}

/** A word after a meeting that comes days later than it was meant to reads like a mistake. */
const aftermathMs = 2 * 86_400_000;

/**
 * Whoever came hears from the host as long as the meeting ended when it was to and the event type still says so; whoever
 * did not, as long as that is noted. Guests are between those who brought them and nobody else.
 */
function worthOfAftermath({ kind, booking, reader, facts, now }: BookingNews): "tell" | "superseded" {
  if (reader.seat === null || reader.isGuest) return "superseded";
  const { seat } = reader;
  if (seat.status !== "confirmed" || seat.restrictedAt) return "superseded";
  if (kind === "booking_no_show") {
    if (booking.startsAt.getTime() > now) return "superseded";
    return seat.noShowAt && now < seat.noShowAt.getTime() + aftermathMs ? "tell" : "superseded";
  }
  const { followsEnd = 0, afterHours = 0 } = facts;
  const isStill =
    booking.endsAt.getTime() === followsEnd &&
    booking.eventType.followUpHours === afterHours &&
    !seat.noShowAt;
  const lastCall = followsEnd + afterHours * 3_600_000 + aftermathMs;
  return isStill && now < lastCall ? "tell" : "superseded";
}

/** What somebody may say no to by the mail itself; null for mail that goes to whoever booked, come what may. */
export function optionalTopic({ kind, reader }: Pick<BookingNews, "kind" | "reader">): MailTopic | null {
  if (kind === "booking_reminder") return "reminders";
  if (isAftermath(kind)) return "followups";
  return reader.seat && reader.isGuest ? "invitations" : null;
}

/** What was agreed has moved to a time that needs an answer. It stands in calendars, where it is tentative from now on. */
export function isAskedAnew({ kind, facts }: Pick<BookingNews, "kind" | "facts">): boolean {
  return kind === "booking_requested" && facts.previousStartsAt !== undefined;
}

function concerns({ kind, reader, facts, invited, now }: BookingNews): boolean {
  if (!reader.seat) {
    return reader.isFormer ? kind === "booking_reassigned" || kind === "booking_moved" : true;
  }
  if (kind === "seat_cancelled") return false;
  // A request is between those who asked and those who answer. Guests hear of what is agreed, and of its end.
  if (reader.isGuest && !invited && reader.seat.status !== "confirmed") return false;
  return kind !== "booking_requested" || isAskedAnew({ kind, facts }) || isFirstRequest(reader.seat, now);
}

/** The requests of a series are one mail to whoever asked: the first names all dates, and nothing is to be entered. */
function isFirstRequest({ id, series }: MailedSeat, now: number): boolean {
  const open = (series?.attendees ?? []).filter(
    ({ status, booking: { startsAt } }) => status === "pending" && startsAt.getTime() > now,
  );
  return open.length === 0 || open[0]?.id === id;
}

/**
 * A higher sequence has newer mail on its way. Who hosts no longer gets none, and so is still told; and what happened
 * to one seat of a group stands in no other mail, unless the group is over.
 */
function isOutrun({ booking, reader, facts }: BookingNews): boolean {
  const { sequence, aboutAttendeeId } = facts;
  if (sequence === undefined) return false;
  if (reader.seat) return sequence < reader.seat.sequence;
  const isOneSeat = booking.seats !== null && aboutAttendeeId !== undefined && isStanding(booking.status);
  return !reader.isFormer && !isOneSeat && sequence < booking.sequence;
}

/** When a request expires, in epoch milliseconds. Each seat of a group has its own time. */
export function answerByOf({ booking, about }: Pick<BookingNews, "booking" | "about">): number {
  const startsAt = booking.startsAt.getTime();
  if (booking.seats === null || !about) return booking.answerBy?.getTime() ?? startsAt;
  const askedAt = (about.askedAt ?? about.createdAt).getTime();
  return Math.min(startsAt, askedAt + booking.eventType.approvalHours * 3_600_000);
}

/** The notice that it expired follows by itself. */
function isAnswerOverdue(news: BookingNews): boolean {
  return news.kind === "booking_requested" && answerByOf(news) <= news.now;
}

/**
 * What the mail does to the reader's calendar. A request enters nothing: a calendar shows a tentative meeting much
 * like an agreed one, and some drop the difference. Only what an earlier mail entered is taken out again.
 */
export function invitationMethod(news: BookingNews): "REQUEST" | "CANCEL" | null {
  const { kind, booking, reader, invited } = news;
  if (isNote(kind) || (kind === "booking_requested" && !isAskedAnew(news))) return null;
  const status = reader.seat ? reader.seat.status : booking.status;
  const isOver = !isStanding(status) || (reader.seat === null && reader.isFormer);
  if (isOver) return invited ? "CANCEL" : null;
  return status === "pending" && !invited ? null : "REQUEST";
}

type EarlierMail = { kind: string; status: string; facts: unknown };

/**
 * What the reader's calendar and memory hold of earlier mails (oldest first). A try that was not seen to succeed may
 * have arrived all the same, so it counts.
 */
export function memoryOf(
  mails: readonly EarlierMail[],
  /** Of a group, whose request counts; anybody's when null. */
  aboutAttendeeId: string | null,
): { invited: boolean; asked: boolean } {
  let invited = false;
  let asked = false;
  for (const { kind, status, facts } of mails) {
    const { invited: sent, aboutAttendeeId: about } = readMailFacts(facts);
    if (kind === "booking_requested" && (aboutAttendeeId === null || about === aboutAttendeeId)) asked = true;
    const mayHaveInvited = [
      "booking_confirmed",
      "booking_moved",
      "booking_reassigned",
      "booking_corrected",
    ].includes(kind);
    if (sent !== undefined) invited = sent;
    else if (status !== "sent" && mayHaveInvited) invited = true;
  }
  return { invited, asked };
}
