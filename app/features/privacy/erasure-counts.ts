import { z } from "zod";

/** The tables whose erased rows a receipt counts. */
export const countedTables = [
  "bookings",
  "hosts",
  "occupiedTimes",
  "series",
  "attendees",
  "answers",
  "mails",
  "calls",
  "participants",
  "media",
  "chatLines",
  "waitingEntries",
  "timeOffers",
  "timeProposals",
  "consents",
  "outOfOffices",
  "travels",
  "busyTimes",
] as const;
export type CountedTable = (typeof countedTables)[number];

/** How much a run erased, or would erase. Numbers alone. */
export type ErasureCounts = Record<CountedTable, number>;

const count = z.number().int().default(0);

/** A receipt of before a table was counted reads as none of it. */
export const erasureCountsSchema = z.strictObject(ofEach(() => count));

export const nothingErased: ErasureCounts = ofEach(() => 0);

export function addCounts(one: ErasureCounts, other: ErasureCounts): ErasureCounts {
  return ofEach((table) => one[table] + other[table]);
}

/** Entries that belong to no booking: of waiting lists, of times offered by hand, of members' absences. */
export function countBesideBookings(counts: ErasureCounts): number {
  const { waitingEntries, timeOffers, timeProposals, consents, outOfOffices, travels, busyTimes } = counts;
  return waitingEntries + timeOffers + timeProposals + consents + outOfOffices + travels + busyTimes;
}

function ofEach<Value>(valueFor: (table: CountedTable) => Value): Record<CountedTable, Value> {
  const entries = countedTables.map((table) => [table, valueFor(table)] as const);
  return Object.fromEntries(entries) as Record<CountedTable, Value>;
}

/** For the operator's terminal: "12 bookings, 14 attendees", or "nothing". */
export function erasureText(counts: ErasureCounts): string {
  const words = countedTables
    .filter((table) => counts[table] > 0)
    .map((table) => `${counts[table]} ${spaced(table)}`);
  return words.join(", ") || "nothing";
}

/** "waitingEntries" as "waiting entries". */
function spaced(table: CountedTable): string {
  return table.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
