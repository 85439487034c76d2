import { admissionWindow, roomPhase } from "#app/domain/room/admission-window.ts";
import type { RoomRules } from "#app/domain/room/room-rules.ts";
import { extendBooking } from "#app/features/booking/booking.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { type CallKey, takeUpCall } from "./call-log-repository.server.ts";
import { type CallRecorder, createCallRecorder } from "./call-recorder.server.ts";
import { type KeptChat, openKeptChat } from "./kept-chat.server.ts";
import { createLiveRoom, type LiveRoom } from "./live-room.server.ts";
import { createRoomDesks } from "./room-desks.server.ts";
import { createRoomHolding } from "./room-holding.server.ts";
import { createRoomHomes, renewMs } from "./room-homes.server.ts";
import { findRoom, type RoomFacts, saveRules } from "./room-repository.server.ts";
import type { RoomTicket, RoomTickets } from "./room-ticket.server.ts";

/** How long a host's press on "more time" extends a meeting, minutes. */
export const extensionMinutes = 15;

/** Where a room is: in this process, in another one, or closed. */
export type RoomPlace = { room: LiveRoom } | { node: string } | "closed";

type Options = {
  /** This process's name among those that serve the instance. */
  node: string;
  tickets: RoomTickets;
  dismissPeer(peerId: string): void;
  onRules(room: LiveRoom, id: string): void;
};

export type OpenRooms = ReturnType<typeof createOpenRooms>;

/** The rooms that live in this process. */
export function createOpenRooms(services: Services, options: Options) {
  const { clock, log } = services;
  const rooms = new Map<string, LiveRoom>();
  const homes = createRoomHomes(services, options.node);
  let renewedAt = 0;
  let isClosing = false;
  /** What hosts decided is written one after the other, so that the last word stands. */
  let keeping: Promise<void> = Promise.resolve();

  const holding = createRoomHolding(services, rooms);

  async function open(id: string): Promise<RoomPlace> {
    const facts = await findRoom(services, id);
    if (isClosing || !facts || roomPhase(facts, clock.now()) !== "open") return "closed";
    const known = rooms.get(id);
    known?.updateFacts(facts);
    if (known) return { room: known };
    const node = await homes.claim(id);
    if (node !== options.node) return { node };
    const of = { bookingId: id, organizationId: facts.organizationId };
    const before = await takeUpCall(services, of, clock.now());
    const recorder = createCallRecorder(services, of, before);
    const chat = await openKeptChat(services, facts, recorder, before?.callId ?? null);
    // Two may have come this far at once.
    const room = rooms.get(id) ?? newRoom(facts, recorder, chat);
    rooms.set(id, room);
    return { room };
  }

  function newRoom(facts: RoomFacts, recorder: CallRecorder, chat: KeptChat): LiveRoom {
    const of = { bookingId: facts.id, organizationId: facts.organizationId };
    const keepRules = (rules: RoomRules) => {
      const { closesAt } = admissionWindow(facts);
      keeping = keeping
        .then(() => saveRules(services, of, rules, closesAt))
        .catch((error: unknown) => log.error({ err: error }, "what a host decided was not kept"));
      options.onRules(room, facts.id);
    };
    const room = createLiveRoom({
      facts,
      recorder,
      chat,
      openDesks: (lent) =>
        createRoomDesks(services, { ...lent, call: recorder.key, callWritten: recorder.settled }),
      now: clock.now,
      dismissPeer: options.dismissPeer,
      admittedTicket: (guest: RoomTicket) => options.tickets.issue({ ...guest, admitted: true }, clock.now()),
      keepRules,
      async extend(actorId) {
        const now = await findRoom(services, facts.id);
        if (!now) return { outcome: "taken", facts: null };
        const wish = { ...of, endsAt: now.endsAt, minutes: extensionMinutes, actorId };
        const result = await extendBooking(services, wish);
        const outcome = result.ok ? "extended" : result.reason === "too-long" ? "too-long" : "taken";
        return { outcome, facts: await findRoom(services, facts.id) };
      },
    });
    return room;
  }

  /** Says that this process lives, and gives up what another has taken while it stood still. */
  async function renew() {
    for (const id of await homes.renew([...rooms.keys()])) {
      log.warn({}, "a room went to another process while this one stood still");
      rooms.get(id)?.moveAway();
      rooms.delete(id);
    }
  }

  return {
    open,
    get: (id: string) => rooms.get(id),
    sweep: () => homes.sweep(),
    callKeys: () =>
      [...rooms.values()].map((room) => room.callKey()).filter((key): key is CallKey => key !== null),
    tick() {
      const empty: string[] = [];
      for (const [id, room] of rooms) {
        room.tick();
        if (room.isEmpty()) empty.push(id);
      }
      for (const id of empty) rooms.delete(id);
      const failed = (error: unknown) => log.warn({ err: error }, "a room's process could not be noted");
      homes.release(empty).catch(failed);
      keeping = keeping.then(() => holding.renew());
      if (Date.now() - renewedAt < renewMs - 100) return;
      renewedAt = Date.now();
      renew().catch(failed);
    },
    /** Ends all calls in the log, then gives the rooms up, so that another process may take them over at once. */
    async close() {
      isClosing = true;
      const open = [...rooms.values()];
      for (const room of open) room.stop();
      await Promise.all([keeping, ...open.map((room) => room.settled())]);
      await homes.close().catch((error: unknown) => log.warn({ err: error }, "rooms could not be given up"));
    },
  };
}
