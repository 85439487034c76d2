import { type CallEvent, type CallState, firstCallState, reduceCall } from "#app/domain/room/call-state.ts";
import type { HostCommand } from "#app/domain/room/room-rules.ts";
import type { ServerMessage } from "../room-protocol.ts";
import type { Reaction } from "../room-wire.ts";
import { createBoardWire, isOfBoard } from "./board-wire.ts";
import { createCallFigures } from "./call-figures.ts";
import { createCaptions, isOfCaptions } from "./captions.ts";
import { createConnectionTest } from "./connection-test.ts";
import { createFileExchange } from "./file-exchange.ts";
import type { DeviceKind } from "./local-media.ts";
import { createPeerLinks } from "./peer-links.ts";
import { createRoomDevices } from "./room-devices.ts";
import { createRoomRecording, isOfRecording } from "./room-recording.ts";
import { openRoomSocket, type RoomSocket } from "./room-socket.ts";
import { createSharedScreen } from "./shared-screen.ts";
import { createShownReactions } from "./shown-reactions.ts";
import { createStore, whenStore } from "./store.ts";
import { readMemory, remember } from "./tab-memory.ts";
import { createTicketClient } from "./ticket-client.ts";
import { createWrittenChat } from "./written-chat.ts";

export type RoomSession = ReturnType<typeof createRoomSession>;

type RoomSessionOptions = {
  roomId: string;
  seat: string | null;
  /** True for whoever left or was replaced and presses "join again": they are not asked a second time. */
  comesAgain: boolean;
};

/** After a restart of the server everyone is back within this time, or not coming. Milliseconds. */
const holdMs = 10_000;

/**
 * One page's stay in a room, from opening it to leaving: media, our socket and the links to other browsers, held
 * together by the call's state machine. React draws its stores and calls its verbs; it decides nothing.
 */
export function createRoomSession({ roomId, seat, comesAgain }: RoomSessionOptions) {
  const memory = readMemory(roomId);
  const call = createStore<CallState>(firstCallState);
  const chat = createWrittenChat({
    send: (message) => socket?.send(message),
    me: () => ({ id: call.get().myId ?? "", name: call.get().mySeat?.name ?? name }),
  });
  const reactions = createShownReactions();
  /** The server's clock less this browser's, for the elapsed time. Milliseconds. */
  let clockAhead = 0;
  /** A host has declined often enough: asking again would not be heard. */
  let doorIsClosed = false;
  let name = memory.name ?? "";
  let comesBack = memory.inCall === true || comesAgain;
  /** Another page of the same person gives its seat up to this one. */
  let takesOver = comesBack;

  const tickets = createTicketClient(roomId, seat);
  const devices = createRoomDevices({
    onTrack: (kind, track) => {
      links.publish(kind, track);
      captions.follow();
    },
    onChange: () => onMediaChange(),
  });
  const { media } = devices;
  const links = createPeerLinks({
    tickets,
    track: devices.sent,
    signal: (to, body) => socket?.send({ type: "signal", to, body }),
  });
  const screen = createSharedScreen({
    publish: (stream) => links.publishScreen(stream),
    onChange: () => onMediaChange(),
  });
  const files = createFileExchange({
    channels: links.channels,
    onFile({ id, peerId }) {
      const sender = call.get().others.find((other) => other.peerId === peerId);
      chat.addFile(id, peerId === null ? null : { id: sender?.id ?? peerId, name: sender?.name ?? "" });
    },
  });
  const boardWire = createBoardWire((message) => socket?.send(message));
  let socket: RoomSocket | null = null;
  const shown = {
    call,
    screen: screen.store,
    track: devices.sent,
    remotes: links.remotes,
    lookOn: links.lookOn,
  };
  const recording = createRoomRecording({ send: (message) => socket?.send(message), ...shown });
  const captions = createCaptions({
    ...{ call, send: (message) => socket?.send(message) },
    microphone: () => devices.sent("microphone"),
  });
  const figures = createCallFigures({
    ...{ call, remotes: links.remotes, lines: links.quality },
    say: (said) => socket?.send({ type: "line", figures: said }),
  });
  /** Resolves when the devices are ready or known not to work. */
  let mediaReady: Promise<void> = Promise.resolve();

  const dispatch = (event: CallEvent) => call.update((state) => reduceCall(state, event));

  /** Takes the seat once there is a way to be reached. */
  async function takeSeat() {
    await Promise.all([links.join(), mediaReady]);
    if (call.get().phase === "ended") return;
    socket?.send({ type: "join", ...devices.flags(), ...(name ? { name } : {}), takeOver: takesOver });
    takesOver = false;
    if (screen.isShared()) socket?.send({ type: "media", ...devices.flags(), screen: true });
    chat.sayAgain();
    boardWire.rejoined();
    figures.sayAgain();
    remember(roomId, { inCall: true, name, ...devices.chosen() });
  }

  function onMessage(message: ServerMessage) {
    if (message.type === "beat") return;
    if (message.type === "signal") return links.hear(message.from, message.body);
    if (message.type === "written") return chat.hear(message.lines);
    if (isOfBoard(message)) return boardWire.hear(message);
    if (message.type === "reacted") return reactions.show(message.id, message.reaction);
    if (isOfRecording(message)) return recording.hear(message);
    if (isOfCaptions(message)) return captions.hear(message);
    if (message.type === "asked") doAsAsked(message.to);
    if (message.type === "welcome") clockAhead = message.now - Date.now();
    if (message.type === "admitted") holdAdmission(message.ticket);
    if (message.type === "declined") doorIsClosed = message.final;
    if (message.type === "roster") dispatch({ type: "roster", roster: message });
    else dispatch(message);
    const state = call.get();
    if (message.type === "welcome" && state.held.length > 0) setTimeout(endHold, holdMs);
    if (message.type === "welcome") onWelcome();
    else if (message.type === "admitted" && state.phase === "entering") void takeSeat();
    followSeats();
    if (state.phase === "ended") shutDown();
  }

  /** A host asked for silence or for the end of a shared screen. Nothing is ever turned on by somebody else. */
  function doAsAsked(to: Extract<ServerMessage, { type: "asked" }>["to"]) {
    if (to === "mute") void media.turn("microphone", false).then(onMediaChange);
    else if (to === "stop-screen" && screen.isShared()) screen.stopAndTell();
  }

  function followSeats() {
    const { phase, others, mySeat } = call.get();
    if (phase !== "in-call") return;
    links.follow(others, mySeat?.order ?? 0);
    links.setSignalling(mySeat?.away === null);
  }

  function endHold() {
    dispatch({ type: "hold-over" });
    followSeats();
  }

  /** First on this page, or again after the socket was lost: then everything is said anew. */
  function onWelcome() {
    const { phase, admitted } = call.get();
    if (admitted) void links.join();
    if (phase === "lobby" && comesBack && (admitted || name)) enter();
    else if (phase === "asking") socket?.send({ type: "knock", ...(name ? { name } : {}) });
    else if (phase === "entering" || phase === "in-call") void takeSeat();
    comesBack = false;
  }

  function holdAdmission(ticket: string) {
    const held = tickets.held();
    if (held) tickets.hold({ ...held, ticket, admitted: true });
  }

  function enter() {
    dispatch({ type: "enter" });
    const { phase } = call.get();
    if (phase === "asking") socket?.send({ type: "knock", ...(name ? { name } : {}) });
    else if (phase === "entering") void takeSeat();
  }

  function release() {
    for (const part of [figures, captions, recording, files, links]) part.close();
    devices.stop();
  }

  function shutDown() {
    screen.stop();
    release();
    socket?.close();
    remember(roomId, { inCall: false });
  }

  function onMediaChange() {
    const { phase } = call.get();
    if (phase !== "in-call") return;
    socket?.send({ type: "media", ...devices.flags(), screen: screen.isShared() });
    remember(roomId, devices.chosen());
  }

  /** The page goes: the others are told at once, and a reload finds its seat kept. */
  function onPageHide() {
    figures.tell();
    socket?.close({ type: "bye" });
    links.close();
  }
  // A page that returns from the back-forward cache has lost its connections: it begins anew, in its seat.
  const onPageShow = (event: PageTransitionEvent) => event.persisted && location.reload();

  return {
    call,
    chat: chat.store,
    files,
    boardWire,
    channels: links.channels,
    reactions: reactions.store,
    screen: screen.store,
    recording,
    captions,
    devices,
    media,
    remotes: links.remotes,
    lines: links.quality,
    levels: links.levels,
    want: links.want,
    firstCame: figures.firstCame,
    testConnection: createConnectionTest({
      roomId,
      iceServers: () => tickets.held()?.iceServers ?? [],
      isAdmitted: () => call.get().admitted,
      goesByRequests: () => socket?.goesByRequests() ?? false,
      socketOpens: () => whenStore(call, ({ socket }) => socket === "open"),
    }),
    now: () => Date.now() + clockAhead,
    mayAskAgain: () => !doorIsClosed,
    remembersCall: comesBack,
    rememberedName: name,
    start() {
      addEventListener("pagehide", onPageHide);
      addEventListener("pageshow", onPageShow);
      mediaReady = media.start({ microphone: memory.microphone ?? true, camera: memory.camera ?? true });
      socket = openRoomSocket({
        tickets,
        onMessage,
        onState: (state) => {
          dispatch({ type: "socket", state });
          links.setSignalling(false);
        },
        onRefused: (reason) => {
          dispatch({ type: "ended", reason });
          shutDown();
        },
      });
    },
    enter(typedName: string) {
      takesOver = call.get().elsewhere;
      name = typedName.trim() || name;
      remember(roomId, { name, ...devices.chosen() });
      enter();
    },
    leave() {
      figures.tell();
      socket?.send({ type: "leave" });
      dispatch({ type: "ended", reason: "left" });
      shutDown();
    },
    async turn(kind: DeviceKind, on: boolean) {
      await media.turn(kind, on);
      onMediaChange();
    },
    async toggle(kind: DeviceKind) {
      await this.turn(kind, !media.store.get()[kind].on);
    },
    async choose(kind: DeviceKind, deviceId: string) {
      await media.choose(kind, deviceId);
      onMediaChange();
    },
    toggleScreen: screen.toggle,
    say: chat.say,
    /** What somebody who leads wants of the room; from anybody else the server does not hear it. */
    command(command: HostCommand) {
      socket?.send({ type: "command", command });
    },
    raiseHand(up: boolean) {
      socket?.send({ type: "hand", up });
    },
    react(reaction: Reaction) {
      socket?.send({ type: "react", reaction });
    },
    readNotice(id: number) {
      dispatch({ type: "notice-read", id });
    },
    close() {
      removeEventListener("pagehide", onPageHide);
      removeEventListener("pageshow", onPageShow);
      figures.tell();
      socket?.close({ type: "bye" });
      release();
    },
  };
}
