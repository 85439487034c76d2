import type { WaitingRoom } from "./room-rules.ts";
import type { DepartureReason, ShownSeat } from "./seats.ts";

/** What one page knows of its room, as a state machine: `reduceCall(state, event)`. No I/O, no React, no clock. */

export type Expected = { id: string; name: string; role: "host" | "attendee" };
export type Knock = { id: string; name: string };

/** How the meeting stands. Times are epoch milliseconds of the server; `nextAt` is for those who lead alone. */
export type Meeting = {
  endsAt: number;
  closesAt: number;
  nextAt: number | null;
  waitingRoom: WaitingRoom;
  locked: boolean;
  /** How long what is written here is kept; null where it is not. */
  chatDays: number | null;
};

/**
 * lobby → entering → in-call → ended, and for guests lobby → asking → entering. `entering` lasts until the roster
 * shows one's own seat.
 */
export type CallPhase = "lobby" | "asking" | "entering" | "in-call" | "ended";
export type EndReason =
  | "left"
  | "declined"
  | "replaced"
  | "over"
  | "cancelled"
  | "early"
  | "unknown"
  | "removed"
  | "ended-by-host";
/** The server's socket: `lost` while it is being reopened. Calls go on without it. */
export type SocketState = "connecting" | "open" | "lost";

export type Notice = {
  id: number;
  kind:
    | "came"
    | "back"
    | "lost"
    | "left"
    | "gone"
    | "removed"
    | "knock"
    | "hand"
    | "muted"
    | "screen-stopped"
    | "hand-lowered"
    | "locked"
    | "unlocked"
    | "leads"
    | "extended"
    | "extend-taken"
    | "extend-too-long";
  name: string;
};

export type CallState = {
  phase: CallPhase;
  socket: SocketState;
  ended: EndReason | null;
  myId: string | null;
  /** The address of this page; a seat under another one is held by an earlier page of the same person. */
  myPeerId: string | null;
  admitted: boolean;
  /** Everyone's seats but one's own, the longest present first. */
  others: readonly ShownSeat[];
  /**
   * Names the life of the room on the server. A new one means that the server restarted and knows nobody yet, though
   * the calls went on: those it does not name are then `held` until they have had time to register again.
   */
  life: string | null;
  held: readonly ShownSeat[];
  mySeat: ShownSeat | null;
  /** One's own seat is taken by another page that lives, in another window or on another device. */
  elsewhere: boolean;
  /** Those who were booked for this meeting and are not in the room. Oneself is never among them. */
  missing: readonly Expected[];
  knocks: readonly Knock[];
  /** Epoch milliseconds of the server. It stays the first one known: for people a restart is no new call. */
  callStartedAt: number | null;
  /** While asking: is anyone there who can open? */
  hostPresent: boolean;
  /** While asking: what hosts said to those who wait, the latest last. */
  told: readonly { from: string; text: string }[];
  /** Null until the first roster. */
  meeting: Meeting | null;
  /** For those who lead: who was removed and may not come back. */
  keptOut: readonly Knock[];
  /** The latest last; old ones are dropped. */
  notices: readonly Notice[];
  /** Numbers the notices, so that the same words twice are two. */
  noticesMade: number;
};

export type Roster = {
  seats: readonly ShownSeat[];
  expected: readonly Expected[];
  knocks: readonly Knock[];
  keptOut: readonly Knock[];
  callStartedAt: number | null;
  meeting: Meeting;
};

export type CallEvent =
  | { type: "socket"; state: SocketState }
  | { type: "welcome"; id: string; peerId: string; admitted: boolean; life: string }
  /** Whoever did not register again by now is not coming. */
  | { type: "hold-over" }
  | { type: "enter" }
  | { type: "roster"; roster: Roster }
  | { type: "departed"; id: string; name: string; reason: DepartureReason }
  | { type: "knocking"; hostPresent: boolean; locked: boolean }
  | { type: "told"; from: string; text: string }
  | { type: "asked"; to: "mute" | "stop-screen" | "lower-hand"; by: string }
  | { type: "extended"; outcome: "extended" | "taken" | "too-long" }
  | { type: "elsewhere" }
  | { type: "admitted" }
  | { type: "declined" }
  | { type: "ended"; reason: EndReason }
  | { type: "notice-read"; id: number };

const noticesMax = 4;

export const firstCallState: CallState = {
  phase: "lobby",
  socket: "connecting",
  ended: null,
  myId: null,
  myPeerId: null,
  admitted: false,
  others: [],
  life: null,
  held: [],
  mySeat: null,
  elsewhere: false,
  missing: [],
  knocks: [],
  callStartedAt: null,
  hostPresent: false,
  told: [],
  meeting: null,
  keptOut: [],
  notices: [],
  noticesMade: 0,
};

export function reduceCall(state: CallState, event: CallEvent): CallState {
  // Nothing that arrives late may revive a call that is over for this page.
  if (state.phase === "ended") return state;
  switch (event.type) {
    case "socket":
      return { ...state, socket: event.state };
    case "welcome":
      return withWelcome(state, event);
    case "hold-over":
      return { ...state, held: [], others: state.others.filter((seat) => !state.held.includes(seat)) };
    case "enter":
      if (state.phase !== "lobby") return state;
      return { ...state, phase: state.admitted ? "entering" : "asking" };
    case "roster":
      return withRoster(state, event.roster);
    case "departed":
      return state.phase === "in-call" ? notify(state, departureNotice(event), event.name) : state;
    case "knocking":
      return withKnock(state, event);
    case "told":
      return { ...state, told: [...state.told, { from: event.from, text: event.text }].slice(-noticesMax) };
    case "asked":
      return notify(state, askedNotice[event.to], event.by);
    case "extended":
      return notify(state, event.outcome === "extended" ? "extended" : `extend-${event.outcome}`, "");
    case "elsewhere":
      // Whoever was away while the other page took the seat has lost it; whoever comes is asked which it shall be.
      if (state.phase === "in-call") return end(state, "replaced");
      return { ...state, elsewhere: true, phase: state.phase === "entering" ? "lobby" : state.phase };
    case "admitted":
      return { ...state, admitted: true, phase: state.phase === "asking" ? "entering" : state.phase };
    case "declined":
      return end(state, "declined");
    case "ended":
      return end(state, event.reason);
    case "notice-read":
      return { ...state, notices: state.notices.filter((notice) => notice.id !== event.id) };
  }
}

const askedNotice = {
  mute: "muted",
  "stop-screen": "screen-stopped",
  "lower-hand": "hand-lowered",
} as const;

/** Whoever wanted to come in and finds the room locked since is at the door. */
function withKnock(state: CallState, { hostPresent }: { hostPresent: boolean }): CallState {
  const phase = state.phase === "entering" ? "asking" : state.phase;
  return { ...state, hostPresent, phase, admitted: false };
}

function withWelcome(state: CallState, event: Extract<CallEvent, { type: "welcome" }>): CallState {
  const { id, peerId, admitted, life } = event;
  const restarted = state.life !== null && state.life !== life;
  const held = restarted ? state.others : state.held;
  return { ...state, myId: id, myPeerId: peerId, admitted, life, held, socket: "open" };
}

function withRoster(state: CallState, roster: Roster): CallState {
  const mySeat = roster.seats.find((seat) => seat.peerId === state.myPeerId) ?? null;
  const named = roster.seats.filter((seat) => seat.id !== state.myId);
  const held = state.held.filter((seat) => !named.some((other) => other.id === seat.id));
  const others = [...named, ...held];
  const entered = state.phase === "entering" && mySeat !== null;
  const next: CallState = {
    ...state,
    mySeat,
    elsewhere: roster.seats.some((seat) => seat.id === state.myId && seat !== mySeat && seat.away === null),
    others,
    held,
    missing: roster.expected.filter(
      (person) => person.id !== state.myId && !others.some((seat) => seat.id === person.id),
    ),
    knocks: roster.knocks,
    keptOut: roster.keptOut,
    meeting: roster.meeting,
    callStartedAt: state.callStartedAt ?? roster.callStartedAt,
    phase: entered ? "in-call" : state.phase,
  };
  return state.phase === "in-call" ? noticeChanges(next, state) : next;
}

/** What is worth saying about the difference. A page that is only loading anew is passed over in silence. */
function noticeChanges(next: CallState, before: CallState): CallState {
  let state = next;
  for (const seat of next.others) {
    const old = before.others.find((other) => other.id === seat.id);
    if (!old) state = notify(state, "came", seat.name);
    else if (!old.away && seat.away?.cause === "connection-lost") state = notify(state, "lost", seat.name);
    else if (old.away?.cause === "connection-lost" && !seat.away) state = notify(state, "back", seat.name);
  }
  for (const seat of next.others) {
    const old = before.others.find((other) => other.id === seat.id);
    if (old && old.hand === null && seat.hand !== null) state = notify(state, "hand", seat.name);
  }
  if (before.mySeat && next.mySeat?.leads && !before.mySeat.leads) state = notify(state, "leads", "");
  if (before.meeting && next.meeting && before.meeting.locked !== next.meeting.locked) {
    state = notify(state, next.meeting.locked ? "locked" : "unlocked", "");
  }
  for (const knock of next.knocks) {
    if (!before.knocks.some((old) => old.id === knock.id)) state = notify(state, "knock", knock.name);
  }
  return state;
}

function departureNotice({ reason }: { reason: DepartureReason }): Notice["kind"] {
  if (reason === "removed") return "removed";
  return reason === "connection-lost" ? "gone" : "left";
}

function notify(state: CallState, kind: Notice["kind"], name: string): CallState {
  const id = state.noticesMade + 1;
  return { ...state, noticesMade: id, notices: [...state.notices, { id, kind, name }].slice(-noticesMax) };
}

function end(state: CallState, ended: EndReason): CallState {
  return { ...state, phase: "ended", ended, others: [], knocks: [], notices: [] };
}
