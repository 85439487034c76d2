import { createAccount, type DAVCalendar, fetchCalendars, fetchCalendarUserAddresses } from "tsdav";
import { outsideFetch } from "#app/platform/http/outside-fetch.server.ts";
import type { Networks } from "#app/platform/http/outside-networks.server.ts";
import type { CalendarAnswer, CalendarProvider, RemoteCalendar } from "#app/ports/calendar-provider.ts";
import { CalendarRefusal, troubleFrom, troubleOf } from "../icalendar/calendar-trouble.server.ts";
import { zoneNameIn } from "../icalendar/event-zones.ts";
import { allObjects, changedObjects, currentCursor, objectsAt } from "./caldav-reads.server.ts";
import { deleteEvent, putEvent, readEvent } from "./caldav-writes.server.ts";
import { timesOf } from "./event-objects.ts";

export type CaldavAccount = { address: string; username: string; password: string };
export type CaldavOptions = { allowed: Networks; now: () => number };

/** A calendar of twenty years fits in it, and a machine's memory holds it. */
const bytesMax = 30_000_000;
const timeoutMs = 30_000;

/** How a request to one account is made: with its password, and within the limits of addresses that users give. */
export type CaldavWay = { headers: Record<string, string>; fetch: typeof fetch };

/** An account of a CalDAV server (RFC 4791). Calendars are named by their addresses. */
export function openCaldav(account: CaldavAccount, options: CaldavOptions): CalendarProvider {
  const way = (signal?: AbortSignal): CaldavWay => wayTo(account, options, signal);
  return {
    listCalendars: (signal) => answered(async () => listCalendars(account, way(signal))),
    busyIntervals: (question, signal) =>
      answered(async () => {
        // The cursor first: what changes meanwhile is then read twice instead of never.
        const cursor = await currentCursor(question.calendarId, way(signal));
        const objects = await allObjects(question.calendarId, way(signal));
        return { events: timesOf(objects, question), cursor };
      }),
    changesSince: (question, signal) =>
      answered(async () => {
        const changes = await changedObjects(question.calendarId, question.cursor, way(signal));
        if (changes === "stale") return { stale: true as const };
        const objects = await objectsAt(question.calendarId, changes.changed, way(signal));
        const there = new Set(objects.map(({ id }) => id));
        // What was deleted since the list was made is as gone as what the list calls so.
        const gone = [...changes.gone, ...changes.changed.filter((id) => !there.has(id))];
        return { stale: false as const, changed: timesOf(objects, question), gone, cursor: changes.cursor };
      }),
    writing: {
      read: (calendarId, uid, signal) => answered(async () => readEvent(calendarId, uid, way(signal))),
      put: (calendarId, event, { over, signal } = {}) =>
        answered(async () => putEvent(calendarId, event, over, way(signal))),
      delete: (calendarId, uid, signal) =>
        answered(async () => {
          await deleteEvent(calendarId, uid, way(signal));
          return null;
        }),
    },
  };
}

function wayTo(
  { username, password }: CaldavAccount,
  { allowed, now }: CaldavOptions,
  signal?: AbortSignal,
): CaldavWay {
  const outside = outsideFetch({ allowed, bytesMax, timeoutMs, signal });
  const basic = Buffer.from(`${username}:${password}`, "utf8").toString("base64");
  return {
    headers: { Authorization: `Basic ${basic}` },
    // tsdav takes many refusals for empty answers: they end here.
    fetch: async (input, init) => {
      const answer = await outside(input, init);
      const trouble = troubleOf(answer.status, answer.headers, now());
      if (trouble) throw new CalendarRefusal(trouble);
      return answer;
    },
  };
}

async function answered<Value>(work: () => Promise<Value>): Promise<CalendarAnswer<Value>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    return { ok: false, ...troubleFrom(error) };
  }
}

/**
 * Finds the account behind an address (RFC 6764): where its well-known path leads, else at the address itself. Paths
 * that a server does not have are tried and passed over; only what every one of them answers is told.
 */
async function listCalendars(
  { address }: CaldavAccount,
  way: CaldavWay,
): Promise<{ calendars: RemoteCalendar[]; addresses: string[] }> {
  let heard: unknown = null;
  const listening: CaldavWay = {
    ...way,
    fetch: (input, init) =>
      way.fetch(input, init).catch((error: unknown) => {
        // A wrong password says more than a path that is not there.
        if (heard === null || !isMissing(error)) heard = error;
        throw error;
      }),
  };
  const account = await createAccount({
    account: { accountType: "caldav", serverUrl: address },
    ...listening,
  }).catch((error: unknown) => {
    throw heard ?? error;
  });
  const [calendars, addresses] = await Promise.all([
    fetchCalendars({ account, ...way }),
    fetchCalendarUserAddresses({ account, ...way }).catch(() => []),
  ]);
  return {
    calendars: calendars.filter(holdsEvents).map(remoteCalendar),
    addresses: addresses
      .filter((one) => /^mailto:/i.test(one))
      .map((one) => one.slice("mailto:".length).toLowerCase()),
  };
}

const isMissing = (error: unknown) => error instanceof CalendarRefusal && error.trouble.reason === "gone";

/** Lists of tasks, and the boxes that invitations lie in, are none. */
function holdsEvents({ components, resourcetype }: DAVCalendar): boolean {
  const kinds: unknown[] = Array.isArray(resourcetype) ? resourcetype : [];
  if (kinds.includes("scheduleInbox") || kinds.includes("scheduleOutbox")) return false;
  return !components || components.length === 0 || components.includes("VEVENT");
}

function remoteCalendar({ url, displayName, timezone }: DAVCalendar): RemoteCalendar {
  const last = decodeURIComponent(new URL(url).pathname.replace(/\/$/, "").split("/").at(-1) ?? "");
  const name = typeof displayName === "object" ? "" : String(displayName ?? "");
  return { id: url, name: (name || last).slice(0, 200), zone: zoneNameIn(timezone ?? ""), writable: true };
}
