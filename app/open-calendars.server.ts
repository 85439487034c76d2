import { openCaldav } from "./integrations/caldav/caldav.server.ts";
import { type Google, googleOf } from "./integrations/google-calendar/google-calendar.server.ts";
import { openFeed } from "./integrations/ics-feed/ics-feed.server.ts";
import { type Microsoft, microsoftOf } from "./integrations/microsoft-calendar/microsoft-calendar.server.ts";
import type { Settings } from "./platform/settings.server.ts";
import type { CalendarProvider, GrantKind, OpenCalendars } from "./ports/calendar-provider.ts";

type OpenGrants = { google: Google | null; microsoft: Microsoft | null };

/** The calendars that members connect, each kind by its adapter. */
export function openCalendarsOf(
  { privateNetworks }: Pick<Settings, "privateNetworks">,
  grants: OpenGrants,
): OpenCalendars {
  const options = { allowed: privateNetworks, now: () => Date.now() };
  return (account, renewed) => {
    if (account.kind === "feed") return openFeed(account.address, options);
    if (account.kind === "caldav") return openCaldav(account, options);
    return grants[account.kind]?.open(account.refreshToken, renewed) ?? withoutProvider;
  };
}

/** An account that was connected while the operator had an agreement with its provider. */
const withoutProvider = ((): CalendarProvider => {
  const answer = async () => ({ ok: false as const, reason: "forbidden" as const });
  return { listCalendars: answer, busyIntervals: answer, changesSince: answer, writing: null };
})();

/** The operator's agreements with providers that ask people for leave; null without one. */
export function openGrants(settings: Pick<Settings, GrantKind | "publicUrl">): OpenGrants {
  const appOf = (kind: GrantKind) => {
    const { clientId, clientSecret, root } = settings[kind] ?? {};
    if (clientId === undefined || clientSecret === undefined) return null;
    // Where people come back to: the operator names it to the provider, so it stays as it is.
    const redirectUri = `${settings.publicUrl}/account/calendars/${kind}`;
    return { clientId, clientSecret, root: root ?? null, redirectUri, now: () => Date.now() };
  };
  const [google, microsoft] = [appOf("google"), appOf("microsoft")];
  return { google: google && googleOf(google), microsoft: microsoft && microsoftOf(microsoft) };
}
