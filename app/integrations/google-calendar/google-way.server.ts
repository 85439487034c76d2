import type { calendar_v3 } from "@googleapis/calendar";
import {
  type Access,
  fetchOf,
  type GrantApp,
  type GrantedAccount,
  withAccess,
} from "../grants/granted-account.server.ts";
import { CalendarRefusal } from "../icalendar/calendar-trouble.server.ts";
import { refusedBy } from "./google-trouble.server.ts";

export type GoogleApp = GrantApp;

/** Costs a tenth of a second and 16 MB, so it is read when somebody connects Google for the first time. */
const library = () => import("@googleapis/calendar");

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

const earlyMs = 60_000;

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

/** @throws what the library throws; `googleTrouble` tells what it means */
export function withAccount<Value>(
  account: GrantedAccount,
  signal: AbortSignal | undefined,
  work: (way: GoogleWay) => Promise<Value>,
): Promise<Value> {
  const { app, refreshToken } = account;
  const ways = {
    refresh: () => refreshed(app, refreshToken, signal),
    isOver: (error: unknown) => refusedBy(error, app.now())?.status === 401,
  };
  return withAccess(account, ways, async ({ token, scopes }) => {
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
  });
}
