import type { NetworkQuality, WantedSize } from "#app/domain/room/quality.ts";
import type { ShownSeat } from "#app/domain/room/seats.ts";
import type { DeviceKind } from "./local-media.ts";
import type { Store } from "./store.ts";

/** How the way to one other browser is doing; `gone` when it was dead for so long that the tile leaves. */
export type LinkHealth = "connecting" | "connected" | "unsteady" | "gone";

export type RemoteMedia = { health: LinkHealth; stream: MediaStream | null; screen: MediaStream | null };

/** What the last seconds of a line were like, as the receiver measures them. */
export type LineQuality = NetworkQuality & {
  /** 0 to 1. */
  lostShare: number;
  roundTripMs: number;
  /** Bits a second that came in. */
  bitsIn: number;
  /** It goes by a relay. */
  relayed: boolean;
};

/**
 * How sound and pictures travel between those in a room. PeerJS connections from each to each are the one way today
 * (peer-links.ts); a forwarder for larger groups would be another, and the page would not notice. Pages are named by
 * their peer id.
 */
export type MediaTransport = {
  /** What comes from the others; changes are the transport's events. */
  remotes: Store<Record<string, RemoteMedia>>;
  quality: Store<Record<string, LineQuality>>;
  /** How loud each of the others is now, 0 to 1. */
  levels(): Record<string, number>;
  /** Resolves once this page can be reached. */
  join(): Promise<void>;
  /** Takes the roster: whom there are ways to, and who calls whom. */
  follow(seats: readonly ShownSeat[], myOrder: number): void;
  /** What the others get from a device from now on; null takes it away. */
  publish(kind: DeviceKind, track: MediaStreamTrack | null): void;
  publishScreen(stream: MediaStream | null): void;
  /** How large the picture of a page is shown here, so that no more is sent. */
  want(peerId: string, size: WantedSize): void;
  /** Pictures are wanted though nobody looks at this page, since they are recorded. */
  lookOn(on: boolean): void;
  close(): void;
};
