import type { Prisma } from "#app/platform/database/generated/browser.ts";

/** Whose export it is, and who asked them not to be in it. */
export type OfBusiness = {
  organizationId: string;
  /** Who asked for it. */
  userId: string;
  /** Bookings and attendees of people whose data is kept and not used. */
  left: { bookingIds: string[]; attendeeIds: string[] };
};

/** How a collection is found, and what of it is taken besides the columns that the data map lets people take. */
export type Definition<Of> = {
  where: (of: Of) => object;
  /** Ids that lead to another collection, and what the rows would be worth nothing without. */
  besides?: readonly string[];
  /** Columns that are of no use elsewhere. */
  without?: readonly string[];
  /** These alone. */
  only?: readonly string[];
  /** The columns by which rows are in order; `id` unless said otherwise. */
  key?: readonly string[];
  canImport?: true;
};

const ofBusiness = ({ organizationId }: OfBusiness) => ({ organizationId });
const notIn = (ids: string[]) => (ids.length === 0 ? {} : { notIn: ids });
/** Rows of nobody's, too. */
const orNone = (column: string, ids: string[]) =>
  ids.length === 0 ? {} : { OR: [{ [column]: null }, { [column]: { notIn: ids } }] };
const ofBooking = ({ organizationId, left }: OfBusiness) => ({
  organizationId,
  bookingId: notIn(left.bookingIds),
});
const ofEventType = ({ organizationId }: OfBusiness) => ({ eventType: { organizationId } });

/**
 * All of a business, in an order in which a fresh Parley can take it in: what is pointed at comes first. Left out are
 * what lives for minutes (holds), what belongs to people alone (sessions, absences' counterparts elsewhere), and keys.
 */
export const businessCollections = {
  User: {
    where: ({ organizationId }) => ({
      OR: [
        { memberships: { some: { organizationId } } },
        { hostOf: { some: { organizationId } } },
        { hostedWith: { some: { organizationId } } },
        { bookings: { some: { organizationId } } },
        { timeOffers: { some: { organizationId } } },
        { schedules: { some: { organizationId } } },
      ],
    }),
    only: ["id", "email", "name", "locale", "timeZone"],
    canImport: true,
  },
  Asset: { where: ofBusiness, canImport: true },
  Organization: {
    where: ({ organizationId }) => ({ id: organizationId }),
    // A deletion under way ends what is here, and a rest is taken here; what was taken along goes on.
    without: ["closesAt", "pausedAt"],
    canImport: true,
  },
  Membership: { where: ofBusiness, besides: ["userId"], canImport: true },
  Schedule: { where: ofBusiness, besides: ["userId"], canImport: true },
  AvailabilityRule: { where: ofBusiness, canImport: true },
  DateOverride: { where: ofBusiness, canImport: true },
  OutOfOffice: { where: ofBusiness, besides: ["userId", "colleagueId"], canImport: true },
  TravelPeriod: { where: ofBusiness, besides: ["userId"], canImport: true },
  BusyTime: { where: ofBusiness, besides: ["userId"], canImport: true },
  EventType: { where: ofBusiness, canImport: true },
  EventTypeHost: {
    where: ofBusiness,
    besides: ["userId"],
    key: ["eventTypeId", "userId"],
    canImport: true,
  },
  EventLocation: { where: ofBusiness, canImport: true },
  MailWording: { where: ofBusiness, canImport: true },
  BookingLimit: { where: ofBusiness, besides: ["userId"], canImport: true },
  PrivateLink: { where: ofBusiness, canImport: true },
  Question: { where: ofEventType, canImport: true },
  Series: { where: ofBusiness, canImport: true },
  Booking: {
    where: ({ organizationId, left }) => ({ organizationId, id: notIn(left.bookingIds) }),
    besides: ["hostId", "occupiedStartsAt", "occupiedEndsAt"],
    canImport: true,
  },
  BookingHost: {
    where: ofBooking,
    besides: ["bookingId", "userId"],
    key: ["bookingId", "userId"],
    canImport: true,
  },
  OccupiedTime: {
    where: ({ organizationId, left }) => ({
      organizationId,
      holdId: null,
      bookingId: notIn(left.bookingIds),
    }),
    besides: ["hostId", "bookingId", "meeting", "startsAt", "endsAt"],
    key: ["bookingId", "hostId"],
    canImport: true,
  },
  Attendee: {
    where: ({ left, ...of }) => ({
      ...ofBooking({ left, ...of }),
      id: notIn(left.attendeeIds),
      ...orNone("accompaniesId", left.attendeeIds),
    }),
    besides: ["bookingId", "accompaniesId", "seriesId"],
    without: ["idempotencyKey", "restrictedAt"],
    canImport: true,
  },
  Answer: {
    where: ({ left, ...of }) => ({ ...ofBooking({ left, ...of }), attendeeId: notIn(left.attendeeIds) }),
    besides: ["bookingId", "attendeeId"],
    canImport: true,
  },
  WaitingEntry: { where: ofBusiness, besides: ["hostId"], canImport: true },
  TimeOffer: {
    where: ({ organizationId, left }) => ({ organizationId, ...orNone("bookingId", left.bookingIds) }),
    besides: ["hostId", "bookingId"],
    canImport: true,
  },
  TimeProposal: {
    where: ({ organizationId, left }) => ({
      organizationId,
      timeOffer: orNone("bookingId", left.bookingIds),
    }),
    besides: ["timeOfferId"],
    canImport: true,
  },
  Call: { where: ofBooking, besides: ["bookingId"], canImport: true },
  CallParticipant: {
    where: ({ organizationId, left }) => ({
      organizationId,
      call: { bookingId: notIn(left.bookingIds) },
      ...orNone("attendeeId", left.attendeeIds),
    }),
    besides: ["userId", "attendeeId"],
    canImport: true,
  },
  CallRating: {
    where: ({ organizationId, left }) => ({
      organizationId,
      ...orNone("attendeeId", left.attendeeIds),
    }),
  },
  CallMedia: {
    where: ({ organizationId, left }) => ({
      organizationId,
      call: { bookingId: notIn(left.bookingIds) },
      NOT: { people: { hasSome: left.attendeeIds.map((id) => `attendee-${id}`) } },
    }),
    besides: ["callId", "madeBy", "people"],
  },
  ChatLine: {
    where: ({ organizationId, left }) => ({
      organizationId,
      call: { bookingId: notIn(left.bookingIds) },
      saidBy: { notIn: left.attendeeIds.map((id) => `attendee-${id}`) },
    }),
    without: ["saidAs"],
    besides: ["callId"],
  },
  LegalHold: {
    where: ofBooking,
    only: ["bookingId", "organizationId", "basis", "reason", "placedById", "placedAt", "reviewOn"],
    key: ["bookingId"],
    canImport: true,
  },
  ConsentText: {
    where: ({ organizationId }) => ({ records: { some: { organizationId } } }),
    key: ["hash"],
    canImport: true,
  },
  ConsentRecord: { where: ofBusiness, canImport: true },
  MailMessage: {
    where: ({ organizationId, left }) => ({
      organizationId,
      AND: [orNone("bookingId", left.bookingIds), orNone("attendeeId", left.attendeeIds)],
    }),
    besides: ["userId", "bookingId", "attendeeId", "waitingEntryId", "timeProposalId", "rightsRequestId"],
  },
  RightsRequest: { where: ofBusiness, besides: ["targets"] },
  RightsEvent: { where: ofBusiness, besides: ["requestId", "actorId"] },
  ErasureReceipt: { where: ofBusiness },
} as const satisfies Partial<Record<Prisma.ModelName, Definition<OfBusiness>>>;

export type BusinessModel = keyof typeof businessCollections;
