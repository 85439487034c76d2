/** Why a camera or microphone cannot be used, in the kinds that need different advice. */
export type MediaProblem =
  | "denied"
  | "missing"
  | "busy"
  | "unplugged"
  | "insecure"
  | "unsupported"
  | "failed";

/** The names are those of the Media Capture specification; Firefox and older browsers have a few of their own. */
const kinds: Record<string, MediaProblem> = {
  NotAllowedError: "denied",
  PermissionDeniedError: "denied",
  SecurityError: "denied",
  NotFoundError: "missing",
  DevicesNotFoundError: "missing",
  OverconstrainedError: "missing",
  NotReadableError: "busy",
  TrackStartError: "busy",
  AbortError: "busy",
};

export function mediaProblem(error: unknown): MediaProblem {
  const name = error instanceof Error || error instanceof DOMException ? error.name : "";
  return kinds[name] ?? "failed";
}

/** What stands in the way of any call in this browser, or null. */
export function browserProblem(): "insecure" | "unsupported" | null {
  if (typeof RTCPeerConnection === "undefined" || typeof WebSocket === "undefined") return "unsupported";
  if (navigator.mediaDevices !== undefined) return null;
  return window.isSecureContext ? "unsupported" : "insecure";
}
