import { Prisma } from "#app/platform/database/generated/client.ts";
import type { CountedTable } from "./erasure-counts.ts";

/** Rows of one table that go, or would go, with the things that are erased. */
export type Part = {
  counted: CountedTable;
  table: Prisma.Sql;
  /** Which rows, where the table is `t`. */
  where: Prisma.Sql;
};

/** True of what was over by a rule's days before now. `anchor` is the instant from which the days count. */
export type Past = (anchor: Prisma.Sql) => Prisma.Sql;

/** A kind of thing that has its time and is erased as a whole. It has an `id` and an `organization_id`. */
export type Erasable = {
  table: Prisma.Sql;
  /** Which rows are due under some rule, where the table is `x`. */
  due: (past: Past, now: Prisma.Sql) => Prisma.Sql;
  /** The same under the rule in force, for rows that know their end; an index leads to them. */
  ended?: (now: Prisma.Sql) => Prisma.Sql;
  /** All that goes with these rows, and they themselves, in the order of deletion. */
  parts: (ids: string[]) => Part[];
  /** Rows that are locked before anything is deleted, so that two runs at a time see what the other did. */
  locks?: (ids: string[]) => Prisma.Sql;
  /** Mails that stay as rows, while their copies say something of what is erased: a query of their ids. */
  copies?: (ids: string[]) => Prisma.Sql;
};

/**
 * `past` under a rule of `days`, which may be a column. A day is 24 hours: `interval '1 day'` would follow the changes
 * of clocks. The anchor stands alone on its side, so that an index on it can be used.
 */
export function pastBy(now: Prisma.Sql, days: Prisma.Sql): Past {
  return (anchor) => Prisma.sql`${anchor} <= ${now} - ${days} * interval '24 hours'`;
}

export function instant(now: number): Prisma.Sql {
  return Prisma.sql`${new Date(now)}::timestamptz`;
}
