import { type LimitedRule, retentionDefaults } from "#app/domain/privacy/retention-limits.ts";
import { backupDaysMax } from "#app/platform/backup-days.ts";
import type { Prisma } from "#app/platform/database/generated/browser.ts";

/** The words of the data map. Each list is closed: a new word is a decision, not a typing error. */

/** What a datum is. */
export type Category =
  | "identity.name"
  | "contact.email"
  | "contact.phone"
  | "credential"
  | "preference.language"
  | "preference.zone"
  | "device.kind"
  | "network.truncated"
  | "activity.time"
  /** What somebody did, as a word. */
  | "activity.done"
  /** Which advertisement or page led somebody here. */
  | "activity.origin"
  | "business.profile"
  | "schedule"
  | "booking.content"
  | "booking.time"
  | "booking.answer"
  | "mail.log"
  | "call.log"
  /** What was recorded of a call, or photographed in it. */
  | "call.media"
  /** What somebody asked for about their data, and what became of it. */
  | "request"
  /** What somebody agreed to or refused. */
  | "consent"
  /** An opaque id that leads to a person as long as that person's row exists. */
  | "reference";

/** Whom it is about. `customer` is who books; `visitor` comes to a page or a room without booking. */
export type Subject = "owner" | "member" | "customer" | "visitor" | "operator";

export type Purpose =
  /** Knowing who signs in. */
  | "account"
  /** Keeping strangers out of it. */
  | "security"
  /** Offering, making and keeping appointments. */
  | "scheduling"
  /** Telling those concerned. */
  | "notification"
  /** Meeting by video, and the log of it. */
  | "call"
  /** Showing things in one's language and zone. */
  | "presentation"
  /** Having everything back after a fault. */
  | "recovery"
  /** Proving that erasure took place. */
  | "accountability"
  /** Answering what people ask about their own data. */
  | "rights"
  /** Hearing news of a business that one asked for. */
  | "news"
  /** Answering what somebody wrote to whoever runs this Parley, and nothing else. */
  | "support";

/** Which rule ends its life; `retentionRules` says when. */
export type RuleId = keyof typeof retentionRules;

/** Third parties that a datum is handed to. None is built in yet; mail goes through the operator's own server. */
export type IntegrationId = "smtp";

export type Entry =
  | { kind: "none" }
  | {
      kind: "personal";
      category: Category;
      subject: Subject;
      purpose: readonly Purpose[];
      basis: "contract" | "consent" | "legitimate" | "legal" | "vital";
      role: "controller" | "processor";
      source: "subject" | "generated" | "integration";
      rule: RuleId;
      onErase: "delete" | "null" | "redact" | "pseudonym" | "keep-statute";
      export: "yes" | "masked" | "no";
      sensitivity: "low" | "normal" | "high";
      shares: readonly IntegrationId[];
      rectify: "self" | "request" | "no";
    };

/** A case of support stays at most so long after it was closed. */
const supportDaysMax = 365;

/** When data goes. `days` counts 24 hours each from the anchor; null means that the anchor alone decides. */
export const retentionRules = {
  account: { anchor: "the account is deleted", days: null, enforcedBy: "cascade" },
  "account.unverified": {
    anchor: "sign-up, while the address is not verified",
    days: 2,
    enforcedBy: "account.clean-up",
  },
  business: { anchor: "the business is deleted", days: null, enforcedBy: "cascade" },
  session: { anchor: "last use", days: 30, enforcedBy: "account.clean-up" },
  /** Asked for: a day. Confirmed: the week in which the old address can take it back. Taken back: a day more. */
  "email-change": { anchor: "it runs out", days: 0, enforcedBy: "account.clean-up" },
  "email-token": { anchor: "it runs out", days: 0, enforcedBy: "account.clean-up" },
  /** The business's own setting, or one for an event type by itself. */
  booking: {
    anchor: "end of the meeting; or the cancellation, refusal or expiry of the booking, or of a seat in it",
    days: retentionDefaults.booking,
    enforcedBy: "privacy.retention",
    setBy: "business",
    limitedBy: "booking",
  },
  /** The business's own settings, for all questions and for those marked sensitive, or one for a question by itself. */
  answer: {
    anchor: "as with the booking, which it never outlives",
    days: retentionDefaults.answer,
    enforcedBy: "privacy.retention",
    setBy: "business",
    limitedBy: "answer",
  },
  /** The business's own setting; the booking is its end at the latest. */
  "call.log": {
    anchor: "the end of the call",
    days: retentionDefaults.call,
    enforcedBy: "privacy.retention",
    setBy: "business",
    limitedBy: "call",
  },
  /** The business's own setting; the call is its end at the latest. */
  recording: {
    anchor: "the end of the recording or the photograph",
    days: retentionDefaults.recording,
    enforcedBy: "privacy.retention",
    setBy: "business",
    limitedBy: "recording",
  },
  /** The business's own setting, where it keeps what is written in calls; the call is its end at the latest. */
  chat: {
    anchor: "it was written",
    days: retentionDefaults.chat,
    enforcedBy: "privacy.retention",
    setBy: "business",
    limitedBy: "chat",
  },
  /** Why a booking stays past its time. */
  "legal-hold": { anchor: "the hold is lifted", days: 0, enforcedBy: "cascade" },
  /** A place kept for somebody at a form. The job comes every hour. */
  hold: { anchor: "it runs out, or becomes a booking", days: 0, enforcedBy: "privacy.retention" },
  /** What hosts decided in a room. The job comes every hour. */
  room: { anchor: "the room closes", days: 0, enforcedBy: "privacy.retention" },
  /** A child's booking, until a guardian confirms it; a day at most. The job comes every hour. */
  "guardian-wish": {
    anchor: "it runs out, is confirmed or declined",
    days: 0,
    enforcedBy: "privacy.retention",
  },
  /** Accepted or withdrawn, it goes at once; one that ran out can be sent anew meanwhile. The job comes every hour. */
  invitation: {
    anchor: "it runs out; one that is accepted or withdrawn goes at once",
    days: 7,
    enforcedBy: "privacy.retention",
  },
  /** What is written to the operator, which may keep it shorter; three years after the writer's account was closed at the latest. */
  support: {
    anchor: "the case is closed; one that nobody closed counts as closed a year after the last word in it",
    days: supportDaysMax,
    enforcedBy: "privacy.retention",
  },
  /** The same, for wishes for information; the operator may choose otherwise. */
  lead: { anchor: "the last word, theirs or the operator's", days: 180, enforcedBy: "privacy.retention" },
  /** Somebody who waits for a place. The job comes every hour. */
  waiting: {
    anchor: "the place was taken, the list was left, or the meeting or day begins to be past",
    days: 0,
    enforcedBy: "privacy.retention",
  },
  /** The business's own setting, too; an offer that was taken goes with its booking at the latest. */
  "time-offer": {
    anchor: "the last of the times that were offered or proposed",
    days: retentionDefaults.booking,
    enforcedBy: "privacy.retention",
    setBy: "business",
    limitedBy: "booking",
  },
  /** The business's own setting, too. */
  absence: {
    anchor: "the absence, journey or busy time is past",
    days: retentionDefaults.booking,
    enforcedBy: "privacy.retention",
    setBy: "business",
    limitedBy: "booking",
  },
  /** Of connected calendars; the job comes every minute. */
  "calendar.busy": { anchor: "the event is past", days: 1, enforcedBy: "calendars.poll" },
  /** Yes, no and withdrawal, with the text that was agreed to. A yes lasts as long, unless it is said again. */
  consent: { anchor: "it was said", days: 1095, enforcedBy: "privacy.retention" },
  /** What was handed to others about somebody. */
  disclosure: { anchor: "it was handed over", days: 730, enforcedBy: "privacy.retention" },
  /** A no to mails, as a keyed hash: it holds when nothing else is known of the person. */
  suppression: { anchor: "it was last said", days: 1826, enforcedBy: "privacy.retention" },
  /** The sealed list of those whom an incident affected. */
  "incident.list": { anchor: "the list was made", days: 365, enforcedBy: "privacy.retention" },
  "legal-request": { anchor: "the request was answered", days: 1095, enforcedBy: "privacy.retention" },
  "rights-link": { anchor: "it runs out", days: 0, enforcedBy: "rights.clock" },
  /** Being in the portal. The job comes every hour. */
  "rights-session": { anchor: "it runs out", days: 0, enforcedBy: "rights.clock" },
  /** The address goes with an erasure that was carried out; the rest proves that the request was answered. */
  "rights-request": { anchor: "the request is closed", days: 365, enforcedBy: "rights.clock" },
  /** The file of a copy; it is of no use any more once it was taken along. */
  export: { anchor: "the copy was ready", days: 7, enforcedBy: "exports.clean-up" },
  /** That somebody asked for a copy, and when it was ready. */
  "export.request": { anchor: "it was asked for", days: 30, enforcedBy: "exports.clean-up" },
  /** That something was deleted, when, how much and what had to stay. The job comes every hour. */
  certificate: { anchor: "the deletion is done", days: 1096, enforcedBy: "deletion.run" },
  "mail.account": { anchor: "it was queued", days: 30, enforcedBy: "privacy.retention" },
  /** At most; the operator may choose less. */
  backup: { anchor: "the backup was made", days: backupDaysMax, enforcedBy: "backups.clean-up" },
  /** As long as a backup of before the erasure can exist, and a month more. */
  tombstone: { anchor: "the erasure", days: backupDaysMax + 30, enforcedBy: "backups.clean-up" },
  /** Who did it, and to what: references alone. What stays of the event names nobody. The job comes every hour. */
  "audit.payload": { anchor: "it was done", days: 730, enforcedBy: "privacy.retention" },
  /** That something of this kind was done then, with the hashes that hold the chain together. */
  "audit.head": { anchor: "it was done", days: 3653, enforcedBy: "privacy.retention" },
  /** Which member saw what of which booking. */
  access: { anchor: "it was seen", days: 730, enforcedBy: "privacy.retention" },
  /** Numbers of nobody all the same. */
  "call.figures": {
    anchor: "the first day of the month that is counted",
    days: 730,
    enforcedBy: "privacy.retention",
  },
  "job.dead": { anchor: "it failed for good", days: 30, enforcedBy: "jobs" },
  "server.log": { anchor: "it was written", days: 14, enforcedBy: "operator" },
  /** Lives in memory and goes with the process, or sooner. */
  process: { anchor: "the process ends", days: null, enforcedBy: "process" },
} as const satisfies Record<
  string,
  {
    anchor: string;
    days: number | null;
    enforcedBy: string;
    /** Each business chooses for itself, within these of the limits; `days` holds unless it did. */
    setBy?: "business";
    limitedBy?: LimitedRule;
  }
>;

type ScalarFieldOf<Model extends Prisma.ModelName> = keyof (typeof Prisma)[`${Model}ScalarFieldEnum`];

/** An entry for each column of each model: a missing one and a superfluous one do not compile. */
export type DataMap = { [Model in Prisma.ModelName]: Record<ScalarFieldOf<Model>, Entry> };
