/**
 * What to do when the way to somebody else's browser breaks: restart ICE, call anew, call by the relay alone, and in the
 * end let the tile go. Pure: `climb(ladder, event, now)`; times are epoch milliseconds of this browser.
 *
 * Both sides run one, for both may notice first. Only the side that made the call acts; the other one asks it to.
 */

/** `RTCPeerConnection.connectionState`, the worst of what the link consists of. */
export type PathState = "new" | "connecting" | "connected" | "disconnected" | "failed" | "closed";

export type LadderStep = "restart" | "call" | "relay" | "remove";

export type Ladder = {
  path: PathState;
  /** Only a call that once stood can be restarted. */
  stood: boolean;
  /** When a beat or media last came in. */
  heardAt: number;
  /** Something about the network changed: from then on patience is short. */
  nudgedAt: number | null;
  /** Since when nothing flows; null while it does. */
  lostAt: number | null;
  /** From when the rungs count: later than `lostAt` when nobody could be reached meanwhile. */
  since: number;
  /** How far up: 0 nothing done yet, 1 restarted, 2 called anew, 3 called by the relay. */
  rung: 0 | 1 | 2 | 3;
  steppedAt: number;
  /** The roster says that the other one's page is there. */
  present: boolean;
  /** Our own socket stands, so that steps can be agreed on. */
  signalling: boolean;
  removed: boolean;
};

export type LadderEvent =
  | { type: "path"; path: PathState }
  /** A new call began, by whichever side. */
  | { type: "called" }
  | { type: "heard" }
  /** `online`, another network, a page that is looked at again: step 1 comes at once if nothing flows. */
  | { type: "nudge" }
  /** The other side hears nothing and asks the caller to act. */
  | { type: "asked"; step: "restart" | "call" }
  | { type: "roster"; present: boolean }
  | { type: "signalling"; open: boolean }
  | { type: "tick" };

/** All in milliseconds. */
export const ladderTimes = {
  /** Beats come every second: three missed and media silent is as bad as `disconnected` for two. */
  silence: 3_000,
  nudgedSilence: 1_500,
  /** A nudge shortens patience for this long. */
  nudge: 5_000,
  restart: 2_000,
  call: 8_000,
  relay: 20_000,
  /** Above the last rung a new call is tried this often. */
  again: 10_000,
  remove: 30_000,
  /** Never two steps closer than this: the first one needs time to work. */
  apart: 1_500,
  /** What the other side asks for is not done again within this time. */
  askedApart: 4_000,
} as const;

export function newLadder(now: number): Ladder {
  return {
    path: "new",
    stood: false,
    heardAt: now,
    nudgedAt: null,
    lostAt: now,
    since: now,
    rung: 0,
    steppedAt: Number.NEGATIVE_INFINITY,
    present: true,
    signalling: true,
    removed: false,
  };
}

export type Climb = { ladder: Ladder; step: LadderStep | null };

export function climb(ladder: Ladder, event: LadderEvent, now: number): Climb {
  const told = take(ladder, event, now);
  if (event.type === "asked") return answer(told, event.step, now);
  return settle(told, now);
}

/** True while something comes in: nothing is cut then, whatever signalling says. */
export function flows(ladder: Ladder, now: number): boolean {
  const nudged = ladder.nudgedAt !== null && now - ladder.nudgedAt < ladderTimes.nudge;
  const patience = nudged ? ladderTimes.nudgedSilence : ladderTimes.silence;
  return ladder.path === "connected" && now - ladder.heardAt < patience;
}

function take(ladder: Ladder, event: LadderEvent, now: number): Ladder {
  switch (event.type) {
    case "path": {
      const connected = event.path === "connected";
      const heardAt = connected && ladder.path !== "connected" ? now : ladder.heardAt;
      return { ...ladder, path: event.path, heardAt, stood: ladder.stood || connected };
    }
    case "called":
      return { ...ladder, path: "connecting", stood: false, removed: false };
    case "heard":
      return { ...ladder, heardAt: now };
    case "nudge":
      return { ...ladder, nudgedAt: now };
    case "roster":
      return withReach({ ...ladder, present: event.present }, ladder, now);
    case "signalling":
      return withReach({ ...ladder, signalling: event.open }, ladder, now);
    default:
      return ladder;
  }
}

/** Whoever can be reached again is tried at once, from the lowest rung. */
function withReach(next: Ladder, before: Ladder, now: number): Ladder {
  if (!reaches(next) || reaches(before)) return next;
  return { ...next, since: now, rung: 0, nudgedAt: now, removed: false };
}

const reaches = ({ present, signalling }: Ladder) => present && signalling;

function settle(ladder: Ladder, now: number): Climb {
  if (flows(ladder, now)) {
    if (ladder.lostAt === null) return { ladder, step: null };
    return { ladder: { ...ladder, lostAt: null, rung: 0, nudgedAt: null, removed: false }, step: null };
  }
  // Silence is noticed late: the two seconds of the first rung have passed by then.
  const lostAt = ladder.lostAt ?? (ladder.path === "connected" ? now - ladderTimes.restart : now);
  const lost: Ladder = { ...ladder, lostAt, since: ladder.lostAt === null ? lostAt : ladder.since };
  if (!reaches(lost)) {
    if (lost.removed || now - lostAt < ladderTimes.remove) return { ladder: lost, step: null };
    return { ladder: { ...lost, removed: true }, step: "remove" };
  }
  const rung = dueRung(lost, now);
  if (rung === null || now - lost.steppedAt < ladderTimes.apart) return { ladder: lost, step: null };
  const steps = { 1: "restart", 2: "call", 3: "relay" } as const;
  return { ladder: { ...lost, rung, steppedAt: now }, step: steps[rung] };
}

/** The rung to step on now, or null to wait. */
function dueRung({ path, stood, nudgedAt, since, rung, steppedAt }: Ladder, now: number): 1 | 2 | 3 | null {
  const waited = now - since;
  if (rung === 3) return now - steppedAt >= ladderTimes.again ? 3 : null;
  if (waited >= ladderTimes.relay) return 3;
  const hopeless = path === "closed" && waited >= ladderTimes.restart;
  if (rung < 2 && (waited >= ladderTimes.call || hopeless)) return 2;
  // A call that never stood has nothing to restart.
  if (rung > 0 || !stood || path === "closed") return null;
  const hurried = path === "failed" || (nudgedAt !== null && now - nudgedAt < ladderTimes.nudge);
  return hurried || waited >= ladderTimes.restart ? 1 : null;
}

/** The other side hears nothing, though we may: it is believed, for a way can break in one direction. */
function answer(ladder: Ladder, asked: "restart" | "call", now: number): Climb {
  if (now - ladder.steppedAt < ladderTimes.askedApart) return { ladder, step: null };
  const step = asked === "restart" && ladder.stood && ladder.path !== "closed" ? "restart" : "call";
  // A call that flows to us is restarted, never cut.
  const gentle = step === "call" && flows(ladder, now) ? "restart" : step;
  return { ladder: { ...ladder, steppedAt: now }, step: gentle };
}
