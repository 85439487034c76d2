import { openCaldav } from "./integrations/caldav/caldav.server.ts";
import { openFeed } from "./integrations/ics-feed/ics-feed.server.ts";
import type { Settings } from "./platform/settings.server.ts";
import type { OpenCalendars } from "./ports/calendar-provider.ts";

/** The calendars that members connect, each kind by its adapter. */
export function openCalendarsOf({ privateNetworks }: Pick<Settings, "privateNetworks">): OpenCalendars {
  const options = { allowed: privateNetworks, now: () => Date.now() };
  return (account) =>
    account.kind === "feed" ? openFeed(account.address, options) : openCaldav(account, options);
}
