/** Half-open, UTC milliseconds. `tentative`: the event, or the member's own answer to it, is not settled yet. */
export type BusyInterval = {
  start: number;
  end: number;
  tentative: boolean;
  /** What the event is called, where that was asked for. */
  title?: string;
};

/** One object of a calendar, and when it keeps its owner busy: an event with all that recurs of it. */
export type EventTimes = {
  /** Names the object at the provider for as long as it exists. */
  id: string;
  /** What the event is called in every calendar that it stands in (RFC 5545, 3.8.4.7). */
  uid: string;
  /** Within the range that was asked for. Cancelled and declined ones are left out, and free ones unless they are asked for. */
  busy: BusyInterval[];
  /** The addresses, lower-case, of those who declined to come, where there are such. */
  declined?: string[];
};

export type RemoteCalendar = {
  id: string;
  name: string;
  /** IANA; null where the provider does not say. */
  zone: string | null;
  writable: boolean;
  /** False for one whose events are not its reader's own, such as holidays. */
  countsAtFirst?: boolean;
};

/** How a member reaches their calendars. */
export type CalendarAccount =
  | { kind: "caldav"; address: string; username: string; password: string }
  | { kind: "feed"; address: string }
  /** With what lets this program in until it is taken back. */
  | { kind: "google"; refreshToken: string }
  | { kind: "microsoft"; refreshToken: string };

/** Providers that ask people themselves for leave. */
export type GrantKind = Extract<CalendarAccount, { refreshToken: string }>["kind"];

/**
 * What can be expected to go wrong. `revoked`: the password or the address is refused. `gone`: the calendar is not
 * there any more. `malformed`: it answers, but not with a calendar. `conflict`: it was changed meanwhile. `forbidden`:
 * the address lies in a network that is not to be asked. `rate-limited` carries an instant, epoch milliseconds.
 */
export type CalendarTrouble =
  | { reason: "revoked" | "unreachable" | "gone" | "malformed" | "too-large" | "conflict" | "forbidden" }
  | { reason: "rate-limited"; retryAt: number };

export type CalendarAnswer<Value> = { ok: true; value: Value } | ({ ok: false } & CalendarTrouble);

export type CalendarQuestion = {
  calendarId: string;
  /** UTC milliseconds, half-open. */
  range: { from: number; to: number };
  /** IANA: for days without a zone, where the calendar has none of its own. */
  zone: string;
  /** The member's, lower-case: by them it is known which events they declined. */
  addresses: readonly string[];
  /** Events that are shown as free as well, where the provider tells of them. */
  withFree?: boolean;
  /** What the events are called as well, where the provider tells it. */
  withTitles?: boolean;
};

/** Meetings that an event can hold, each at one provider. */
export const meetingKinds = ["google_meet", "microsoft_teams"] as const;
export type MeetingKind = (typeof meetingKinds)[number];

export type CalendarEvent = {
  uid: string;
  content: string;
  /** The event is to hold a meeting of this kind. Where the provider or the calendar has no such, it holds none. */
  meeting?: MeetingKind | null;
};

/** The meeting an event holds: where it is joined (https). `pending`: it is being made, and known when asked again. */
export type HeldMeeting = { url: string } | "pending" | null;

/** An event in a calendar. */
export type StoredEvent = {
  /** As in `EventTimes`. */
  id: string;
  /** Another one after each change; null where the provider does not say. */
  etag: string | null;
  content: string;
  meeting?: HeldMeeting;
  /** UTC milliseconds; null where it is no single stretch of busy time. */
  times: { start: number; end: number } | null;
};

/** One member's account with a provider. Every method may be given a signal that ends it as `unreachable`. */
export type CalendarProvider = {
  /** The addresses are those under which the account's owner is invited, lower-case. */
  listCalendars(
    signal?: AbortSignal,
  ): Promise<CalendarAnswer<{ calendars: RemoteCalendar[]; addresses: string[] }>>;
  /** Every event that makes busy in the range. `cursor` is where `changesSince` goes on; null where it cannot. */
  busyIntervals(
    question: CalendarQuestion,
    signal?: AbortSignal,
  ): Promise<CalendarAnswer<{ events: EventTimes[]; cursor: string | null }>>;
  /** What is new since then. `stale` means: nobody knows any more, ask for everything. */
  changesSince(
    question: CalendarQuestion & { cursor: string },
    signal?: AbortSignal,
  ): Promise<
    CalendarAnswer<{ stale: true } | { stale: false; changed: EventTimes[]; gone: string[]; cursor: string }>
  >;
  /** Null where nothing can be put. */
  writing: CalendarWriting | null;
  /** For providers that say when something changed, to an address of ours. */
  watching?: CalendarWatching;
  /** Gives back what lets this program in, for providers that keep such a thing. */
  release?(signal?: AbortSignal): Promise<CalendarAnswer<null>>;
};

/** News of one calendar. `resource` is what the provider calls that; `until` is epoch milliseconds. */
export type CalendarWatching = {
  start(
    calendarId: string,
    channel: { id: string; token: string; address: string },
    signal?: AbortSignal,
  ): Promise<CalendarAnswer<{ resource: string; until: number }>>;
  /** One that is over is no fault. */
  stop(channel: { id: string; resource: string }, signal?: AbortSignal): Promise<CalendarAnswer<null>>;
};

export type PutEvent = Pick<StoredEvent, "id" | "etag" | "meeting">;

/** The state of an event that may be written over. */
export type OverEvent = Pick<StoredEvent, "id" | "etag"> & { content?: string };

export type CalendarWriting = {
  /** The event as it stands there now, whoever put it; null where there is none of this uid. */
  read(calendarId: string, uid: string, signal?: AbortSignal): Promise<CalendarAnswer<StoredEvent | null>>;
  /**
   * Puts an event, or another text of it, under its uid: a second time changes nothing. `over` says what may be
   * written over: nothing at all ("nothing"), this one state, or, left out, anything. Else the answer is `conflict`.
   * With the `content` of that state, what its owner added to it (alarms, notes, a colour) stays.
   */
  put(
    calendarId: string,
    event: CalendarEvent,
    options?: { over?: "nothing" | OverEvent; signal?: AbortSignal },
  ): Promise<CalendarAnswer<PutEvent>>;
  /** One that is not there is no fault. */
  delete(calendarId: string, uid: string, signal?: AbortSignal): Promise<CalendarAnswer<null>>;
};

/**
 * Opens an account; nothing is asked yet. `renewed` is told what lets this program in from now on, where a provider
 * gives something new for it now and then: what was given before may end.
 */
export type OpenCalendars = (
  account: CalendarAccount,
  renewed?: (account: CalendarAccount) => Promise<void>,
) => CalendarProvider;

/** What a person is asked to let this program do at a provider that asks them itself. */
export type CalendarLeave = "busy" | "events";

/** Providers that people are sent to, so that no password comes here. */
export type CalendarGrants = {
  /** Where to send a person. `verifier` proves later that whoever comes back was sent from here (RFC 7636). */
  address(ask: { state: string; verifier: string; leave: CalendarLeave; account?: string }): Promise<string>;
  /** What the code is worth that they come back with. `revoked`: nothing (any more). */
  redeem(
    answer: { code: string; verifier: string },
    signal?: AbortSignal,
  ): Promise<CalendarAnswer<{ refreshToken: string; leaves: CalendarLeave[] }>>;
};
