import { expect, test } from "vitest";
import { roomPhase } from "#app/domain/room/admission-window.ts";
import { openRules } from "#app/domain/room/room-rules.ts";
import { beginMeeting, callMeeting } from "#app/features/booking/booking.server.ts";
import type { LiveRoom } from "#app/features/rooms/live-room.server.ts";
import { createRoomHolding } from "#app/features/rooms/room-holding.server.ts";
import { findRoom } from "#app/features/rooms/room-repository.server.ts";
import { createMeeting } from "#tests/factories/meeting.ts";
import { fakeServices } from "#tests/fakes/fake-services.ts";
import { testDatabase } from "#tests/features/test-database.ts";

const database = await testDatabase();
const now = Date.UTC(2027, 2, 1, 9);
const minute = 60_000;

async function scene() {
  const services = fakeServices(database);
  services.clock.set(now);
  const { organizationId, hostId } = await createMeeting(database, { startsAt: now - 72 * 60 * minute });
  const begin = { organizationId, hostId, title: "At once", lengthMinutes: 60, waitingRoom: "off" } as const;
  const id = await beginMeeting(services, begin);
  const read = () => findRoom(services, id);
  let taken = true;
  // The room's own process is tested elsewhere: here it only says whether somebody is in it.
  const room = {
    isAtOnce: () => true,
    isTaken: () => taken,
    entryRules: () => ({ waitingRoom: "off", rules: openRules }),
    updateFacts: () => undefined,
  } as unknown as LiveRoom;
  const holding = createRoomHolding(services, new Map([[id, room]]));
  return {
    services,
    id,
    of: { organizationId, hostId },
    leave: () => {
      taken = false;
    },
    /** Minutes go by, with the gateway's tick in every second one. */
    async pass(minutes: number) {
      for (let passed = 0; passed < minutes; passed += 2) {
        services.clock.pass(2 * minute);
        await holding.renew();
      }
    },
    async phase() {
      const facts = await read();
      return facts && roomPhase(facts, services.clock.now());
    },
    length: async () => (((await read())?.endsAt ?? 0) - now) / minute,
  };
}

test("a meeting at once goes on past its hour while somebody is there, and half an hour after", async () => {
  const { pass, phase, length, leave } = await scene();
  await pass(54);
  expect(await length()).toBe(60);
  await pass(76);
  expect([await phase(), await length()]).toEqual(["open", 135]);
  leave();
  await pass(28);
  expect(await phase()).toBe("open");
  await pass(4);
  expect(await phase()).toBe("over");
}, 60_000);

test("where the host's next booking begins the room goes on, and takes none of that time", async () => {
  const { services, of, pass, phase, length } = await scene();
  const next = await callMeeting(services, {
    ...{ ...of, title: "Next", startsAt: now + 70 * minute, lengthMinutes: 30, waitingRoom: "off" },
    ...{ invited: [], key: "b".repeat(26) },
  });
  expect(next.ok).toBe(true);
  await pass(90);
  expect([await phase(), await length()]).toEqual(["open", 60]);
}, 60_000);
