import { foldLines, line, textLine } from "../notifications/calendar/content-lines.ts";
import type { ExportedRow } from "./archive-format.ts";

/** A row of bookings, as an archive has it: instants are ISO 8601 in UTC. */
type BookingRow = ExportedRow & { id: string; startsAt: string; endsAt: string };

const statuses: Record<string, string> = { confirmed: "CONFIRMED", pending: "TENTATIVE" };

/** Bookings as one iCalendar file, in UTC. `namesOf` gives who comes, where the reader may know. */
export async function* calendarText(
  batches: AsyncIterable<ExportedRow[]>,
  host: string,
  namesOf: (bookingIds: string[]) => Promise<ReadonlyMap<string, string[]>>,
): AsyncGenerator<string> {
  yield foldLines([
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Parley//Parley//EN",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
  ]);
  for await (const batch of batches) {
    const rows = batch as BookingRow[];
    const names = await namesOf(rows.map(({ id }) => id));
    yield rows.map((row) => eventText(row, host, names.get(row.id) ?? [])).join("");
  }
  yield foldLines(["END:VCALENDAR"]);
}

function eventText(row: BookingRow, host: string, names: string[]): string {
  const status = statuses[String(row["status"])] ?? "CANCELLED";
  const place = typeof row["locationDetail"] === "string" ? row["locationDetail"] : "";
  return foldLines([
    "BEGIN:VEVENT",
    line("UID", `${row.id}@${host}`),
    line("DTSTAMP", utcText(String(row["createdAt"] ?? row.startsAt))),
    line("DTSTART", utcText(row.startsAt)),
    line("DTEND", utcText(row.endsAt)),
    textLine("SUMMARY", [String(row["title"] ?? ""), ...names].join(" · ")),
    ...(place === "" ? [] : [textLine("LOCATION", place)]),
    line("STATUS", status),
    line("TRANSP", status === "CANCELLED" ? "TRANSPARENT" : "OPAQUE"),
    "END:VEVENT",
  ]);
}

/** "2026-11-22T09:00:00.000Z" as "20261122T090000Z". */
function utcText(iso: string): string {
  return iso.replace(/\.\d+/, "").replace(/[-:]/g, "");
}
