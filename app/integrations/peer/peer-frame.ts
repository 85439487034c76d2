/** The PeerServer protocol, as the stock `peerjs` client 1.5 speaks it: JSON text frames of these ten types. */
export const frameTypes = [
  "OPEN",
  "ERROR",
  "ID-TAKEN",
  "INVALID-KEY",
  "OFFER",
  "ANSWER",
  "CANDIDATE",
  "LEAVE",
  "EXPIRE",
  "HEARTBEAT",
] as const;

export type FrameType = (typeof frameTypes)[number];

/** What a client may say. All other types are the server's own words. */
export type ClientFrame =
  | { type: "HEARTBEAT" }
  | { type: "LEAVE"; to: string | null }
  | { type: "OFFER" | "ANSWER" | "CANDIDATE"; to: string; payload: unknown };

const peerIdPattern = /^[a-z0-9][a-z0-9-]{0,63}$/;

/** Reads one frame of a client, or null when it is junk. `src` is not read: the broker knows who speaks. */
export function readFrame(text: string): ClientFrame | null {
  const frame = parseObject(text);
  if (!frame) return null;
  const { type, dst, payload } = frame;
  const to = typeof dst === "string" && peerIdPattern.test(dst) ? dst : null;
  switch (type) {
    case "HEARTBEAT":
      return { type };
    case "LEAVE":
      return { type, to };
    case "OFFER":
    case "ANSWER":
    case "CANDIDATE":
      return to !== null && isNegotiation(payload) ? { type, to, payload } : null;
    default:
      return null;
  }
}

export function writeFrame(
  type: FrameType,
  rest: { src?: string; dst?: string; payload?: unknown } = {},
): string {
  return JSON.stringify({ type, ...rest });
}

/** The client trusts these two fields without looking, so what lacks them is not handed on. */
function isNegotiation(payload: unknown): boolean {
  if (typeof payload !== "object" || payload === null) return false;
  const { connectionId, type } = payload as { connectionId?: unknown; type?: unknown };
  return (
    typeof connectionId === "string" && connectionId.length <= 100 && (type === "media" || type === "data")
  );
}

function parseObject(text: string): Record<"type" | "dst" | "payload", unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Record<"type" | "dst" | "payload", unknown>)
      : null;
  } catch {
    return null;
  }
}
