import type { Seat } from "#app/domain/room/seats.ts";
import { createBoardDesk } from "./board-desk.server.ts";
import { createFiguresDesk } from "./call-figures.server.ts";
import { createCaptionsDesk } from "./captions-desk.server.ts";
import { createRecordingDesk, type DeskRoom, type DeskServices } from "./recording-desk.server.ts";
import type { ClientMessage } from "./room-protocol.ts";

const forDesks = ["recording", "photograph", "consent", "line", "captions", "speech", "board-keep"] as const;
export type DeskMessage = Extract<ClientMessage, { type: (typeof forDesks)[number] }>;
export type RoomDesks = ReturnType<typeof createRoomDesks>;

/** Whether the room leaves this word to its desks. */
export function isForDesks(message: ClientMessage): message is DeskMessage {
  return forDesks.some((type) => type === message.type);
}

/** Those who keep watch beside a live room: over what is recorded and written down, and over how its lines are. */
export function createRoomDesks(services: DeskServices, room: DeskRoom) {
  const recording = createRecordingDesk(services, room);
  const captions = createCaptionsDesk(services, room);
  const figures = createFiguresDesk(services, room);
  const board = createBoardDesk(services, room);
  return {
    /** Whoever came, went, or turned a camera on or off. */
    follow() {
      recording.follow();
      captions.follow();
      figures.follow();
    },
    /** A page that took its seat, anew or again, hears how it stands. */
    greet(seat: Seat) {
      recording.greet(seat);
      captions.greet(seat);
    },
    hear(seat: Seat, message: DeskMessage) {
      if (message.type === "board-keep") board.hear(seat);
      else if (message.type === "line") figures.hear(seat, message);
      else if (message.type === "captions" || message.type === "speech") captions.hear(seat, message);
      else if (message.type === "consent" && message.about === "captions") captions.hear(seat, message);
      else recording.hear(seat, message);
    },
    /** The room closes; `goesOn` when only this process does. */
    stop(goesOn: boolean) {
      recording.stop();
      captions.stop();
      figures.stop(goesOn);
    },
    settled: () => Promise.all([recording, captions, figures, board].map((desk) => desk.settled())),
  };
}
