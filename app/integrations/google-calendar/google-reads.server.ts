import type { calendar_v3 } from "@googleapis/calendar";
import { z } from "zod";
import type { CalendarQuestion, EventTimes, RemoteCalendar } from "#app/ports/calendar-provider.ts";
import { CalendarRefusal } from "../icalendar/calendar-trouble.server.ts";
import { timesOfEvent } from "./google-events.ts";
import { refusedBy } from "./google-trouble.server.ts";
import type { GoogleWay } from "./google-way.server.ts";

/** What is asked of an event: never its text or its place, and its title where its owner wants to see it here. */
const fieldsOf = (withTitles: boolean) =>
  `accessRole,timeZone,nextPageToken,nextSyncToken,items(${withTitles ? "summary," : ""}id,iCalUID,status,transparency,eventType,start,end,attendees(email,self,responseStatus),extendedProperties/private)`;
const pageSize = 2500;
const pagesMax = 40;
const calendarsAtOnce = 250;

/** Google's answers are its own affair; what is not of this form is no answer of Google's. */
const pageShape = z.object({
  accessRole: z.string().optional(),
  timeZone: z.string().optional(),
  items: z.array(z.object({ id: z.string() }).passthrough()).optional(),
  nextPageToken: z.string().optional(),
  nextSyncToken: z.string().optional(),
});

export async function listGoogleCalendars({ api }: GoogleWay): Promise<{
  calendars: RemoteCalendar[];
  addresses: string[];
}> {
  const found: calendar_v3.Schema$CalendarListEntry[] = [];
  let pageToken: string | undefined;
  do {
    const { data } = await api.calendarList.list({
      maxResults: calendarsAtOnce,
      ...(pageToken === undefined ? {} : { pageToken }),
    });
    if (!Array.isArray(data?.items)) throw new CalendarRefusal({ reason: "malformed" });
    found.push(...data.items);
    pageToken = data.nextPageToken ?? undefined;
  } while (pageToken !== undefined && found.length < calendarsAtOnce * 4);
  const primary = found.find((one) => one.primary);
  return {
    calendars: found.flatMap(({ id, summaryOverride, summary, timeZone, accessRole, deleted }) => {
      if (!id || deleted) return [];
      const name = (summaryOverride ?? summary ?? id).slice(0, 200);
      const isOwn = accessRole === "owner";
      // Holidays, and the calendars of colleagues that one looks at, take nobody's time unless they say so.
      return [{ id, name, zone: timeZone ?? null, writable: isOwn, countsAtFirst: isOwn }];
    }),
    addresses: primary?.id?.includes("@") ? [primary.id.toLowerCase()] : [],
  };
}

type Found = { events: EventTimes[]; gone: string[]; cursor: string };

/**
 * Every event that makes busy in the question's range, or what is otherwise since a cursor. Null where
 * Google has forgotten where that was, or the calendar is somebody else's.
 */
export async function listEvents(
  { api }: GoogleWay,
  question: CalendarQuestion & { cursor?: string },
  now: number,
): Promise<Found | null> {
  const { calendarId, range, cursor, withTitles = false } = question;
  const where =
    cursor === undefined
      ? { timeMin: new Date(range.from).toISOString(), timeMax: new Date(range.to).toISOString() }
      : { syncToken: cursor };
  const events: EventTimes[] = [];
  const gone: string[] = [];
  let pageToken: string | undefined;
  for (let pages = 0; pages < pagesMax; pages++) {
    const asked = {
      calendarId,
      ...where,
      singleEvents: true,
      maxResults: pageSize,
      fields: fieldsOf(withTitles),
    };
    const answer = await api.events
      .list({ ...asked, ...(pageToken === undefined ? {} : { pageToken }) })
      .catch((error: unknown) => {
        if (cursor !== undefined && refusedBy(error, now)?.status === 410) return null;
        throw error;
      });
    if (!answer) return null;
    const page = pageOf(answer.data);
    // Leave for free and busy opens those of others a little: not enough to know what was declined there.
    if (page.accessRole !== "owner") return null;
    for (const item of page.items ?? []) {
      if (item.status === "cancelled") gone.push(item.id ?? "");
      else events.push(timesOfEvent(item, question, page.timeZone ?? question.zone));
    }
    if (page.nextSyncToken) return { events, gone, cursor: page.nextSyncToken };
    pageToken = page.nextPageToken;
    if (pageToken === undefined) throw new CalendarRefusal({ reason: "malformed" });
  }
  throw new CalendarRefusal({ reason: "too-large" });
}

type Page = Omit<z.output<typeof pageShape>, "items"> & { items?: calendar_v3.Schema$Event[] | undefined };

function pageOf(data: unknown): Page {
  const page = pageShape.safeParse(data);
  if (!page.success) throw new CalendarRefusal({ reason: "malformed" });
  return page.data;
}
