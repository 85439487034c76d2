import { DateTime } from "luxon";
import { z } from "zod";
import { randomId } from "#app/platform/security/random-id.server.ts";
import type { CalendarEvent, CalendarWriting, PutEvent, StoredEvent } from "#app/ports/calendar-provider.ts";
import { CalendarRefusal } from "../icalendar/calendar-trouble.server.ts";
import { notesBelow } from "../icalendar/merged-event.ts";
import { type PlainTime, plainEvent } from "../icalendar/plain-event.ts";
import { eventShape, instantsOf, transactionOf } from "./microsoft-events.ts";
import { read } from "./microsoft-reads.server.ts";
import { meetingIn, meetingShape, teamsAsked } from "./microsoft-teams.server.ts";
import { MicrosoftRefused, unlessMissing } from "./microsoft-trouble.server.ts";
import type { MicrosoftWay } from "./microsoft-way.server.ts";

type Over = NonNullable<Parameters<CalendarWriting["put"]>[2]>["over"];
type There = z.output<typeof thereShape>;
type Wanted = ReturnType<typeof wantedEvent> & Awaited<ReturnType<typeof teamsAsked>>;

const thereShape = eventShape.merge(meetingShape).extend({
  "@odata.etag": z.string().optional(),
  body: z.object({ content: z.string().nullish() }).nullish(),
});
const fields = "id,type,iCalUId,start,end,isAllDay,isCancelled,body,attendees,isOnlineMeeting,onlineMeeting";
/** The mark of our own events, by which they are found: a property of the program's own (MS-OXPROPS). */
const markId = "String {6f5c2a0e-6d0b-4d56-9a3e-8f3d2f6f1c55} Name ParleyUid";
const textMax = 8000;
const titleMax = 255;

const eventsOf = (calendarId: string) => `/me/calendars/${encodeURIComponent(calendarId)}/events`;
const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;

export async function readMicrosoftEvent(
  way: MicrosoftWay,
  calendarId: string,
  uid: string,
): Promise<StoredEvent | null> {
  const event = await eventOf(way, calendarId, uid);
  if (!event) return null;
  const times = event.type === "seriesMaster" ? null : instantsOf(event, "UTC");
  return { ...stored(event), content: contentOf(event), times };
}

/** As we have marked it, else wherever another program has put it: a mail program from our mail, say. */
async function eventOf(way: MicrosoftWay, calendarId: string, uid: string): Promise<There | null> {
  const isOurs = `ep/id eq ${quoted(markId)} and ep/value eq ${quoted(uid)}`;
  for (const $filter of [`singleValueExtendedProperties/any(ep: ${isOurs})`, `iCalUId eq ${quoted(uid)}`]) {
    const query = { $filter, $select: fields, $top: "5" };
    const { value } = read(
      z.object({ value: z.array(thereShape) }),
      await way.ask(eventsOf(calendarId), { query }),
    );
    const found = value.find(({ isCancelled }) => isCancelled !== true);
    if (found) return found;
  }
  return null;
}

function stored(event: Pick<There, "id" | "@odata.etag" | "isOnlineMeeting" | "onlineMeeting">): PutEvent {
  return { id: event.id, etag: event["@odata.etag"] ?? null, meeting: meetingIn(event) };
}

/** What is to be known of an event before it is written over. */
const contentOf = ({ body, isOnlineMeeting }: There): string =>
  JSON.stringify({ body: body?.content ?? "", meets: isOnlineMeeting === true });

/**
 * Our text of an event as Microsoft has it. Nobody is named as an attendee: Microsoft writes to every attendee and cannot
 * be told not to, and one channel invites, which is our mail. Who comes stands in the title.
 */
function wantedEvent(content: string) {
  const event = plainEvent(content);
  return {
    subject: event.summary.slice(0, titleMax),
    body: { contentType: "text", content: event.description.slice(0, textMax) },
    location: { displayName: event.location.slice(0, titleMax) },
    ...{ start: timeOf(event.start), end: timeOf(event.end) },
    showAs: event.isFree ? "free" : event.isTentative ? "tentative" : "busy",
  };
}

/** In UTC: Microsoft does not know every zone, and shows each reader their own. */
function timeOf({ wall, zone }: PlainTime) {
  const at = DateTime.fromISO(wall, { zone: zone ?? "UTC" });
  return { dateTime: at.toUTC().toFormat("yyyy-MM-dd'T'HH:mm:ss"), timeZone: "UTC" };
}

export async function putMicrosoftEvent(
  way: MicrosoftWay,
  calendarId: string,
  { uid, content, meeting }: CalendarEvent,
  over: Over,
): Promise<PutEvent> {
  const asked = meeting === "microsoft_teams" ? await teamsAsked(way, calendarId) : {};
  const wanted = { ...wantedEvent(content), ...asked };
  if (over === "nothing") {
    if (await eventOf(way, calendarId, uid)) throw new CalendarRefusal({ reason: "conflict" });
    return insert(way, calendarId, uid, wanted);
  }
  if (over) return writeOver(way, calendarId, wanted, over);
  const there = await eventOf(way, calendarId, uid);
  if (!there) return insert(way, calendarId, uid, wanted);
  return writeOver(way, calendarId, wanted, { ...stored(there), content: contentOf(there) });
}

async function insert(way: MicrosoftWay, calendarId: string, uid: string, wanted: Wanted) {
  const create = async (transactionId: string) => {
    const singleValueExtendedProperties = [{ id: markId, value: uid }];
    const body = { ...wanted, transactionId, singleValueExtendedProperties };
    return stored(read(thereShape, await way.ask(eventsOf(calendarId), { method: "POST", body })));
  };
  try {
    return await create(transactionOf(uid));
  } catch (error) {
    if (!(error instanceof MicrosoftRefused) || error.code !== "ErrorDuplicateTransactionId") throw error;
    // The mark is of one that stands there by now, or of one that was deleted.
    if (await eventOf(way, calendarId, uid)) throw new CalendarRefusal({ reason: "conflict" });
    return create(transactionOf(uid, randomId()));
  }
}

const beforeShape = z.object({ body: z.string(), meets: z.boolean() });

/**
 * With the text that stands there, what its owner noted below ours stays; without it, nothing of theirs that names anybody.
 * The text of an event that holds a meeting is left alone: with the invitation that Microsoft put into it, the meeting
 * itself would be taken away.
 */
async function writeOver(
  way: MicrosoftWay,
  calendarId: string,
  wanted: Wanted,
  { id, etag, content }: Exclude<Over, undefined | "nothing">,
) {
  const path = `${eventsOf(calendarId)}/${encodeURIComponent(id)}`;
  const change = async (body: object) => {
    const answer = await unlessMissing(way.ask(path, { method: "PATCH", body, ifMatch: etag }));
    // Whoever writes over what is not there any more is told what happened meanwhile.
    if (answer === null) throw new CalendarRefusal({ reason: "conflict" });
    return stored(read(thereShape, answer));
  };
  if (content !== undefined) {
    const { showAs: _, ...ours } = wanted;
    const before = read(beforeShape, JSON.parse(content));
    if (before.meets) {
      const { body: _text, isOnlineMeeting: _is, onlineMeetingProvider: _by, ...rest } = ours;
      return change(rest);
    }
    const text = wanted.body.content;
    const notes = notesBelow(text, before.body);
    return change({ ...ours, body: { ...wanted.body, content: `${text}${notes}` } });
  }
  const there = await unlessMissing(way.ask(path, { query: { $select: "id,attendees" } }));
  if (there === null) throw new CalendarRefusal({ reason: "conflict" });
  const hasGuests = (read(eventShape, there).attendees ?? []).length > 0;
  return change({ ...wanted, categories: [], ...(hasGuests ? { attendees: [] } : {}) });
}

export async function deleteMicrosoftEvent(
  way: MicrosoftWay,
  calendarId: string,
  uid: string,
): Promise<void> {
  const event = await eventOf(way, calendarId, uid);
  if (!event) return;
  const path = `${eventsOf(calendarId)}/${encodeURIComponent(event.id)}`;
  await unlessMissing(way.ask(path, { method: "DELETE" }));
}
