import type { Prisma } from "#app/platform/database/generated/browser.ts";
import type { Definition } from "./business-collections.ts";

/** Whose export it is, and when it was asked for: what the export itself leaves behind is not in it. */
export type OfMember = { userId: string; askedAt: Date };

const own = ({ userId }: OfMember) => ({ userId });

/** What somebody recorded or photographed as a host, or is in as one. */
export const ofHost = (userId: string) => ({
  OR: [{ madeBy: `host-${userId}` }, { people: { has: `host-${userId}` } }],
});

/** What a member's own copy holds: the account and the time that they give, and nothing about those they meet. */
export const memberCollections = {
  User: { where: ({ userId }) => ({ id: userId }), besides: ["id"] },
  Session: { where: own },
  EmailToken: { where: own },
  EmailChange: { where: own },
  SecondFactor: { where: own },
  RecoveryCode: { where: own },
  PolicyAcceptance: { where: own, key: ["userId", "versionId"] },
  ConsentText: {
    where: ({ userId }) => ({ records: { some: { userId } } }),
    only: ["hash", "text"],
    key: ["hash"],
  },
  ConsentRecord: {
    where: own,
    only: ["id", "purpose", "action", "textHash", "locale", "method", "at"],
  },
  ExportJob: { where: ({ userId, askedAt }) => ({ userId, askedAt: { lt: askedAt } }) },
  Organization: {
    where: ({ userId }) => ({ memberships: { some: { userId } } }),
    only: ["id", "slug", "name"],
  },
  Membership: { where: own, besides: ["organizationId"] },
  Schedule: { where: own, besides: ["id", "organizationId", "isDefault"] },
  AvailabilityRule: { where: ({ userId }) => ({ schedule: { userId } }), besides: ["scheduleId"] },
  DateOverride: { where: ({ userId }) => ({ schedule: { userId } }), besides: ["scheduleId"] },
  OutOfOffice: { where: own, besides: ["organizationId"] },
  TravelPeriod: { where: own, besides: ["organizationId"] },
  BusyTime: { where: own, besides: ["organizationId"] },
  CalendarConnection: { where: own, besides: ["organizationId"] },
  ConnectedCalendar: {
    where: own,
    besides: [
      ...["organizationId", "connectionId", "counts", "tentativeBusy", "countsFree", "keepsTitles"],
      ...["takesBookings", "withAnswers", "keepsErased"],
    ] as const,
  },
  CalendarCopy: { where: own, besides: ["organizationId", "calendarId", "bookingId"] },
  CalendarBusy: {
    where: own,
    besides: ["organizationId", "calendarId"],
    key: ["calendarId", "eventKey", "startsAt"],
  },
  IgnoredCalendar: {
    where: own,
    besides: ["organizationId", "calendarId", "eventTypeId"],
    key: ["calendarId", "eventTypeId"],
  },
  PersonalRoom: { where: own, besides: ["organizationId", "knocks"] },
  EventTypeHost: { where: own, key: ["eventTypeId", "userId"], besides: ["eventTypeId", "scheduleId"] },
  BookingLimit: { where: own, besides: ["organizationId", "period"] },
  Booking: {
    where: ({ userId }) => ({ hosts: { some: { userId } } }),
    only: ["id", "organizationId", "title", "status", "startsAt", "endsAt"],
  },
  CallParticipant: {
    where: own,
    only: ["role", "name", "joinedAt", "leftAt", "leaveReason"],
  },
  /** What they recorded or are in, without the others who are in it. */
  CallMedia: {
    where: ({ userId }) => ofHost(userId),
    only: ["id", "kind", "madeBy", "contentType", "startedAt", "endedAt"],
  },
  ChatLine: { where: ({ userId }) => ({ saidBy: `host-${userId}` }), only: ["name", "text", "saidAt"] },
  CallRating: { where: own, only: ["score", "reasons", "note"] },
  MailMessage: { where: own, only: ["kind", "status", "createdAt", "sentAt"] },
  SupportRequest: {
    where: own,
    only: ["id", "kind", "name", "email", "text", "wish", "receivedAt", "closedAt"],
  },
  SupportAnswer: {
    where: ({ userId }) => ({ request: { userId } }),
    only: ["requestId", "text", "at"],
  },
  AuditEvent: {
    where: ({ userId, askedAt }) => ({
      at: { lt: askedAt },
      OR: [{ payload: { path: ["actorId"], equals: userId } }, { target: `account:${userId}` }],
    }),
    key: ["chain", "seq"],
  },
  AccessEvent: { where: ({ userId, askedAt }) => ({ viewerId: userId, at: { lt: askedAt } }) },
} as const satisfies Partial<Record<Prisma.ModelName, Definition<OfMember>>>;

export type MemberModel = keyof typeof memberCollections;
