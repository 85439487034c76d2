import type { Services } from "#app/platform/services.server.ts";
import type { MailOutbox } from "#app/ports/mail-outbox.ts";

/** The kept mails, for development and the demo alone: everywhere else the page does not exist. Throws a 404. */
export function requireOutbox({ outbox, settings }: Pick<Services, "outbox" | "settings">): MailOutbox {
  if (outbox && (settings.demo || settings.mode === "development")) return outbox;
  throw new Response(null, { status: 404 });
}

/** What these pages show is somebody's mail: kept by no cache and found by no search engine. */
export const outboxHeaders = {
  "Cache-Control": "no-store",
  "X-Robots-Tag": "noindex",
  "Referrer-Policy": "no-referrer",
};
