import { createHash } from "node:crypto";
import type {
  CalendarAnswer,
  CalendarGrants,
  CalendarLeave,
  CalendarProvider,
  CalendarWatching,
} from "#app/ports/calendar-provider.ts";
import { type AccessTokens, answered, type GrantedAccount, keyOf } from "../grants/granted-account.server.ts";
import { CalendarRefusal } from "../icalendar/calendar-trouble.server.ts";
import { freeBusyOf } from "./free-busy.server.ts";
import { listEvents, listGoogleCalendars } from "./google-reads.server.ts";
import { busyScopes, eventScopes, includesAll } from "./google-scopes.ts";
import { googleTrouble, refusedBy } from "./google-trouble.server.ts";
import { authOf, type GoogleApp, type GoogleWay, withAccount } from "./google-way.server.ts";
import { deleteGoogleEvent, putGoogleEvent, readGoogleEvent } from "./google-writes.server.ts";

const scopesOf: Record<CalendarLeave, readonly string[]> = { busy: busyScopes, events: eventScopes };
const watchMs = 7 * 86_400_000;
const accountsMax = 1000;

export type Google = CalendarGrants & { open(refreshToken: string): CalendarProvider };

/** Google's calendars: the leave that people give, and what can be done with it. */
export function googleOf(app: GoogleApp): Google {
  const tokens: AccessTokens = new Map();
  const freeBusy = new Map<string, ReturnType<typeof freeBusyOf>>();
  return {
    ...grantsOf(app),
    open(refreshToken) {
      const key = keyOf(refreshToken);
      const shared = freeBusy.get(key) ?? freeBusyOf();
      if (freeBusy.size >= accountsMax) freeBusy.clear();
      freeBusy.set(key, shared);
      return openGoogle({ app, tokens, refreshToken }, shared);
    },
  };
}

function grantsOf(app: GoogleApp): CalendarGrants {
  return {
    address: async ({ state, verifier, leave, account }) => {
      const auth = await authOf(app);
      const challenge = createHash("sha256").update(verifier).digest("base64url");
      return auth.generateAuthUrl({
        ...{ state, access_type: "offline", prompt: "consent", include_granted_scopes: true },
        scope: leave === "events" ? [...busyScopes, ...eventScopes] : [...busyScopes],
        ...{ code_challenge: challenge, code_challenge_method: "S256" as never },
        ...(account === undefined ? {} : { login_hint: account }),
      });
    },
    redeem: (answer, signal) =>
      answered(async () => {
        const auth = await authOf(app, signal);
        const { code, verifier } = answer;
        const { tokens } = await auth.getToken({ code, codeVerifier: verifier });
        const { refresh_token: refreshToken, scope } = tokens;
        if (!refreshToken || typeof scope !== "string") throw new CalendarRefusal({ reason: "malformed" });
        const granted = scope.split(" ");
        const leaves = (["busy", "events"] as const).filter((leave) => includesAll(granted, scopesOf[leave]));
        return { refreshToken, leaves };
      }, troubleAt(app)),
  };
}

const troubleAt = (app: GoogleApp) => (error: unknown) => googleTrouble(error, app.now());

function openGoogle(account: GrantedAccount, freeBusy: ReturnType<typeof freeBusyOf>): CalendarProvider {
  const { app } = account;
  const ask = <Value>(signal: AbortSignal | undefined, work: (way: GoogleWay) => Promise<Value>) =>
    answered(() => withAccount(account, signal, work), troubleAt(app));
  return {
    listCalendars: (signal) => ask(signal, listGoogleCalendars),
    busyIntervals: (question, signal) =>
      ask(signal, async (way) => {
        const listed = await ownEvents(way, question, app.now());
        if (listed) return { events: listed.events, cursor: listed.cursor };
        return { events: await freeBusy(way, question.calendarId, question.range), cursor: null };
      }),
    changesSince: (question, signal) =>
      ask(signal, async (way) => {
        const news = await listEvents(way, question, app.now());
        if (!news) return { stale: true as const };
        return { stale: false as const, changed: news.events, gone: news.gone, cursor: news.cursor };
      }),
    writing: {
      read: (calendarId, uid, signal) => ask(signal, (way) => readGoogleEvent(way, calendarId, uid)),
      put: (calendarId, event, { over, signal } = {}) =>
        ask(signal, (way) => putGoogleEvent(way, calendarId, event, over)),
      delete: (calendarId, uid, signal) =>
        ask(signal, async (way) => {
          await deleteGoogleEvent(way, calendarId, uid);
          return null;
        }),
    },
    watching: watchingOf(app, ask),
    release: (signal) =>
      answered(async () => {
        account.tokens.delete(keyOf(account.refreshToken));
        const auth = await authOf(app, signal);
        // Taken back already: then there is nothing to give back.
        await auth.revokeToken(account.refreshToken).catch((error: unknown) => {
          if (refusedBy(error, app.now())?.status !== 400) throw error;
        });
        return null;
      }, troubleAt(app)),
  };
}

/** Null where leave for events was not given, or the calendar is somebody else's: then Google says when it is busy, no more. */
async function ownEvents(way: GoogleWay, question: Parameters<typeof listEvents>[1], now: number) {
  if (!includesAll(way.scopes, eventScopes)) return null;
  return listEvents(way, question, now).catch((error: unknown) => {
    const refused = refusedBy(error, now);
    if (refused?.status === 403 && refused.trouble.reason === "forbidden") return null;
    throw error;
  });
}

type Ask = <Value>(
  signal: AbortSignal | undefined,
  work: (way: GoogleWay) => Promise<Value>,
) => Promise<CalendarAnswer<Value>>;

function watchingOf(app: GoogleApp, ask: Ask): CalendarWatching {
  return {
    start: (calendarId, { id, token, address }, signal) =>
      ask(signal, async ({ api }) => {
        const expiration = String(app.now() + watchMs);
        const requestBody = { id, token, address, type: "web_hook", expiration };
        const { data } = await api.events.watch({ calendarId, requestBody });
        const until = Number(data?.expiration);
        if (!data?.resourceId || Number.isNaN(until)) throw new CalendarRefusal({ reason: "malformed" });
        return { resource: data.resourceId, until };
      }),
    stop: ({ id, resource }, signal) =>
      ask(signal, async ({ api }) => {
        await api.channels.stop({ requestBody: { id, resourceId: resource } }).catch((error: unknown) => {
          if (refusedBy(error, app.now())?.status !== 404) throw error;
        });
        return null;
      }),
  };
}
