/** How one's own address can be found by others: on this network, from outside, through a relay. */
export type CandidateKind = "host" | "srflx" | "prflx" | "relay";

/** What the connection test of a room measured. */
export type ConnectionMeasures = {
  /** The room's own socket, which arranges calls; requests where no socket came through. Milliseconds of one question and its answer. */
  server: { reached: boolean; byRequests: boolean; milliseconds: number | null };
  /** A call of this page to itself, over the ways that calls here take. */
  call: { connected: boolean; found: readonly CandidateKind[]; asksForOutside: boolean };
  /** The same, forced through the relay (TURN), where this site has one; guests hear of it once they are let in. */
  relay: "none" | "works" | "fails" | "later";
  /** Null when it could not be measured. */
  megabitsPerSecond: number | null;
};

export type Verdict = "good" | "fair" | "bad";

/** One line of the report; `says` names the sentence that goes with it. */
export type ReportLine =
  | { about: "server"; verdict: Verdict; says: "reached" | "requests" | "slow" | "unreachable" }
  | { about: "call"; verdict: Verdict; says: "open" | "inside" | "closed" | "blocked" }
  | { about: "relay"; verdict: Verdict; says: ConnectionMeasures["relay"] }
  | { about: "speed"; verdict: Verdict; says: "group" | "two" | "sound" | "poor" | "unknown" };

/** Above this an answer comes noticeably late. Milliseconds. */
const slowServerMs = 400;
/** What the room itself sends and receives: a group, two people with pictures, sound alone. Megabits a second. */
const enoughFor = { group: 4, two: 1, sound: 0.1 };

/** What the measures mean for a call, in the order in which a call needs them. */
export function judgeConnection(measures: ConnectionMeasures): ReportLine[] {
  return [judgeServer(measures), judgeCall(measures), judgeRelay(measures), judgeSpeed(measures)];
}

function judgeServer({ server }: ConnectionMeasures): ReportLine {
  if (!server.reached) return { about: "server", verdict: "bad", says: "unreachable" };
  if ((server.milliseconds ?? 0) > slowServerMs) return { about: "server", verdict: "fair", says: "slow" };
  if (server.byRequests) return { about: "server", verdict: "fair", says: "requests" };
  return { about: "server", verdict: "good", says: "reached" };
}

function judgeCall({ call, relay }: ConnectionMeasures): ReportLine {
  const found = new Set(call.found);
  if (!call.connected && found.size === 0) return { about: "call", verdict: "bad", says: "blocked" };
  if (call.connected && (found.has("srflx") || found.has("prflx")))
    return { about: "call", verdict: "good", says: "open" };
  // Nobody outside was asked, so nothing is known of the way out.
  if (call.connected && !call.asksForOutside) return { about: "call", verdict: "fair", says: "inside" };
  return { about: "call", verdict: relay === "works" ? "fair" : "bad", says: "closed" };
}

function judgeRelay({ relay }: ConnectionMeasures): ReportLine {
  const verdict = { works: "good", fails: "bad", none: "fair", later: "fair" } as const;
  return { about: "relay", verdict: verdict[relay], says: relay };
}

function judgeSpeed({ megabitsPerSecond: speed }: ConnectionMeasures): ReportLine {
  if (speed === null) return { about: "speed", verdict: "fair", says: "unknown" };
  if (speed >= enoughFor.group) return { about: "speed", verdict: "good", says: "group" };
  if (speed >= enoughFor.two) return { about: "speed", verdict: "good", says: "two" };
  if (speed >= enoughFor.sound) return { about: "speed", verdict: "fair", says: "sound" };
  return { about: "speed", verdict: "bad", says: "poor" };
}
