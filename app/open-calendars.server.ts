import { openCaldav } from "./integrations/caldav/caldav.server.ts";
import { type Google, googleOf } from "./integrations/google-calendar/google-calendar.server.ts";
import { openFeed } from "./integrations/ics-feed/ics-feed.server.ts";
import type { Settings } from "./platform/settings.server.ts";
import type { CalendarProvider, OpenCalendars } from "./ports/calendar-provider.ts";

/** The calendars that members connect, each kind by its adapter. */
export function openCalendarsOf(
  { privateNetworks }: Pick<Settings, "privateNetworks">,
  google: Google | null,
): OpenCalendars {
  const options = { allowed: privateNetworks, now: () => Date.now() };
  return (account) => {
    if (account.kind === "feed") return openFeed(account.address, options);
    if (account.kind === "caldav") return openCaldav(account, options);
    return google?.open(account.refreshToken) ?? withoutProvider;
  };
}

/** An account that was connected while the operator had an agreement with its provider. */
const withoutProvider = ((): CalendarProvider => {
  const answer = async () => ({ ok: false as const, reason: "forbidden" as const });
  return { listCalendars: answer, busyIntervals: answer, changesSince: answer, writing: null };
})();

/** The operator's agreement with Google; null without one. */
export function openGoogle({ google, publicUrl }: Pick<Settings, "google" | "publicUrl">): Google | null {
  if (!google) return null;
  const { clientId, clientSecret, root } = google;
  const redirectUri = `${publicUrl}${grantPath}`;
  return googleOf({ clientId, clientSecret, root, redirectUri, now: () => Date.now() });
}

/** Where people come back to with Google's answer: the operator names it to Google, so it stays as it is. */
const grantPath = "/account/calendars/google";
