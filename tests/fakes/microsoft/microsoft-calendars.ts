import { DateTime } from "luxon";
import {
  type EventTime,
  faultOfTimes,
  type GraphEvent,
  millisOf,
  occurrencesOf,
} from "./microsoft-event-times.ts";
import { meetingKept, meetingMade } from "./microsoft-meetings.ts";
import { MicrosoftRefusal } from "./microsoft-refusal.ts";

export type GraphCalendar = {
  id: string;
  name: string;
  canEdit: boolean;
  isDefaultCalendar?: boolean;
  owner: { name: string; address: string };
  allowedOnlineMeetingProviders?: string[];
};
type Held = {
  event: GraphEvent;
  at: number;
  isGone: boolean;
  excepted: Set<string>;
  marks: Map<string, string>;
};
type Store = GraphCalendar & { events: Map<string, Held> };
type Window = { from: number; to: number };
type Body = Record<string, unknown>;
type State = {
  calendar: string;
  since: number | null;
  window: Window;
  skip: number;
  epoch: number;
  upTo: number;
};

const shape = /^String \{[0-9a-f-]{36}\} Name \w+$/;
const address = /^[^@\s]+@[^@\s]+$/;

/** The calendars of the one person at this fake, with all that ever stood in them. */
export function microsoftCalendars(owner: string, onMail: (to: string) => void) {
  const calendars = new Map<string, Store>();
  const transactions = new Set<string>();
  /** Counts changes; `epoch` changes when Microsoft forgets where everybody was. */
  let [at, epoch] = [0, 1];

  const calendarOf = (id: string): Store => {
    const found = calendars.get(id);
    if (!found) throw new MicrosoftRefusal(404, "ErrorItemNotFound");
    return found;
  };
  const writable = (id: string): Store => {
    const calendar = calendarOf(id);
    if (!calendar.canEdit || calendar.owner.address !== owner)
      throw new MicrosoftRefusal(403, "ErrorAccessDenied");
    return calendar;
  };
  const heldIn = (calendar: Store, eventId: string): Held => {
    const held = calendar.events.get(eventId);
    if (!held || held.isGone) throw new MicrosoftRefusal(404, "ErrorItemNotFound");
    return held;
  };
  const check = (event: Body): void => {
    const fault = faultOfTimes(event);
    if (fault) throw new MicrosoftRefusal(400, fault);
    for (const one of (event["attendees"] ?? []) as { emailAddress?: { address?: string } }[])
      if (!address.test(one.emailAddress?.address ?? ""))
        throw new MicrosoftRefusal(400, "ErrorInvalidRecipients");
  };
  /** Whoever stands among the attendees is written to; there is no way to say not to. */
  const invite = ({ attendees }: GraphEvent, before: GraphEvent["attendees"] = []): void => {
    for (const { emailAddress } of [...attendees, ...before]) onMail(emailAddress.address);
  };
  const marksIn = (body: Body): Map<string, string> => {
    const given = (body["singleValueExtendedProperties"] ?? []) as { id?: string; value?: string }[];
    for (const { id, value } of given)
      if (!shape.test(id ?? "") || typeof value !== "string")
        throw new MicrosoftRefusal(400, "ErrorInvalidProperty");
    return new Map(given.map(({ id, value }) => [id ?? "", value ?? ""]));
  };

  /** What a person or another program has put there; `iCalUId` is its own affair. */
  const seed = (calendarId: string, given: Body): GraphEvent => {
    at += 1;
    const id = `A${String(at).padStart(6, "0")}A=`;
    const event = {
      ...{ "@odata.etag": `W/"${at}"`, id, subject: "", body: { contentType: "text", content: "" } },
      ...{ iCalUId: `040000008200E00074C5B7101A82E008${at}`, seriesMasterId: null, recurrence: null },
      ...{ isAllDay: false, isCancelled: false, showAs: "busy", transactionId: null, attendees: [] },
      ...{ responseStatus: { response: "organizer", time: "0001-01-01T00:00:00Z" }, categories: [] },
      type: given["recurrence"] ? "seriesMaster" : "singleInstance",
      ...given,
    } as unknown as GraphEvent;
    check(event);
    const held = { event, at, isGone: false, excepted: new Set<string>(), marks: new Map<string, string>() };
    calendarOf(calendarId).events.set(id, held);
    return event;
  };

  const create = (calendarId: string, body: Body): GraphEvent => {
    const calendar = writable(calendarId);
    const { singleValueExtendedProperties: _, ...given } = body;
    const [marks, transaction] = [marksIn(body), body["transactionId"]];
    check(given);
    // Also of one that was deleted: its word is never free again.
    if (typeof transaction === "string" && transactions.has(transaction))
      throw new MicrosoftRefusal(409, "ErrorDuplicateTransactionId");
    const event = seed(calendar.id, { ...given, ...meetingMade(calendar, given) });
    if (typeof transaction === "string") transactions.add(transaction);
    heldIn(calendar, event.id).marks = marks;
    invite(event);
    return event;
  };

  const update = (
    { calendarId, eventId }: { calendarId: string; eventId: string },
    body: Body,
    ifMatch?: string,
  ): GraphEvent => {
    const held = heldIn(writable(calendarId), eventId);
    if (ifMatch !== undefined && ifMatch !== held.event["@odata.etag"])
      throw new MicrosoftRefusal(412, "ErrorIrresolvableConflict");
    if ("transactionId" in body) throw new MicrosoftRefusal(400, "ErrorPropertyValidationFailure");
    const { singleValueExtendedProperties: _, ...given } = body;
    const before = held.event;
    const next = { ...before, ...given, ...meetingKept(before, given) } as GraphEvent;
    check(next);
    at += 1;
    for (const [id, value] of marksIn(body)) held.marks.set(id, value);
    [held.event, held.at] = [{ ...next, "@odata.etag": `W/"${at}"` }, at];
    invite(held.event, before.attendees);
    return held.event;
  };

  const remove = (calendarId: string, eventId: string): void => {
    const held = heldIn(writable(calendarId), eventId);
    at += 1;
    [held.isGone, held.at] = [true, at];
    invite(held.event);
  };

  const list = (calendarId: string, filter: string | undefined): GraphEvent[] => {
    const all = [...calendarOf(calendarId).events.values()].filter(({ isGone }) => !isGone);
    return all.filter(meaningOf(filter)).map(({ event }) => event);
  };

  /** One round of changes to what lies in a range (calendarView/delta), a page of it. */
  const delta = (calendarId: string, state: State | Window, size: number) => {
    const calendar = calendarOf(calendarId);
    const { since, window, skip, upTo, ...place } =
      "from" in state
        ? { calendar: calendar.id, since: null, window: state, skip: 0, epoch, upTo: at }
        : state;
    if (place.epoch !== epoch || place.calendar !== calendar.id)
      throw new MicrosoftRefusal(410, "SyncStateNotFound");
    const items = [...calendar.events.values()]
      .filter((held) => held.at <= upTo && (since === null ? !held.isGone : held.at > since))
      .flatMap((held) => shown(held, window, since !== null));
    const page = items.slice(skip, skip + size);
    const isLast = skip + size >= items.length;
    const on = { calendar: calendar.id, window, epoch: place.epoch };
    const next: State = isLast
      ? { ...on, since: upTo, skip: 0, upTo: Number.MAX_SAFE_INTEGER }
      : { ...on, since, skip: skip + size, upTo };
    return { page, isLast, next: isLast ? { ...next, upTo: Number.MAX_SAFE_INTEGER } : next };
  };

  const shown = ({ event, isGone, excepted }: Held, window: Window, isLater: boolean): Body[] => {
    const removed = { id: event.id, "@removed": { reason: "deleted" } };
    if (isGone) return [removed];
    if (event.type === "seriesMaster") {
      const { timeZone } = event.start;
      const time = (millis: number): EventTime => ({
        dateTime: DateTime.fromMillis(millis, { zone: timeZone }).toFormat("yyyy-MM-dd'T'HH:mm:ss"),
        timeZone,
      });
      const single = occurrencesOf(event, excepted, window).map(({ start, end, day }) => ({
        ...{ id: `${event.id}${day}`, type: "occurrence", seriesMasterId: event.id },
        ...{ "@odata.etag": event["@odata.etag"], start: time(start), end: time(end) },
      }));
      // Of a series that is known already, Microsoft may tell of its occurrences alone.
      return calendarsOptions.barely && isLater ? single : [{ ...event }, ...single];
    }
    const [start, end] = [event.start, event.end].map(millisOf) as [number, number];
    if (end > window.from && start < window.to) return [{ ...event }];
    return isLater ? [removed] : [];
  };
  const calendarsOptions = { barely: false };

  return {
    options: calendarsOptions,
    add: (calendar: GraphCalendar) => void calendars.set(calendar.id, { ...calendar, events: new Map() }),
    listed: () => [...calendars.values()].map(({ events: _, ...calendar }) => calendar),
    get: (calendarId: string, eventId: string) => heldIn(calendarOf(calendarId), eventId).event,
    /** As somebody takes one day out of a series. */
    except: (calendarId: string, eventId: string, day: string) => {
      const held = heldIn(calendarOf(calendarId), eventId);
      at += 1;
      held.at = at;
      held.excepted.add(day);
    },
    ...{ seed, create, update, remove, list, delta, calendarOf },
    stateOf: (token: string): State => {
      try {
        const state = JSON.parse(Buffer.from(token, "base64url").toString()) as State;
        return { ...state, upTo: Math.min(state.upTo, at) };
      } catch {
        throw new MicrosoftRefusal(400, "ErrorInvalidSyncStateData");
      }
    },
    /** As Microsoft does after weeks, and sometimes without a reason. */
    forgetCursors: () => {
      epoch += 1;
    },
  };
}

/** What a `$filter` picks. Two forms are understood here, and Microsoft's grammar is judged on both. */
function meaningOf(filter: string | undefined): (held: Held) => boolean {
  if (filter === undefined) return () => true;
  const text = "'((?:[^']|'')*)'";
  const plain = (quoted = "") => quoted.replaceAll("''", "'");
  const byMark = new RegExp(
    `^singleValueExtendedProperties/any\\(ep: ep/id eq ${text} and ep/value eq ${text}\\)$`,
  ).exec(filter);
  if (byMark) return ({ marks }) => marks.get(plain(byMark[1])) === plain(byMark[2]);
  const byUid = new RegExp(`^iCalUId eq ${text}$`).exec(filter);
  if (byUid) return ({ event }) => event.iCalUId === plain(byUid[1]);
  throw new MicrosoftRefusal(400, "ErrorInvalidUrlQueryFilter");
}
