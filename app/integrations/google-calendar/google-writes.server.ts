import type { calendar_v3 } from "@googleapis/calendar";
import type { CalendarEvent, CalendarWriting, PutEvent, StoredEvent } from "#app/ports/calendar-provider.ts";
import { CalendarRefusal } from "../icalendar/calendar-trouble.server.ts";
import { eventIdOf, instantsOf } from "./google-events.ts";
import { meetAsked, meetingIn } from "./google-meet.ts";
import { refusedBy } from "./google-trouble.server.ts";
import type { GoogleWay } from "./google-way.server.ts";
import { changesTo, wantedEvent } from "./wanted-event.ts";

type GoogleEvent = calendar_v3.Schema$Event;
type Over = NonNullable<Parameters<CalendarWriting["put"]>[2]>["over"];

/** Nobody is told of anything by Google: one channel invites, and that is our mail. */
const quietly = { sendUpdates: "none" } as const;
/** And Google hears us about meetings: a change that does not name one leaves it, an event in another's place ends it. */
const aware = { ...quietly, conferenceDataVersion: 1 } as const;

export async function readGoogleEvent(
  way: GoogleWay,
  calendarId: string,
  uid: string,
): Promise<StoredEvent | null> {
  const event = await eventOf(way, calendarId, uid);
  if (!event) return null;
  const times = event.recurrence ? null : instantsOf(event, "UTC");
  return { ...stored(event), content: JSON.stringify(event), times };
}

/** As it stands under our own name, else wherever another program has put it: a mail program from our mail, say. */
async function eventOf(way: GoogleWay, calendarId: string, uid: string): Promise<GoogleEvent | null> {
  const own = await unlessMissing(way.api.events.get({ calendarId, eventId: eventIdOf(uid) }));
  if (own && own.status !== "cancelled") return own;
  const { data } = await way.api.events.list({ calendarId, iCalUID: uid, maxResults: 5 });
  if (!Array.isArray(data?.items)) throw new CalendarRefusal({ reason: "malformed" });
  return data.items.find(({ status }) => status !== "cancelled") ?? null;
}

async function unlessMissing(asked: Promise<{ data: GoogleEvent }>): Promise<GoogleEvent | null> {
  try {
    const { data } = await asked;
    if (typeof data?.id !== "string") throw new CalendarRefusal({ reason: "malformed" });
    return data;
  } catch (error) {
    const status = refusedBy(error, 0)?.status;
    if (status === 404 || status === 410) return null;
    throw error;
  }
}

function stored(event: GoogleEvent): PutEvent {
  const { id, etag } = event;
  if (!id) throw new CalendarRefusal({ reason: "malformed" });
  return { id, etag: etag ?? null, meeting: meetingIn(event) };
}

export async function putGoogleEvent(
  way: GoogleWay,
  calendarId: string,
  { uid, content, meeting }: CalendarEvent,
  over: Over,
): Promise<PutEvent> {
  const asked = meeting === "google_meet" ? await meetAsked(way, calendarId, uid) : {};
  const wanted = { ...wantedEvent(content, uid), ...asked };
  if (over === "nothing") {
    if (await eventOf(way, calendarId, uid)) throw new CalendarRefusal({ reason: "conflict" });
    return insert(way, calendarId, uid, wanted);
  }
  if (over) return writeOver(way, calendarId, wanted, over);
  const there = await eventOf(way, calendarId, uid);
  if (!there) return insert(way, calendarId, uid, wanted);
  return writeOver(way, calendarId, wanted, { ...stored(there), content: JSON.stringify(there) });
}

async function insert(way: GoogleWay, calendarId: string, uid: string, wanted: GoogleEvent) {
  const id = eventIdOf(uid);
  try {
    const { data } = await way.api.events.insert({
      ...{ calendarId, ...aware, requestBody: { id, ...wanted } },
    });
    return stored(data);
  } catch (error) {
    if (refusedBy(error, 0)?.status !== 409) throw error;
    // One that was deleted keeps its name for ever: it is called back. Any other was put meanwhile.
    const there = await unlessMissing(way.api.events.get({ calendarId, eventId: id }));
    if (there?.status !== "cancelled") throw new CalendarRefusal({ reason: "conflict" });
    return update(way, calendarId, wanted, stored(there));
  }
}

async function writeOver(
  way: GoogleWay,
  calendarId: string,
  wanted: GoogleEvent,
  over: Exclude<Over, undefined | "nothing">,
) {
  if (over.content === undefined) return update(way, calendarId, wanted, over);
  const there = JSON.parse(over.content) as GoogleEvent;
  const requestBody = changesTo(there, wanted);
  const asked = { calendarId, eventId: over.id, ...aware, requestBody };
  return expecting(way.api.events.patch(asked, ifMatch(over.etag)));
}

/** In the place of all that stands there. */
function update(
  way: GoogleWay,
  calendarId: string,
  wanted: GoogleEvent,
  { id, etag }: Pick<StoredEvent, "id" | "etag">,
) {
  const asked = { calendarId, eventId: id, ...aware, requestBody: wanted };
  return expecting(way.api.events.update(asked, ifMatch(etag)));
}

const ifMatch = (etag: string | null) => (etag === null ? {} : { headers: { "If-Match": etag } });

/** Whoever writes over what is not there any more is told what happened meanwhile. */
async function expecting(asked: Promise<{ data: GoogleEvent }>) {
  try {
    return stored((await asked).data);
  } catch (error) {
    const status = refusedBy(error, 0)?.status;
    if (status === 404 || status === 410) throw new CalendarRefusal({ reason: "conflict" });
    throw error;
  }
}

export async function deleteGoogleEvent(way: GoogleWay, calendarId: string, uid: string): Promise<void> {
  const event = await eventOf(way, calendarId, uid);
  if (!event?.id) return;
  try {
    await way.api.events.delete({ calendarId, eventId: event.id, ...quietly });
  } catch (error) {
    const status = refusedBy(error, 0)?.status;
    if (status !== 404 && status !== 410) throw error;
  }
}
