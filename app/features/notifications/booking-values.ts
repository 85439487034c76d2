import { DateTime } from "luxon";
import type { Services } from "#app/platform/services.server.ts";
import {
  formatDateTime,
  formatRange,
  formatTime,
  offsetLabel,
  type Shown,
} from "#app/platform/time/format.server.ts";
import { parleyZone } from "#app/platform/time/zones.server.ts";
import { answerByOf, type BookingNews, isAskedAnew } from "./booking-news.ts";
import { isStanding } from "./booking-people.ts";
import type { MeetingPlace } from "./booking-place.ts";
import { type BookingMail, isEnd } from "./emails/booking-mail.ts";
import { oneLine } from "./mail-identity.ts";

/** What every mail about a booking says, in the reader's words. */
export function sharedValues(
  news: BookingNews,
  place: MeetingPlace,
  method: "REQUEST" | "CANCEL" | null,
): BookingMail {
  const { booking, reader, facts, kind, invited, asked } = news;
  const { t, locale, zone } = reader;
  const shown = { locale, zone };
  const startsAt = booking.startsAt.getTime();
  const { previousStartsAt: from, previousEndsAt: to } = facts;
  return {
    t,
    kind,
    called: booking.source === "meeting",
    business: businessOf(news),
    title: oneLine(booking.title),
    shortTime: shortTime(startsAt, shown),
    time: formatRange(startsAt, booking.endsAt.getTime(), shown),
    previousTime: from === undefined || to === undefined ? null : formatRange(from, to, shown),
    zone: zoneText(reader, startsAt),
    place: { value: place.value, ...(place.detail ? { detail: place.detail } : {}) },
    pending: (reader.seat ?? booking).status === "pending",
    withdrawn: asked && !invited,
    leavesCalendar: method === "CANCEL",
    answerBy: formatDateTime(answerByOf(news), shown),
    series: seriesOf(news, shown),
    changedBy: facts.changedBy ?? (isEnd(kind) ? (reader.seat ?? booking).cancelledBy : null),
    reason: reasonFor(news),
  };
}

function businessOf({ booking: { organization, eventType } }: BookingNews): BookingMail["business"] {
  const { name, accentColor, retentionDays } = organization;
  return { name: oneLine(name), accentColor, retentionDays: eventType.retentionDays ?? retentionDays };
}

export function zoneText({ t, zone }: Pick<BookingNews["reader"], "t" | "zone">, instant: number): string {
  return t("mail.zone", { zone: zone.replaceAll("_", " "), offset: offsetLabel(zone, instant) });
}

/** "Tue, Dec 3, 2:00 PM" or "mar. 3 déc., 14:00". */
export function shortTime(instant: number, shown: Shown): string {
  const day = DateTime.fromMillis(instant, { zone: parleyZone(shown.zone), locale: shown.locale });
  const date = day.toLocaleString({ weekday: "short", day: "numeric", month: "short" });
  return `${date}, ${formatTime(instant, shown)}`;
}

/** A series is one person's. A guest reads the dates of whoever brings them, a host those of whom the mail is about. */
function seriesOf({ booking, about, kind, now }: BookingNews, shown: Shown): BookingMail["series"] {
  const whose = booking.attendees.find(({ id }) => id === about?.accompaniesId) ?? about;
  if (!whose?.series) return null;
  const dates = whose.series.attendees
    .filter(({ id, status }) => id === whose.id || isStanding(status))
    .map(({ id, booking: { startsAt } }) => ({ isThis: id === whose.id, at: startsAt.getTime() }));
  if (dates.length < 2) return null;
  const listed = isEnd(kind) ? dates.filter(({ isThis, at }) => !isThis && at > now) : dates;
  return {
    position: dates.findIndex(({ isThis }) => isThis) + 1,
    count: dates.length,
    dates: listed.map(({ at }) => shortTime(at, shown)),
  };
}

/**
 * What was given as the reason of this very change. What an attendee wrote goes to the hosts alone; in a group each
 * seat has its own, and the booking's is what was said of the whole meeting.
 */
function reasonFor({ kind, booking, reader, facts, about }: BookingNews): string {
  const isChange = kind === "booking_moved" || kind === "seat_cancelled" || isAskedAnew({ kind, facts });
  if (!isChange && !isEnd(kind)) return "";
  const seat = reader.seat ?? (facts.aboutAttendeeId === undefined ? null : about);
  const { reason, cancelledBy } = booking.seats === null ? booking : (seat ?? booking);
  const by = facts.changedBy ?? cancelledBy;
  return reader.seat && by !== "host" ? "" : reason;
}

/** Where somebody books anew: the same kind of meeting, unless its address is not for everybody. */
export function bookingPageUrl(
  links: Services["links"],
  {
    organization,
    eventType,
  }: {
    organization: Pick<BookingNews["booking"]["organization"], "slug">;
    eventType: Pick<BookingNews["booking"]["eventType"], "slug" | "hidden" | "disabled" | "deletedAt">;
  },
): string {
  const isOpen = !eventType.hidden && !eventType.disabled && eventType.deletedAt === null;
  return links.absolute(isOpen ? `/${organization.slug}/${eventType.slug}` : `/${organization.slug}`);
}
