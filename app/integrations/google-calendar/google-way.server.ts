import { createHash } from "node:crypto";
import type { calendar_v3 } from "@googleapis/calendar";
import { outsideFetch } from "#app/platform/http/outside-fetch.server.ts";
import { networksOf } from "#app/platform/http/outside-networks.server.ts";
import { CalendarRefusal } from "../icalendar/calendar-trouble.server.ts";
import { refusedBy } from "./google-trouble.server.ts";

export type GoogleApp = {
  clientId: string;
  clientSecret: string;
  /** Where Google is for tests; null: where it is. */
  root: string | null;
  redirectUri: string;
  now: () => number;
};

/** A calendar of twenty years fits in it, and a machine's memory holds it. */
const bytesMax = 30_000_000;
const timeoutMs = 30_000;

/** Costs a tenth of a second and 16 MB, so it is read when somebody connects Google for the first time. */
const library = () => import("@googleapis/calendar");

/** How this program reaches Google: within the same limits as any other machine. */
export function fetchOf(app: GoogleApp, signal?: AbortSignal): typeof fetch {
  const allowed = networksOf(app.root === null ? [] : ["127.0.0.1"]);
  const outside = outsideFetch({ allowed, bytesMax, timeoutMs, signal });
  // What was once answered by a sign-in page or cut off is no JSON: whoever reads it says so.
  return (input, init) => outside(input, { ...init, redirect: "manual" });
}

/** Google's way of giving leave, as its library has it. */
export async function authOf(app: GoogleApp, signal?: AbortSignal) {
  const { auth } = await library();
  const at = (path: string, real: string) => (app.root === null ? real : `${app.root}${path}`);
  return new auth.OAuth2({
    ...{ clientId: app.clientId, clientSecret: app.clientSecret, redirectUri: app.redirectUri },
    endpoints: {
      oauth2AuthBaseUrl: at("/o/oauth2/v2/auth", "https://accounts.google.com/o/oauth2/v2/auth"),
      oauth2TokenUrl: at("/token", "https://oauth2.googleapis.com/token"),
      oauth2RevokeUrl: at("/revoke", "https://oauth2.googleapis.com/revoke"),
    },
    transporterOptions: { fetchImplementation: fetchOf(app, signal), retry: false },
  });
}

export type Access = { token: string; scopes: readonly string[]; until: number };

/** Tokens that open calendars for an hour, in this process's memory alone, by hashes of those that last. */
export type AccessTokens = Map<string, Promise<Access>>;
const tokensMax = 5_000;
const earlyMs = 60_000;

export const keyOf = (refreshToken: string) => createHash("sha256").update(refreshToken).digest("base64url");

/** @throws what the library throws; `googleTrouble` tells what it means */
async function accessOf(
  app: GoogleApp,
  tokens: AccessTokens,
  refreshToken: string,
  signal?: AbortSignal,
): Promise<Access> {
  const key = keyOf(refreshToken);
  const known = await tokens.get(key)?.catch(() => undefined);
  if (known && known.until > app.now()) return known;
  const asked = refreshed(app, refreshToken, signal);
  if (tokens.size >= tokensMax) tokens.clear();
  tokens.set(key, asked);
  asked.catch(() => tokens.get(key) === asked && tokens.delete(key));
  return asked;
}

async function refreshed(app: GoogleApp, refreshToken: string, signal?: AbortSignal): Promise<Access> {
  const auth = await authOf(app, signal);
  auth.setCredentials({ refresh_token: refreshToken });
  const { credentials } = await auth.refreshAccessToken();
  const { access_token: token, scope, expiry_date: until } = credentials;
  if (!token || typeof scope !== "string") throw new CalendarRefusal({ reason: "malformed" });
  return { token, scopes: scope.split(" "), until: (until ?? app.now()) - earlyMs };
}

/** One account's calendars, opened for what it gave leave for. */
export type GoogleWay = { api: calendar_v3.Calendar; scopes: readonly string[] };

/** Does something with an account's calendars; once more with a new token where the old one is refused. */
export async function withAccount<Value>(
  { app, tokens, refreshToken }: { app: GoogleApp; tokens: AccessTokens; refreshToken: string },
  signal: AbortSignal | undefined,
  work: (way: GoogleWay) => Promise<Value>,
): Promise<Value> {
  const attempt = async () => {
    const { token, scopes } = await accessOf(app, tokens, refreshToken, signal);
    const { calendar } = await library();
    const api = calendar({
      version: "v3",
      ...(app.root === null ? {} : { rootUrl: `${app.root}/` }),
      headers: { Authorization: `Bearer ${token}` },
      fetchImplementation: fetchOf(app, signal),
      retry: false,
      responseType: "json",
    });
    return work({ api, scopes });
  };
  try {
    return await attempt();
  } catch (error) {
    if (refusedBy(error, app.now())?.status !== 401) throw error;
    tokens.delete(keyOf(refreshToken));
    return attempt();
  }
}
