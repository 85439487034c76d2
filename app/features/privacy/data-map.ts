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

const accepted = { ...noted, purpose: ["accountability"] } as const;

const session = { ...noted, purpose: ["security"], basis: "legitimate", rule: "session" } as const;

const emailChange = { ...account, purpose: ["account", "security"], rule: "email-change" } as const;

/** The second step of signing in. */
const secondStep = { ...noted, purpose: ["security"] } as const;

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

/** What the business settles about one of its members. */
const hosting = { ...schedule, rectify: "request" } as const;

/** When a member is away, elsewhere or busy. It has no use once it is past, and so it has an end of its own. */
const absence = { ...schedule, rule: "absence" } as const;

/** The calendars that a member has elsewhere. */
const connected = { ...schedule, rule: "account", rectify: "self" } as const;
/** When they keep the member busy. */
const busyElsewhere = { ...schedule, rule: "calendar.busy", source: "integration", rectify: "no" } as const;

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

/** What the program or the host sets in a booking. */
const bookingState = { ...booking, category: "booking.content", source: "generated", rectify: "no" } as const;

const bookingNoted = { ...bookingState, category: "activity.time" } as const;

const bookingTime = { ...booking, category: "booking.time", rectify: "self" } as const;

/** What somebody writes to the operator. It is used to answer it: no other purpose is in the list of them. */
const support = {
  ...booking,
  subject: "visitor",
  purpose: ["support"],
  basis: "legitimate",
  role: "controller",
  rule: "support",
} as const;
const supportNoted = {
  ...support,
  category: "activity.time",
  source: "generated",
  rectify: "no",
  sensitivity: "low",
} as const;

/** What was done, and by whom: kept so that it can be shown to have been done. */
const done = { ...noted, purpose: ["accountability", "security"], basis: "legitimate" } as const;
const doneFor = { ...done, rule: "audit.head", onErase: "keep-statute" } as const;
const seen = { ...done, purpose: ["accountability"], rule: "access" } as const;

const held = {
  ...bookingState,
  purpose: ["accountability"],
  basis: "legal",
  rule: "legal-hold",
  sensitivity: "low",
  export: "no",
} as const;

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
  rule: "call.log",
  category: "call.log",
  purpose: ["call"],
  source: "generated",
  sensitivity: "low",
  rectify: "no",
} as const;

/** What somebody thought of a call, freely given. */
const rating = { ...call, source: "subject", onErase: "pseudonym" } as const;

/** Recorded or photographed, by everybody's consent. */
const media = {
  ...call,
  rule: "recording",
  category: "call.media",
  basis: "consent",
  sensitivity: "high",
} as const;

/** Written in a call of a business that keeps that. */
const chat = { ...call, rule: "chat", category: "booking.content", source: "subject" } as const;

/** What is noted of a copy that somebody asked for. The file itself is in stores.ts. */
const copied = { ...noted, purpose: ["rights"], basis: "legal", rule: "export.request" } as const;

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

/** Somebody at a form, who has told nothing yet. */
const hold = {
  ...bookingReference,
  subject: "visitor",
  purpose: ["scheduling", "security"],
  basis: "legitimate",
  rule: "hold",
} as const;

/** What hosts decided in a room: who leads, who was let in, who is kept out, by the ids that people have in the room. */
const roomState = {
  ...bookingReference,
  subject: "visitor",
  purpose: ["call"],
  rule: "room",
  export: "no",
} as const;

/** A member's own room: whoever knows its address or number comes to its door. */
const ownRoom = { ...memberReference, purpose: ["call"] } as const;

const waiting = { ...booking, rule: "waiting" } as const;
const waitingState = { ...bookingState, rule: "waiting" } as const;

/** What the portal notes of somebody who uses their rights. The operator runs it, for every business alike. */
const right = {
  kind: "personal",
  subject: "customer",
  purpose: ["rights"],
  basis: "legal",
  role: "controller",
  source: "subject",
  rule: "rights-request",
  onErase: "delete",
  export: "yes",
  sensitivity: "normal",
  shares: [],
  rectify: "no",
} as const;
const rightNoted = { ...right, category: "activity.time", source: "generated", sensitivity: "low" } as const;
const rightReference = { ...rightNoted, category: "reference", export: "no" } as const;
const request = { ...right, category: "request" } as const;
const requestState = { ...request, source: "generated", sensitivity: "low" } as const;

/** Whom something that went wrong affected: the list is there to tell them. */
const affected = {
  kind: "personal",
  subject: "customer",
  purpose: ["notification", "accountability"],
  basis: "legal",
  role: "controller",
  source: "generated",
  rule: "incident.list",
  onErase: "keep-statute",
  export: "no",
  sensitivity: "low",
  shares: [],
  rectify: "no",
} as const;

/** What an authority asked about somebody. */
const asked = {
  ...affected,
  category: "request",
  purpose: ["accountability"],
  source: "subject",
  rule: "legal-request",
  sensitivity: "normal",
} as const;

/** What somebody agreed to: it has to be shown that they did. */
const consent = {
  kind: "personal",
  category: "consent",
  subject: "customer",
  purpose: ["accountability"],
  basis: "legal",
  role: "processor",
  source: "subject",
  rule: "consent",
  onErase: "delete",
  export: "yes",
  sensitivity: "low",
  shares: [],
  rectify: "no",
} as const;

/** A child's booking that waits for its guardian. */
const guardian = {
  ...consent,
  purpose: ["scheduling"],
  basis: "consent",
  rule: "guardian-wish",
  export: "no",
} as const;

/** Somebody whom a business asks to belong to it; they may have no account, and never get one. */
const invitation = {
  ...booking,
  subject: "visitor",
  purpose: ["account", "notification"],
  basis: "legitimate",
  rule: "invitation",
  rectify: "request",
} as const;
const invitationNoted = {
  ...invitation,
  category: "activity.time",
  source: "generated",
  sensitivity: "low",
  rectify: "no",
} as const;

/** What was handed to others about somebody. */
const disclosed = {
  ...consent,
  category: "activity.done",
  basis: "legal",
  source: "generated",
  rule: "disclosure",
  // It is in disclosures.json, with what authorities were given.
  export: "no",
} as const;

/** The wish to have something deleted, and what became of it. It names nobody once it is carried out. */
const leaving = {
  ...noted,
  category: "request",
  purpose: ["accountability"],
  basis: "legal",
  rule: "certificate",
  onErase: "null",
  // Whoever asked has the certificate itself.
  export: "no",
} as const;

const timeOffer = { ...booking, rule: "time-offer" } as const;
const timeOfferState = { ...bookingState, rule: "time-offer" } as const;

/** How somebody who writes to a business is met: in their language and by their clock. */
const zone = { category: "preference.zone", purpose: ["presentation"], sensitivity: "low" } as const;
const language = { category: "preference.language", purpose: ["presentation"], sensitivity: "low" } as const;
const name = { category: "identity.name", shares: ["smtp"] } as const;
const email = {
  category: "contact.email",
  purpose: ["scheduling", "notification"],
  shares: ["smtp"],
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
    adultDeclaredAt: { ...noted, category: "activity.time" },
    createdAt: { ...noted, category: "activity.time" },
    profileConfirmedAt: { ...noted, category: "activity.time" },
    /** While it is set, the account opens to nothing but the way back. */
    closesAt: { ...noted, category: "activity.time", export: "no" },
    pausedAt: { ...noted, category: "activity.time", export: "no" },
    marketingRefusedAt: { ...account, category: "consent", basis: "legal", sensitivity: "low" },
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
    calendarState: { ...session, category: "credential", export: "no" },
  },
  EmailChange: {
    id: none,
    userId: { ...emailChange, category: "reference", export: "no", source: "generated" },
    fromEmail: { ...emailChange, category: "contact.email", shares: ["smtp"] },
    toEmail: { ...emailChange, category: "contact.email", shares: ["smtp"] },
    createdAt: { ...emailChange, category: "activity.time", source: "generated" },
    confirmedAt: { ...emailChange, category: "activity.time", source: "generated" },
    undoneAt: { ...emailChange, category: "activity.time", source: "generated" },
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
  SecondFactor: {
    id: none,
    userId: { ...secondStep, category: "reference", export: "no" },
    secret: { ...secondStep, category: "credential", export: "no", sensitivity: "high" },
    createdAt: { ...secondStep, category: "activity.time" },
    confirmedAt: { ...secondStep, category: "activity.time" },
    lastStep: { ...secondStep, category: "activity.time", export: "no" },
  },
  RecoveryCode: {
    id: none,
    userId: { ...secondStep, category: "reference", export: "no" },
    codeHash: { ...secondStep, category: "credential", export: "no", sensitivity: "high" },
    createdAt: { ...secondStep, category: "activity.time" },
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
    answerDays: none,
    sensitiveAnswerDays: none,
    callDays: none,
    recordingDays: none,
    chatDays: none,
    logoId: none,
    allowedSites: business,
    keepsCampaign: none,
    tellsBookings: none,
    callsByRelay: none,
    refusesUnasked: none,
    mailsOff: none,
    recordsCalls: none,
    keepsChat: none,
    keepsBoards: none,
    captionsCalls: none,
    photographsCalls: none,
    createdAt: none,
    closesAt: none,
    pausedAt: none,
  },
  PageVersion: { organizationId: none, version: none },
  MailWording: {
    id: none,
    organizationId: none,
    kind: none,
    locale: none,
    subject: { ...business, purpose: ["notification"], shares: ["smtp"] },
    heading: { ...business, purpose: ["notification"], shares: ["smtp"] },
    lead: { ...business, purpose: ["notification"], shares: ["smtp"] },
  },
  Asset: { id: none, organizationId: none, contentType: none, bytes: business, createdAt: none },
  Membership: {
    id: none,
    organizationId: none,
    userId: memberReference,
    role: { ...noted, category: "business.profile", rule: "business" },
    suspendedAt: { ...noted, category: "activity.time", rule: "business" },
    barredAt: { ...noted, category: "activity.time", rule: "business" },
    agendaHour: {
      ...account,
      category: "schedule",
      purpose: ["notification"],
      rule: "business",
      sensitivity: "low",
    },
    createdAt: { ...noted, category: "activity.time", rule: "business" },
  },
  Schedule: {
    id: none,
    organizationId: none,
    userId: memberReference,
    name: schedule,
    timeZone: schedule,
    isDefault: none,
    holidayCountry: schedule,
    workedHolidays: schedule,
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
  OutOfOffice: {
    id: none,
    organizationId: none,
    userId: { ...memberReference, rule: "absence" },
    firstDate: absence,
    lastDate: absence,
    /** Free text: it may say that somebody is ill. */
    reason: { ...absence, sensitivity: "high" },
    colleagueId: { ...memberReference, rule: "absence" },
    createdAt: { ...noted, category: "activity.time", rule: "absence" },
  },
  TravelPeriod: {
    id: none,
    organizationId: none,
    userId: { ...memberReference, rule: "absence" },
    firstDate: absence,
    lastDate: absence,
    timeZone: absence,
    createdAt: { ...noted, category: "activity.time", rule: "absence" },
  },
  BusyTime: {
    id: none,
    organizationId: none,
    userId: { ...memberReference, rule: "absence" },
    title: { ...absence, sensitivity: "normal" },
    startsAt: absence,
    endsAt: absence,
    createdAt: { ...noted, category: "activity.time", rule: "absence" },
  },
  CalendarConnection: {
    id: none,
    organizationId: none,
    userId: { ...memberReference, rule: "account" },
    kind: none,
    name: connected,
    secret: { ...connected, category: "credential", export: "no", sensitivity: "high" },
    createdAt: { ...connected, category: "activity.time", source: "generated" },
    closingAt: { ...connected, category: "activity.time", source: "generated" },
    brokenAt: { ...connected, category: "activity.time", source: "generated", rectify: "no" },
    mayWrite: none,
  },
  ConnectedCalendar: {
    id: none,
    organizationId: none,
    userId: { ...memberReference, rule: "account" },
    connectionId: none,
    remoteId: { ...connected, source: "integration", export: "no", sensitivity: "normal" },
    name: { ...connected, source: "integration" },
    timeZone: { ...connected, category: "preference.zone", source: "integration" },
    counts: none,
    tentativeBusy: none,
    countsFree: none,
    keepsTitles: none,
    syncCursor: { ...connected, category: "reference", source: "integration", export: "no" },
    expandedUntil: none,
    lastSuccessAt: none,
    nextTryAt: none,
    trouble: none,
    failures: none,
    busyVersion: none,
    writable: none,
    takesBookings: none,
    withAnswers: none,
    keepsErased: none,
    lastWrittenAt: none,
    channelId: none,
    channelResource: {
      ...connected,
      category: "reference",
      source: "integration",
      export: "no",
      rectify: "no",
    },
    channelUntil: none,
  },
  CalendarBusy: {
    calendarId: none,
    eventKey: { ...busyElsewhere, category: "reference", export: "no" },
    startsAt: busyElsewhere,
    endsAt: busyElsewhere,
    organizationId: none,
    userId: { ...memberReference, rule: "calendar.busy" },
    tentative: busyElsewhere,
    /** Where its member has chosen so. */
    title: { ...busyElsewhere, category: "booking.content", sensitivity: "high" },
  },
  IgnoredCalendar: {
    calendarId: none,
    eventTypeId: none,
    organizationId: none,
    userId: { ...memberReference, rule: "account" },
  },
  /** Ids, times and marks; what is written elsewhere is not kept here. */
  CalendarCopy: {
    id: none,
    organizationId: none,
    userId: { ...memberReference, rule: "account" },
    calendarId: none,
    bookingId: none,
    changes: none,
    nextTryAt: none,
    failures: none,
    trouble: none,
    toExamine: none,
    writtenAt: { ...connected, category: "activity.time", source: "generated", rectify: "no" },
    writtenStartsAt: { ...connected, source: "generated", rectify: "no" },
    writtenEndsAt: { ...connected, source: "generated", rectify: "no" },
    writtenHash: none,
    remoteId: { ...connected, category: "reference", source: "integration", export: "no", rectify: "no" },
    question: none,
    askedStartsAt: { ...connected, source: "integration", rectify: "no" },
    declined: { ...connected, category: "reference", source: "integration", export: "no", rectify: "no" },
    meetingUrl: { ...connected, category: "booking.content", source: "integration", rectify: "no" },
  },
  EventType: {
    id: none,
    organizationId: none,
    slug: business,
    title: business,
    description: business,
    color: none,
    hidden: none,
    byLinksAlone: none,
    disabled: none,
    position: none,
    deletedAt: none,
    createdAt: none,
    hostMode: none,
    attendeeChoosesHost: none,
    lengthMinutes: none,
    otherLengths: none,
    slotIntervalMinutes: none,
    slotOffsetMinutes: none,
    fitClosely: none,
    bufferBeforeMinutes: none,
    bufferAfterMinutes: none,
    noticeMinutes: none,
    windowKind: none,
    windowDays: none,
    windowFirstDate: none,
    windowLastDate: none,
    ongoingPerAttendee: none,
    seats: none,
    showsSeatsLeft: none,
    showsAttendees: none,
    waitingList: none,
    offerMinutes: none,
    seriesUnit: none,
    seriesEvery: none,
    seriesMax: none,
    approval: none,
    approvalNotice: none,
    approvalHours: none,
    pendingBlocks: none,
    guestsMax: none,
    attendeesMayCancel: none,
    attendeesMayMove: none,
    changeNoticeMinutes: none,
    cancellationPolicy: business,
    confirmationText: business,
    reminderMinutes: none,
    followUpHours: none,
    asksNews: none,
    newsText: business,
    redirectUrl: business,
    redirectsDetails: none,
    waitingRoom: none,
    retentionDays: none,
  },
  EventTypeHost: {
    eventTypeId: none,
    userId: memberReference,
    organizationId: none,
    scheduleId: none,
    fixed: hosting,
    groupName: hosting,
    priority: hosting,
    weight: hosting,
    position: hosting,
  },
  /** A number to call or an address may be the host's own. */
  EventLocation: {
    id: none,
    organizationId: none,
    eventTypeId: none,
    kind: none,
    detail: { ...business, sensitivity: "normal", shares: ["smtp"] },
    position: none,
  },
  BookingLimit: {
    id: none,
    organizationId: none,
    eventTypeId: none,
    userId: memberReference,
    period: none,
    maxCount: hosting,
    maxMinutes: hosting,
  },
  PrivateLink: {
    id: none,
    organizationId: none,
    eventTypeId: none,
    /** The business may name a link after the person whom it is for. */
    name: business,
    maxUses: none,
    uses: none,
    expiresAt: none,
    revokedAt: none,
    createdAt: none,
  },
  Question: {
    id: none,
    organizationId: none,
    eventTypeId: none,
    kind: none,
    label: business,
    purpose: business,
    required: none,
    options: business,
    hidden: none,
    sensitive: none,
    prefillName: business,
    conditionId: none,
    conditionValue: business,
    answerDays: none,
    position: none,
  },
  Booking: {
    id: none,
    organizationId: none,
    eventTypeId: none,
    hostId: { ...bookingReference, subject: "member" },
    status: { ...bookingState, rectify: "request" },
    source: bookingState,
    title: { ...bookingState, rectify: "request" },
    startsAt: { ...bookingTime, shares: ["smtp"] },
    endsAt: { ...bookingTime, shares: ["smtp"] },
    occupiedStartsAt: { ...bookingTime, export: "no", source: "generated" },
    occupiedEndsAt: { ...bookingTime, export: "no", source: "generated" },
    seats: none,
    locationKind: { ...booking, category: "booking.content", shares: ["smtp"] },
    locationDetail: { ...booking, category: "booking.content", shares: ["smtp"] },
    waitingRoom: none,
    sequence: none,
    createdAt: bookingNoted,
    answerBy: bookingState,
    movedAt: bookingNoted,
    cancelledAt: bookingNoted,
    purgeAt: bookingNoted,
    cancelledBy: bookingState,
    reason: { ...booking, category: "booking.content", shares: ["smtp"] },
    /** Where the attendee came from. Kept only where the business says so, and nobody else is told. */
    campaign: { ...bookingState, category: "activity.origin", basis: "legitimate", sensitivity: "low" },
  },
  BookingHost: {
    bookingId: bookingReference,
    userId: { ...bookingReference, subject: "member" },
    organizationId: none,
    unaskedCalendars: { ...bookingReference, subject: "member" },
    unaskedAt: none,
  },
  OccupiedTime: {
    id: none,
    organizationId: none,
    hostId: { ...bookingReference, subject: "member" },
    bookingId: bookingReference,
    holdId: { ...hold, export: "no" },
    meeting: bookingReference,
    startsAt: { ...bookingTime, subject: "member", export: "no", source: "generated" },
    endsAt: { ...bookingTime, subject: "member", export: "no", source: "generated" },
  },
  Hold: {
    id: none,
    organizationId: none,
    eventTypeId: none,
    visitor: hold,
    network: { ...hold, category: "network.truncated" },
    startsAt: { ...hold, category: "booking.time" },
    endsAt: { ...hold, category: "booking.time" },
    hostIds: { ...hold, subject: "member" },
    forWaitingList: none,
    expiresAt: none,
    createdAt: { ...hold, category: "activity.time" },
  },
  Series: {
    id: none,
    organizationId: none,
    eventTypeId: none,
    unit: bookingState,
    every: bookingState,
    createdAt: bookingNoted,
  },
  Attendee: {
    id: none,
    organizationId: none,
    bookingId: bookingReference,
    accompaniesId: bookingReference,
    seriesId: bookingReference,
    status: { ...bookingState, rectify: "request" },
    name: { ...booking, ...name },
    email: { ...booking, ...email },
    phone: { ...booking, category: "contact.phone", shares: ["smtp"] },
    timeZone: { ...booking, ...zone },
    locale: { ...booking, ...language },
    sequence: none,
    idempotencyKey: none,
    createdAt: bookingNoted,
    askedAt: bookingNoted,
    cancelledAt: bookingNoted,
    purgeAt: bookingNoted,
    answered: none,
    restrictedAt: bookingNoted,
    reply: { ...bookingState, source: "subject" },
    replySequence: none,
    repliedAt: bookingNoted,
    cancelledBy: bookingState,
    noShowAt: { ...bookingNoted, rectify: "request" },
    reason: { ...booking, category: "booking.content", shares: ["smtp"] },
    visitor: { ...bookingReference, purpose: ["scheduling", "security"], basis: "legitimate" },
  },
  Answer: {
    id: none,
    organizationId: none,
    bookingId: bookingReference,
    attendeeId: bookingReference,
    questionId: none,
    label: none,
    /** Free text: it may hold anything, so it counts as sensitive. */
    values: {
      ...booking,
      category: "booking.answer",
      rule: "answer",
      sensitivity: "high",
      shares: ["smtp"],
    },
    sensitive: none,
    position: none,
    purgeAt: { ...bookingNoted, rule: "answer" },
  },
  WaitingEntry: {
    id: none,
    organizationId: none,
    eventTypeId: none,
    startsAt: { ...waiting, category: "booking.time", shares: ["smtp"] },
    date: { ...waiting, category: "booking.time", shares: ["smtp"] },
    lengthMinutes: { ...waiting, category: "booking.content" },
    hostId: { ...bookingReference, rule: "waiting" },
    status: waitingState,
    name: { ...waiting, ...name },
    email: { ...waiting, ...email },
    timeZone: { ...waiting, ...zone },
    locale: { ...waiting, ...language },
    holdId: { ...bookingReference, rule: "waiting" },
    offeredStart: { ...waitingState, category: "booking.time", shares: ["smtp"] },
    offerExpiresAt: { ...waitingState, category: "booking.time" },
    endsOn: { ...waitingState, category: "booking.time" },
    createdAt: { ...waitingState, category: "activity.time" },
  },
  TimeOffer: {
    id: none,
    organizationId: none,
    eventTypeId: none,
    hostId: { ...bookingReference, subject: "member", rule: "time-offer" },
    bookingId: { ...bookingReference, rule: "time-offer" },
    status: timeOfferState,
    lengthMinutes: none,
    starts: { ...timeOfferState, category: "booking.time" },
    recipientName: { ...timeOffer, ...name },
    recipientEmail: { ...timeOffer, ...email },
    recipientTimeZone: { ...timeOffer, ...zone },
    recipientLocale: { ...timeOffer, ...language },
    note: { ...timeOffer, category: "booking.content" },
    endsOn: { ...timeOfferState, category: "booking.time" },
    createdAt: { ...timeOfferState, category: "activity.time" },
  },
  TimeProposal: {
    id: none,
    organizationId: none,
    timeOfferId: { ...bookingReference, rule: "time-offer" },
    status: timeOfferState,
    startsAt: { ...timeOffer, category: "booking.time", shares: ["smtp"] },
    name: { ...timeOffer, ...name },
    email: { ...timeOffer, ...email },
    timeZone: { ...timeOffer, ...zone },
    locale: { ...timeOffer, ...language },
    note: { ...timeOffer, category: "booking.content", shares: ["smtp"] },
    createdAt: { ...timeOfferState, category: "activity.time" },
  },
  MailMessage: {
    id: none,
    organizationId: none,
    /** The recipient: a host for a booking's mail, anyone with an account for the account's own. */
    userId: {
      ...mail,
      category: "reference",
      subject: "member",
      role: "controller",
      rule: "mail.account",
      export: "no",
    },
    bookingId: bookingReference,
    attendeeId: bookingReference,
    waitingEntryId: { ...bookingReference, rule: "waiting" },
    timeProposalId: { ...bookingReference, rule: "time-offer" },
    rightsLinkId: { ...rightReference, rule: "rights-link" },
    rightsRequestId: rightReference,
    consentId: { ...bookingReference, rule: "consent" },
    incidentSubjectId: { ...bookingReference, rule: "incident.list" },
    legalPersonId: { ...bookingReference, rule: "legal-request" },
    deletionJobId: { ...leaving, category: "reference" },
    guardianWishId: { ...bookingReference, rule: "guardian-wish" },
    supportRequestId: { ...bookingReference, rule: "support" },
    invitationId: { ...bookingReference, rule: "invitation" },
    kind: mail,
    dedupeKey: { ...mail, category: "reference", export: "no" },
    facts: mail,
    aboutAttendeeId: bookingReference,
    status: mail,
    attempts: none,
    lastError: mail,
    returnedAt: mail,
    returnedAs: mail,
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
    purgeAt: call,
  },
  RoomState: {
    bookingId: { ...roomState, subject: "customer" },
    organizationId: none,
    locked: none,
    strangersKnock: none,
    coHosts: roomState,
    passes: roomState,
    keptOut: roomState,
    closesAt: none,
  },
  RoomNode: { id: none, aliveUntil: none },
  /** A room's address while somebody is in it: an opaque id, gone with the last one who leaves. */
  RoomHome: { roomId: none, nodeId: none },
  CallRating: {
    id: none,
    organizationId: none,
    callId: none,
    userId: { ...bookingReference, subject: "member", rule: "call.log" },
    attendeeId: { ...bookingReference, rule: "call.log" },
    rater: { ...call, category: "reference", export: "no", onErase: "null" },
    /** Score and reasons outlive the call as numbers of nobody: what makes them somebody's goes with it. */
    score: rating,
    reasons: rating,
    note: { ...rating, sensitivity: "normal", onErase: "redact" },
    month: none,
  },
  PersonalRoom: {
    id: ownRoom,
    organizationId: none,
    userId: ownRoom,
    /** It is emptied when the booking goes, and the room stays. */
    bookingId: ownRoom,
    knocks: none,
    createdAt: { ...noted, category: "activity.time", purpose: ["call"], rule: "business" },
  },
  RoomCode: {
    number: { ...bookingReference, purpose: ["call"] },
    organizationId: none,
    bookingId: bookingReference,
    personalRoomId: ownRoom,
  },
  CallMedia: {
    id: none,
    organizationId: none,
    callId: none,
    kind: media,
    state: none,
    madeBy: { ...media, category: "reference", sensitivity: "low", subject: "member" },
    people: { ...media, category: "reference", sensitivity: "low" },
    contentType: none,
    startedAt: media,
    seenAt: { ...media, export: "no" },
    endedAt: media,
    purgeAt: { ...media, export: "no" },
  },
  ChatLine: {
    id: none,
    organizationId: none,
    callId: none,
    saidBy: { ...chat, category: "reference", export: "no" },
    saidAs: none,
    name: { ...chat, category: "identity.name" },
    text: { ...chat, sensitivity: "high" },
    saidAt: chat,
    purgeAt: { ...chat, export: "no" },
  },
  /** The bytes themselves lie in the object store: see stores.ts. */
  MediaPart: {
    id: none,
    organizationId: none,
    mediaId: none,
    seq: none,
    bytes: none,
    sha256: none,
  },
  UnwantedObject: { id: none, fromAt: none },
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
    device: { ...call, category: "device.kind" },
  },
  /** What the operator publishes, of itself alone. */
  /** Why a booking stays past its time, in the business's own words. */
  LegalHold: {
    bookingId: held,
    organizationId: none,
    basis: held,
    reason: { ...held, category: "booking.content", source: "subject", sensitivity: "normal" },
    placedById: { ...held, category: "reference", subject: "member", onErase: "null" },
    placedAt: { ...held, category: "activity.time" },
    reviewOn: none,
    legalRequestId: none,
  },
  PolicyVersion: {
    id: none,
    number: none,
    hash: none,
    content: none,
    material: none,
    announcedAt: none,
    effectiveAt: none,
  },
  PolicyAcceptance: {
    userId: { ...accepted, category: "reference", export: "no" },
    versionId: { ...accepted, category: "reference" },
    acceptedAt: { ...accepted, category: "activity.time" },
  },
  DeletionJob: {
    id: none,
    kind: { ...leaving, onErase: "keep-statute" },
    state: { ...leaving, onErase: "keep-statute" },
    userId: { ...leaving, category: "reference" },
    organizationId: none,
    plan: { ...leaving, category: "reference" },
    email: { ...leaving, category: "contact.email", source: "subject", shares: ["smtp"] },
    locale: { ...leaving, category: "preference.language", purpose: ["presentation"] },
    requestedAt: { ...leaving, category: "activity.time", onErase: "keep-statute" },
    executesAt: none,
    startedAt: none,
    erasedAt: none,
    closedAt: none,
    /** Numbers, dates and reasons: nobody can be known from it. */
    certificate: none,
  },
  DeletionStep: { jobId: none, name: none, position: none, state: none, counts: none, doneAt: none },
  ErasureTarget: { jobId: none, name: none, state: none, at: none, endsAt: none },
  RightsSession: {
    id: none,
    tokenHash: {
      ...right,
      category: "credential",
      rule: "rights-session",
      export: "no",
      sensitivity: "high",
    },
    openedIds: { ...rightReference, rule: "rights-session" },
    createdAt: { ...rightNoted, rule: "rights-session" },
    expiresAt: none,
  },
  RightsAddress: {
    sessionId: { ...rightReference, rule: "rights-session" },
    email: { ...right, category: "contact.email", rule: "rights-session" },
    provenAt: { ...rightNoted, rule: "rights-session" },
  },
  RightsLink: {
    id: none,
    tokenHash: { ...right, category: "credential", rule: "rights-link", export: "no", sensitivity: "high" },
    purpose: none,
    email: { ...right, category: "contact.email", rule: "rights-link", shares: ["smtp"] },
    corrects: { ...right, category: "contact.email", rule: "rights-link" },
    locale: { ...right, ...language, rule: "rights-link" },
    sessionId: { ...rightReference, rule: "rights-link" },
    createdAt: { ...rightNoted, rule: "rights-link" },
    expiresAt: none,
    usedAt: { ...rightNoted, rule: "rights-link" },
  },
  RightsRequest: {
    id: none,
    organizationId: none,
    kind: requestState,
    channel: requestState,
    state: requestState,
    email: { ...right, category: "contact.email", onErase: "null", shares: ["smtp"] },
    locale: { ...right, ...language },
    minor: requestState,
    everything: requestState,
    targets: rightReference,
    text: { ...request, sensitivity: "high" },
    receivedAt: rightNoted,
    dueAt: rightNoted,
    extendedAt: rightNoted,
    closedAt: rightNoted,
    refusalCode: requestState,
    outcome: { ...request, source: "generated", shares: ["smtp"] },
    provenAt: rightNoted,
    lastMark: none,
  },
  RightsEvent: {
    id: none,
    organizationId: none,
    requestId: rightReference,
    kind: requestState,
    actor: requestState,
    actorId: { ...rightReference, subject: "member" },
    at: rightNoted,
    day: none,
    text: { ...request, source: "generated", shares: ["smtp"] },
  },
  SupportRequest: {
    id: none,
    kind: supportNoted,
    name: { ...support, category: "identity.name" },
    email: { ...support, category: "contact.email", shares: ["smtp"] },
    locale: { ...support, category: "preference.language", sensitivity: "low" },
    userId: { ...supportNoted, category: "reference", subject: "member", onErase: "null", export: "no" },
    text: { ...support, category: "request", sensitivity: "high", shares: ["smtp"] },
    wish: { ...support, category: "request", rule: "lead", shares: ["smtp"] },
    receivedAt: supportNoted,
    lastWordAt: { ...supportNoted, rule: "lead" },
    closedAt: supportNoted,
    accountClosedAt: { ...supportNoted, subject: "member", export: "no" },
    restrictedAt: supportNoted,
    keepDays: none,
    purgeAt: none,
  },
  SupportAnswer: {
    id: none,
    requestId: { ...supportNoted, category: "reference", export: "no" },
    text: { ...support, category: "request", source: "generated", rectify: "no", shares: ["smtp"] },
    at: supportNoted,
  },
  /** Numbers alone. */
  SupportTally: { kind: none, month: none, requests: none },
  /** Of nobody by name: whom it affected is in the sealed list. */
  Incident: {
    id: none,
    kind: none,
    awareAt: none,
    dueAt: none,
    openedAt: none,
    query: none,
    facts: none,
    people: none,
    unreachable: none,
    stage: none,
    authorityToldAt: none,
    closedAt: none,
    publishedAt: none,
  },
  IncidentEvent: { id: none, incidentId: none, kind: none, at: none, text: none },
  IncidentSubject: {
    id: none,
    incidentId: none,
    sealed: { ...affected, category: "contact.email", sensitivity: "high", shares: ["smtp"] },
    emailHash: { ...affected, category: "reference" },
    locale: { ...affected, category: "preference.language" },
    listedAt: none,
    toldStage: none,
    toldAt: { ...affected, category: "activity.time" },
  },
  /** Not in a person's own copy: an order may forbid it. They are told by mail as soon as they may be. */
  LegalRequest: {
    id: none,
    organizationId: none,
    authority: none,
    reference: asked,
    basis: none,
    necessity: asked,
    scope: asked,
    state: none,
    reason: asked,
    given: asked,
    approvals: none,
    approvedBy: { ...asked, category: "identity.name", subject: "operator", role: "controller" },
    reviewedAt: none,
    review: asked,
    receivedAt: none,
    answeredAt: none,
    gagUntil: none,
  },
  LegalRequestPerson: {
    id: none,
    requestId: none,
    email: { ...asked, category: "contact.email", shares: ["smtp"] },
    locale: { ...asked, category: "preference.language", sensitivity: "low" },
    toldAt: { ...asked, category: "activity.time", sensitivity: "low" },
  },
  /** The words of a business beside a box. */
  ConsentText: { hash: none, text: { ...business, rule: "consent", rectify: "no" } },
  ConsentRecord: {
    id: none,
    organizationId: none,
    email: {
      ...consent,
      category: "contact.email",
      purpose: ["accountability", "news"],
      basis: "consent",
      shares: ["smtp"],
      sensitivity: "normal",
    },
    userId: { ...consent, category: "reference", subject: "member", role: "controller", export: "no" },
    purpose: consent,
    action: consent,
    textHash: none,
    locale: { ...consent, category: "preference.language", purpose: ["presentation"] },
    method: consent,
    context: { ...consent, category: "reference", export: "no" },
    at: { ...consent, category: "activity.time", source: "generated" },
  },
  Suppression: {
    hash: { ...consent, category: "reference", purpose: ["news"], rule: "suppression", export: "no" },
    organizationId: none,
    topic: none,
    at: none,
  },
  Invitation: {
    id: none,
    organizationId: none,
    email: { ...invitation, category: "contact.email", shares: ["smtp"] },
    name: { ...invitation, category: "identity.name" },
    role: { ...invitationNoted, category: "business.profile" },
    invitedById: {
      ...invitationNoted,
      ...({ category: "reference", subject: "member", onErase: "null", export: "no" } as const),
    },
    createdAt: invitationNoted,
    expiresAt: none,
  },
  /** Sealed, and of nobody's use: the guardian has the link to it. */
  GuardianWish: {
    id: none,
    organizationId: none,
    email: { ...guardian, category: "contact.email", shares: ["smtp"], sensitivity: "normal" },
    sealed: { ...guardian, category: "booking.content", sensitivity: "high" },
    locale: { ...guardian, category: "preference.language", purpose: ["presentation"] },
    createdAt: { ...guardian, category: "activity.time", source: "generated" },
    expiresAt: none,
  },
  Disclosure: {
    id: none,
    organizationId: none,
    email: { ...disclosed, category: "contact.email", sensitivity: "normal" },
    kind: disclosed,
    recipient: disclosed,
    event: { ...disclosed, category: "reference" },
    at: { ...disclosed, category: "activity.time" },
  },
  AuditEvent: {
    chain: none,
    seq: none,
    at: { ...doneFor, category: "activity.time" },
    action: { ...doneFor, category: "activity.done" },
    /** An opaque id: it leads nowhere once what it names is gone. */
    target: { ...doneFor, category: "reference", export: "no" },
    commit: none,
    salt: none,
    payload: { ...done, category: "reference", rule: "audit.payload", onErase: "null" },
    prev: none,
    hash: none,
  },
  AuditHead: { chain: none, seq: none, hash: none, baseSeq: none, baseHash: none },
  AccessEvent: {
    id: none,
    organizationId: none,
    viewerId: { ...seen, category: "reference", onErase: "null" },
    bookingId: { ...seen, category: "reference", export: "no" },
    way: { ...seen, category: "activity.done" },
    at: { ...seen, category: "activity.time" },
    quarter: none,
    grantId: none,
  },
  AccessGrant: {
    ...{ id: none, organizationId: none, kind: none, scopes: none, caseRef: none, reason: none },
    grantedById: { ...seen, category: "reference", onErase: "null", export: "no" },
    ...{ startedAt: none, endsAt: none, endedAt: none },
  },
  ExportJob: {
    id: none,
    userId: { ...copied, category: "reference", export: "no" },
    organizationId: none,
    scope: none,
    state: none,
    locale: none,
    rowsDone: none,
    rowsTotal: none,
    askedAt: { ...copied, category: "activity.time" },
    seenAt: none,
    readyAt: { ...copied, category: "activity.time" },
    endsAt: none,
    sha256: none,
    bytes: none,
  },
  ErasureReceipt: {
    id: none,
    organizationId: none,
    ranAt: none,
    retentionDays: none,
    counts: none,
    keyId: none,
    signature: none,
  },
  ErasurePause: {
    ...{ id: none, organizationId: none, foundAt: none, due: none, allowed: none, toldAt: none },
    acknowledgedAt: none,
  },
  ReminderClock: { id: none, doneUntil: none },
  RetentionLimit: { rule: none, minDays: none, maxDays: none },
  RuleChange: { organizationId: none, endsAt: none, ending: none },
  /** Numbers alone, of which fewer than ten are told to nobody. */
  MeetingCounter: { organizationId: none, month: none, hour: none, shard: none, meetings: none },
  CallFigure: { organizationId: none, month: none, metric: none, bucket: none, stays: none },
  /** Ids of what is gone lead nowhere; a backup of before, to which they would lead, is encrypted. */
  Tombstone: { id: none, model: none, rowIds: none, rule: none, erasedAt: none, listedAt: none },
  SigningKey: { id: none, publicKey: none, firstUsedAt: none },
} satisfies DataMap;

type KindOf<Value> = Value extends { kind: infer Kind } ? Kind : never;
type Mapped = typeof dataMap;
type PersonalModel = {
  [Model in keyof Mapped]: "personal" extends KindOf<Mapped[Model][keyof Mapped[Model]]> ? Model : never;
}[keyof Mapped];

/**
 * How the rows of a person are found: from the model over relations to a column that names the person, and over
 * each of several where rows differ. A customer is known by an e-mail address, a member by the account's id, a visitor
 * at a form by the hash of the form's word; guests of a room only through their booking.
 */
export const subjectPath = {
  User: { member: "id" },
  Session: { member: "userId" },
  EmailChange: { member: "userId" },
  EmailToken: { member: "userId" },
  SecondFactor: { member: "userId" },
  RecoveryCode: { member: "userId" },
  Organization: { owner: "memberships.userId" },
  LegalHold: { customer: "booking.attendees.email", member: "placedById" },
  Asset: { owner: "organization.memberships.userId" },
  Membership: { member: "userId" },
  Schedule: { member: "userId" },
  AvailabilityRule: { member: "schedule.userId" },
  DateOverride: { member: "schedule.userId" },
  OutOfOffice: { member: ["userId", "colleagueId"] },
  TravelPeriod: { member: "userId" },
  BusyTime: { member: "userId" },
  CalendarConnection: { member: "userId" },
  ConnectedCalendar: { member: "userId" },
  CalendarBusy: { member: "userId" },
  IgnoredCalendar: { member: "userId" },
  CalendarCopy: { member: "userId" },
  EventType: { owner: "organization.memberships.userId" },
  EventTypeHost: { member: "userId" },
  EventLocation: { owner: "organization.memberships.userId" },
  MailWording: { owner: "organization.memberships.userId" },
  BookingLimit: { member: "userId" },
  PrivateLink: { owner: "organization.memberships.userId" },
  Question: { owner: "eventType.organization.memberships.userId" },
  Booking: { customer: "attendees.email", member: ["hostId", "hosts.userId"] },
  BookingHost: { customer: "booking.attendees.email", member: "userId" },
  OccupiedTime: { customer: "booking.attendees.email", member: "hostId", visitor: "hold.visitor" },
  Hold: { visitor: "visitor", member: "hostIds" },
  Series: { customer: "attendees.email" },
  Attendee: { customer: "email" },
  Answer: { customer: "attendee.email" },
  WaitingEntry: { customer: "email" },
  TimeOffer: { customer: ["recipientEmail", "proposals.email", "booking.attendees.email"], member: "hostId" },
  TimeProposal: { customer: "email" },
  MailMessage: {
    customer: [
      "attendee.email",
      "booking.attendees.email",
      "waitingEntry.email",
      "timeProposal.email",
      "rightsLink.email",
      "rightsRequest.email",
      "consent.email",
      "incidentSubject.sealed",
      "legalPerson.email",
      "guardianWish.email",
      "supportRequest.email",
      "invitation.email",
    ],
    member: "userId",
  },
  IncidentSubject: { customer: "sealed" },
  LegalRequest: { customer: "people.email", operator: "approvedBy" },
  LegalRequestPerson: { customer: "email" },
  ConsentText: { owner: "records.organization.memberships.userId" },
  ConsentRecord: { customer: "email", member: "userId" },
  Suppression: { customer: "hash" },
  Disclosure: { customer: "email" },
  GuardianWish: { customer: "email" },
  Invitation: { visitor: "email", member: "invitedById" },
  DeletionJob: { member: "userId" },
  RightsSession: { customer: "addresses.email" },
  RightsAddress: { customer: "email" },
  RightsLink: { customer: "email" },
  RightsRequest: { customer: "email" },
  RightsEvent: { customer: "request.email", member: "actorId" },
  SupportRequest: { visitor: "email", member: "userId" },
  SupportAnswer: { visitor: "request.email" },
  Call: { customer: "booking.attendees.email" },
  CallMedia: { customer: "call.booking.attendees.email", member: ["madeBy", "people"] },
  ChatLine: { customer: "call.booking.attendees.email", member: "saidBy" },
  RoomState: { customer: "booking.attendees.email", visitor: ["coHosts", "passes", "keptOut"] },
  CallRating: { customer: "attendee.email", member: "userId" },
  PersonalRoom: { member: "userId" },
  RoomCode: { customer: "booking.attendees.email", member: "personalRoom.userId" },
  PolicyAcceptance: { member: "userId" },
  ExportJob: { member: "userId" },
  AuditEvent: { member: ["payload", "target"] },
  AccessEvent: { member: "viewerId" },
  AccessGrant: { member: "grantedById" },
  CallParticipant: { customer: "attendee.email", member: "userId", visitor: "call.booking.attendees.email" },
} satisfies Record<PersonalModel, Partial<Record<Subject, string | readonly string[]>>>;

/** Columns of free form, and the schema or parser that lets nothing else into them. */
export const jsonColumns = {
  "AuditEvent.payload": "auditPayloadSchema",
  "Booking.campaign": "campaignOf",
  "Incident.query": "incidentQuerySchema",
  "Incident.facts": "incidentFactsSchema",
  "MailMessage.facts": "mailFactsSchema",
  "DeletionJob.certificate": "certificateSchema",
  "DeletionJob.plan": "deletionPlanSchema",
  "DeletionStep.counts": "recordCountsSchema",
  "ErasureReceipt.counts": "erasureCountsSchema",
  "PolicyVersion.content": "noticeContentSchema",
} as const;
