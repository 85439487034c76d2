/** The front door of consents and opt-outs. */
export { recordBookingConsents } from "./booking-consents.server.ts";
export {
  type ConsentSubject,
  consentTextHash,
  listConsents,
  recordConsent,
  type StandingConsent,
} from "./consent-ledger.server.ts";
export { eraseConsents, forgettingConsents } from "./forget-consents.server.ts";
export { listNewsReaders, type NewsState, newsState, turnTopic } from "./news.server.ts";
export { isOptedOut } from "./opt-out.server.ts";
export type { PreferencePage } from "./preference-page.server.ts";
export { type RecordingAnswer, recordRecordingAnswer } from "./recording.server.ts";
