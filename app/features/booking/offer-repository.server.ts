import type {
  ApprovalKind,
  HostMode,
  LimitPeriod,
  LocationKind,
  QuestionKind,
  SeriesUnit,
  WindowKind,
} from "#app/platform/database/generated/client.ts";
import { readOfferRow } from "./offer-row.server.ts";
import { offerText } from "./offer-statement.server.ts";

/**
 * The one read behind a booking page: an event type with its business, hosts, schedules, questions and busy times, in
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
  keepsCampaign: boolean;
  /** Visitors book nothing where a host's connected calendar cannot be asked in time. */
  refusesUnasked: boolean;
  allowedSites: string[];
  /** The business's own zone, for what no host's schedule decides. */
  organizationZone: string;
  version: string;

  eventTypeId: string;
  slug: string;
  title: string;
  description: string;
  color: string | null;
  hidden: boolean;
  /** Only a private link leads to it; see private-link.server.ts. */
  byLinksAlone: boolean;
  disabled: boolean;
  deleted: boolean;
  hostMode: HostMode;
  attendeeChoosesHost: boolean;
  lengthMinutes: number;
  otherLengths: number[];
  slotIntervalMinutes: number | null;
  slotOffsetMinutes: number;
  fitClosely: boolean;
  bufferBeforeMinutes: number;
  bufferAfterMinutes: number;
  noticeMinutes: number;
  windowKind: WindowKind;
  windowDays: number | null;
  windowFirstDate: string | null;
  windowLastDate: string | null;
  ongoingPerAttendee: number | null;
  seats: number | null;
  showsSeatsLeft: boolean;
  showsAttendees: boolean;
  /** Never where private links alone lead: who waits has an address to come back by, but no link. */
  waitingList: boolean;
  offerMinutes: number;
  seriesUnit: SeriesUnit | null;
  seriesEvery: number;
  seriesMax: number;
  approval: ApprovalKind;
  approvalNotice: number;
  approvalHours: number;
  pendingBlocks: boolean;
  guestsMax: number;
  attendeesMayCancel: boolean;
  attendeesMayMove: boolean;
  changeNoticeMinutes: number;
  cancellationPolicy: string;
  asksNews: boolean;
  newsText: string;
  confirmationText: string;
  redirectUrl: string | null;
  redirectsDetails: boolean;

  hosts: OfferedHost[];
  schedules: OfferedSchedule[];
  locations: OfferedLocation[];
  questions: OfferedQuestion[];
  limits: OfferedLimit[];
  /** Of this event type where it has limits: flat [start, end, …] of its bookings, epoch ms. */
  taken: number[];
  /** When the first of the holds among the busy times ends by itself; epoch ms. */
  heldUntil: number | null;
  /** Group meetings that stand or are held, full ones too. */
  meetings: OfferedMeeting[];
};

export type OfferedHost = {
  id: string;
  name: string;
  scheduleId: string;
  fixed: boolean;
  groupName: string;
  priority: number;
  weight: number;
  /** Flat [start, end, …] epoch ms: bookings and holds with their buffers, busy times without. */
  busy: number[];
  away: { firstDate: string; lastDate: string; colleagueId: string | null }[];
  travel: { firstDate: string; lastDate: string; timeZone: string }[];
  limits: OfferedLimit[];
  /** Where the member has limits: flat [start, end, …] of the member's bookings in this business. */
  taken: number[];
};

export type OfferedSchedule = {
  id: string;
  timeZone: string;
  holidayCountry: string | null;
  workedHolidays: string[];
  rules: [weekday: number, startMinute: number, endMinute: number][];
  overrides: [date: string, startMinute: number | null, endMinute: number | null][];
};

export type OfferedLocation = { id: string; kind: LocationKind; detail: string };
export type OfferedLimit = { period: LimitPeriod; maxCount: number | null; maxMinutes: number | null };
/** `taken` counts attendees and live holds of others. `bookingId` is null while it is only held. */
export type OfferedMeeting = {
  hostId: string;
  bookingId: string | null;
  start: number;
  end: number;
  seats: number;
  taken: number;
};

export type OfferedQuestion = {
  id: string;
  kind: QuestionKind;
  label: string;
  /** What it is asked for, in the business's words. */
  purpose: string;
  required: boolean;
  options: string[];
  hidden: boolean;
  sensitive: boolean;
  /** Whole days after the meeting until the answer is erased, if the booking is not before. */
  answerDays: number;
  prefillName: string;
  conditionId: string | null;
  conditionValue: string;
};

/** Anything that runs SQL: the pool, or a transaction. */
export type Runs = {
  query(statement: { name: string; text: string; values: unknown[] }): Promise<{ rows: unknown[] }>;
};

/** The starts in question, epoch ms, and what shall not stand in the way. */
export type OfferBounds = {
  from: number;
  to: number;
  now: number;
  /** A booking that moves: its own time is free for it. */
  exceptBookingId?: string | undefined;
  /** The asking visitor's own hold, by the hash of their word. */
  visitor?: string | undefined;
};

function valuesOf({ from, to, now, exceptBookingId, visitor }: OfferBounds): unknown[] {
  return [from, to, exceptBookingId ?? "", now, visitor ?? ""];
}

/** By the two words of its public address. */
export async function findOffer(
  pool: Runs,
  businessSlug: string,
  slug: string,
  bounds: OfferBounds,
): Promise<OfferRow | null> {
  const { rows } = await pool.query({
    name: "offer-by-slug",
    text: `${offerText} WHERE o.slug = $1 AND e.slug = $2 AND e.deleted_at IS NULL AND o.closes_at IS NULL AND o.paused_at IS NULL`,
    values: [businessSlug, slug, ...valuesOf(bounds)],
  });
  return readOfferRow(rows[0]);
}

/** By its id, for a booking that moves and for the business's own pages. Deleted event types keep their bookings. */
export async function findOfferById(
  pool: Runs,
  organizationId: string,
  eventTypeId: string,
  bounds: OfferBounds,
): Promise<OfferRow | null> {
  const { rows } = await pool.query({
    name: "offer-by-id",
    text: `${offerText} WHERE o.id = $1 AND e.id = $2`,
    values: [organizationId, eventTypeId, ...valuesOf(bounds)],
  });
  return readOfferRow(rows[0]);
}

/** Why nothing is found under a business's address: 410 where the business is being deleted, else 404. */
export async function statusOfMissing(pool: Runs, slug: string): Promise<404 | 410> {
  const { rows } = await pool.query({
    name: "closing-by-slug",
    text: "SELECT 1 FROM organization WHERE slug = $1 AND closes_at IS NOT NULL",
    values: [slug],
  });
  return rows.length > 0 ? 410 : 404;
}

export type ListedEventType = {
  slug: string;
  title: string;
  description: string;
  color: string | null;
  lengthMinutes: number;
  otherLengths: number[];
  hostNames: string[];
  hostIds: string[];
};
export type BusinessRow = {
  organizationId: string;
  name: string;
  slug: string;
  welcomeText: string;
  accentColor: string;
  logoId: string | null;
  allowedSites: string[];
  version: string;
  eventTypes: ListedEventType[];
};

/** A business's page: its event types that are neither hidden, disabled nor deleted, in the business's order. */
export async function findBusiness(pool: Runs, slug: string): Promise<BusinessRow | null> {
  const { rows } = await pool.query({
    name: "business-by-slug",
    text: `SELECT o.id AS "organizationId", o.name, o.slug, o.welcome_text AS "welcomeText", o.accent_color AS "accentColor",
        o.logo_id AS "logoId", o.allowed_sites AS "allowedSites", v.version,
        (SELECT coalesce(json_agg(json_build_object('slug', e.slug, 'title', e.title, 'description', e.description, 'color', e.color,
            'lengthMinutes', e.length_minutes, 'otherLengths', e.other_lengths,
            'hostIds', (SELECT coalesce(json_agg(h.user_id), '[]') FROM event_type_host h WHERE h.event_type_id = e.id),
            'hostNames', (SELECT coalesce(json_agg(u.name ORDER BY h.position, u.name), '[]') FROM event_type_host h
               JOIN app_user u ON u.id = h.user_id
               JOIN membership m ON m.user_id = h.user_id AND m.organization_id = o.id AND m.suspended_at IS NULL
              WHERE h.event_type_id = e.id)) ORDER BY e.position, e.created_at), '[]')
           FROM event_type e
          WHERE e.organization_id = o.id AND NOT e.hidden AND NOT e.disabled AND e.deleted_at IS NULL) AS "eventTypes"
      FROM organization o JOIN page_version v ON v.organization_id = o.id WHERE o.slug = $1 AND o.closes_at IS NULL
        AND o.paused_at IS NULL`,
    values: [slug],
  });
  return (rows[0] as BusinessRow | undefined) ?? null;
}
