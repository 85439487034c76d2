import type { CalendarLeave } from "#app/ports/calendar-provider.ts";

/**
 * Reading calendars. Microsoft gives no leave for free and busy alone, and news of changes for no less than this; of what
 * it answers, nothing but times is read.
 */
const reading = "Calendars.Read";
/** Events, to be read and written. Asked for when bookings are to be put into a calendar. */
const writing = "Calendars.ReadWrite";

export const scopesOf: Record<CalendarLeave, readonly string[]> = {
  busy: [reading],
  // News is given for leave to read alone, so both are asked for.
  events: [reading, writing],
};

/** For longer than an hour. */
export const lasting = "offline_access";
export const graph = "https://graph.microsoft.com";

/** The names in an answer: with Microsoft's address before them, or without. */
export function grantedIn(scope: string): string[] {
  return scope.split(" ").map((one) => one.replace(`${graph}/`, ""));
}
