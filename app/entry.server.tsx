import { PassThrough } from "node:stream";
import { type AppLoadContext, createReadableStreamFromReadable, type EntryContext } from "@remix-run/node";
import { RemixServer } from "@remix-run/react";
import { isbot } from "isbot";
import { renderToPipeableStream, renderToStaticMarkup } from "react-dom/server";
import { renewedSessionCookie } from "./features/account/account.server.ts";
import { translatorFor } from "./messages/all-translators.ts";
import { isLocale } from "./messages/locale.ts";
import { requestLocale } from "./platform/http/request-locale.ts";
import { zoneOptionsHtml } from "./platform/time/zone-options-html.server.ts";
import { ZoneOptionsProvider } from "./ui/booking/zone-select.tsx";
import { I18nProvider } from "./ui/i18n.tsx";
import { NonceProvider } from "./ui/nonce.tsx";

const renderMsMax = 10_000;

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  context: AppLoadContext,
): Promise<Response> {
  const { nonce, services, requestId } = context;
  headers.set("Content-Type", "text/html; charset=utf-8");
  if (!headers.has("Cache-Control")) headers.set("Cache-Control", "private, no-cache");
  // A page may say its language itself: one that somebody else chose for a visitor who has not.
  const own = headers.get("Content-Language");
  const locale = isLocale(own) ? own : requestLocale(request);
  const page = (
    <NonceProvider value={nonce}>
      <I18nProvider translator={translatorFor(locale)}>
        <ZoneOptionsProvider value={() => zoneOptionsHtml(locale, services.clock.now())}>
          <RemixServer context={remixContext} url={request.url} nonce={nonce} abortDelay={renderMsMax} />
        </ZoneOptionsProvider>
      </I18nProvider>
    </NonceProvider>
  );
  if (nonce === "") {
    // A page for everyone is never hydrated and waits for nothing: as one text it costs a fifth less than as a stream.
    const html = Buffer.from(`<!DOCTYPE html>${renderToStaticMarkup(page)}`);
    return Promise.resolve(new Response(html, { headers, status }));
  }
  const waitForAll = isbot(request.headers.get("user-agent"));
  return new Promise((resolve, reject) => {
    let shellIsOut = false;
    let answer = status;
    const respond = () => {
      shellIsOut = true;
      const body = new PassThrough();
      prolongSession(context, headers);
      body.on("close", () => clearTimeout(timer));
      resolve(new Response(createReadableStreamFromReadable(body), { headers, status: answer }));
      pipe(body);
    };
    const { pipe, abort } = renderToPipeableStream(page, {
      nonce,
      [waitForAll ? "onAllReady" : "onShellReady"]: respond,
      onShellError: reject,
      onError: (error: unknown) => {
        answer = 500;
        if (shellIsOut) services.log.error({ err: error, requestId }, "rendering failed");
      },
    });
    const timer = setTimeout(abort, renderMsMax);
  });
}

export function handleDataRequest(response: Response, { context }: { context: AppLoadContext }): Response {
  prolongSession(context, response.headers);
  return response;
}

/** A session that is used lives on, in the browser's cookie as in its row. */
function prolongSession(context: AppLoadContext, headers: Headers) {
  const renewed = renewedSessionCookie(context);
  if (renewed) headers.append("Set-Cookie", renewed);
}

export function handleError(
  error: unknown,
  { request, context }: { request: Request; context: AppLoadContext },
) {
  if (request.signal.aborted) return;
  context.services.log.error({ err: error, requestId: context.requestId }, "request failed");
}
