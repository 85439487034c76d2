import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import path from "node:path";
import { type Failure as Broken, breakOff, refuse, textOf } from "../breaking.ts";
import { consentPage } from "../consent-page.ts";
import { describedIn, type Understood } from "../description.ts";
import { type GoogleCalendar, googleCalendars } from "./google-calendars.ts";
import { type GoogleClient, googleGrants } from "./google-grants.ts";
import { GoogleRefusal } from "./google-refusal.ts";

/** How the API answers instead of what was asked for. */
type Failure = Broken | "quota";
export type GoogleNotice = { address: string; headers: Record<string, string> };
type Channel = {
  id: string;
  resourceId: string;
  token: string;
  address: string;
  calendarId: string;
  expiration: number;
};

const understand = describedIn(path.join(import.meta.dirname, "calendar-v3.json"));
const owned = "https://www.googleapis.com/auth/calendar.events.owned";
const weekMs = 7 * 86_400_000;

/**
 * A fake of Google: its calendars and its way of giving leave, for one person. It judges every request by Google's
 * published description of its API, and refuses what Google refuses.
 */
export async function startGoogle(
  client: GoogleClient,
  options: { owner?: string; port?: number; calendars?: readonly GoogleCalendar[] } = {},
) {
  const owner = options.owner ?? "ada@gmail.example";
  const grants = googleGrants(client);
  const calendars = googleCalendars(owner);
  calendars.add({
    id: owner,
    summary: "Ada",
    timeZone: "Europe/Berlin",
    accessRole: "owner",
    primary: true,
    conferenceProperties: { allowedConferenceSolutionTypes: ["hangoutsMeet"] },
  });
  for (const calendar of options.calendars ?? []) calendars.add(calendar);
  const channels = new Map<string, Channel>();
  const google = {
    ...{ root: "", owner, grants, calendars, channels },
    /** What is called, in order: the description's names. */
    calls: [] as string[],
    /** Queries of these calls. */
    queries: [] as Record<string, string>[],
    failing: null as { as: Failure; after?: number; times?: number; retryAfter?: number } | null,
    notices: [] as GoogleNotice[],
    close: () => undefined as unknown,
  };

  const tell = (calendarId: string, state: string) => {
    for (const { id, resourceId, token, address, expiration, ...channel } of channels.values())
      if (channel.calendarId === calendarId)
        google.notices.push({
          address,
          headers: {
            "x-goog-channel-id": id,
            "x-goog-channel-token": token,
            "x-goog-resource-id": resourceId,
            "x-goog-resource-state": state,
            "x-goog-channel-expiration": new Date(expiration).toUTCString(),
          },
        });
  };

  const watch = (calendarId: string, body: Record<string, unknown>) => {
    const [id, address] = [String(body["id"] ?? ""), String(body["address"] ?? "")];
    if (!/^[\w\-+/=]{1,64}$/.test(id) || body["type"] !== "web_hook")
      throw new GoogleRefusal(400, "required");
    if (!address.startsWith("https://")) throw new GoogleRefusal(400, "push.webhookUrlNotHttps");
    if (channels.has(id)) throw new GoogleRefusal(400, "channelIdNotUnique");
    const wished = Number(body["expiration"] ?? Date.now() + weekMs);
    const calendar = calendars.calendarOf(calendarId);
    const channel = {
      ...{ id, address, token: String(body["token"] ?? ""), calendarId: calendar.id },
      ...{ resourceId: `resource-${calendar.id}`, expiration: Math.min(wished, Date.now() + 4 * weekMs) },
    };
    channels.set(id, channel);
    tell(calendar.id, "sync");
    const { resourceId, expiration } = channel;
    return { kind: "api#channel", id, resourceId, expiration: String(expiration) };
  };

  const stop = ({ id, resourceId }: Record<string, unknown>) => {
    if (channels.get(String(id))?.resourceId !== resourceId) throw new GoogleRefusal(404, "channelNotFound");
    channels.delete(String(id));
    return null;
  };

  const call = ({ id, path: named, query, body }: Understood, ifMatch: string | undefined): unknown => {
    const { calendarId = "", eventId = "" } = named;
    const at = { calendarId, eventId };
    const version = Number(query["conferenceDataVersion"] ?? 0);
    const changed = <Value>(value: Value): Value => {
      tell(calendarId, "exists");
      return value;
    };
    switch (id) {
      case "calendar.calendarList.list":
        return { kind: "calendar#calendarList", items: calendars.listed() };
      case "calendar.calendarList.get":
        return calendars.listed().find((one) => one.id === calendars.calendarOf(calendarId).id);
      case "calendar.freebusy.query":
        return calendars.freeBusy(body);
      case "calendar.events.list":
        return calendars.list(calendarId, query);
      case "calendar.events.get":
        return calendars.get(calendarId, eventId);
      case "calendar.events.insert":
        return changed(calendars.insert(calendarId, body, version));
      case "calendar.events.patch":
        return changed(calendars.change(at, body, { isPatch: true, ifMatch, version }));
      case "calendar.events.update":
        return changed(calendars.change(at, body, { isPatch: false, ifMatch, version }));
      case "calendar.events.delete":
        calendars.remove(calendarId, eventId);
        return changed(null);
      case "calendar.events.watch":
        return watch(calendarId, body);
      case "calendar.channels.stop":
        return stop(body);
      default:
        throw new GoogleRefusal(501, `this fake has no ${id}`);
    }
  };

  const answerApi = (request: IncomingMessage, url: URL, text: string): unknown => {
    const scopes = grants.scopesOf(request.headers.authorization);
    if (!scopes) throw new GoogleRefusal(401, "authError");
    const asked = understand(request.method ?? "", url, text);
    if ("fault" in asked) throw new GoogleRefusal(asked.status, `badRequest: ${asked.fault}`);
    google.calls.push(asked.id);
    google.queries.push(asked.query);
    const fitting = scopes.filter((scope) => asked.scopes.includes(scope));
    // With leave for one's own calendars alone, those of others are closed.
    const others =
      asked.path["calendarId"] && calendars.calendarOf(asked.path["calendarId"]).accessRole !== "owner";
    if (fitting.length === 0 || (others && fitting.every((scope) => scope === owned)))
      throw new GoogleRefusal(403, "insufficientPermissions");
    const answer = call(asked, request.headers["if-match"]);
    const isVeiled = fitting.every((scope) => scope.endsWith(".events.freebusy"));
    return isVeiled && asked.id === "calendar.events.list" ? veiled(answer) : answer;
  };

  const answerGrant = (url: URL, text: string, response: ServerResponse): boolean => {
    const html = { "Content-Type": "text/html; charset=utf-8" };
    if (url.pathname === "/o/oauth2/v2/auth") {
      const asked = grants.ask(url.searchParams);
      response.writeHead("fault" in asked ? 400 : 200, html).end(consentPage("Fake Google", asked, owner));
    } else if (url.pathname === "/consent") {
      const says = url.searchParams.get("says") === "yes" ? "yes" : "no";
      const back = grants.answer(url.searchParams.get("key") ?? "", says);
      response.writeHead(back ? 302 : 400, back ? { Location: back } : html).end();
    } else if (url.pathname === "/token") {
      const { status, body } = grants.token(new URLSearchParams(text));
      response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(body));
    } else if (url.pathname === "/revoke") {
      const done = grants.revoke(
        new URLSearchParams(text).get("token") ?? url.searchParams.get("token") ?? "",
      );
      response
        .writeHead(done ? 200 : 400, { "Content-Type": "application/json" })
        .end(done ? "{}" : JSON.stringify({ error: "invalid_token" }));
    } else return false;
    return true;
  };

  const fails = (response: ServerResponse): boolean => {
    const { failing } = google;
    if (!failing) return false;
    if ((failing.after ?? 0) > 0) {
      failing.after = (failing.after ?? 0) - 1;
      return false;
    }
    if (failing.times !== undefined && failing.times-- <= 0) return false;
    const { as, retryAfter } = failing;
    const say = (status: number, reason: string) => new GoogleRefusal(status, reason).body;
    if (as === "quota") refuse(response, 403, say(403, "userRateLimitExceeded"));
    else breakOff(response, as, { retryAfter, say: (status) => say(status, reasons[status] ?? "") });
    return true;
  };

  const server = createServer((request, response) => {
    void textOf(request).then((text) => {
      const url = new URL(request.url ?? "/", google.root);
      if (fails(response) || answerGrant(url, text, response)) return;
      try {
        const value = answerApi(request, url, text);
        if (value === null) return response.writeHead(204).end();
        const { etag } = value as { etag?: string };
        const headers = {
          "Content-Type": "application/json; charset=UTF-8",
          ...(etag ? { ETag: etag } : {}),
        };
        return response.writeHead(200, headers).end(JSON.stringify(value));
      } catch (error) {
        if (!(error instanceof GoogleRefusal)) throw error;
        const headers = { "Content-Type": "application/json", ...error.headers };
        return response.writeHead(error.status, headers).end(JSON.stringify(error.body));
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, "127.0.0.1", resolve));
  const address = server.address();
  google.root = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`;
  google.close = () => {
    server.closeAllConnections();
    server.close();
  };
  return google;
}

export type FakeGoogle = Awaited<ReturnType<typeof startGoogle>>;

/** What leave for free and busy shows of events. */
function veiled(answer: unknown): unknown {
  const { items, ...list } = answer as { items: Record<string, unknown>[] };
  return { ...list, items: items.map(({ id, status, start, end }) => ({ id, status, start, end })) };
}

const reasons: Record<number, string> = { 429: "rateLimitExceeded", 500: "backendError" };
