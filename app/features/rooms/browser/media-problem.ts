/** Why a camera or microphone cannot be used, in the kinds that need different advice. */
export type MediaProblem = "denied" | "system" | "missing" | "busy" | "unplugged" | "insecure" | "failed";

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
  // Chromium's one sign that the page was allowed, and the computer's own settings were not.
  if (kinds[name] === "denied" && error instanceof Error && /by system/.test(error.message)) return "system";
  return kinds[name] ?? "failed";
}

/** False in browsers that lack what a call is made of: very old ones, and those that live inside other apps. */
export function canHoldCalls(): boolean {
  const connects = typeof RTCPeerConnection !== "undefined" && typeof WebSocket !== "undefined";
  return connects && (mediaIsAllowed() || !window.isSecureContext);
}

/** Browsers have no camera and no microphone for pages that came over an open line. */
export function mediaIsAllowed(): boolean {
  return navigator.mediaDevices !== undefined;
}
