import type { MediaConnection, Peer } from "peerjs";
import type { ShownSeat } from "#app/domain/room/seats.ts";
import { peerSocketPath } from "../room-wire.ts";
import { waitBefore } from "./back-off.ts";
import type { DeviceKind } from "./local-media.ts";
import type { LineQuality, MediaTransport, RemoteMedia } from "./media-transport.ts";
import { type CallKind, createPeerLink, type PeerLink } from "./peer-link.ts";
import { createPlaceholderTracks } from "./placeholder-tracks.ts";
import { readSignal } from "./renegotiation.ts";
import { createSideChannels, type SideChannels } from "./side-channels.ts";
import { createStore } from "./store.ts";
import { iceConfigurationOf, type TicketClient } from "./ticket-client.ts";
import { createWishes } from "./wishes.ts";

type PeerLinksOptions = {
  tickets: TicketClient;
  track(kind: DeviceKind): MediaStreamTrack | null;
  /** Says something to another page of the room over the room's socket. */
  signal(peerId: string, body: string): void;
};

export type PeerLinks = MediaTransport & {
  /** What another page said to this one about their connections. */
  hear(peerId: string, body: string): void;
  /** Whether words to others get through: our socket stands and we are seated. */
  setSignalling(open: boolean): void;
  /** For files and the whiteboard, from page to page. */
  channels: SideChannels;
};

/**
 * The transport from each to each: all links of this page, kept in step with the roster, which says who is there;
 * PeerJS only connects.
 */
export function createPeerLinks({ tickets, track, signal }: PeerLinksOptions): PeerLinks {
  const remotes = createStore<Record<string, RemoteMedia>>({});
  const quality = createStore<Record<string, LineQuality>>({});
  const links = new Map<string, PeerLink>();
  const channels = createSideChannels();
  const placeholders = createPlaceholderTracks();
  /** Calls from pages that the roster has not named yet: both words travel on their own socket. */
  const early = new Map<string, MediaConnection[]>();
  let peer: Peer | null = null;
  let opening: Promise<void> | null = null;
  let screen: MediaStream | null = null;
  let attempt = 0;
  let closed = false;

  const wishes = createWishes((peerId, size) => links.get(peerId)?.want(size));

  const publish = () =>
    remotes.set(Object.fromEntries([...links].map(([peerId, link]) => [peerId, { ...link.media }])));

  function outgoing(): MediaStream {
    const sound = track("microphone") ?? placeholders.sound();
    const picture = track("camera") ?? placeholders.picture();
    return new MediaStream([sound, picture].filter((one) => one !== null));
  }

  /** Connects to the broker; resolves when it is open. Calling it again waits for the same opening. */
  function open(): Promise<void> {
    opening ??= start();
    return opening;
  }

  async function start(): Promise<void> {
    const { Peer: PeerClient } = await import("peerjs");
    const config = await tickets.iceConfiguration();
    const ticket = tickets.held();
    if (!ticket || closed) return;
    const secure = location.protocol === "https:";
    const client = new PeerClient(ticket.peerId, {
      host: location.hostname,
      port: Number(location.port) || (secure ? 443 : 80),
      path: peerSocketPath,
      secure,
      key: "room",
      token: ticket.ticket,
      // Never the library's own defaults, which are public servers of others.
      config,
      debug: 0,
    });
    peer = client;
    client.on("call", receive);
    client.on("connection", (connection) => link(connection.peer).adoptData(connection));
    client.on("error", () => undefined);
    client.on("disconnected", () => void reconnect(client));
    await new Promise<void>((resolve) => client.once("open", () => resolve()));
    client.on("open", () => {
      attempt = 0;
      for (const current of links.values()) current.brokerOpened();
    });
  }

  /** Something about the network changed: whoever is not heard is looked for at once. */
  function nudge() {
    if (document.visibilityState === "hidden") return;
    for (const current of links.values()) current.tell({ type: "nudge" });
  }
  const changes = [
    [window, "online"],
    [document, "visibilitychange"],
    ...("connection" in navigator ? [[navigator.connection as EventTarget, "change"] as const] : []),
  ] as const;
  for (const [target, event] of changes) target.addEventListener(event, nudge);

  /** The broker is gone; calls go on. Each attempt brings a fresh ticket for the same peer id. */
  async function reconnect(client: Peer) {
    await new Promise((resolve) => setTimeout(resolve, waitBefore(attempt, Math.random())));
    attempt += 1;
    if (closed || client.destroyed || !client.disconnected) return;
    const answer = await tickets.fetch();
    if (closed || client.destroyed || !client.disconnected) return;
    if (!answer.ok) {
      if (answer.reason === "offline") void reconnect(client);
      return;
    }
    client.options.token = answer.ticket;
    client.options.config = iceConfigurationOf(answer);
    client.reconnect();
  }

  function receive(incoming: MediaConnection) {
    const kind: CallKind = incoming.metadata?.kind === "screen" ? "screen" : "camera";
    const known = links.get(incoming.peer);
    if (known) known.answer(incoming, kind);
    else early.set(incoming.peer, [...(early.get(incoming.peer) ?? []), incoming].slice(-4));
  }

  function link(peerId: string): PeerLink {
    const known = links.get(peerId);
    if (known) return known;
    const made = createPeerLink({
      peer: () => peer,
      peerId,
      outgoing,
      track,
      screen: () => screen,
      channels,
      configuration: () => tickets.iceConfiguration(),
      signal: (words) => signal(peerId, JSON.stringify(words)),
      people: () => links.size + 1,
      onChange: publish,
      onLine: (line) => quality.update((lines) => ({ ...lines, [peerId]: line })),
    });
    links.set(peerId, made);
    return made;
  }

  return {
    remotes,
    quality,
    channels,
    levels: () => Object.fromEntries([...links].map(([peerId, one]) => [peerId, one.level()])),
    join: open,
    /** Takes the roster: ends links to pages that are gone, calls whoever came before this page did. */
    follow(seats: readonly ShownSeat[], myOrder: number) {
      for (const [peerId, old] of links) {
        if (seats.some((seat) => seat.peerId === peerId)) continue;
        links.delete(peerId);
        wishes.forget(peerId);
        old.close();
      }
      for (const { peerId, order, away } of seats) {
        const current = link(peerId);
        current.tell({ type: "roster", present: !away });
        for (const call of early.get(peerId) ?? []) {
          current.answer(call, call.metadata?.kind === "screen" ? "screen" : "camera");
        }
        early.delete(peerId);
        if (order < myOrder && !away && !current.hasCall()) current.place();
      }
      publish();
    },
    want: wishes.want,
    lookOn: wishes.lookOn,
    hear(peerId: string, body: string) {
      const words = readSignal(body);
      if (words) links.get(peerId)?.hear(words);
    },
    setSignalling(open: boolean) {
      for (const current of links.values()) current.tell({ type: "signalling", open });
    },
    publish(kind: DeviceKind, next: MediaStreamTrack | null) {
      for (const current of links.values()) current.replaceTrack(kind, next);
    },
    publishScreen(stream: MediaStream | null) {
      screen = stream;
      for (const current of links.values()) current.shareScreen(stream);
    },
    close() {
      closed = true;
      wishes.close();
      for (const [target, event] of changes) target.removeEventListener(event, nudge);
      for (const current of links.values()) current.close();
      links.clear();
      placeholders.close();
      peer?.destroy();
      publish();
    },
  };
}
