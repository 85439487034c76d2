import { createHash } from "node:crypto";
import { conferenceFor, settledConference } from "./google-conferences.ts";
import {
  type EventTime,
  faultOfTimes,
  type GoogleEvent,
  instancesOf,
  millisOf,
} from "./google-event-times.ts";
import { GoogleRefusal } from "./google-refusal.ts";

export type GoogleCalendar = {
  id: string;
  summary: string;
  timeZone: string;
  accessRole: "owner" | "writer" | "reader" | "freeBusyReader";
  primary?: boolean;
  conferenceProperties?: { allowedConferenceSolutionTypes: string[] };
};
type Held = GoogleCalendar & { events: Map<string, { event: GoogleEvent; at: number }> };
type Window = { from: number; to: number };
type Query = Record<string, string>;

const century: Window = { from: Date.UTC(2000, 0), to: Date.UTC(2040, 0) };
const freeBusyMs = 90 * 86_400_000;

/** The calendars of the one person at this fake, with all that ever stood in them. */
export function googleCalendars(owner: string) {
  const calendars = new Map<string, Held>();
  /** Counts changes; `epoch` changes when Google forgets where everybody was. */
  let [at, epoch] = [0, 1];
  const meetings = { isSlow: false };
  const add = (calendar: GoogleCalendar) =>
    void calendars.set(calendar.id, { ...calendar, events: new Map() });

  const calendarOf = (id: string): Held => {
    const found = calendars.get(id === "primary" ? owner : id);
    if (!found) throw new GoogleRefusal(404, "notFound");
    return found;
  };
  const writable = (id: string): Held => {
    const calendar = calendarOf(id);
    if (calendar.accessRole !== "owner" && calendar.accessRole !== "writer")
      throw new GoogleRefusal(403, "requiredAccessLevel");
    return calendar;
  };

  const store = (calendar: Held, event: Omit<GoogleEvent, "etag">): GoogleEvent => {
    at += 1;
    const attendees = event["attendees"] as GoogleEvent["attendees"];
    const stored = {
      ...event,
      etag: `"${at}000"`,
      ...(attendees
        ? { attendees: attendees.map((one) => ({ ...one, ...(one.email === owner ? { self: true } : {}) })) }
        : {}),
    } as GoogleEvent;
    calendar.events.set(stored.id, { event: stored, at });
    return stored;
  };

  const checked = (calendar: Held, body: Record<string, unknown>): void => {
    const fault = faultOfTimes(body["start"], body["end"], calendar.timeZone);
    if (fault) throw new GoogleRefusal(400, fault);
    const attendees = (body["attendees"] ?? []) as { email?: string }[];
    if (!attendees.every(({ email }) => /^[^@\s]+@[^@\s]+$/.test(email ?? "")))
      throw new GoogleRefusal(400, "invalid");
  };

  const found = (calendarId: string, eventId: string): { calendar: Held; event: GoogleEvent } => {
    const calendar = calendarOf(calendarId);
    const event = calendar.events.get(eventId)?.event;
    if (!event) throw new GoogleRefusal(404, "notFound");
    return { calendar, event };
  };

  const insert = (calendarId: string, given: Record<string, unknown>, version = 0): GoogleEvent => {
    const calendar = writable(calendarId);
    const body = {
      ...given,
      ...conferenceFor(calendar, { body: given, version, before: undefined, isSlow: meetings.isSlow }),
    };
    const id =
      body["id"] === undefined ? createHash("md5").update(String(at)).digest("hex") : String(body["id"]);
    if (!/^[a-v0-9]{5,1024}$/.test(id)) throw new GoogleRefusal(400, "invalid");
    if (body["id"] !== undefined && body["iCalUID"] !== undefined) throw new GoogleRefusal(400, "invalid");
    // Also of one that was deleted: its id is never free again.
    if (calendar.events.has(id)) throw new GoogleRefusal(409, "duplicate");
    checked(calendar, body);
    return store(calendar, { status: "confirmed", iCalUID: `${id}@google.com`, ...body, id } as GoogleEvent);
  };

  const change = (
    { calendarId, eventId }: { calendarId: string; eventId: string },
    given: Record<string, unknown>,
    { isPatch, ifMatch, version = 0 }: { isPatch: boolean; ifMatch: string | undefined; version?: number },
  ): GoogleEvent => {
    writable(calendarId);
    const { calendar, event } = found(calendarId, eventId);
    // A patch without the field says nothing of it; in the place of the whole event, its absence ends the meeting.
    const says = version === 1 && (!isPatch || "conferenceData" in given) ? 1 : 0;
    const body = {
      ...given,
      ...conferenceFor(calendar, { body: given, version: says, before: event, isSlow: meetings.isSlow }),
    };
    if (ifMatch !== undefined && ifMatch !== event.etag) throw new GoogleRefusal(412, "conditionNotMet");
    if (body["id"] !== undefined && body["id"] !== eventId) throw new GoogleRefusal(400, "invalid");
    if (event.status === "cancelled" && (isPatch || body["status"] !== "confirmed"))
      throw new GoogleRefusal(isPatch ? 404 : 403, isPatch ? "notFound" : "forbidden");
    const { iCalUID, status } = event;
    const next = isPatch ? { ...event, ...body } : { status, ...body, iCalUID };
    checked(calendar, next);
    return store(calendar, { ...next, id: eventId } as GoogleEvent);
  };

  const remove = (calendarId: string, eventId: string): void => {
    writable(calendarId);
    const { calendar, event } = found(calendarId, eventId);
    if (event.status === "cancelled") throw new GoogleRefusal(410, "deleted");
    store(calendar, { ...event, status: "cancelled" });
  };

  const expanded = (calendar: Held, event: GoogleEvent, window: Window): GoogleEvent[] => {
    const others = new Set(
      [...calendar.events.values()].flatMap(({ event: one }) =>
        one.recurringEventId === event.id ? [one.id] : [],
      ),
    );
    // One that was moved or taken out of its series stands for itself.
    return instancesOf(event, calendar.timeZone, window).filter(({ id }) => !others.has(id));
  };

  const list = (calendarId: string, query: Query) => {
    const calendar = calendarOf(calendarId);
    const { syncToken } = query;
    const bounds = ["timeMin", "timeMax", "iCalUID", "orderBy", "q", "updatedMin", "privateExtendedProperty"];
    if (syncToken !== undefined && bounds.some((name) => name in query))
      throw new GoogleRefusal(400, "invalid");
    const since = syncToken === undefined ? null : sinceOf(syncToken, calendar.id, query);
    const window = since?.window ?? {
      from: query["timeMin"] ? Date.parse(query["timeMin"]) : century.from,
      to: query["timeMax"] ? Date.parse(query["timeMax"]) : century.to,
    };
    if (window.from >= window.to) throw new GoogleRefusal(400, "timeRangeEmpty");
    const single = query["singleEvents"] === "true";
    const items = [...calendar.events.values()]
      .filter(({ event, at: changed }) => (since ? changed > since.at : event.status !== "cancelled"))
      .filter(({ event }) => query["iCalUID"] === undefined || event.iCalUID === query["iCalUID"])
      .flatMap(({ event }) => (single ? expanded(calendar, event, window) : [event]))
      .filter((event) => event.status === "cancelled" || isWithin(event, calendar.timeZone, window));
    const size = Math.min(Number(query["maxResults"] ?? 250), pageSize.max);
    const begin = Number(query["pageToken"] ?? 0);
    const isLast = begin + size >= items.length;
    const token = Buffer.from(JSON.stringify({ epoch, at, calendar: calendar.id, window, single }));
    return {
      ...{ kind: "calendar#events", summary: calendar.summary, timeZone: calendar.timeZone },
      accessRole: calendar.accessRole,
      items: items.slice(begin, begin + size),
      ...(isLast ? { nextSyncToken: token.toString("base64url") } : { nextPageToken: String(begin + size) }),
    };
  };

  const sinceOf = (token: string, calendarId: string, query: Query) => {
    let said: { epoch: number; at: number; calendar: string; window: Window; single: boolean };
    try {
      said = JSON.parse(Buffer.from(token, "base64url").toString());
    } catch {
      throw new GoogleRefusal(410, "fullSyncRequired");
    }
    if (said.epoch !== epoch || said.calendar !== calendarId)
      throw new GoogleRefusal(410, "fullSyncRequired");
    if (said.single !== (query["singleEvents"] === "true")) throw new GoogleRefusal(400, "invalid");
    return said;
  };

  const freeBusy = (body: Record<string, unknown>) => {
    const items = (body["items"] ?? []) as { id: string }[];
    const window = { from: Date.parse(String(body["timeMin"])), to: Date.parse(String(body["timeMax"])) };
    if (!(window.from < window.to)) throw new GoogleRefusal(400, "timeRangeEmpty");
    if (window.to - window.from > freeBusyMs) throw new GoogleRefusal(400, "timeRangeTooLong");
    const answers = items.map(({ id }, index): [string, unknown] => {
      if (index >= 50)
        return [id, { errors: [{ domain: "calendar", reason: "tooManyCalendarsRequested" }], busy: [] }];
      const calendar = calendars.get(id);
      if (!calendar) return [id, { errors: [{ domain: "global", reason: "notFound" }], busy: [] }];
      return [id, { busy: busyOf(calendar, window) }];
    });
    return { kind: "calendar#freeBusy", calendars: Object.fromEntries(answers) };
  };

  const busyOf = (calendar: Held, window: Window) =>
    [...calendar.events.values()]
      .filter(({ event }) => event.status !== "cancelled" && event.transparency !== "transparent")
      .filter(({ event }) => !event.attendees?.some((one) => one.self && one.responseStatus === "declined"))
      .flatMap(({ event }) => expanded(calendar, event, window))
      .map(
        ({ start, end }) => [millisOf(start, calendar.timeZone), millisOf(end, calendar.timeZone)] as const,
      )
      .filter(([start, end]) => end > window.from && start < window.to)
      .map(([start, end]) => ({
        start: new Date(Math.max(start, window.from)).toISOString(),
        end: new Date(Math.min(end, window.to)).toISOString(),
      }));

  /** How much of a list stands on one page, whatever is asked for. */
  const pageSize = { max: 2500 };
  return {
    ...{ add, insert, change, remove, list, freeBusy, pageSize, calendarOf, meetings },
    get: (calendarId: string, eventId: string) => {
      const { calendar, event } = found(calendarId, eventId);
      // What was being made when the event was written is there when it is asked for.
      const settled = settledConference(event);
      return settled ? store(calendar, { ...event, ...settled }) : event;
    },
    listed: () => [...calendars.values()].map(({ events: _, ...calendar }) => calendar),
    delete: (id: string) => calendars.delete(id),
    forgetCursors: () => {
      epoch += 1;
    },
  };
}

function isWithin({ start, end }: { start: EventTime; end: EventTime }, zone: string, { from, to }: Window) {
  return millisOf(end, zone) > from && millisOf(start, zone) < to;
}
