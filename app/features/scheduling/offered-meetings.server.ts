import type { Services } from "#app/platform/services.server.ts";
import type { LocationKind } from "./event-type-choices.ts";

/** Meetings held elsewhere that an event type may have: of providers that this instance's members can connect. */
export function offeredMeetings({ calendarGrants }: Pick<Services, "calendarGrants">): LocationKind[] {
  return [
    ...(calendarGrants.google ? (["google_meet"] as const) : []),
    ...(calendarGrants.microsoft ? (["microsoft_teams"] as const) : []),
  ];
}
