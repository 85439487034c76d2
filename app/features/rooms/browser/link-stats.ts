/** One look at a connection's counters. Counts run from its beginning; `at` is in milliseconds. */
export type LinkSample = {
  at: number;
  bytesIn: number;
  packetsIn: number;
  packetsLost: number;
  roundTripMs: number;
  relayed: boolean;
  availableBits: number | null;
  /** Of what we sent, as the other side reports it: 0 to 1. */
  lostOut: number;
  /** What holds the camera's encoder back. */
  limitedBy: "none" | "cpu" | "bandwidth";
  /** Pictures of the camera that were sent. */
  picturesOut: number;
};

type Report = Record<string, unknown> & { id: string; type: string };

export function readLinkStats(stats: RTCStatsReport, at: number): LinkSample {
  const reports = [...(stats as unknown as Map<string, Report>).values()];
  const of = (type: string) => reports.filter((report) => report.type === type);
  const inbound = of("inbound-rtp");
  const sum = (name: string) => inbound.reduce((total, report) => total + number(report[name]), 0);
  const pair = of("candidate-pair").find((report) => report["nominated"] && report["state"] === "succeeded");
  const ends = [pair?.["localCandidateId"], pair?.["remoteCandidateId"]];
  const outbound = of("outbound-rtp").find((report) => report["kind"] === "video");
  const limit = outbound?.["qualityLimitationReason"];
  const available = pair?.["availableOutgoingBitrate"];
  return {
    at,
    bytesIn: sum("bytesReceived"),
    packetsIn: sum("packetsReceived"),
    packetsLost: sum("packetsLost"),
    roundTripMs: number(pair?.["currentRoundTripTime"]) * 1000,
    relayed: reports.some((report) => ends.includes(report.id) && report["candidateType"] === "relay"),
    availableBits: typeof available === "number" ? available : null,
    lostOut: Math.max(0, ...of("remote-inbound-rtp").map((report) => number(report["fractionLost"]))),
    limitedBy: limit === "cpu" || limit === "bandwidth" ? limit : "none",
    picturesOut: number(outbound?.["framesEncoded"]),
  };
}

function number(value: unknown): number {
  return typeof value === "number" && Number.isFinite(value) ? value : 0;
}
