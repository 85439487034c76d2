/** What a field of a log line can hold. There is no kind for a name, an address or a text that somebody typed. */
type LogMeaning = "reference" | "count" | "duration" | "word" | "instant" | "published" | "error";

const counted = [
  "accountMails",
  "accounts",
  "allowed",
  "answers",
  "attendees",
  "backups",
  "bookings",
  "businesses",
  "busyTimes",
  "calls",
  "chatLines",
  "carriedOut",
  "closed",
  "consents",
  "drift",
  "due",
  "ended",
  "files",
  "givenUp",
  "holds",
  "hosts",
  "jobs",
  "mails",
  "marked",
  "media",
  "number",
  "objects",
  "occupiedTimes",
  "outOfOffices",
  "participants",
  "rows",
  "series",
  "sessions",
  "texts",
  "timeOffers",
  "timeProposals",
  "tokens",
  "told",
  "tombstones",
  "travels",
  "waitingEntries",
] as const;

const counts = Object.fromEntries(counted.map((name) => [name, "count"])) as Record<
  (typeof counted)[number],
  "count"
>;

/** Every field that a log line may have; one that is not here does not compile, and is left out of its line. */
export const logFields = {
  ...counts,
  requestId: "reference",
  organizationId: "reference",
  bookingId: "reference",
  mailId: "reference",
  jobId: "reference",
  exportId: "reference",
  calendarId: "reference",
  incidentId: "reference",
  legalRequestId: "reference",
  /** The shape of a path: ids, tokens and names in it are replaced. */
  path: "word",
  method: "word",
  status: "word",
  job: "word",
  kind: "word",
  reason: "word",
  final: "word",
  material: "word",
  incident: "word",
  signal: "word",
  lacks: "word",
  migrations: "word",
  zones: "word",
  data: "word",
  runtime: "word",
  ms: "duration",
  hoursLeft: "duration",
  reviewOn: "instant",
  /** What is wrong with the audit log: chains and numbers. */
  report: "published",
  err: "error",
} as const satisfies Record<string, LogMeaning>;

export type LogField = keyof typeof logFields;
