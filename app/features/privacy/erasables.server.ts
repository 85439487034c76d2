import { Prisma } from "#app/platform/database/generated/client.ts";
import type { Erasable } from "./erasable.server.ts";
import { answers, bookings, calls, chatLines, media, seats, timeOffers } from "./erasable-bookings.server.ts";
import type { CountedTable } from "./erasure-counts.ts";

const { sql } = Prisma;

/**
 * Somebody who waited for a place. Once it was taken the booking knows the person, so the entry is of no more use, as
 * when the list was left: then it does not wait for its meeting or day to be past.
 */
const waitingEntries: Erasable = {
  table: sql`waiting_entry`,
  due: (_, now) => sql`(x.ends_on <= ${now} OR x.status IN ('taken', 'left'))`,
  parts: (ids) => [
    { counted: "mails", table: sql`mail_message`, where: sql`t.waiting_entry_id = ANY (${ids})` },
    { counted: "waitingEntries", table: sql`waiting_entry`, where: sql`t.id = ANY (${ids})` },
  ],
};

/** What members entered of their own absences goes some time after it is past. `end` is an instant of `x`. */
function absences(counted: CountedTable, table: Prisma.Sql, end: Prisma.Sql): Erasable {
  return {
    table,
    due: ({ past, businessDays }) => past(end, businessDays),
    parts: (ids) => [{ counted, table, where: sql`t.id = ANY (${ids})` }],
  };
}

/** The last date is a local one, and west of UTC it lasts 12 hours longer at most. */
const lastDateEnds = sql`(x.last_date + 1)::timestamp AT TIME ZONE 'UTC' + interval '12 hours'`;

/** Everything that has its time, in the order in which a run takes it: what goes with something else comes later. */
export const erasables: readonly Erasable[] = [
  bookings,
  seats,
  answers,
  calls,
  media,
  chatLines,
  waitingEntries,
  timeOffers,
  absences("outOfOffices", sql`out_of_office`, lastDateEnds),
  absences("travels", sql`travel_period`, lastDateEnds),
  absences("busyTimes", sql`busy_time`, sql`x.ends_at`),
];
