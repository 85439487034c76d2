type Fate =
  /** Each erasure leaves a tombstone, by a trigger, and a restore erases the rows again. The table's name. */
  | { tombstones: string }
  /** Not in a backup at all; no other table may point at it. */
  | { leftOut: string }
  /** Its rows go with the rows that they belong to, by foreign keys, and are never erased for a person alone. */
  | { goesWith: readonly string[] }
  /** A sentence that says why a deleted row may come back. */
  | { comesBack: string };

const byItsRule = {
  comesBack: "Nobody erases it before its time, and the run that ends a restore erases it at it.",
};
const setUp = { comesBack: "What a business sets up is changed like any text; a backup holds it as it was." };

/**
 * What a restore does about rows that were deleted after the backup was made. A model that holds something personal
 * and is not here fails a test; children stand before those they belong to, for they are erased in this order.
 */
export const restoredModels = {
  RightsRequest: { tombstones: "rights_request" },
  CallMedia: { tombstones: "call_media" },
  ChatLine: { tombstones: "chat_line" },
  CallParticipant: { tombstones: "call_participant" },
  Call: { tombstones: "call" },
  MailMessage: { tombstones: "mail_message" },
  SupportAnswer: { goesWith: ["SupportRequest"] },
  SupportRequest: { tombstones: "support_request" },
  Answer: { tombstones: "answer" },
  ConsentRecord: { tombstones: "consent_record" },
  Disclosure: { tombstones: "disclosure" },
  Attendee: { tombstones: "attendee" },
  Series: { tombstones: "series" },
  TimeProposal: { tombstones: "time_proposal" },
  TimeOffer: { tombstones: "time_offer" },
  WaitingEntry: { tombstones: "waiting_entry" },
  Booking: { tombstones: "booking" },
  BusyTime: { tombstones: "busy_time" },
  CalendarConnection: { tombstones: "calendar_connection" },
  ConnectedCalendar: { goesWith: ["CalendarConnection"] },
  CalendarBusy: { goesWith: ["ConnectedCalendar"] },
  IgnoredCalendar: { goesWith: ["ConnectedCalendar"] },
  CalendarCopy: { goesWith: ["ConnectedCalendar"] },
  TravelPeriod: { tombstones: "travel_period" },
  OutOfOffice: { tombstones: "out_of_office" },
  PrivateLink: { tombstones: "private_link" },
  Invitation: { tombstones: "invitation" },
  Asset: { tombstones: "asset" },
  Membership: { tombstones: "membership" },
  Organization: { tombstones: "organization" },
  User: { tombstones: "app_user" },
  Session: { leftOut: "session" },
  EmailToken: { leftOut: "email_token" },
  EmailChange: { leftOut: "email_change" },
  SecondFactor: { goesWith: ["User"] },
  RecoveryCode: { goesWith: ["User"] },
  ExportJob: { leftOut: "export_job" },
  CallRating: {
    comesBack: "Its call is erased again by the call's tombstone, and takes its words and links along.",
  },
  PersonalRoom: { tombstones: "personal_room" },
  RoomCode: { goesWith: ["Booking", "PersonalRoom"] },
  BookingHost: { goesWith: ["Booking"] },
  OccupiedTime: { goesWith: ["Booking", "Hold"] },
  GuardianWish: {
    comesBack: "It ran out within a day of the backup, and the run that ends a restore erases it.",
  },
  Hold: { comesBack: "It ran out minutes after the backup, and the run that ends a restore erases it." },
  RoomState: {
    comesBack: "Its room closed hours after the backup, and the run that ends a restore erases it.",
  },
  PolicyAcceptance: { goesWith: ["User"] },
  DeletionJob: {
    comesBack: "A deletion that was carried out since is taken up again, and finds nothing left to do.",
  },
  RightsSession: byItsRule,
  RightsAddress: { goesWith: ["RightsSession"] },
  RightsLink: byItsRule,
  RightsEvent: { goesWith: ["RightsRequest"] },
  LegalHold: {
    comesBack: "A hold that was lifted since holds again: nothing goes too soon, and it is lifted again.",
  },
  ConsentText: {
    comesBack: "It says what was asked, of nobody; it goes with the last record that needs it.",
  },
  Suppression: { comesBack: "A no that was taken back holds again: nobody is mailed too much." },
  IncidentSubject: byItsRule,
  LegalRequest: byItsRule,
  LegalRequestPerson: { goesWith: ["LegalRequest"] },
  AuditEvent: byItsRule,
  AccessEvent: byItsRule,
  AccessGrant: {
    comesBack: "One that was ended since is open again for what is left of its hours, and is ended again.",
  },
  EventTypeHost: setUp,
  Schedule: setUp,
  AvailabilityRule: setUp,
  DateOverride: setUp,
  EventType: setUp,
  EventLocation: setUp,
  MailWording: setUp,
  BookingLimit: setUp,
  Question: setUp,
} as const satisfies Record<string, Fate>;

/** The tables whose erased rows are noted, children first. */
export const tombstonedTables: readonly string[] = Object.values(restoredModels).flatMap((fate) =>
  "tombstones" in fate ? [fate.tombstones] : [],
);
