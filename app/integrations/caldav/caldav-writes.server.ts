import { calendarQuery, createObject, deleteObject } from "tsdav";
import type { CalendarEvent, CalendarWriting, StoredEvent } from "#app/ports/calendar-provider.ts";
import { busyByUid } from "../icalendar/busy-events.ts";
import { CalendarRefusal, troubleOf } from "../icalendar/calendar-trouble.server.ts";
import { mergedEvent } from "../icalendar/merged-event.ts";
import type { CaldavWay } from "./caldav.server.ts";
import { objectsOf } from "./caldav-reads.server.ts";

type Over = NonNullable<Parameters<CalendarWriting["put"]>[2]>["over"];

/** The event as it stands at its own address, else wherever in the calendar another program has put it. */
export async function readEvent(
  calendarId: string,
  uid: string,
  way: CaldavWay,
): Promise<StoredEvent | null> {
  const id = await addressOf(calendarId, uid, way);
  if (id === null) return null;
  const answer = await unlessGone(way.fetch(new URL(id, calendarId), { headers: way.headers }));
  if (!answer) return null;
  const content = await calendarText(answer);
  return { id, etag: strongTag(answer), content, times: timesIn(content) };
}

const century = { from: Date.UTC(2000, 0), to: Date.UTC(2100, 0) };

function timesIn(content: string): StoredEvent["times"] {
  try {
    const [only, another] = [
      ...busyByUid(content, { range: century, zone: "UTC", addresses: [] }).values(),
    ].flat();
    return only && !another ? { start: only.start, end: only.end } : null;
  } catch {
    // Somebody made something of it that cannot be read, or that recurs for ever.
    return null;
  }
}

export async function putEvent(
  calendarId: string,
  { uid, content }: CalendarEvent,
  over: Over,
  way: CaldavWay,
): Promise<Pick<StoredEvent, "id" | "etag">> {
  const url = over && over !== "nothing" ? new URL(over.id, calendarId).href : objectAddress(calendarId, uid);
  const condition: Record<string, string> = {};
  if (over === "nothing") condition["If-None-Match"] = "*";
  else if (over?.etag) condition["If-Match"] = over.etag;
  const headers = { ...way.headers, ...condition, "Content-Type": "text/calendar; charset=utf-8" };
  const before = over && over !== "nothing" ? over.content : undefined;
  const data = before === undefined ? content : mergedEvent(content, before);
  const id = pathOf(url);
  try {
    const answer = await createObject({ url, data, headers, fetch: way.fetch });
    await requireTaken(answer);
    const etag = strongTag(answer);
    // A server that stores another text than it was given does not name its state (RFC 4791, 5.3.4).
    return { id, etag: etag ?? (await tagAt(url, way)) };
  } catch (error) {
    if (!(error instanceof CalendarRefusal)) throw error;
    // What was to be written over is not there any more, or the uid stands in the calendar under another address.
    const isTaken = over === "nothing" && error.trouble.reason === "revoked";
    if (isTaken && (await addressOf(calendarId, uid, way)) !== null)
      throw new CalendarRefusal({ reason: "conflict" });
    throw error;
  }
}

export async function deleteEvent(calendarId: string, uid: string, way: CaldavWay): Promise<void> {
  const id = await addressOf(calendarId, uid, way);
  if (id === null) return;
  const answer = await unlessGone(deleteObject({ url: new URL(id, calendarId).href, ...way }));
  if (answer) await requireTaken(answer);
}

/** Null where the calendar has no such event. */
async function addressOf(calendarId: string, uid: string, way: CaldavWay): Promise<string | null> {
  const own = objectAddress(calendarId, uid);
  const there = await unlessGone(way.fetch(own, { headers: way.headers }));
  if (there) {
    await calendarText(there);
    return pathOf(own);
  }
  const named = {
    _attributes: { name: "UID" },
    "text-match": { _attributes: { collation: "i;octet" }, _text: uid },
  };
  const filters = {
    "comp-filter": {
      _attributes: { name: "VCALENDAR" },
      "comp-filter": { _attributes: { name: "VEVENT" }, "prop-filter": named },
    },
  };
  const props = { "d:getetag": {}, "c:calendar-data": {} };
  const found = await calendarQuery({ url: calendarId, props, filters, depth: "1", ...way }).catch(
    (error: unknown) => {
      if (error instanceof CalendarRefusal && error.trouble.reason === "gone") return [];
      throw error;
    },
  );
  // A server may take the text for a part of a longer one, or the filter for none.
  const isIt = new RegExp(`^UID:${uid.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}\\r?$`, "m");
  const unfolded = (content: string) => content.replace(/\r?\n[ \t]/g, "");
  return objectsOf(found, calendarId).find(({ content }) => isIt.test(unfolded(content)))?.id ?? null;
}

async function tagAt(url: string, way: CaldavWay): Promise<string | null> {
  const answer = await unlessGone(way.fetch(url, { headers: way.headers }));
  return answer && strongTag(answer);
}

/** A weak one says of no state that it is the same, so nothing can be made to depend on it. */
function strongTag(answer: Response): string | null {
  const tag = answer.headers.get("ETag");
  return tag === null || tag.startsWith("W/") ? null : tag;
}

async function unlessGone(asked: Promise<Response>): Promise<Response | null> {
  return asked.catch((error: unknown) => {
    if (error instanceof CalendarRefusal && error.trouble.reason === "gone") return null;
    throw error;
  });
}

/** One name for an event in every calendar, so that a second put finds the first. */
function objectAddress(calendarId: string, uid: string): string {
  const base = calendarId.endsWith("/") ? calendarId : `${calendarId}/`;
  return new URL(`${encodeURIComponent(uid)}.ics`, base).href;
}

function pathOf(address: string): string {
  const { pathname, search } = new URL(address);
  return `${pathname}${search}`;
}

/** A page of something that stands between answers 200 to whatever it is asked. */
async function calendarText(answer: Response): Promise<string> {
  const text = await answer.text();
  if (!/^\s*BEGIN:VCALENDAR/i.test(text.replace(/^\uFEFF/, "")))
    throw new CalendarRefusal({ reason: "malformed" });
  return text;
}

/** Some servers answer a change with 207 and hide the refusal within; a change makes or leaves nothing (201, 204). */
async function requireTaken(answer: Response): Promise<void> {
  if (answer.status === 200 && answer.headers.get("Content-Type")?.startsWith("text/html"))
    throw new CalendarRefusal({ reason: "malformed" });
  if (answer.status !== 207) return;
  const refused = /HTTP\/\d(?:\.\d)? ([45]\d\d)/.exec(await answer.text())?.[1];
  if (refused === undefined) return;
  const trouble = troubleOf(Number(refused), answer.headers, 0);
  throw new CalendarRefusal(trouble ?? { reason: "malformed" });
}
