import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import path from "node:path";
import { breakOff, type Failure, textOf } from "../breaking.ts";
import { consentPage } from "../consent-page.ts";
import { describedIn, type Understood } from "../description.ts";
import { type GraphCalendar, microsoftCalendars } from "./microsoft-calendars.ts";
import { type GraphEvent, timeIn } from "./microsoft-event-times.ts";
import { type MicrosoftClient, microsoftGrants } from "./microsoft-grants.ts";
import { MicrosoftRefusal } from "./microsoft-refusal.ts";
import { microsoftSubscriptions } from "./microsoft-subscriptions.ts";

const understand = describedIn(path.join(import.meta.dirname, "graph-v1.json"));

/**
 * A fake of Microsoft: calendars in Graph and the way of giving leave, for one person. It judges every request by
 * Microsoft's published description of its API, and refuses what Microsoft refuses.
 */
export async function startMicrosoft(
  client: MicrosoftClient,
  options: { owner?: string; port?: number; calendars?: readonly GraphCalendar[] } = {},
) {
  const owner = options.owner ?? "ada@outlook.example";
  const grants = microsoftGrants(client);
  const mails: string[] = [];
  const calendars = microsoftCalendars(owner, (to) => void mails.push(to));
  const own = { canEdit: true, owner: { name: "Ada", address: owner } };
  calendars.add({
    id: "AQMk-calendar",
    name: "Calendar",
    isDefaultCalendar: true,
    ...own,
    allowedOnlineMeetingProviders: ["teamsForBusiness"],
  });
  for (const calendar of options.calendars ?? []) calendars.add(calendar);
  const subscriptions = microsoftSubscriptions();
  const microsoft = {
    ...{ root: "", owner, calendarId: "AQMk-calendar", grants, calendars, subscriptions },
    /** To whom Microsoft has written of events. */
    mails,
    /** What is called, in order: the description's names. */
    calls: [] as string[],
    queries: [] as Record<string, string>[],
    /** The most that it puts on a page. */
    pageMax: 200,
    failing: null as { as: Failure; after?: number; times?: number; retryAfter?: number } | null,
    close: () => undefined as unknown,
  };

  const call = async (
    asked: Understood,
    prefer: Preferred,
    ifMatch: string | undefined,
  ): Promise<unknown> => {
    const { id, path: named, query, body } = asked;
    const { calendarId = "", subscriptionId = "" } = named;
    const eventId = idWithin(named["eventId"] ?? "", prefer);
    const shown = (event: object) => shownAs(event as GraphEvent, prefer, query["$select"]);
    const changed = <Value>(value: Value): Value => {
      subscriptions.tell();
      return value;
    };
    switch (id) {
      case "calendars.list":
        return { value: calendars.listed() };
      case "calendars.get":
        return calendars.listed().find((one) => one.id === calendars.calendarOf(calendarId).id);
      case "calendarView.delta":
        return deltaOf(calendarId, query, prefer);
      case "events.list":
        return {
          value: calendars
            .list(calendarId, query["$filter"])
            .slice(0, Number(query["$top"] ?? 10))
            .map(shown),
        };
      case "events.get":
        return shown(calendars.get(calendarId, eventId));
      case "events.create":
        return changed(shown(calendars.create(calendarId, body)));
      case "events.update":
        return changed(shown(calendars.update({ calendarId, eventId }, body, ifMatch)));
      case "events.delete":
        calendars.remove(calendarId, eventId);
        return changed(null);
      case "subscriptions.create":
        return subscriptions.create(body);
      case "subscriptions.delete":
        return subscriptions.remove(subscriptionId);
      default:
        throw new MicrosoftRefusal(501, `this fake has no ${id}`);
    }
  };

  const deltaOf = (calendarId: string, query: Record<string, string>, prefer: Preferred) => {
    const token = query["$deltatoken"] ?? query["$skiptoken"];
    const window = {
      from: Date.parse(query["startDateTime"] ?? ""),
      to: Date.parse(query["endDateTime"] ?? ""),
    };
    if (token === undefined && !(window.from < window.to))
      throw new MicrosoftRefusal(400, "ErrorInvalidParameter");
    if (token !== undefined && Object.keys(query).length > 1)
      throw new MicrosoftRefusal(400, "ErrorInvalidUrlQuery");
    const state = token === undefined ? window : calendars.stateOf(token);
    const size = Math.min(prefer.pageSize, microsoft.pageMax);
    const { page, isLast, next } = calendars.delta(calendarId, state, size);
    const given = Buffer.from(JSON.stringify(next)).toString("base64url");
    const place = `${microsoft.root}/v1.0/me/calendars/${encodeURIComponent(calendarId)}/calendarView/delta`;
    return {
      value: page.map((event) => shownAs(event as GraphEvent, prefer)),
      ...(isLast
        ? { "@odata.deltaLink": `${place}?$deltatoken=${given}` }
        : { "@odata.nextLink": `${place}?$skiptoken=${given}` }),
    };
  };

  const answerApi = async (request: IncomingMessage, url: URL, text: string): Promise<unknown> => {
    const scopes = grants.scopesOf(request.headers.authorization);
    if (!scopes) throw new MicrosoftRefusal(401, "InvalidAuthenticationToken");
    const asked = understand(request.method ?? "", url, text);
    if ("fault" in asked) throw new MicrosoftRefusal(asked.status, `BadRequest: ${asked.fault}`);
    microsoft.calls.push(asked.id);
    microsoft.queries.push(asked.query);
    if (!scopes.some((scope) => asked.scopes.includes(scope)))
      throw new MicrosoftRefusal(403, "ErrorAccessDenied");
    const prefer = preferredIn(request.headers["prefer"]);
    return call(asked, prefer, request.headers["if-match"]);
  };

  const answerGrant = (url: URL, text: string, response: ServerResponse): boolean => {
    const html = { "Content-Type": "text/html; charset=utf-8" };
    if (url.pathname === "/common/oauth2/v2.0/authorize") {
      const asked = grants.ask(url.searchParams);
      const status = "fault" in asked ? 400 : 200;
      response.writeHead(status, html).end(consentPage("Fake Microsoft", asked, owner));
    } else if (url.pathname === "/consent") {
      const says = url.searchParams.get("says") === "yes" ? "yes" : "no";
      const back = grants.answer(url.searchParams.get("key") ?? "", says);
      response.writeHead(back ? 302 : 400, back ? { Location: back } : html).end();
    } else if (url.pathname === "/common/oauth2/v2.0/token") {
      const { status, body } = grants.token(new URLSearchParams(text));
      response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(body));
    } else return false;
    return true;
  };

  const fails = (response: ServerResponse): boolean => {
    const { failing } = microsoft;
    if (!failing) return false;
    if ((failing.after ?? 0) > 0) {
      failing.after = (failing.after ?? 0) - 1;
      return false;
    }
    if (failing.times !== undefined && failing.times-- <= 0) return false;
    const say = (status: number) => new MicrosoftRefusal(status, codes[status] ?? "").body;
    breakOff(response, failing.as, { retryAfter: failing.retryAfter, say });
    return true;
  };

  const server = createServer((request, response) => {
    void textOf(request).then(async (text) => {
      const url = new URL(request.url ?? "/", microsoft.root);
      if (fails(response) || answerGrant(url, text, response)) return;
      const json = { "Content-Type": "application/json; odata.metadata=minimal" };
      try {
        const value = await answerApi(request, url, text);
        if (value === null) return response.writeHead(204).end();
        const status = request.method === "POST" ? 201 : 200;
        return response.writeHead(status, json).end(JSON.stringify(value));
      } catch (error) {
        if (!(error instanceof MicrosoftRefusal)) throw error;
        return response.writeHead(error.status, json).end(JSON.stringify(error.body));
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, "127.0.0.1", resolve));
  const address = server.address();
  microsoft.root = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`;
  microsoft.close = () => {
    server.closeAllConnections();
    server.close();
  };
  return microsoft;
}

export type FakeMicrosoft = Awaited<ReturnType<typeof startMicrosoft>>;

const codes: Record<number, string> = { 429: "ApplicationThrottled", 500: "ErrorInternalServerError" };

type Preferred = { isImmutable: boolean; zone: string; pageSize: number };

/** What a request asks for besides (RFC 7240). Without it ids are those that change with the folder. */
function preferredIn(header: string | string[] | undefined): Preferred {
  const text = [header ?? []].flat().join(", ");
  const zone = /outlook\.timezone="([^"]*)"/.exec(text)?.[1] ?? "UTC";
  if (zone !== "UTC") throw new MicrosoftRefusal(400, "TimeZoneNotSupportedException");
  const bodies = /outlook\.body-content-type="([^"]*)"/.exec(text)?.[1] ?? "html";
  if (!["text", "html"].includes(bodies)) throw new MicrosoftRefusal(400, "ErrorInvalidRequest");
  const pageSize = Number(/odata\.maxpagesize=(\d+)/.exec(text)?.[1] ?? 10);
  return { isImmutable: text.includes('IdType="ImmutableId"'), zone, pageSize };
}

const prefixes = { lasting: "AAkALg", changing: "AAMkAD" };

function idWithin(id: string, { isImmutable }: Preferred): string {
  const prefix = isImmutable ? prefixes.lasting : prefixes.changing;
  if (id !== "" && !id.startsWith(prefix)) throw new MicrosoftRefusal(400, "ErrorInvalidIdMalformed");
  return id.slice(prefix.length);
}

/** An event as it is answered: with the ids and in the zone that were asked for. */
function shownAs(event: GraphEvent, { isImmutable, zone }: Preferred, select?: string): object {
  const prefix = isImmutable ? prefixes.lasting : prefixes.changing;
  const { start, end, isAllDay, seriesMasterId } = event;
  const whole: Record<string, unknown> = {
    ...event,
    id: `${prefix}${event.id}`,
    ...(seriesMasterId ? { seriesMasterId: `${prefix}${seriesMasterId}` } : {}),
    ...(start ? { start: timeIn(zone, start, isAllDay), end: timeIn(zone, end, isAllDay) } : {}),
  };
  if (select === undefined) return whole;
  const names = ["@odata.etag", "id", ...select.split(",")];
  return Object.fromEntries(names.flatMap((name) => (name in whole ? [[name, whole[name]]] : [])));
}
