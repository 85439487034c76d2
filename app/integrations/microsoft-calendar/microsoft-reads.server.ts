import { z } from "zod";
import type { CalendarQuestion, EventTimes, RemoteCalendar } from "#app/ports/calendar-provider.ts";
import { CalendarRefusal } from "../icalendar/calendar-trouble.server.ts";
import { eventShape, type MicrosoftEvent, timesOfEvent } from "./microsoft-events.ts";
import { MicrosoftRefused, unlessMissing } from "./microsoft-trouble.server.ts";
import type { MicrosoftWay } from "./microsoft-way.server.ts";

const pageSize = 200;
const pagesMax = 200;
const calendarsMax = 1000;
const link = z.string().optional();
const pageShape = z.object({
  value: z.array(eventShape),
  "@odata.nextLink": link,
  "@odata.deltaLink": link,
});
const calendarsShape = z.object({
  value: z.array(
    z.object({
      id: z.string(),
      name: z.string().nullish(),
      canEdit: z.boolean().nullish(),
      isDefaultCalendar: z.boolean().nullish(),
      owner: z.object({ address: z.string().nullish() }).nullish(),
    }),
  ),
  "@odata.nextLink": link,
});
const calendarFields = "id,name,canEdit,isDefaultCalendar,owner";
/** What an occurrence has from its series. */
const seriesFields = "id,type,showAs,isAllDay,isCancelled,responseStatus";

/** What is not of Microsoft's form is no answer of Microsoft's. */
export function read<Shape extends z.ZodTypeAny>(shape: Shape, data: unknown): z.output<Shape> {
  const answer = shape.safeParse(data);
  if (!answer.success) throw new CalendarRefusal({ reason: "malformed" });
  return answer.data;
}

function onward(way: MicrosoftWay, address: string): string {
  if (!way.knows(address)) throw new CalendarRefusal({ reason: "malformed" });
  return address;
}

export async function listMicrosoftCalendars(
  way: MicrosoftWay,
): Promise<{ calendars: RemoteCalendar[]; addresses: string[] }> {
  const found: z.output<typeof calendarsShape>["value"] = [];
  let next: string | undefined = `/me/calendars?$top=100&$select=${calendarFields}`;
  while (next !== undefined && found.length < calendarsMax) {
    const page: z.output<typeof calendarsShape> = read(calendarsShape, await way.ask(next));
    found.push(...page.value);
    next = page["@odata.nextLink"] && onward(way, page["@odata.nextLink"]);
  }
  const own = found.find((one) => one.isDefaultCalendar)?.owner?.address?.toLowerCase();
  return {
    calendars: found.map(({ id, name, canEdit, owner }) => {
      // Holidays, birthdays and the calendars of colleagues take nobody's time unless they say so.
      const isOwn = canEdit === true && (own === undefined || owner?.address?.toLowerCase() === own);
      return { id, name: (name ?? "").slice(0, 200), zone: null, writable: isOwn, countsAtFirst: isOwn };
    }),
    addresses: own === undefined ? [] : [own],
  };
}

type Found = { events: EventTimes[]; gone: string[]; cursor: string };

/**
 * Every event that makes busy in the question's range, or what is otherwise since a cursor. Null where Microsoft has
 * forgotten where that was.
 */
export async function listEvents(
  way: MicrosoftWay,
  question: CalendarQuestion & { cursor?: string },
): Promise<Found | null> {
  const { calendarId, range, cursor } = question;
  if (cursor !== undefined && !way.knows(cursor)) return null;
  const [startDateTime, endDateTime] = [range.from, range.to].map((at) => new Date(at).toISOString());
  let next = cursor ?? `/me/calendars/${encodeURIComponent(calendarId)}/calendarView/delta`;
  let query = cursor === undefined ? { startDateTime, endDateTime } : {};
  const items: MicrosoftEvent[] = [];
  for (let pages = 0; pages < pagesMax; pages++) {
    const asked = { query: query as Record<string, string>, prefer: `odata.maxpagesize=${pageSize}` };
    const answer = await way.ask(next, asked).catch((error: unknown) => {
      if (cursor !== undefined && isForgotten(error)) return null;
      throw error;
    });
    if (answer === null) return null;
    const page = read(pageShape, answer);
    items.push(...page.value);
    const done = page["@odata.deltaLink"];
    if (done !== undefined) return { ...(await timesOf(way, items, question)), cursor: onward(way, done) };
    next = onward(way, page["@odata.nextLink"] ?? "");
    query = {};
  }
  throw new CalendarRefusal({ reason: "too-large" });
}

/** What was asked for is nothing but the address that Microsoft gave: if that is wrong, it is of no use any more. */
function isForgotten(error: unknown): boolean {
  if (!(error instanceof MicrosoftRefused)) return false;
  return error.status === 410 || error.status === 400 || /syncstate/i.test(error.code);
}

async function timesOf(
  way: MicrosoftWay,
  items: readonly MicrosoftEvent[],
  question: CalendarQuestion,
): Promise<{ events: EventTimes[]; gone: string[] }> {
  // The last word on an event counts: it may come twice in one round.
  const byId = new Map(items.map((item) => [item.id, item]));
  const series = new Map<string, MicrosoftEvent | undefined>(byId);
  const events: EventTimes[] = [];
  const gone: string[] = [];
  for (const item of byId.values()) {
    const { id, type, seriesMasterId } = item;
    if (item["@removed"]) gone.push(id);
    else {
      if (type === "occurrence" && seriesMasterId && !series.has(seriesMasterId))
        series.set(seriesMasterId, await seriesOf(way, question, seriesMasterId));
      events.push(timesOfEvent(item, series.get(seriesMasterId ?? ""), question));
    }
  }
  return { events, gone };
}

/** Of an occurrence that comes alone Microsoft says no more than its times. */
async function seriesOf(
  way: MicrosoftWay,
  { calendarId, withTitles }: CalendarQuestion,
  id: string,
): Promise<MicrosoftEvent | undefined> {
  const path = `/me/calendars/${encodeURIComponent(calendarId)}/events/${encodeURIComponent(id)}`;
  const $select = withTitles ? `${seriesFields},subject` : seriesFields;
  const found = await unlessMissing(way.ask(path, { query: { $select } }));
  return found === null ? undefined : read(eventShape, found);
}
