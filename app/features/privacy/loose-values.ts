/**
 * What lies in columns of free form, in the payloads of jobs and in the data folder, where no schema of the database
 * looks: every text in them has its word here, and a check fails for one that has none. Numbers, truth values and words
 * of closed lists say nothing of anybody and are not listed.
 */
export type TextMeaning =
  /** An opaque id, or a hash: it leads nowhere once its row is gone. */
  | "reference"
  /** A date or an instant. */
  | "instant"
  /** A word of the program's own lists. */
  | "word"
  /** Words of the program or of its operator, the same for everybody. */
  | "published"
  /** Something of a person; the column's entry in the data map says whose, and when it goes. */
  | "personal";

/** By column, and by the path within: `[]` are the items of a list, `{}` the keys and `*` the values of a table. */
export const jsonTexts = {
  "AuditEvent.payload": { actorId: "reference", "details{}": "word", "details.*": "reference" },
  "Booking.campaign": { "{}": "word", "*": "personal" },
  "Incident.query": { "columns[]": "word", "businessIds[]": "reference" },
  "Incident.facts": {
    ...{ "what.en": "published", "what.fr": "published" },
    ...{ "consequences.en": "published", "consequences.fr": "published" },
    ...{ "measures.en": "published", "measures.fr": "published" },
  },
  "MailMessage.facts": {
    ...{ tokenId: "reference", actorId: "reference", aboutAttendeeId: "reference" },
    ...{ previousHostId: "reference", newHostId: "reference", noticeHash: "reference" },
    ...{ sessionId: "reference", grantId: "reference", changeId: "reference" },
    ...{ supportAnswerId: "reference", copyId: "reference", connectionId: "reference" },
  },
  "DeletionJob.certificate": {
    ...{ requestId: "reference", requestedAt: "instant", startedAt: "instant", erasedAt: "instant" },
    ...{ "categories{}": "word", "records{}": "word", lastBackupOn: "instant" },
    ...{ "targets[].target": "word", "targets[].at": "instant", "targets[].endsAt": "instant" },
    ...{ "kept[].basis": "word", "kept[].until": "instant", "kept[].reviewOn": "instant" },
  },
  "DeletionJob.plan": {
    ...{ "businesses[].organizationId": "reference", "businesses[].ahead.colleagueId": "reference" },
    ...{ "businesses[].heirId": "reference", "businesses[].formerId": "reference" },
    ...{ "part.hostId": "reference", "part.attendeeIds[]": "reference" },
  },
  "DeletionStep.counts": { "{}": "word" },
  "ErasureReceipt.counts": {},
  "PolicyVersion.content": {
    ...{ "facts.operator.name": "published", "facts.operator.contact": "published" },
    ...{ "facts.operator.country": "word", "facts.processing[].subject": "word" },
    ...{ "facts.processing[].rule": "word", "facts.processing[].role": "word" },
    ...{ "facts.processing[].data[].category": "word", "facts.processing[].data[].purposes[]": "word" },
    ...{ "facts.processing[].data[].bases[]": "word", "facts.processing[].data[].sources[]": "word" },
    ...{ "facts.processing[].data[].recipients[]": "word", "facts.rules[].rule": "word" },
    ...{ "facts.recipients[].id": "word", "facts.recipients[].host": "published" },
    ...{ "facts.recipients[].guarantee.contract": "published", "facts.dataCountry": "word" },
    ...{ "facts.recipients[].guarantee.since": "instant", "facts.recipients[].guarantee.transfer": "word" },
    ...{ "facts.recipients[].country": "word", "facts.recipients[].data[].subject": "word" },
    ...{ "facts.recipients[].data[].category": "word", "facts.copies[].store": "word" },
    ...{ "facts.copies[].where": "word", "facts.copies[].rule": "word", "facts.browser[].where": "word" },
    ...{ "facts.browser[].name": "word", "facts.browser[].category": "word" },
    ...{ "text.en[].id": "word", "text.en[].text": "published", "text.en[].items[]": "published" },
    ...{ "text.en[].caption": "published", "text.en[].head[]": "published" },
    ...{ "text.en[].rows[][]": "published", "text.fr[].id": "word", "text.fr[].text": "published" },
    ...{ "text.fr[].items[]": "published", "text.fr[].caption": "published" },
    ...{ "text.fr[].head[]": "published", "text.fr[].rows[][]": "published" },
  },
} as const satisfies Record<string, Record<string, TextMeaning>>;

/** By job. Rows of a queue outlive what they speak of, so that nothing but references may stand in them. */
export const jobTexts: Readonly<Record<string, Readonly<Record<string, "reference">>>> = {
  "mail.send": { mailId: "reference" },
  "booking.offer-places": { organizationId: "reference", eventTypeId: "reference" },
  "privacy.erase-copies": { "mailIds[]": "reference" },
  "notices.announce": { versionId: "reference" },
  "exports.make": { exportId: "reference" },
  "calendars.sync": { calendarId: "reference" },
  "calendars.write": { copyId: "reference" },
  "media.finish": { mediaId: "reference" },
  "incidents.announce": { incidentId: "reference" },
  "contact.tell-operator": { id: "reference" },
};

/** What the program makes in its data folder, and which store of `stores` it is; null holds nothing of anybody. */
export const diskPlaces = {
  /** The embedded PostgreSQL: the tables of the data map, and what the server needs beside them. */
  database: "tables",
  cluster: "tables",
  socket: null,
  /** Which programs started and stopped; statements and their values are not logged. Trimmed every day. */
  "postgresql.log": null,
  outbox: "mail outbox",
  backups: "backups",
  exports: "exports",
  media: "call media",
  /** A recording while it is put in order: unsealed, for some seconds. */
  "media-work": "call media",
  "audit-heads.log": "audit heads",
  /** Keys, not data. */
  secret: null,
  "encryption-keys": null,
} as const;

/** Modules that keep something in memory for longer than a request, by store. */
export const memoryPlaces = { "platform/http/page-cache.server.ts": "kept pages" } as const;
