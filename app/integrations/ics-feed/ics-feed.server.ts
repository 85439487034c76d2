import { createHash } from "node:crypto";
import { outsideFetch } from "#app/platform/http/outside-fetch.server.ts";
import type { Networks } from "#app/platform/http/outside-networks.server.ts";
import type {
  CalendarAnswer,
  CalendarProvider,
  CalendarQuestion,
  EventTimes,
} from "#app/ports/calendar-provider.ts";
import { busyByUid } from "../icalendar/busy-events.ts";
import { CalendarRefusal, troubleFrom, troubleOf } from "../icalendar/calendar-trouble.server.ts";
import { feedHead } from "../icalendar/feed-head.ts";

export type FeedOptions = { allowed: Networks; now: () => number };

const bytesMax = 5_000_000;
const timeoutMs = 20_000;

/** What was fetched, by which the next request asks for something newer. */
type Mark = { etag: string | null; modified: string | null; hash: string };
type Fetched = { text: string; cursor: string };

/** A calendar that is published at an address, for reading alone. Its one calendar is called "feed". */
export function openFeed(address: string, options: FeedOptions): CalendarProvider {
  const url = address.replace(/^webcals?:/i, "https:");
  // What changesSince has read is what busyIntervals is asked for next.
  let latest: Fetched | null = null;
  const read = (signal?: AbortSignal, mark?: Mark) => fetchFeed(url, options, signal, mark);
  return {
    listCalendars: (signal) =>
      answered(async () => {
        latest = (await read(signal)) ?? latest;
        const { name, zone } = feedHead(latest?.text ?? "");
        // Read once, so that what is no calendar is refused where its address is typed.
        busyByUid(latest?.text ?? "", { range: { from: 0, to: 0 }, zone: "UTC", addresses: [] });
        return { calendars: [{ id: "feed", name, zone, writable: false }], addresses: [] };
      }),
    busyIntervals: (question, signal) =>
      answered(async () => {
        const { text, cursor } = latest ?? ((await read(signal)) as Fetched);
        latest = null;
        return { events: eventsIn(text, question), cursor };
      }),
    changesSince: ({ cursor }, signal) =>
      answered(async () => {
        const mark = readMark(cursor);
        const fetched = await read(signal, mark ?? undefined);
        if (mark && (fetched === null || readMark(fetched.cursor)?.hash === mark.hash))
          return { stale: false as const, changed: [], gone: [], cursor: fetched?.cursor ?? cursor };
        latest = fetched;
        return { stale: true as const };
      }),
    writing: null,
  };
}

async function answered<Value>(work: () => Promise<Value>): Promise<CalendarAnswer<Value>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    return { ok: false, ...troubleFrom(error) };
  }
}

/** Null where nothing is new since the mark. */
async function fetchFeed(
  url: string,
  { allowed, now }: FeedOptions,
  signal?: AbortSignal,
  mark?: Mark,
): Promise<Fetched | null> {
  const headers = new Headers({ Accept: "text/calendar, */*;q=0.1" });
  if (mark?.etag) headers.set("If-None-Match", mark.etag);
  if (mark?.modified) headers.set("If-Modified-Since", mark.modified);
  const answer = await outsideFetch({ allowed, bytesMax, timeoutMs, signal })(url, { headers });
  if (answer.status === 304 && mark) return null;
  const trouble = troubleOf(answer.status, answer.headers, now());
  if (trouble) throw new CalendarRefusal(trouble);
  const text = await answer.text();
  const etag = answer.headers.get("ETag");
  const modified = answer.headers.get("Last-Modified");
  return { text, cursor: JSON.stringify({ etag, modified, hash: hashOf(text) } satisfies Mark) };
}

/** Some servers stamp each answer with its time; that alone is no change. */
function hashOf(text: string): string {
  return createHash("sha256")
    .update(text.replaceAll(/^DTSTAMP[:;].*$/gm, ""))
    .digest("base64url");
}

function readMark(cursor: string): Mark | null {
  try {
    const mark = JSON.parse(cursor) as Mark;
    return typeof mark.hash === "string" ? mark : null;
  } catch {
    return null;
  }
}

function eventsIn(text: string, { calendarId: _, zone, ...question }: CalendarQuestion): EventTimes[] {
  const reading = { ...question, zone: feedHead(text).zone ?? zone };
  return [...busyByUid(text, reading)].map(([uid, busy]) => ({ id: uid, uid, busy }));
}
