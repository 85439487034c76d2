import { Prisma } from "#app/platform/database/generated/client.ts";
import type { subjectPath } from "../privacy/data-map.ts";
import { type DeletionScope, isKept } from "./deletion-scope.server.ts";

const { sql } = Prisma;

type PersonalModel = keyof typeof subjectPath;
type StepName = "stop-jobs" | "media" | "answers" | "logs" | "profile" | "sessions";

/**
 * What a deletion does about each model that holds something personal: a step of its own erases the rows, or the engine
 * of retention does with its bookings; or a sentence says why rows stay. A model that is not here does not compile.
 */
export const fateOfModel = {
  Booking: "bookings",
  BookingHost: "bookings",
  OccupiedTime: "bookings",
  Series: "bookings",
  Attendee: "bookings",
  Call: "bookings",
  CallParticipant: "bookings",
  CallMedia: "bookings",
  ChatLine: "bookings",
  WaitingEntry: "bookings",
  TimeOffer: "bookings",
  TimeProposal: "bookings",
  Answer: "answers",
  Hold: "stop-jobs",
  RoomState: "stop-jobs",
  MailMessage: "logs",
  AccessEvent: "logs",
  AccessGrant: "logs",
  ConsentRecord: "logs",
  Suppression: "logs",
  Disclosure: "logs",
  GuardianWish: "stop-jobs",
  Invitation: "logs",
  RightsRequest: "logs",
  RightsEvent: "logs",
  SupportRequest: "logs",
  SupportAnswer: "logs",
  Asset: "media",
  ExportJob: "media",
  EventTypeHost: "profile",
  EventLocation: "profile",
  MailWording: "profile",
  BookingLimit: "profile",
  PrivateLink: "profile",
  Question: "profile",
  AvailabilityRule: "profile",
  DateOverride: "profile",
  Schedule: "profile",
  OutOfOffice: "profile",
  TravelPeriod: "profile",
  BusyTime: "profile",
  CalendarBusy: "profile",
  IgnoredCalendar: "profile",
  CalendarCopy: "profile",
  ConnectedCalendar: "profile",
  CalendarConnection: "profile",
  EventType: "profile",
  Membership: "profile",
  PersonalRoom: "profile",
  RoomCode: "bookings",
  CallRating: "It is nobody's once its call or its person is gone; the score goes with the business.",
  Organization: "profile",
  Session: "sessions",
  EmailToken: "sessions",
  EmailChange: "sessions",
  SecondFactor: "sessions",
  RecoveryCode: "sessions",
  PolicyAcceptance: "sessions",
  User: "sessions",
  ConsentText: "It goes with the last record that somebody agreed to it.",
  LegalHold: "It keeps its booking, and is named on the certificate.",
  AuditEvent: "Who did it is forgotten; that something was done stays, with the hashes that hold the chain.",
  DeletionJob: "It is the certificate.",
  IncidentSubject: "Whoever was concerned by a breach is told; the sealed list has its own end.",
  LegalRequest: "The register of what authorities asked for has its own end.",
  LegalRequestPerson: "As the request that it belongs to.",
  RightsSession: "It belongs to whoever uses the portal, and ends by itself within half an hour.",
  RightsAddress: "As the session that it belongs to.",
  RightsLink: "It belongs to whoever uses the portal, and ends by itself within a quarter of an hour.",
} as const satisfies Record<PersonalModel, string>;

/** Rows of one table that go, where the table is `t`. */
export type ErasedPart = {
  model: PersonalModel;
  step: StepName;
  table: Prisma.Sql;
  where: Prisma.Sql;
  /** Rows that a key takes along: what they are, and how many hang on the rows `ids`. */
  along?: { model: PersonalModel; count: (ids: string[]) => Prisma.Sql };
};

/** Everything but bookings with what belongs to them, in the order of deletion: what hangs on something goes before it. */
export function partsOf(scope: DeletionScope): ErasedPart[] {
  return [...ofBusinesses(scope), ...ofMember(scope), ...ofAccount(scope)];
}

function part(step: StepName, model: PersonalModel, table: Prisma.Sql, where: Prisma.Sql): ErasedPart {
  return { step, model, table, where };
}

function ofBusinesses({ businessIds }: DeletionScope): ErasedPart[] {
  if (businessIds.length === 0) return [];
  const own = sql`t.organization_id = ANY (${businessIds})`;
  const settings = (model: PersonalModel, table: Prisma.Sql) => part("profile", model, table, own);
  const keeps = (column: Prisma.Sql, id: Prisma.Sql) =>
    sql`EXISTS (SELECT 1 FROM booking b WHERE ${column} = ${id} AND ${isKept(sql`b.id`)})`;
  return [
    part("stop-jobs", "Hold", sql`hold`, own),
    part("stop-jobs", "RoomState", sql`room_state`, own),
    part("stop-jobs", "GuardianWish", sql`guardian_wish`, own),
    part("media", "Asset", sql`asset`, own),
    // The files follow within the hour, by the clean-up of exports.
    part("media", "ExportJob", sql`export_job`, own),
    part(
      "answers",
      "Answer",
      sql`answer`,
      sql`t.booking_id IN (SELECT b.id FROM booking b
        WHERE b.organization_id = ANY (${businessIds}) AND NOT ${isKept(sql`b.id`)})`,
    ),
    part("logs", "AccessEvent", sql`access_event`, own),
    part("logs", "AccessGrant", sql`access_grant`, own),
    part(
      "logs",
      "MailMessage",
      sql`mail_message`,
      sql`${own} AND t.deletion_job_id IS NULL AND num_nonnulls(t.booking_id, t.attendee_id, t.waiting_entry_id,
        t.time_proposal_id, t.about_attendee_id) = 0`,
    ),
    part("logs", "Invitation", sql`invitation`, own),
    part("logs", "ConsentRecord", sql`consent_record`, own),
    part("logs", "Suppression", sql`suppression`, own),
    part("logs", "Disclosure", sql`disclosure`, own),
    {
      ...part("logs", "RightsRequest", sql`rights_request`, own),
      along: {
        model: "RightsEvent",
        count: (ids) => sql`SELECT count(*)::int AS count FROM rights_event WHERE request_id = ANY (${ids})`,
      },
    },
    settings("EventTypeHost", sql`event_type_host`),
    settings("EventLocation", sql`event_location`),
    settings("MailWording", sql`mail_wording`),
    settings("BookingLimit", sql`booking_limit`),
    settings("PrivateLink", sql`private_link`),
    settings("Question", sql`question`),
    settings("AvailabilityRule", sql`availability_rule`),
    settings("DateOverride", sql`date_override`),
    settings("Schedule", sql`schedule`),
    settings("OutOfOffice", sql`out_of_office`),
    settings("TravelPeriod", sql`travel_period`),
    settings("BusyTime", sql`busy_time`),
    settings("CalendarBusy", sql`calendar_busy`),
    settings("IgnoredCalendar", sql`ignored_calendar`),
    settings("CalendarCopy", sql`calendar_copy`),
    settings("ConnectedCalendar", sql`connected_calendar`),
    settings("CalendarConnection", sql`calendar_connection`),
    settings("PersonalRoom", sql`personal_room`),
    part(
      "profile",
      "EventType",
      sql`event_type`,
      sql`${own} AND NOT ${keeps(sql`b.event_type_id`, sql`t.id`)}`,
    ),
    settings("Membership", sql`membership`),
    part(
      "profile",
      "Organization",
      sql`organization`,
      sql`t.id = ANY (${businessIds}) AND NOT ${keeps(sql`b.organization_id`, sql`t.id`)}`,
    ),
  ];
}

/** What a business holds about one of its members. Hours by which others host, too, are handed to one of them. */
function ofMember({ leftIds, userId }: DeletionScope): ErasedPart[] {
  if (leftIds.length === 0 || userId === null) return [];
  const own = sql`t.organization_id = ANY (${leftIds}) AND t.user_id = ${userId}`;
  const unshared = (id: Prisma.Sql) =>
    sql`NOT EXISTS (SELECT 1 FROM event_type_host g WHERE g.schedule_id = ${id} AND g.user_id <> ${userId})`;
  const ofSchedule = sql`t.schedule_id IN (SELECT s.id FROM schedule s
    WHERE s.organization_id = ANY (${leftIds}) AND s.user_id = ${userId} AND ${unshared(sql`s.id`)})`;
  return [
    part("media", "ExportJob", sql`export_job`, own),
    part("profile", "EventTypeHost", sql`event_type_host`, own),
    part("profile", "BookingLimit", sql`booking_limit`, own),
    part("profile", "AvailabilityRule", sql`availability_rule`, ofSchedule),
    part("profile", "DateOverride", sql`date_override`, ofSchedule),
    part("profile", "Schedule", sql`schedule`, sql`${own} AND ${unshared(sql`t.id`)}`),
    part("profile", "OutOfOffice", sql`out_of_office`, own),
    part("profile", "TravelPeriod", sql`travel_period`, own),
    part("profile", "BusyTime", sql`busy_time`, own),
    part("profile", "CalendarBusy", sql`calendar_busy`, own),
    part("profile", "IgnoredCalendar", sql`ignored_calendar`, own),
    part("profile", "CalendarCopy", sql`calendar_copy`, own),
    part("profile", "ConnectedCalendar", sql`connected_calendar`, own),
    part("profile", "CalendarConnection", sql`calendar_connection`, own),
    part("profile", "PersonalRoom", sql`personal_room`, own),
    part("profile", "Membership", sql`membership`, own),
  ];
}

/** What they wrote to the operator, signed in or under the account's address. */
function writtenBy(request: Prisma.Sql, userId: string): Prisma.Sql {
  return sql`(${request}.user_id = ${userId}
    OR ${request}.email = (SELECT lower(u.email) FROM app_user u WHERE u.id = ${userId}))`;
}

/** What businesses asked of the account's address. */
function invited(invitation: Prisma.Sql, userId: string): Prisma.Sql {
  return sql`${invitation}.email = (SELECT lower(u.email) FROM app_user u WHERE u.id = ${userId})`;
}

function ofAccount({ account, userId, businessIds, leftIds }: DeletionScope): ErasedPart[] {
  if (!account || userId === null) return [];
  const own = sql`t.user_id = ${userId}`;
  // Of businesses that go, mails go with them, but for those of bookings that are kept.
  const elsewhere = sql`(t.organization_id IS NULL OR t.organization_id <> ALL (${businessIds})
    OR t.booking_id IN (SELECT b.id FROM booking b
      WHERE b.organization_id = ANY (${businessIds}) AND ${isKept(sql`b.id`)}))`;
  return [
    part(
      "media",
      "ExportJob",
      sql`export_job`,
      sql`${own} AND (t.organization_id IS NULL OR t.organization_id <> ALL (${[...businessIds, ...leftIds]}))`,
    ),
    part(
      "logs",
      "MailMessage",
      sql`mail_message`,
      sql`${own} AND ${elsewhere} AND t.deletion_job_id IS NULL`,
    ),
    part(
      "logs",
      "MailMessage",
      sql`mail_message`,
      sql`t.support_request_id IN (SELECT r.id FROM support_request r WHERE ${writtenBy(sql`r`, userId)})`,
    ),
    {
      ...part("logs", "SupportRequest", sql`support_request`, writtenBy(sql`t`, userId)),
      along: {
        model: "SupportAnswer",
        count: (ids) =>
          sql`SELECT count(*)::int AS count FROM support_answer WHERE request_id = ANY (${ids})`,
      },
    },
    part(
      "logs",
      "MailMessage",
      sql`mail_message`,
      sql`t.invitation_id IN (SELECT i.id FROM invitation i WHERE ${invited(sql`i`, userId)})`,
    ),
    part("logs", "Invitation", sql`invitation`, invited(sql`t`, userId)),
    part("sessions", "Session", sql`session`, own),
    part("sessions", "EmailToken", sql`email_token`, own),
    part("sessions", "EmailChange", sql`email_change`, own),
    part("sessions", "SecondFactor", sql`second_factor`, own),
    part("sessions", "RecoveryCode", sql`recovery_code`, own),
    part("sessions", "PolicyAcceptance", sql`policy_acceptance`, own),
    part("sessions", "ConsentRecord", sql`consent_record`, own),
    part("sessions", "User", sql`app_user`, sql`t.id = ${userId}`),
  ];
}
