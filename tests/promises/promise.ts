/**
 * The promises of the project's privacy rules, P-001 to P-271, each with its state. A state is a fact of today:
 * whoever brings what a promise waits for names the tests that show it.
 */

/** What a promise can wait for. The list is closed; each word has its sentence. */
export const waitingReasons = {
  age: "Declarations of age, and booking for a minor through a guardian.",
  audit: "The audit log, access by grant, and who looked at whose data.",
  breach: "The workflow of a breach.",
  "call-button": "A button that starts a call from any page.",
  calendars: "Connections to calendars.",
  consent: "The ledger of consents, asked for and withdrawn.",
  cookies:
    "A crawl of every page that holds browsers to the registry of cookies, and the page that shows it.",
  decision: "The program does something else than the promise says; one of the two has to change.",
  erasure: "Deletion of accounts and of parts of them, with its certificate.",
  export: "Export, and import into a fresh instance.",
  integrations: "Connections to other services, and their register.",
  intake: "Questions that say what they are for, and have a life of their own.",
  keys: "Encryption with keys of their own, and keys for programs.",
  legal: "The register of legal requests, and legal holds.",
  marketing: "Mail that is not needed for an appointment, and its preferences.",
  members: "Inviting and managing members, and what they see of those who manage them.",
  notices: "The privacy notice that is compiled from the data map, with its versions and sub-processors.",
  operator: "Settings that the operator has to state before the instance may be public.",
  plans: "Paid plans and paid appointments.",
  portal: "The portal where everyone sees and uses their rights, with its clocks.",
  profile: "A profile with a picture, an address to reply to, and corrections that are logged.",
  proof: "The program does it as far as its code reads; no test shows the whole of it yet.",
  recordings: "What a call can leave behind: pictures, recordings, chat, whiteboards, transcripts.",
  retention: "Rules for each kind of data, hidden at expiry, with notice of shorter ones.",
  rooms: "Further parts of rooms: quality, regions, and calls that leave no trace.",
  security: "Encrypted connections that are enforced, and alarms about new devices.",
  statistics: "Counters that belong to nobody.",
} as const satisfies Record<string, string>;

export type WaitingReason = keyof typeof waitingReasons;

/** A test by its file, from the project's root, and its exact name. */
export type ShowingTest = { file: `tests/${string}`; test: string };

export type PromiseState =
  /** Each test was read; together they show what the promise says. */
  | { shown: readonly ShowingTest[] }
  | { waitsFor: WaitingReason }
  /** Why the program of today has no place for it. */
  | { doesNotApply: string };

export type PromiseRow = { id: `P-${string}`; says: string; state: PromiseState };
