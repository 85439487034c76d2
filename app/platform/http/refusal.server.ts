import type { ErrorRequestHandler, NextFunction, Request, RequestHandler, Response } from "express";
import type { Locale } from "#app/messages/locale.ts";
import type { Log } from "../log.server.ts";
import { localPath } from "./local-path.ts";
import { cookieValue, localeOf } from "./request-locale.ts";

export type DoorStatus = 400 | 403 | 404 | 411 | 413 | 429 | 500;

/** What the page of a refused request depends on. `again` is the address to open instead, on this site. */
export type DoorPageRequest = {
  status: DoorStatus;
  locale: Locale;
  theme: "light" | "dark" | null;
  again: string;
};

/** Renders such a page as HTML. */
export type DoorPage = (request: DoorPageRequest) => Promise<string>;

/** A request that is turned away at the door, before any route. The sentence is for programs; people get a page. */
export class Refusal extends Error {
  override name = "Refusal";
  status: number;
  constructor(status: number, sentence: string) {
    super(sentence);
    this.status = status;
  }
}

/** A middleware that turns requests away: what `reasonOf` returns is the reason, null lets a request pass. */
export function refuseWhen(reasonOf: (request: Request) => Refusal | null): RequestHandler {
  return (request: Request, _response: Response, next: NextFunction) => next(reasonOf(request) ?? undefined);
}

/**
 * Answers what was refused and what broke outside of the routes: a browser sees a page in its visitor's language,
 * programs get a sentence as text or JSON. Nothing of an error's own words leaves.
 */
export function answerErrors(doorPage: DoorPage, log: Log): ErrorRequestHandler {
  return async (error: unknown, request, response, _next) => {
    const status = statusOf(error);
    const requestId = response.locals["requestId"];
    if (status >= 500) log.error({ err: error, requestId }, "request failed");
    if (response.headersSent) return void response.destroy();
    const sentence = error instanceof Refusal ? error.message : sentences[status >= 500 ? 500 : 404];
    response.status(status).set({ "Cache-Control": "no-store", Vary: "Accept, Accept-Language, Cookie" });
    const accepted = request.get("accept") ?? "";
    if (/\btext\/html\b/.test(accepted)) {
      const page = await doorPage(pageFor(request, status)).catch((broken: unknown) => {
        log.error({ err: broken, requestId }, "the page of an error could not be rendered");
        return null;
      });
      if (page !== null) return void response.type("text/html").send(page);
    }
    if (/\bjson\b/.test(accepted)) return void response.json({ status, message: sentence });
    return void response.type("text/plain").send(`${sentence}\n`);
  };
}

const sentences = { 404: "There is nothing here.", 500: "Something broke on our side. Please try again." };

/** Express and its parts say it in `status`: a file that is not there, an address that cannot be decoded. */
function statusOf(error: unknown): number {
  const status =
    typeof error === "object" && error !== null && "status" in error ? Number(error.status) : 500;
  return status >= 400 && status < 600 ? status : 500;
}

function pageFor(request: Request, status: number): DoorPageRequest {
  const cookies = request.get("cookie");
  const theme = cookieValue(cookies, "parley_theme");
  return {
    status: shown(status),
    locale: localeOf(cookies, request.get("accept-language")),
    theme: theme === "light" || theme === "dark" ? theme : null,
    again: localPath(request.originalUrl) ?? "/",
  };
}

/** The page that says it best. */
function shown(status: number): DoorStatus {
  if (status === 405) return 400;
  if (status >= 500) return 500;
  return ([400, 403, 404, 411, 413, 429] as const).find((known) => known === status) ?? 400;
}
