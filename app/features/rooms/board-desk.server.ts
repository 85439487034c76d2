import type { Seat } from "#app/domain/room/seats.ts";
import { insertMedia, uploadTokens } from "#app/features/media/media.server.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import type { DeskRoom, DeskServices } from "./recording-desk.server.ts";
import type { BoardOutcome } from "./room-protocol.ts";

/** Pictures of one whiteboard: enough for every page of a long workshop. */
const picturesMax = 30;

/**
 * Lets a host keep a picture of the whiteboard with the meeting, where the business allows it: everybody present is told
 * the moment it is done, and stands in it, so that each of them sees it among what is kept and can have it erased.
 */
export function createBoardDesk(services: DeskServices, room: DeskRoom) {
  const tokens = uploadTokens(services.settings.secret);
  let kept = 0;
  let writing: Promise<void> = Promise.resolve();

  function tell(seat: Seat, by: Seat, mediaId: string) {
    const own = seat.id === by.id ? { mediaId, token: tokens.issue(mediaId) } : null;
    room.pageOf(seat)?.send({ type: "board-kept", by: by.name, outcome: "kept", upload: own });
  }

  const refuse = (by: Seat, outcome: BoardOutcome) =>
    room.pageOf(by)?.send({ type: "board-kept", by: by.name, outcome, upload: null });

  async function keep(by: Seat) {
    const call = room.call();
    if (!call) return refuse(by, "no-call");
    const mediaId = randomId();
    await room.callWritten();
    const present = room.seats();
    const now = services.clock.now();
    const people = present.map(({ id }) => id);
    await insertMedia(services, { ...call, id: mediaId, kind: "whiteboard", madeBy: by.id, people, now });
    for (const seat of present) tell(seat, by, mediaId);
  }

  return {
    hear(by: Seat) {
      const allowed = by.role === "host" && room.facts().business.keepsBoards && kept < picturesMax;
      if (!allowed) return refuse(by, "not-allowed");
      kept += 1;
      writing = writing
        .then(() => keep(by))
        .catch((error: unknown) => {
          services.log.error({ err: error }, "a picture of a whiteboard was not let in");
          refuse(by, "not-allowed");
        });
    },
    settled: () => writing,
  };
}
