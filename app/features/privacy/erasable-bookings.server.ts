import { Prisma } from "#app/platform/database/generated/client.ts";
import type { Erasable, Part, Rules } from "./erasable.server.ts";

const { sql } = Prisma;

export function callEndedAt(booking: Prisma.Sql): Prisma.Sql {
  return sql`(SELECT max(COALESCE(c.ended_at, c.last_seen_at)) FROM call c WHERE c.booking_id = ${booking}.id)`;
}

/** The same as `retentionAnchor` of the domain, in SQL; a test holds the two together. */
function anchorOf(booking: Prisma.Sql): Prisma.Sql {
  return sql`CASE
    WHEN ${booking}.status IN ('cancelled', 'declined', 'expired') AND ${booking}.cancelled_at IS NOT NULL
      THEN ${booking}.cancelled_at
    ELSE GREATEST(${booking}.ends_at, ${callEndedAt(booking)}) END`;
}

/** A claim or an order keeps this booking, or one of its people asked for their data to be kept and not used. */
function isKept(bookingId: Prisma.Sql): Prisma.Sql {
  return sql`(EXISTS (SELECT 1 FROM legal_hold h WHERE h.booking_id = ${bookingId})
    OR EXISTS (SELECT 1 FROM attendee r WHERE r.booking_id = ${bookingId} AND r.restricted_at IS NOT NULL))`;
}

/** A meeting with everyone and everything in it, and a series with the last of its seats. */
export const bookings: Erasable = {
  table: sql`booking`,
  due: ({ past, bookingDays }) => past(anchorOf(sql`x`), bookingDays(sql`x`)),
  ended: (now) => sql`x.purge_at <= ${now}`,
  kept: isKept(sql`x.id`),
  locks: (ids) => sql`
    SELECT id FROM series WHERE id IN (SELECT series_id FROM attendee WHERE booking_id = ANY (${ids}))
    ORDER BY id FOR UPDATE`,
  parts: (ids) => {
    const ofBookings = sql`t.booking_id = ANY (${ids})`;
    const attendees = sql`SELECT id FROM attendee WHERE booking_id = ANY (${ids})`;
    const calls = sql`SELECT id FROM call WHERE booking_id = ANY (${ids})`;
    const offers = sql`SELECT id FROM time_offer WHERE booking_id = ANY (${ids})`;
    const ofAttendees = partsOfAttendees(attendees, {
      mails: sql`SELECT id FROM mail_message WHERE booking_id = ANY (${ids}) UNION
        SELECT id FROM mail_message WHERE time_proposal_id IN (
          SELECT id FROM time_proposal WHERE time_offer_id IN (${offers}))`,
      participants: sql`SELECT id FROM call_participant WHERE call_id IN (${calls})`,
      media: sql`SELECT id FROM call_media WHERE call_id IN (${calls})`,
      chat: sql`SELECT id FROM chat_line WHERE call_id IN (${calls})`,
      answers: sql`SELECT id FROM answer WHERE booking_id = ANY (${ids})`,
    });
    return [
      seriesOf(sql`SELECT id FROM attendee WHERE booking_id = ANY (${ids})`),
      ...ofAttendees,
      { counted: "calls", table: sql`call`, where: ofBookings },
      { counted: "timeProposals", table: sql`time_proposal`, where: sql`t.time_offer_id IN (${offers})` },
      { counted: "timeOffers", table: sql`time_offer`, where: ofBookings },
      { counted: "occupiedTimes", table: sql`occupied_time`, where: ofBookings },
      { counted: "hosts", table: sql`booking_host`, where: ofBookings },
      { counted: "bookings", table: sql`booking`, where: sql`t.id = ANY (${ids})` },
    ];
  },
};

/** A seat that was given up in a meeting that still stands, or is not due itself yet. Guests go with who brought them. */
export const seats: Erasable = {
  table: sql`attendee`,
  due: (rules) => {
    const days = sql`(SELECT ${rules.bookingDays(sql`b`)} FROM booking b WHERE b.id = x.booking_id)`;
    return sql`x.cancelled_at IS NOT NULL AND ${rules.past(sql`x.cancelled_at`, days)} AND ${standsBy(rules)}`;
  },
  locks: (ids) => sql`
    SELECT id FROM series WHERE id IN (SELECT series_id FROM attendee WHERE id = ANY (${ids}))
    ORDER BY id FOR UPDATE`,
  kept: isKept(sql`x.booking_id`),
  parts: (ids) => [seriesOf(withGuests(ids)), ...partsOfAttendees(withGuests(ids))],
  ended: (now) => sql`x.purge_at <= ${now} AND ${stands(now)}`,
  // Up to then the seat stood, and mails to the hosts and to others of the group may name it.
  copies: (ids) => sql`
    SELECT m.id FROM attendee a JOIN mail_message m ON m.booking_id = a.booking_id AND m.created_at <= a.cancelled_at
    WHERE a.id = ANY (${ids})`,
};

/** Answers may go long before their meeting does, by a rule for each kind or for one question. */
export const answers: Erasable = {
  table: sql`answer`,
  due: (rules) => {
    const ifSensitive = sql`CASE WHEN x.sensitive THEN ${rules.sensitiveAnswerDays} END`;
    const ofQuestion = sql`(SELECT q.answer_days FROM question q WHERE q.id = x.question_id)`;
    const own = sql`LEAST(${rules.answerDays}, ${ifSensitive}, ${ofQuestion})`;
    return sql`EXISTS (SELECT 1 FROM booking b WHERE b.id = x.booking_id AND ${rules.past(anchorOf(sql`b`), own)})
      AND ${standsBy(rules)}`;
  },
  ended: (now) => sql`x.purge_at <= ${now} AND ${stands(now)}`,
  kept: isKept(sql`x.booking_id`),
  locks: (ids) => bookingsOf(sql`SELECT booking_id FROM answer WHERE id = ANY (${ids})`),
  parts: (ids) => [{ counted: "answers", table: sql`answer`, where: sql`t.id = ANY (${ids})` }],
  // The confirmation to the hosts names what was answered.
  copies: (ids) => sql`
    SELECT m.id FROM answer a JOIN mail_message m ON m.booking_id = a.booking_id WHERE a.id = ANY (${ids})`,
};

/** An entry of the log of calls, with who took part. */
export const calls: Erasable = {
  table: sql`call`,
  due: (rules) =>
    sql`${rules.past(sql`COALESCE(x.ended_at, x.last_seen_at)`, rules.callDays)} AND ${standsBy(rules)}`,
  ended: (now) => sql`x.purge_at <= ${now} AND ${stands(now)}`,
  kept: isKept(sql`x.booking_id`),
  locks: (ids) => bookingsOf(sql`SELECT booking_id FROM call WHERE id = ANY (${ids})`),
  parts: (ids) => [
    { counted: "media", table: sql`call_media`, where: sql`t.call_id = ANY (${ids})` },
    { counted: "chatLines", table: sql`chat_line`, where: sql`t.call_id = ANY (${ids})` },
    { counted: "participants", table: sql`call_participant`, where: sql`t.call_id = ANY (${ids})` },
    { counted: "calls", table: sql`call`, where: sql`t.id = ANY (${ids})` },
  ],
};

const bookingOfCall = sql`(SELECT c.booking_id FROM call c WHERE c.id = x.call_id)`;

/** A recording or a photograph. Its bytes are erased from the object store by what the database notes of its parts. */
export const media: Erasable = {
  table: sql`call_media`,
  due: ({ past, recordingDays }) => past(sql`COALESCE(x.ended_at, x.seen_at)`, recordingDays),
  ended: (now) => sql`x.purge_at <= ${now}`,
  kept: isKept(bookingOfCall),
  locks: (ids) =>
    bookingsOf(
      sql`SELECT c.booking_id FROM call c JOIN call_media m ON m.call_id = c.id WHERE m.id = ANY (${ids})`,
    ),
  parts: (ids) => [{ counted: "media", table: sql`call_media`, where: sql`t.id = ANY (${ids})` }],
};

/** What somebody wrote in a call. */
export const chatLines: Erasable = {
  table: sql`chat_line`,
  due: ({ past, chatDays }) => past(sql`x.said_at`, chatDays),
  ended: (now) => sql`x.purge_at <= ${now}`,
  kept: isKept(bookingOfCall),
  locks: (ids) =>
    bookingsOf(
      sql`SELECT c.booking_id FROM call c JOIN chat_line l ON l.call_id = c.id WHERE l.id = ANY (${ids})`,
    ),
  parts: (ids) => [{ counted: "chatLines", table: sql`chat_line`, where: sql`t.id = ANY (${ids})` }],
};

/** Locked, no hold can be placed on them until the transaction ends. */
function bookingsOf(ids: Prisma.Sql): Prisma.Sql {
  return sql`SELECT id FROM booking WHERE id IN (${ids}) ORDER BY id FOR UPDATE`;
}

/** The booking that `x` belongs to is not due itself. */
function standsBy({ past, bookingDays }: Rules): Prisma.Sql {
  return sql`NOT EXISTS (SELECT 1 FROM booking b
    WHERE b.id = x.booking_id AND ${past(anchorOf(sql`b`), bookingDays(sql`b`))})`;
}

/** The same under the rules in force. */
function stands(now: Prisma.Sql): Prisma.Sql {
  return sql`NOT EXISTS (SELECT 1 FROM booking b WHERE b.id = x.booking_id AND b.purge_at <= ${now})`;
}

/** Times that were offered by hand, with the answers to them. One that was taken goes with its booking, or before. */
export const timeOffers: Erasable = {
  table: sql`time_offer`,
  due: ({ past, businessDays, bookingDays }) => {
    const proposed = sql`(SELECT max(p.starts_at) FROM time_proposal p WHERE p.time_offer_id = x.id)`;
    return sql`${past(sql`GREATEST(x.ends_on, ${proposed})`, businessDays)}
      AND NOT EXISTS (SELECT 1 FROM booking b
        WHERE b.id = x.booking_id AND ${past(anchorOf(sql`b`), bookingDays(sql`b`))})`;
  },
  parts: (ids) => {
    const ofOffers = sql`t.time_offer_id = ANY (${ids})`;
    return [
      {
        counted: "mails",
        table: sql`mail_message`,
        where: sql`t.time_proposal_id IN (SELECT id FROM time_proposal WHERE time_offer_id = ANY (${ids}))`,
      },
      { counted: "timeProposals", table: sql`time_proposal`, where: ofOffers },
      { counted: "timeOffers", table: sql`time_offer`, where: sql`t.id = ANY (${ids})` },
    ];
  },
};

function withGuests(ids: string[]): Prisma.Sql {
  return sql`SELECT id FROM attendee WHERE id = ANY (${ids}) UNION
    SELECT id FROM attendee WHERE accompanies_id = ANY (${ids})`;
}

/** The series whose last seats are these. */
function seriesOf(attendees: Prisma.Sql): Part {
  return {
    counted: "series",
    table: sql`series`,
    where: sql`t.id IN (SELECT series_id FROM attendee WHERE id IN (${attendees}))
      AND NOT EXISTS (SELECT 1 FROM attendee a WHERE a.series_id = t.id AND a.id NOT IN (${attendees}))`,
  };
}

const none = sql`SELECT NULL::text WHERE false`;

/**
 * What is kept of attendees, wherever they were before: a seat that was moved has mails of its old meeting. `others` are
 * queries of further rows of the same tables. Unions rather than OR, which would read whole tables.
 */
function partsOfAttendees(
  attendees: Prisma.Sql,
  others = { mails: none, participants: none, media: none, chat: none, answers: none },
): Part[] {
  return [
    {
      counted: "mails",
      table: sql`mail_message`,
      where: sql`t.id IN (${others.mails} UNION SELECT id FROM mail_message WHERE attendee_id IN (${attendees})
        UNION SELECT id FROM mail_message WHERE about_attendee_id IN (${attendees}))`,
    },
    {
      counted: "media",
      table: sql`call_media`,
      where: sql`t.id IN (${others.media} UNION SELECT id FROM call_media
        WHERE people && ARRAY (SELECT 'attendee-' || a.id FROM attendee a WHERE a.id IN (${attendees})))`,
    },
    {
      counted: "chatLines",
      table: sql`chat_line`,
      where: sql`t.id IN (${others.chat} UNION SELECT id FROM chat_line
        WHERE said_by IN (SELECT 'attendee-' || a.id FROM attendee a WHERE a.id IN (${attendees})))`,
    },
    {
      counted: "participants",
      table: sql`call_participant`,
      where: sql`t.id IN (${others.participants} UNION
        SELECT id FROM call_participant WHERE attendee_id IN (${attendees}))`,
    },
    {
      counted: "answers",
      table: sql`answer`,
      where: sql`t.id IN (${others.answers} UNION SELECT id FROM answer WHERE attendee_id IN (${attendees}))`,
    },
    { counted: "attendees", table: sql`attendee`, where: sql`t.id IN (${attendees})` },
  ];
}
