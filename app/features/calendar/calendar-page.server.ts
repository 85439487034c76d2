import { isoDateOf } from "#app/domain/availability/calendar-day.ts";
import { localDayAt } from "#app/domain/availability/zone.ts";
import { translatorFor } from "#app/messages/all-translators.ts";
import type { Locale } from "#app/messages/locale.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Shown } from "#app/platform/time/format.server.ts";
import { placeLabel } from "#app/platform/time/zone-options.server.ts";
import { isZone, zoneRules } from "#app/platform/time/zones.server.ts";
import { type CalendarDays, daysOfView, titleOfDays } from "./calendar-days.server.ts";
import { itemOfBooking, itemOfOther } from "./calendar-items.server.ts";
import { type CalendarQuery, type CalendarSpan, wholeTeam } from "./calendar-query.ts";
import {
  type CalendarMember,
  listMembers,
  listOtherTimes,
  listStanding,
  readHours,
} from "./calendar-repository.server.ts";
import { listConnectedTimes } from "./connected-times.server.ts";
import { type MonthView, monthView } from "./month-view.server.ts";
import { type TimeGridView, timeGrid } from "./time-grid.server.ts";

export type CalendarPage = {
  query: CalendarQuery;
  span: CalendarSpan;
  /** A member's id, or "team". */
  who: string;
  members: { id: string; name: string }[];
  zone: string;
  zoneLabel: string;
  title: string;
  /** Dates that the arrows lead to. */
  previous: string | null;
  next: string | null;
  today: string;
  isNow: boolean;
  counts: { bookings: number; requests: number };
  grid: TimeGridView | null;
  month: MonthView | null;
};

type Request = {
  organization: { id: string; timeZone: string };
  reader: { id: string; timeZone: string };
  /** Whose calendar the reader may see alone; null for everybody's. */
  onlyHostId: string | null;
  query: CalendarQuery;
  locale: Locale;
};

/** The calendar of one member, in that member's zone, or of the whole team in the reader's. */
export async function calendarPage(
  services: Pick<Services, "database" | "clock">,
  { organization, reader, onlyHostId, query: asked, locale }: Request,
): Promise<CalendarPage> {
  const { prisma } = services.database;
  const now = services.clock.now();
  const everybody = await listMembers(prisma, organization.id);
  const members = everybody.filter(({ id }) => onlyHostId === null || id === onlyHostId);
  const query = onlyHostId === null ? asked : { ...asked, who: onlyHostId };
  const shownMembers = membersOf(members, query.who, reader.id);
  const isTeam = query.who === wholeTeam;
  const zone = knownZone(
    isTeam ? reader.timeZone : (shownMembers[0]?.timeZone ?? reader.timeZone),
    organization,
  );
  const shown: Shown = { locale, zone };
  const days = daysOfView(query, zone, now);
  const hostIds = shownMembers.map(({ id }) => id);
  const question = { organizationId: organization.id, hostIds, from: days.from, to: days.to, now };
  const [bookings, others, connected, hours] = await Promise.all([
    listStanding(services, { ...question, viewerId: reader.id }),
    listOtherTimes(prisma, question),
    listConnectedTimes(services, { ...question, readerId: reader.id }),
    readHours(prisma, question),
  ]);
  const words = { shown, t: translatorFor(locale).t, now };
  const names = new Map(everybody.map(({ id, name }) => [id, name]));
  const items = [
    ...bookings.map((booking) => itemOfBooking(booking, words)),
    ...[...others, ...connected].map((other) => itemOfOther(other, { names, readerId: reader.id }, words)),
  ].sort((a, b) => a.startsAt - b.startsAt || b.endsAt - a.endsAt || a.hosts.localeCompare(b.hosts, locale));
  const scene = { items, hours, members: shownMembers, days, words, isTeam };
  const counted = items.filter(({ startsAt }) => startsAt >= days.from && startsAt < days.to);
  const count = (kind: string) => counted.filter((item) => item.kind === kind).length;
  return {
    query,
    span: query.view,
    who: isTeam ? wholeTeam : (shownMembers[0]?.id ?? reader.id),
    members: members.map(({ id, name }) => ({ id, name })),
    zone,
    zoneLabel: placeLabel(zone, days.from),
    ...turning(days, query.view, zone, now),
    title: titleOfDays(days, query.view, locale),
    counts: { bookings: count("booking"), requests: count("request") },
    grid: query.view === "month" ? null : timeGrid(scene),
    month: query.view === "month" ? monthView(scene) : null,
  };
}

function membersOf(members: CalendarMember[], who: string | null, readerId: string): CalendarMember[] {
  if (who === wholeTeam) return members;
  const asked = members.find(({ id }) => id === who) ?? members.find(({ id }) => id === readerId);
  return asked ? [asked] : [];
}

function knownZone(zone: string, organization: { timeZone: string }): string {
  return isZone(zone) ? zone : organization.timeZone;
}

function turning(days: CalendarDays, view: CalendarSpan, zone: string, now: number) {
  const today = isoDateOf(localDayAt(zoneRules(zone), now));
  const reachable = (date: string) => (date >= "2001-01-01" && date <= "2099-11-30" ? date : null);
  const isNow =
    view === "month"
      ? days.date.slice(0, 7) === today.slice(0, 7)
      : days.dates.some((day) => isoDateOf(day) === today);
  return { today, isNow, previous: reachable(days.previous), next: reachable(days.next) };
}
