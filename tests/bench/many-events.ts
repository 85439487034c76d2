const dayMs = 86_400_000;
const stamp = (at: number) => `${new Date(at).toISOString().slice(0, 19).replaceAll(/[-:]/g, "")}Z`;

/** One event of an hour; `weekly` ones have no end. */
export function eventText(
  number: number,
  startsAt: number,
  { weekly = false, title = "Event" } = {},
): string {
  return [
    ...["BEGIN:VEVENT", `UID:event-${number}@bench.example`, `DTSTAMP:${stamp(startsAt - dayMs)}`],
    ...[`DTSTART:${stamp(startsAt)}`, `DTEND:${stamp(startsAt + 3_600_000)}`, `SUMMARY:${title} ${number}`],
    ...(weekly ? ["RRULE:FREQ=WEEKLY"] : []),
    ...["END:VEVENT", ""],
  ].join("\r\n");
}

export const calendarText = (events: readonly string[]) =>
  ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Parley//bench//EN", ""].join("\r\n") +
  events.join("") +
  "END:VCALENDAR\r\n";

/** A year of events, spread over its nights so that times to book are left; the first of them are weekly series. */
export function yearOfEvents(from: number, count: number, series: number): string[] {
  const night = Math.ceil(from / dayMs) * dayMs + 22 * 3_600_000;
  return Array.from({ length: count }, (_, number) =>
    eventText(number, night + (number % 365) * dayMs + (number % 6) * 600_000, { weekly: number < series }),
  );
}
