import { Prisma } from "#app/platform/database/generated/client.ts";
import type { CountedTable } from "./erasure-counts.ts";

const { sql } = Prisma;

/** Rows of one table that go, or would go, with the things that are erased. */
export type Part = {
  counted: CountedTable;
  table: Prisma.Sql;
  /** Which rows, where the table is `t`. */
  where: Prisma.Sql;
};

/** A rule as it might be: of the business, or of one event type alone. */
export type RuleChange = {
  rule: "booking" | "answer" | "sensitiveAnswer" | "call" | "recording" | "chat";
  days: number;
  eventTypeId?: string;
};

/**
 * The rules that a query asks, where the business is `o`. Days are expressions of whole numbers; `past` is true of what
 * was over by so many of them before now, where `anchor` is the instant from which they count.
 */
export type Rules = {
  past: (anchor: Prisma.Sql, days: Prisma.Sql) => Prisma.Sql;
  /** Of what belongs to no booking, too. */
  businessDays: Prisma.Sql;
  /** `booking` is an alias. */
  bookingDays: (booking: Prisma.Sql) => Prisma.Sql;
  answerDays: Prisma.Sql;
  sensitiveAnswerDays: Prisma.Sql;
  callDays: Prisma.Sql;
  recordingDays: Prisma.Sql;
  chatDays: Prisma.Sql;
};

/** A kind of thing that has its time and is erased as a whole. It has an `id` and an `organization_id`. */
export type Erasable = {
  table: Prisma.Sql;
  /** Which rows are due under some rule, where the table is `x`. */
  due: (rules: Rules, now: Prisma.Sql) => Prisma.Sql;
  /** The same under the rule in force, for rows that know their end; an index leads to them. */
  ended?: (now: Prisma.Sql) => Prisma.Sql;
  /** Of which `x` a hold or a restriction keeps the data, though its time is past. It stays hidden. */
  kept?: Prisma.Sql;
  /** All that goes with these rows, and they themselves, in the order of deletion. */
  parts: (ids: string[]) => Part[];
  /** Rows that are locked before anything is deleted, so that two runs at a time see what the other did. */
  locks?: (ids: string[]) => Prisma.Sql;
  /** Mails that stay as rows, while their copies say something of what is erased: a query of their ids. */
  copies?: (ids: string[]) => Prisma.Sql;
};

/** The rules in force, or as they would be with changes. */
export function rulesAt(now: Prisma.Sql, changes: readonly RuleChange[] = []): Rules {
  const ofBusiness = (wanted: RuleChange["rule"], column: Prisma.Sql) => {
    const change = changes.find(({ rule, eventTypeId }) => rule === wanted && eventTypeId === undefined);
    return change ? sql`${change.days}::int` : column;
  };
  const businessDays = ofBusiness("booking", sql`o.retention_days`);
  const changed = changes.find(({ rule, eventTypeId }) => rule === "booking" && eventTypeId !== undefined);
  return {
    past: pastBy(now),
    businessDays,
    bookingDays: (booking) => {
      const days = sql`COALESCE((SELECT e.retention_days FROM event_type e WHERE e.id = ${booking}.event_type_id),
        ${businessDays})`;
      if (changed === undefined) return days;
      return sql`CASE WHEN ${booking}.event_type_id = ${changed.eventTypeId} THEN ${changed.days}::int ELSE ${days} END`;
    },
    answerDays: ofBusiness("answer", sql`o.answer_days`),
    sensitiveAnswerDays: ofBusiness("sensitiveAnswer", sql`o.sensitive_answer_days`),
    callDays: ofBusiness("call", sql`o.call_days`),
    recordingDays: ofBusiness("recording", sql`o.recording_days`),
    chatDays: ofBusiness("chat", sql`o.chat_days`),
  };
}

/**
 * A day is 24 hours: `interval '1 day'` would follow the changes of clocks. The anchor stands alone on its side, so that
 * an index on it can be used.
 */
function pastBy(now: Prisma.Sql): Rules["past"] {
  return (anchor, days) => sql`${anchor} <= ${now} - ${days} * interval '24 hours'`;
}

export function instant(now: number): Prisma.Sql {
  return Prisma.sql`${new Date(now)}::timestamptz`;
}
