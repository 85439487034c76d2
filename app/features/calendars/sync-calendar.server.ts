import { randomInt } from "node:crypto";
import { eventUidOf } from "#app/features/notifications/mail-identity.ts";
import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { CalendarProvider, CalendarTrouble, EventTimes } from "#app/ports/calendar-provider.ts";
import { noteRefused } from "./broken-connection.server.ts";
import { replaceAll, replaceSome } from "./busy-repository.server.ts";
import { writeTitles } from "./busy-titles.server.ts";
import { type CalendarToAsk, findCalendar, openAccount } from "./connection-repository.server.ts";
import { watchCopies } from "./watch-copies.server.ts";

export type SyncServices = Pick<Services, "database" | "settings" | "clock" | "jobs" | "openCalendars">;

const minuteMs = 60_000;
const dayMs = 86_400_000;
/** Recurrences are known for so long, and expanded anew when less than all but two months of it is left. */
const horizonMs = 731 * dayMs;
const horizonLeastMs = 670 * dayMs;
/** Google and Microsoft tell what changes; theirs is for news that got lost. */
const everyMs = {
  ...{ caldav: 5 * minuteMs, feed: 15 * minuteMs },
  ...{ google: 10 * minuteMs, microsoft: 10 * minuteMs },
};
const triesMax = 3;
const waitMsMax = 6 * 60 * minuteMs;

export type Synced = { ok: true } | ({ ok: false } & CalendarTrouble);

type News =
  | { whole: true; events: EventTimes[]; cursor: string | null; until: number }
  | { whole: false; changed: EventTimes[]; gone: string[]; cursor: string };

/**
 * Brings what is stored of a calendar up to date: by what changed since, else by reading all of it. The ranges and the
 * place from which to go on are written together, so that a process that dies has done all of it or nothing.
 * A calendar that is not there any more, or does not count, is left alone. Whoever is in a hurry (`hasty`) and breaks off
 * says nothing about the calendar, and what goes wrong otherwise is named alone: it is still read when its time comes.
 */
export async function syncCalendar(
  services: SyncServices,
  calendarId: string,
  signal?: AbortSignal,
  hasty = false,
): Promise<Synced> {
  for (let tries = 0; tries < triesMax; tries++) {
    const calendar = await findCalendar(services, calendarId);
    if (!calendar) return { ok: true };
    const asked = await ask(services, calendar, signal);
    if (!asked.ok) {
      if (!hasty) await noteTrouble(services, calendar, asked);
      else if (!signal?.aborted) await nameTrouble(services, calendar, asked);
      return asked;
    }
    // What another reading wrote meanwhile may be older than what was found now: it is looked at again from there.
    if (await write(services, calendar, asked.news)) return { ok: true };
  }
  return { ok: true };
}

async function ask(
  services: SyncServices,
  calendar: CalendarToAsk,
  signal?: AbortSignal,
): Promise<{ ok: true; news: News } | ({ ok: false } & CalendarTrouble)> {
  const { clock } = services;
  const now = clock.now();
  const provider: CalendarProvider = openAccount(services, calendar);
  const { remoteId, zone, addresses, syncCursor, expandedUntil } = calendar;
  const known = expandedUntil?.getTime() ?? 0;
  const question = {
    ...{ calendarId: remoteId, zone, addresses, range: { from: now - dayMs, to: known } },
    ...{ withFree: calendar.countsFree, withTitles: calendar.keepsTitles },
  };
  if (syncCursor !== null && known - now > horizonLeastMs) {
    const changes = await provider.changesSince({ ...question, cursor: syncCursor }, signal);
    if (!changes.ok) return changes;
    if (!changes.value.stale) return { ok: true, news: { whole: false, ...changes.value } };
  }
  const until = now + horizonMs;
  const all = await provider.busyIntervals({ ...question, range: { from: now - dayMs, to: until } }, signal);
  return all.ok ? { ok: true, news: { whole: true, ...all.value, until } } : all;
}

/** False where the calendar is not as it was asked any more. */
async function write(services: SyncServices, calendar: CalendarToAsk, news: News): Promise<boolean> {
  const { database, clock } = services;
  const { id, account } = calendar;
  const events = news.whole ? news.events : news.changed;
  const others = await withoutOwnBookings(services, calendar, events);
  const now = clock.now();
  return database.prisma.$transaction(
    async (tx) => {
      if (!(await isAsAsked(tx, calendar))) return false;
      const ours = events.filter((event) => !others.includes(event)).map((event) => event.id);
      const isOther = news.whole
        ? await replaceAll(tx, calendar, others)
        : await replaceSome(tx, calendar, others, [...news.gone, ...ours]);
      if (calendar.keepsTitles) await writeTitles(services, tx, calendar, others);
      await watchCopies(services, tx, calendar, {
        ...{ whole: news.whole, gone: news.whole ? [] : news.gone },
        events: events.filter((event) => !others.includes(event)),
      });
      await tx.connectedCalendar.update({
        where: { id },
        data: {
          syncCursor: news.cursor,
          ...(news.whole ? { expandedUntil: new Date(news.until) } : {}),
          ...{ lastSuccessAt: new Date(now), trouble: null, failures: 0 },
          nextTryAt: new Date(now + jittered(everyMs[account.kind])),
          ...(isOther ? { busyVersion: { increment: 1 } } : {}),
        },
        select: { id: true },
      });
      // The calendar that was refused is not: what its account was given holds again.
      if (calendar.brokenAt && calendar.trouble === "revoked")
        await tx.calendarConnection.update({
          where: { id: calendar.connectionId },
          data: { brokenAt: null },
          select: { id: true },
        });
      return true;
    },
    { timeout: 60_000 },
  );
}

/** Locks the calendar. False where it was disconnected meanwhile, somebody else has gone on, or now something else is to be read. */
async function isAsAsked(tx: DatabaseTransaction, calendar: CalendarToAsk): Promise<boolean> {
  const [row] = await tx.$queryRaw<
    Pick<CalendarToAsk, "counts" | "countsFree" | "keepsTitles" | "syncCursor">[]
  >`SELECT counts, counts_free AS "countsFree", keeps_titles AS "keepsTitles", sync_cursor AS "syncCursor"
    FROM connected_calendar WHERE id = ${calendar.id} FOR UPDATE`;
  if (!row?.counts || row.syncCursor !== calendar.syncCursor) return false;
  return row.countsFree === calendar.countsFree && row.keepsTitles === calendar.keepsTitles;
}

/** An event that is a booking of this host stands here as one already, and moves as one. */
async function withoutOwnBookings(
  { database, settings }: SyncServices,
  { userId }: CalendarToAsk,
  events: readonly EventTimes[],
): Promise<EventTimes[]> {
  const ending = eventUidOf(settings, "");
  const ids = events.flatMap(({ uid }) => (uid.endsWith(ending) ? [uid.slice(0, -ending.length)] : []));
  if (ids.length === 0) return [...events];
  const own = await database.prisma.bookingHost.findMany({
    where: { userId, bookingId: { in: ids } },
    select: { bookingId: true },
  });
  const uids = new Set(own.map(({ bookingId }) => eventUidOf(settings, bookingId)));
  return events.filter(({ uid }) => !uids.has(uid));
}

async function noteTrouble(
  services: SyncServices,
  { id, failures }: CalendarToAsk,
  trouble: CalendarTrouble,
): Promise<void> {
  const { database, clock } = services;
  const now = clock.now();
  const wait = jittered(Math.min(minuteMs * 2 ** Math.min(failures, 20), waitMsMax));
  const nextTryAt = trouble.reason === "rate-limited" ? Math.max(trouble.retryAt, now + wait) : now + wait;
  await database.prisma.connectedCalendar.updateMany({
    where: { id },
    data: { trouble: trouble.reason, failures: { increment: 1 }, nextTryAt: new Date(nextTryAt) },
  });
  await noteRefused(services, id, { trouble, failures: failures + 1 });
}

/**
 * On a busy page every booking asks. If each of them in vain made the next reading later, an outage of minutes would
 * keep what is known of a calendar old for hours.
 */
async function nameTrouble(
  { database }: SyncServices,
  { id }: CalendarToAsk,
  { reason }: CalendarTrouble,
): Promise<void> {
  await database.prisma.connectedCalendar.updateMany({ where: { id }, data: { trouble: reason } });
}

/** A fifth less or more, so that calendars that were connected together are not asked together for ever. */
function jittered(ms: number): number {
  return Math.round(ms * (0.8 + randomInt(0, 400) / 1000));
}
