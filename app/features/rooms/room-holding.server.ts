import { staysAfterLeavingMs } from "#app/domain/room/admission-window.ts";
import { extendBooking } from "#app/features/booking/booking.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { LiveRoom } from "./live-room.server.ts";
import { findRoom, saveRules } from "./room-repository.server.ts";

/** How often it is noted that somebody is there. Milliseconds. */
const everyMs = 60_000;
/** So long before its time is over a meeting at once takes more of it, if that is free. */
const takesBeforeMs = 5 * 60_000;
const takesMinutes = 15;

/**
 * Holds the rooms of meetings at once open while somebody is in them, and takes their host's time along as far as that is
 * free. Where the next booking begins the room goes on, and holds no time any more.
 */
export function createRoomHolding(services: Services, rooms: ReadonlyMap<string, LiveRoom>) {
  const notedAt = new WeakMap<LiveRoom, number>();

  async function hold(id: string, room: LiveRoom): Promise<void> {
    const now = services.clock.now();
    const facts = await findRoom(services, id);
    if (!facts || facts.cancelled) return;
    const of = { bookingId: id, organizationId: facts.organizationId };
    await saveRules(services, of, room.entryRules().rules, now + staysAfterLeavingMs);
    if (facts.endsAt - now < takesBeforeMs && facts.endsAt > now)
      await extendBooking(services, { ...of, endsAt: facts.endsAt, minutes: takesMinutes, actorId: null });
    const latest = await findRoom(services, id);
    if (latest) room.updateFacts(latest);
  }

  return {
    /** To be called often: once a minute for each room it does something. */
    async renew(): Promise<void> {
      const now = services.clock.now();
      for (const [id, room] of rooms) {
        // An ordinary meeting has its planned end.
        if (!room.isAtOnce() || !room.isTaken() || now - (notedAt.get(room) ?? 0) < everyMs) continue;
        notedAt.set(room, now);
        await hold(id, room).catch((error: unknown) =>
          services.log.warn({ err: error }, "a room could not be held open"),
        );
      }
    },
  };
}
