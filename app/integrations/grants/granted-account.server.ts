import { createHash } from "node:crypto";
import { outsideFetch } from "#app/platform/http/outside-fetch.server.ts";
import { networksOf } from "#app/platform/http/outside-networks.server.ts";
import type { CalendarAnswer, CalendarTrouble } from "#app/ports/calendar-provider.ts";

/** What the operator agreed on with a provider that asks people for leave. */
export type GrantApp = {
  clientId: string;
  clientSecret: string;
  /** Where the provider is for tests; null: where it is. */
  root: string | null;
  redirectUri: string;
  now: () => number;
};

/** A calendar of twenty years fits in it, and a machine's memory holds it. */
const bytesMax = 30_000_000;
const timeoutMs = 30_000;

/** How this program reaches a provider: within the same limits as any other machine. */
export function fetchOf(app: GrantApp, signal?: AbortSignal): typeof fetch {
  const allowed = networksOf(app.root === null ? [] : ["127.0.0.1"]);
  const outside = outsideFetch({ allowed, bytesMax, timeoutMs, signal });
  // What was once answered by a sign-in page or cut off is no JSON: whoever reads it says so.
  return (input, init) => outside(input, { ...init, redirect: "manual" });
}

/** What opens an account for an hour. `until`: epoch milliseconds. */
export type Access = { token: string; scopes: readonly string[]; until: number };

/** Tokens that open calendars for an hour, in this process's memory alone, by hashes of those that last. */
export type AccessTokens = Map<string, Promise<Access>>;
const tokensMax = 5_000;

export const keyOf = (refreshToken: string) => createHash("sha256").update(refreshToken).digest("base64url");

/** An account that gave leave. */
export type GrantedAccount = { app: GrantApp; tokens: AccessTokens; refreshToken: string };

type Ways = {
  /** Asks for what opens it for an hour. */
  refresh(): Promise<Access>;
  /** Whether an error says that what opened it does so no more. */
  isOver(error: unknown): boolean;
};

/** Does something with an account's calendars; once more with a new token where the old one is refused. */
export async function withAccess<Value>(
  { app, tokens, refreshToken }: GrantedAccount,
  { refresh, isOver }: Ways,
  work: (access: Access) => Promise<Value>,
): Promise<Value> {
  const key = keyOf(refreshToken);
  const ask = (): Promise<Access> => {
    const asked = refresh();
    if (tokens.size >= tokensMax) tokens.clear();
    tokens.set(key, asked);
    asked.catch(() => tokens.get(key) === asked && tokens.delete(key));
    return asked;
  };
  /** Whoever comes while it is asked for waits for the same answer. */
  const access = async (): Promise<Access> => {
    const held = tokens.get(key);
    if (!held) return ask();
    const known = await held.catch(() => undefined);
    if (known && known.until > app.now()) return known;
    const newer = tokens.get(key);
    return newer && newer !== held ? newer : ask();
  };
  const used = await access();
  try {
    return await work(used);
  } catch (error) {
    if (!isOver(error)) throw error;
    if ((await tokens.get(key)?.catch(() => undefined)) === used) tokens.delete(key);
    return work(await access());
  }
}

/** What came of it, as a value. */
export async function answered<Value>(
  work: () => Promise<Value>,
  troubleOf: (error: unknown) => CalendarTrouble,
): Promise<CalendarAnswer<Value>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    return { ok: false, ...troubleOf(error) };
  }
}
