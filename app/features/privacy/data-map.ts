import type { DataMap, Entry, Subject } from "./data-map-types.ts";

/**
 * Every column of the database: whether it speaks of a person, why it is kept, until when, and what erasure does.
 * Policy, export, erasure and tests read this map; a column that is not in it does not compile.
 * The words are explained in data-map-types.ts, stores outside the database are in stores.ts and cookies.ts.
 */
const none = { kind: "none" } as const satisfies Entry;

/** What members say of themselves. */
const account = {
  kind: "personal",
  subject: "member",
  purpose: ["account"],
  basis: "contract",
  role: "controller",
  source: "subject",
  rule: "account",
  onErase: "delete",
  export: "yes",
  sensitivity: "normal",
  shares: [],
  rectify: "self",
} as const;

/** What the program notes about a member's use of the account. */
const noted = { ...account, source: "generated", rectify: "no", sensitivity: "low" } as const;

const session = { ...noted, purpose: ["security"], basis: "legitimate", rule: "session" } as const;

const emailToken = { ...noted, purpose: ["security"], rule: "email-token" } as const;

/** What a business says of itself; for one person's business that is the person. */
const business = {
  ...account,
  category: "business.profile",
  subject: "owner",
  purpose: ["scheduling"],
  rule: "business",
  sensitivity: "low",
} as const;

const schedule = {
  ...account,
  category: "schedule",
  purpose: ["scheduling"],
  rule: "business",
  sensitivity: "low",
} as const;

/** What belongs to one booking. The business decides over it; Parley works for the business. */
const booking = {
  kind: "personal",
  subject: "customer",
  purpose: ["scheduling"],
  basis: "contract",
  role: "processor",
  source: "subject",
  rule: "booking",
  onErase: "delete",
  export: "yes",
  sensitivity: "normal",
  shares: [],
  rectify: "request",
} as const;

const bookingTime = { ...booking, category: "booking.time", rectify: "self" } as const;

const mail = {
  ...booking,
  category: "mail.log",
  purpose: ["notification"],
  source: "generated",
  sensitivity: "low",
  rectify: "no",
} as const;

const call = {
  ...booking,
  category: "call.log",
  purpose: ["call"],
  source: "generated",
  sensitivity: "low",
  rectify: "no",
} as const;

/** An id that points at a person. It means nothing once the person's row is gone, and goes with its own row. */
const memberReference = {
  ...noted,
  category: "reference",
  purpose: ["scheduling"],
  rule: "business",
  export: "no",
} as const;
const bookingReference = {
  ...booking,
  category: "reference",
  source: "generated",
  sensitivity: "low",
  export: "no",
  rectify: "no",
} as const;

export const dataMap = {
  User: {
    id: none,
    email: { ...account, category: "contact.email", purpose: ["account", "notification"], shares: ["smtp"] },
    emailVerifiedAt: { ...noted, category: "activity.time", purpose: ["security"] },
    name: { ...account, category: "identity.name", purpose: ["account", "scheduling"], shares: ["smtp"] },
    passwordHash: {
      ...account,
      category: "credential",
      purpose: ["security"],
      export: "no",
      sensitivity: "high",
    },
    locale: { ...account, category: "preference.language", purpose: ["presentation"], sensitivity: "low" },
    timeZone: { ...account, category: "preference.zone", purpose: ["presentation"], sensitivity: "low" },
    createdAt: { ...noted, category: "activity.time" },
  },
  Session: {
    id: none,
    tokenHash: { ...session, category: "credential", export: "no", sensitivity: "high" },
    userId: { ...session, category: "reference", export: "no" },
    device: { ...session, category: "device.kind" },
    network: { ...session, category: "network.truncated" },
    createdAt: { ...session, category: "activity.time" },
    lastSeenAt: { ...session, category: "activity.time" },
    expiresAt: none,
  },
  EmailToken: {
    id: { ...emailToken, category: "credential", export: "no", sensitivity: "high" },
    userId: { ...emailToken, category: "reference", export: "no" },
    purpose: none,
    createdAt: { ...emailToken, category: "activity.time" },
    expiresAt: none,
    usedAt: { ...emailToken, category: "activity.time" },
  },
  Organization: {
    id: none,
    slug: business,
    name: business,
    welcomeText: business,
    accentColor: none,
    timeZone: none,
    locale: none,
    retentionDays: none,
    logoId: none,
    createdAt: none,
  },
  PageVersion: { organizationId: none, version: none },
  Asset: { id: none, organizationId: none, contentType: none, bytes: business, createdAt: none },
  Membership: {
    id: none,
    organizationId: none,
    userId: memberReference,
    role: { ...noted, category: "business.profile", rule: "business" },
    createdAt: { ...noted, category: "activity.time", rule: "business" },
  },
  Schedule: {
    id: none,
    organizationId: none,
    userId: memberReference,
    name: schedule,
    timeZone: schedule,
    isDefault: none,
    createdAt: none,
  },
  AvailabilityRule: {
    id: none,
    organizationId: none,
    scheduleId: none,
    weekday: schedule,
    startMinute: schedule,
    endMinute: schedule,
  },
  DateOverride: {
    id: none,
    organizationId: none,
    scheduleId: none,
    date: schedule,
    startMinute: schedule,
    endMinute: schedule,
  },
  EventType: {
    id: none,
    organizationId: none,
    hostId: memberReference,
    scheduleId: none,
    slug: business,
    title: business,
    description: business,
    lengthMinutes: none,
    slotIntervalMinutes: none,
    bufferBeforeMinutes: none,
    bufferAfterMinutes: none,
    noticeMinutes: none,
    windowDays: none,
    changeNoticeMinutes: none,
    hidden: none,
    position: none,
    deletedAt: none,
    createdAt: none,
  },
  Question: {
    id: none,
    organizationId: none,
    eventTypeId: none,
    kind: none,
    label: business,
    required: none,
    options: business,
    position: none,
  },
  Booking: {
    id: none,
    organizationId: none,
    eventTypeId: none,
    hostId: { ...bookingReference, subject: "member" },
    status: { ...booking, category: "booking.content", source: "generated" },
    title: { ...booking, category: "booking.content", source: "generated" },
    startsAt: bookingTime,
    endsAt: bookingTime,
    occupiedStartsAt: { ...bookingTime, export: "no", source: "generated" },
    occupiedEndsAt: { ...bookingTime, export: "no", source: "generated" },
    sequence: none,
    idempotencyKey: none,
    createdAt: { ...booking, category: "activity.time", source: "generated", rectify: "no" },
    movedAt: { ...booking, category: "activity.time", source: "generated", rectify: "no" },
    cancelledAt: { ...booking, category: "activity.time", source: "generated", rectify: "no" },
    cancelledBy: { ...booking, category: "booking.content", source: "generated", rectify: "no" },
    reason: { ...booking, category: "booking.content", shares: ["smtp"] },
  },
  Attendee: {
    id: none,
    organizationId: none,
    bookingId: bookingReference,
    name: { ...booking, category: "identity.name", shares: ["smtp"] },
    email: {
      ...booking,
      category: "contact.email",
      purpose: ["scheduling", "notification"],
      shares: ["smtp"],
    },
    timeZone: { ...booking, category: "preference.zone", purpose: ["presentation"], sensitivity: "low" },
    locale: { ...booking, category: "preference.language", purpose: ["presentation"], sensitivity: "low" },
  },
  Answer: {
    id: none,
    organizationId: none,
    bookingId: bookingReference,
    questionId: none,
    label: none,
    /** Free text: it may hold anything, so it counts as sensitive. */
    values: { ...booking, category: "booking.answer", sensitivity: "high", shares: ["smtp"] },
    position: none,
  },
  MailMessage: {
    id: none,
    organizationId: none,
    /** The recipient: a host for a booking's mail, anyone with an account for the account's own. */
    userId: { ...mail, category: "reference", subject: "member", rule: "mail.account", export: "no" },
    bookingId: bookingReference,
    attendeeId: bookingReference,
    kind: mail,
    dedupeKey: { ...mail, category: "reference", export: "no" },
    facts: mail,
    status: mail,
    attempts: none,
    lastError: mail,
    createdAt: mail,
    sentAt: mail,
  },
  Call: {
    id: none,
    organizationId: none,
    bookingId: bookingReference,
    startedAt: call,
    lastSeenAt: call,
    endedAt: call,
    endReason: call,
  },
  CallParticipant: {
    id: none,
    organizationId: none,
    callId: none,
    role: call,
    userId: { ...bookingReference, subject: "member" },
    attendeeId: bookingReference,
    /** Guests of a room type theirs; they have no other row. */
    name: {
      ...call,
      category: "identity.name",
      subject: "visitor",
      source: "subject",
      sensitivity: "normal",
    },
    joinedAt: call,
    leftAt: call,
    leaveReason: call,
  },
  ErasureReceipt: { id: none, organizationId: none, ranAt: none, retentionDays: none, counts: none },
} satisfies DataMap;

type KindOf<Value> = Value extends { kind: infer Kind } ? Kind : never;
type Mapped = typeof dataMap;
type PersonalModel = {
  [Model in keyof Mapped]: "personal" extends KindOf<Mapped[Model][keyof Mapped[Model]]> ? Model : never;
}[keyof Mapped];

/**
 * How the rows of a person are found: from the model over relations to a column that names the person. A customer
 * is known by an e-mail address, a member by the account's id; guests of a room only through their booking.
 */
export const subjectPath = {
  User: { member: "id" },
  Session: { member: "userId" },
  EmailToken: { member: "userId" },
  Organization: { owner: "memberships.userId" },
  Asset: { owner: "organization.memberships.userId" },
  Membership: { member: "userId" },
  Schedule: { member: "userId" },
  AvailabilityRule: { member: "schedule.userId" },
  DateOverride: { member: "schedule.userId" },
  EventType: { member: "hostId", owner: "organization.memberships.userId" },
  Question: { owner: "eventType.organization.memberships.userId" },
  Booking: { customer: "attendees.email", member: "hostId" },
  Attendee: { customer: "email" },
  Answer: { customer: "booking.attendees.email" },
  MailMessage: { customer: "booking.attendees.email", member: "userId" },
  Call: { customer: "booking.attendees.email" },
  CallParticipant: { customer: "attendee.email", member: "userId", visitor: "call.booking.attendees.email" },
} satisfies Record<PersonalModel, Partial<Record<Subject, string>>>;

/** Columns of free form, and the schema that lets nothing but ids, instants and counts into them. */
export const jsonColumns = {
  "MailMessage.facts": "mailFactsSchema",
  "ErasureReceipt.counts": "erasureCountsSchema",
} as const;
