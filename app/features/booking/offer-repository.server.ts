import type { QuestionKind } from "#app/platform/database/generated/client.ts";

/**
 * The one read behind a booking page: an event type with its business, host, schedule, questions and busy times, in
 * one statement and so at one moment. The page version stands in the same snapshot, so a page that is kept under it
 * can never hide a later change.
 */
export type OfferRow = {
  organizationId: string;
  organizationName: string;
  organizationSlug: string;
  welcomeText: string;
  accentColor: string;
  logoId: string | null;
  retentionDays: number;
  version: string;
  eventTypeId: string;
  slug: string;
  title: string;
  description: string;
  lengthMinutes: number;
  slotIntervalMinutes: number | null;
  bufferBeforeMinutes: number;
  bufferAfterMinutes: number;
  noticeMinutes: number;
  windowDays: number | null;
  changeNoticeMinutes: number;
  hidden: boolean;
  hostId: string;
  hostName: string;
  timeZone: string;
  rules: [weekday: number, startMinute: number, endMinute: number][];
  overrides: [date: string, startMinute: number | null, endMinute: number | null][];
  questions: OfferedQuestion[];
  busy: [start: number, end: number][];
};

export type OfferedQuestion = {
  id: string;
  kind: QuestionKind;
  label: string;
  required: boolean;
  options: string[];
};

const select = `
SELECT o.id AS "organizationId", o.name AS "organizationName", o.slug AS "organizationSlug",
  o.welcome_text AS "welcomeText", o.accent_color AS "accentColor", o.logo_id AS "logoId",
  o.retention_days AS "retentionDays", v.version,
  e.id AS "eventTypeId", e.slug, e.title, e.description, e.length_minutes AS "lengthMinutes",
  e.slot_interval_minutes AS "slotIntervalMinutes", e.buffer_before_minutes AS "bufferBeforeMinutes",
  e.buffer_after_minutes AS "bufferAfterMinutes", e.notice_minutes AS "noticeMinutes",
  e.window_days AS "windowDays", e.change_notice_minutes AS "changeNoticeMinutes", e.hidden,
  e.host_id AS "hostId", u.name AS "hostName", s.time_zone AS "timeZone",
  (SELECT coalesce(json_agg(json_build_array(r.weekday, r.start_minute, r.end_minute)), '[]')
     FROM availability_rule r WHERE r.schedule_id = s.id) AS rules,
  (SELECT coalesce(json_agg(json_build_array(to_char(d.date, 'YYYY-MM-DD'), d.start_minute, d.end_minute)), '[]')
     FROM date_override d WHERE d.schedule_id = s.id
      AND d.date BETWEEN (to_timestamp($3 / 1000.0) AT TIME ZONE 'UTC')::date - 3 AND (to_timestamp($4 / 1000.0) AT TIME ZONE 'UTC')::date + 3) AS overrides,
  (SELECT coalesce(json_agg(json_build_object('id', q.id, 'kind', q.kind, 'label', q.label, 'required', q.required, 'options', q.options) ORDER BY q.position), '[]')
     FROM question q WHERE q.event_type_id = e.id) AS questions,
  (SELECT coalesce(json_agg(json_build_array(extract(epoch FROM b.occupied_starts_at) * 1000, extract(epoch FROM b.occupied_ends_at) * 1000)), '[]')
     FROM booking b WHERE b.host_id = e.host_id AND b.status = 'confirmed' AND b.id <> $5
      AND b.starts_at > to_timestamp($3 / 1000.0) - interval '4 days' AND b.starts_at < to_timestamp($4 / 1000.0) + interval '4 days') AS busy
FROM event_type e
JOIN organization o ON o.id = e.organization_id
JOIN page_version v ON v.organization_id = o.id
JOIN app_user u ON u.id = e.host_id
JOIN schedule s ON s.id = e.schedule_id`;

/** Anything that runs SQL: the pool, or a transaction. */
export type Runs = {
  query(statement: { name: string; text: string; values: unknown[] }): Promise<{ rows: unknown[] }>;
};
type Between = { from: number; to: number };

/** By the two words of its public address. `from` and `to` bound the starts in question (epoch ms). */
export async function findOffer(
  pool: Runs,
  businessSlug: string,
  slug: string,
  { from, to }: Between,
): Promise<OfferRow | null> {
  const { rows } = await pool.query({
    name: "offer-by-slug",
    text: `${select} WHERE o.slug = $1 AND e.slug = $2 AND e.deleted_at IS NULL`,
    values: [businessSlug, slug, from, to, ""],
  });
  return (rows[0] as OfferRow | undefined) ?? null;
}

/** For a booking that moves: its own time does not stand in its way. Deleted event types keep their bookings. */
export async function findOfferOfBooking(
  pool: Runs,
  organizationId: string,
  booking: { id: string; eventTypeId: string },
  { from, to }: Between,
): Promise<OfferRow | null> {
  const { rows } = await pool.query({
    name: "offer-of-booking",
    text: `${select} WHERE o.id = $1 AND e.id = $2`,
    values: [organizationId, booking.eventTypeId, from, to, booking.id],
  });
  return (rows[0] as OfferRow | undefined) ?? null;
}

export type ListedEventType = {
  slug: string;
  title: string;
  description: string;
  lengthMinutes: number;
  hostName: string;
};
export type BusinessRow = {
  organizationId: string;
  name: string;
  slug: string;
  welcomeText: string;
  accentColor: string;
  logoId: string | null;
  version: string;
  eventTypes: ListedEventType[];
};

/** A business's page: its event types that are neither hidden nor deleted, in the business's order. */
export async function findBusiness(pool: Runs, slug: string): Promise<BusinessRow | null> {
  const { rows } = await pool.query({
    name: "business-by-slug",
    text: `SELECT o.id AS "organizationId", o.name, o.slug, o.welcome_text AS "welcomeText", o.accent_color AS "accentColor",
        o.logo_id AS "logoId", v.version,
        (SELECT coalesce(json_agg(json_build_object('slug', e.slug, 'title', e.title, 'description', e.description,
            'lengthMinutes', e.length_minutes, 'hostName', u.name) ORDER BY e.position, e.created_at), '[]')
           FROM event_type e JOIN app_user u ON u.id = e.host_id
          WHERE e.organization_id = o.id AND NOT e.hidden AND e.deleted_at IS NULL) AS "eventTypes"
      FROM organization o JOIN page_version v ON v.organization_id = o.id WHERE o.slug = $1`,
    values: [slug],
  });
  return (rows[0] as BusinessRow | undefined) ?? null;
}
