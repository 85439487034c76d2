import type { CalendarQuestion, EventTimes } from "#app/ports/calendar-provider.ts";
import { busyByUid } from "../icalendar/busy-events.ts";
import { declinedIn } from "../icalendar/merged-event.ts";

/** One object of a collection: an event with all that recurs of it. `id` is its address's path. */
export type EventObject = { id: string; content: string };

/** @throws MalformedCalendar */
export function timesOf(
  objects: readonly EventObject[],
  { range, zone, addresses, withFree, withTitles }: CalendarQuestion,
): EventTimes[] {
  return objects.map(({ id, content }) => {
    const found = busyByUid(content, { range, zone, addresses, withFree, withTitles });
    const [uid = ""] = found.keys();
    const declined = declinedIn(content);
    return { id, uid, busy: [...found.values()].flat(), ...(declined.length > 0 ? { declined } : {}) };
  });
}
