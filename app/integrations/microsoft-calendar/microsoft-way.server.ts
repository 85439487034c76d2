import { z } from "zod";
import type { CalendarAccount } from "#app/ports/calendar-provider.ts";
import {
  type Access,
  fetchOf,
  type GrantApp,
  type GrantedAccount,
  keyOf,
  withAccess,
} from "../grants/granted-account.server.ts";
import { CalendarRefusal } from "../icalendar/calendar-trouble.server.ts";
import { grantedIn, graph } from "./microsoft-scopes.ts";
import { MicrosoftRefused, refusalOf } from "./microsoft-trouble.server.ts";

/** An account, and who is told what lets this program in from now on. */
export type MicrosoftAccount = GrantedAccount & {
  renewed?: ((account: CalendarAccount) => Promise<void>) | undefined;
};

/** People of every company, and those with an account of their own. */
const signIn = "https://login.microsoftonline.com";
const graphOf = ({ root }: GrantApp) => `${root ?? graph}/v1.0`;
export const signInOf = ({ root }: GrantApp) => `${root ?? signIn}/common/oauth2/v2.0`;
/** Ids stay what they are when an event goes to another folder; times are said in UTC; texts come without markup. */
const always = ['IdType="ImmutableId"', 'outlook.timezone="UTC"', 'outlook.body-content-type="text"'];
const earlyMs = 60_000;

type Asked = {
  method?: "GET" | "POST" | "PATCH" | "DELETE";
  query?: Record<string, string>;
  body?: unknown;
  /** What Microsoft is asked to do besides (RFC 7240). */
  prefer?: string;
  ifMatch?: string | null;
};

/** One account's calendars. @throws MicrosoftRefused, CalendarRefusal, OutsideError */
export type MicrosoftWay = {
  /** `path`: below the API's root, or a whole address that Microsoft gave to go on with. */
  ask(path: string, asked?: Asked): Promise<unknown>;
  /** Whether an address is one that Microsoft gives to go on with. */
  knows(address: string): boolean;
};

export function withAccount<Value>(
  account: MicrosoftAccount,
  signal: AbortSignal | undefined,
  work: (way: MicrosoftWay) => Promise<Value>,
): Promise<Value> {
  const { app } = account;
  const root = graphOf(app);
  const ways = {
    refresh: () => refreshed(account, signal),
    isOver: (error: unknown) => error instanceof MicrosoftRefused && error.status === 401,
  };
  return withAccess(account, ways, ({ token }) =>
    work({
      knows: (address) => address.startsWith(`${root}/`),
      ask: (path, { method = "GET", query, body, prefer, ifMatch } = {}) => {
        const url = `${path.startsWith("/") ? `${root}${path}` : path}${queryText(query)}`;
        const headers = new Headers({
          Authorization: `Bearer ${token}`,
          Prefer: [...always, ...(prefer === undefined ? [] : [prefer])].join(", "),
          ...(body === undefined ? {} : { "Content-Type": "application/json" }),
          ...(ifMatch == null ? {} : { "If-Match": ifMatch }),
        });
        const text = body === undefined ? null : JSON.stringify(body);
        return answerOf(app, url, { method, headers, body: text }, signal);
      },
    }),
  );
}

/** OData's names as they are, and spaces that no server takes for a plus. */
function queryText(query: Record<string, string> = {}): string {
  const pairs = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return pairs.length === 0 ? "" : `?${pairs.join("&")}`;
}

async function answerOf(
  app: GrantApp,
  url: string,
  init: RequestInit,
  signal: AbortSignal | undefined,
): Promise<unknown> {
  const answer = await fetchOf(app, signal)(url, init);
  const text = await answer.text();
  const data = text === "" ? null : jsonOf(text);
  if (!answer.ok) throw refusalOf(answer.status, answer.headers, data, app.now());
  if (data === undefined) throw new CalendarRefusal({ reason: "malformed" });
  return data;
}

/** Undefined for what is none. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const tokenShape = z.object({
  access_token: z.string(),
  expires_in: z.number(),
  scope: z.string(),
  refresh_token: z.string().optional(),
});

/** Asks for what opens an account. */
export async function askForTokens(
  app: GrantApp,
  form: Record<string, string>,
  signal?: AbortSignal,
): Promise<{ access: Access; refreshToken: string | null }> {
  const { clientId, clientSecret } = app;
  const body = new URLSearchParams({ client_id: clientId, client_secret: clientSecret, ...form });
  const headers = { "Content-Type": "application/x-www-form-urlencoded" };
  const init = { method: "POST", headers, body: body.toString() };
  const answer = tokenShape.safeParse(await answerOf(app, `${signInOf(app)}/token`, init, signal));
  if (!answer.success) throw new CalendarRefusal({ reason: "malformed" });
  const { access_token: token, scope, expires_in: seconds, refresh_token: refreshToken } = answer.data;
  const until = app.now() + seconds * 1000 - earlyMs;
  return { access: { token, scopes: grantedIn(scope), until }, refreshToken: refreshToken ?? null };
}

/** Microsoft gives another lasting token each time; the one before ends on its own, weeks later. */
async function refreshed(
  { app, tokens, refreshToken: before, renewed }: MicrosoftAccount,
  signal: AbortSignal | undefined,
): Promise<Access> {
  const form = { grant_type: "refresh_token", refresh_token: before };
  const { access, refreshToken } = await askForTokens(app, form, signal);
  if (refreshToken !== null && refreshToken !== before) {
    tokens.set(keyOf(refreshToken), Promise.resolve(access));
    await renewed?.({ kind: "microsoft", refreshToken });
  }
  return access;
}
