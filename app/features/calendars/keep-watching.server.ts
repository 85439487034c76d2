import { randomId } from "#app/platform/security/random-id.server.ts";
import { createSigner } from "#app/platform/security/signer.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { CalendarAccount } from "#app/ports/calendar-provider.ts";
import { findCalendar, openAccount } from "./connection-repository.server.ts";

/** Providers end a channel after days; it is renewed while this much of it is left. */
const leastMs = 86_400_000;
/** Where news comes in: each provider has a form of its own. */
const paths: Partial<Record<CalendarAccount["kind"], string>> = {
  google: "/account/calendars/news",
  microsoft: "/account/calendars/news/microsoft",
};

/** Tells news from what anybody could send. */
export const newsSigner = ({ settings }: Pick<Services, "settings">) =>
  createSigner(settings.secret, "calendar-news");

/**
 * Has a provider that can do so say when a calendar changes, for as long as it counts. Where that fails it is asked every
 * few minutes all the same. Providers speak to addresses behind TLS alone.
 */
export async function keepWatching(
  services: Pick<Services, "database" | "settings" | "clock" | "openCalendars" | "log">,
  calendarId: string,
  signal?: AbortSignal,
): Promise<void> {
  const { database, settings, clock, log } = services;
  const calendar = settings.secure ? await findCalendar(services, calendarId) : null;
  const { watching } = calendar ? openAccount(services, calendar) : {};
  const path = calendar && paths[calendar.account.kind];
  if (!calendar || !watching || !path) return;
  const { channelId, channelResource, channelUntil } = calendar;
  if (channelUntil && channelUntil.getTime() > clock.now() + leastMs) return;
  const id = randomId();
  const channel = { id, token: newsSigner(services).sign(id), address: `${settings.publicUrl}${path}` };
  const started = await watching.start(calendar.remoteId, channel, signal);
  if (!started.ok) return log.info({ calendarId, reason: started.reason }, "no news of a calendar");
  const { resource, until } = started.value;
  const { count } = await database.prisma.connectedCalendar.updateMany({
    where: { id: calendarId, channelId },
    data: { channelId: id, channelResource: resource, channelUntil: new Date(until) },
  });
  // Somebody else was faster, or the calendar is gone: nobody would know of this one.
  const over = count === 0 ? { id, resource } : { id: channelId, resource: channelResource };
  if (over.id && over.resource) await watching.stop({ id: over.id, resource: over.resource }, signal);
}
