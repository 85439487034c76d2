import { z } from "zod";
import type {
  CalendarAccount,
  CalendarGrants,
  CalendarProvider,
  CalendarWatching,
} from "#app/ports/calendar-provider.ts";
import { type AccessTokens, answered, type GrantApp } from "../grants/granted-account.server.ts";
import { CalendarRefusal } from "../icalendar/calendar-trouble.server.ts";
import { microsoftGrants } from "./microsoft-grants.server.ts";
import { listEvents, listMicrosoftCalendars, read } from "./microsoft-reads.server.ts";
import { microsoftTrouble, unlessMissing } from "./microsoft-trouble.server.ts";
import { type MicrosoftAccount, type MicrosoftWay, withAccount } from "./microsoft-way.server.ts";
import { deleteMicrosoftEvent, putMicrosoftEvent, readMicrosoftEvent } from "./microsoft-writes.server.ts";

/** Microsoft ends news of events before three days are over. */
const watchMs = 70 * 3_600_000;

export type Microsoft = CalendarGrants & {
  open(refreshToken: string, renewed?: (account: CalendarAccount) => Promise<void>): CalendarProvider;
};

/** Microsoft's calendars, of companies and of people: the leave that they give, and what can be done with it. */
export function microsoftOf(app: GrantApp): Microsoft {
  const tokens: AccessTokens = new Map();
  return {
    ...microsoftGrants(app),
    open: (refreshToken, renewed) => openMicrosoft({ app, tokens, refreshToken, renewed }),
  };
}

type Ask = <Value>(
  signal: AbortSignal | undefined,
  work: (way: MicrosoftWay) => Promise<Value>,
) => ReturnType<typeof answered<Value>>;

/** Microsoft keeps no leave that could be given back: it ends when its token is erased, and the person can end it there. */
function openMicrosoft(account: MicrosoftAccount): CalendarProvider {
  const ask: Ask = (signal, work) => answered(() => withAccount(account, signal, work), microsoftTrouble);
  return {
    listCalendars: (signal) => ask(signal, listMicrosoftCalendars),
    busyIntervals: (question, signal) =>
      ask(signal, async (way) => {
        const found = await listEvents(way, question);
        if (!found) throw new CalendarRefusal({ reason: "malformed" });
        return { events: found.events, cursor: found.cursor };
      }),
    changesSince: (question, signal) =>
      ask(signal, async (way) => {
        const news = await listEvents(way, question);
        if (!news) return { stale: true as const };
        return { stale: false as const, changed: news.events, gone: news.gone, cursor: news.cursor };
      }),
    writing: {
      read: (calendarId, uid, signal) => ask(signal, (way) => readMicrosoftEvent(way, calendarId, uid)),
      put: (calendarId, event, { over, signal } = {}) =>
        ask(signal, (way) => putMicrosoftEvent(way, calendarId, event, over)),
      delete: (calendarId, uid, signal) =>
        ask(signal, async (way) => {
          await deleteMicrosoftEvent(way, calendarId, uid);
          return null;
        }),
    },
    watching: watchingOf(account.app, ask),
  };
}

const watchedShape = z.object({ id: z.string(), expirationDateTime: z.string() });

/** What Microsoft sends back with each piece of news: which channel it comes over, and the proof of that. */
export const clientStateOf = ({ id, token }: { id: string; token: string }) => `${id}.${token}`;

/** News comes of a person's events, in whichever of their calendars: that is all that Microsoft has. */
function watchingOf(app: GrantApp, ask: Ask): CalendarWatching {
  return {
    start: (_calendarId, { address, ...channel }, signal) =>
      ask(signal, async (way) => {
        const body = {
          changeType: "created,updated,deleted",
          ...{ notificationUrl: address, lifecycleNotificationUrl: address, resource: "/me/events" },
          ...{ clientState: clientStateOf(channel), latestSupportedTlsVersion: "v1_2" },
          expirationDateTime: new Date(app.now() + watchMs).toISOString(),
        };
        const watched = read(watchedShape, await way.ask("/subscriptions", { method: "POST", body }));
        const until = Date.parse(watched.expirationDateTime);
        if (Number.isNaN(until)) throw new CalendarRefusal({ reason: "malformed" });
        return { resource: watched.id, until };
      }),
    stop: ({ resource }, signal) =>
      ask(signal, async (way) => {
        await unlessMissing(way.ask(`/subscriptions/${encodeURIComponent(resource)}`, { method: "DELETE" }));
        return null;
      }),
  };
}
