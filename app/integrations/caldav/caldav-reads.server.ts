import { calendarMultiGet, calendarQuery, type DAVResponse, propfind, syncCollection } from "tsdav";
import { CalendarRefusal } from "../icalendar/calendar-trouble.server.ts";
import { MalformedCalendar } from "../icalendar/malformed-calendar.ts";
import type { CaldavWay } from "./caldav.server.ts";
import type { EventObject } from "./event-objects.ts";

const onlyEvents = {
  "comp-filter": {
    _attributes: { name: "VCALENDAR" },
    "comp-filter": { _attributes: { name: "VEVENT" } },
  },
};
const names = { "d:getetag": {} };
const data = { ...names, "c:calendar-data": {} };
/** A server may refuse a list that is too long. */
const objectsAtOnce = 100;

/**
 * Every object of a calendar: first their names, then they themselves, so many at a time that also a slow server answers
 * each question in time. The range is not the server's affair: some miss what recurs into it, and none expands as all
 * others do.
 */
export async function allObjects(calendar: string, way: CaldavWay): Promise<EventObject[]> {
  const found = await calendarQuery({ url: calendar, props: names, filters: onlyEvents, depth: "1", ...way });
  const listed = objectsOf(found, calendar).map(({ id }) => id);
  return objectsAt(calendar, listed, way);
}

/** Those of these objects that are there. */
export async function objectsAt(
  calendar: string,
  ids: readonly string[],
  way: CaldavWay,
): Promise<EventObject[]> {
  const found: EventObject[] = [];
  for (let from = 0; from < ids.length; from += objectsAtOnce) {
    const objectUrls = ids.slice(from, from + objectsAtOnce);
    const answers = await calendarMultiGet({ url: calendar, props: data, objectUrls, depth: "1", ...way });
    found.push(...objectsOf(answers, calendar).filter(({ content }) => content !== ""));
  }
  return found;
}

/** Where a calendar stands: "sync:" and its token (RFC 6578), "ctag:" and its tag, or null where it has neither. */
export async function currentCursor(calendar: string, way: CaldavWay): Promise<string | null> {
  const props = { "d:sync-token": {}, "cs:getctag": {} };
  const [answer] = await propfind({ url: calendar, props, depth: "0", ...way });
  if (answer?.status === 404) throw new CalendarRefusal({ reason: "gone" });
  if (!answer?.ok || !answer.props) throw new MalformedCalendar("no collection");
  const token = textOf(answer.props["syncToken"]);
  if (token !== "") return `sync:${token}`;
  const tag = textOf(answer.props["getctag"]);
  return tag === "" ? null : `ctag:${tag}`;
}

type Changes = { changed: string[]; gone: string[]; cursor: string };

/** Which objects are other ones since then. `stale` where the server does not know, in whatever way it says so. */
export async function changedObjects(
  calendar: string,
  cursor: string,
  way: CaldavWay,
): Promise<Changes | "stale"> {
  if (!cursor.startsWith("sync:")) {
    const current = await currentCursor(calendar, way);
    return current === cursor ? { changed: [], gone: [], cursor } : "stale";
  }
  const syncToken = cursor.slice("sync:".length);
  const props = { "d:getetag": {} };
  const answers = await syncCollection({ url: calendar, props, syncLevel: 1, syncToken, ...way }).catch(
    (error: unknown) => {
      if (error instanceof CalendarRefusal && isAboutToken(error)) return null;
      throw error;
    },
  );
  const token = answers && textOf(rawOf(answers)?.multistatus?.syncToken);
  if (!answers || !token) return "stale";
  // An answer that was cut short (507) goes on from its own token; to begin anew is simpler, and rare.
  if (answers.some(({ status }) => status === 507)) return "stale";
  const listed = answers.flatMap(({ href, status }) =>
    typeof href === "string" ? [{ id: pathOf(href, calendar), isGone: status === 404 }] : [],
  );
  const own = pathOf(calendar, calendar);
  const changed = listed.filter(({ id, isGone }) => !isGone && id !== own && !id.endsWith("/"));
  const gone = listed.filter(({ isGone }) => isGone);
  return { changed: changed.map(({ id }) => id), gone: gone.map(({ id }) => id), cursor: `sync:${token}` };
}

/** 403 and 409 carry valid-sync-token; others answer 412 or 500. A password that is refused is told by the next read. */
function isAboutToken({ trouble: { reason } }: CalendarRefusal): boolean {
  return reason !== "rate-limited" && reason !== "gone";
}

type RawAnswer = { multistatus?: { syncToken?: unknown } };
const rawOf = (answers: readonly DAVResponse[]) => answers[0]?.raw as RawAnswer | undefined;

export function objectsOf(answers: readonly DAVResponse[], calendar: string): EventObject[] {
  if (answers.some(({ href, props, ok }) => ok && props === undefined && typeof href !== "string"))
    if (!answers.every(({ raw }) => (raw as RawAnswer | undefined)?.multistatus))
      // An empty collection is one answer without anything; a page of HTML is an answer that is no multistatus.
      throw new MalformedCalendar("no multistatus");
  return answers.flatMap(({ href, ok, props }) => {
    if (!ok || typeof href !== "string" || !props) return [];
    return [{ id: pathOf(href, calendar), content: textOf(props["calendarData"]) }];
  });
}

const pathOf = (href: string, calendar: string) => {
  const { pathname, search } = new URL(href, calendar);
  return `${pathname}${search}`;
};

/** What xml-js made of a text: itself, a number, or a CDATA section. */
function textOf(value: unknown): string {
  if (typeof value === "string") return value;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (typeof value === "object" && value !== null) {
    const { _cdata: cdata, _text: text } = value as { _cdata?: unknown; _text?: unknown };
    return [cdata ?? text ?? ""].flat().join("");
  }
  return "";
}
