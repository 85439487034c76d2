import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { speedSampleBytes } from "#app/features/rooms/room-wire.ts";
import { sendSpeedSample } from "#app/features/rooms/speed-sample.server.ts";
import { createMeeting } from "#tests/factories/meeting.ts";
import { fakeServices } from "#tests/fakes/fake-services.ts";
import { testDatabase } from "#tests/features/test-database.ts";

const database = await testDatabase();
const now = Date.UTC(2027, 2, 1, 9);
const services = fakeServices(database);
services.clock.set(now);

const ask = (id: string, network = "192.0.2.0/24") =>
  sendSpeedSample({
    request: new Request(`http://parley.test/room/${id}/speed`),
    params: { id },
    context: { services, nonce: "", requestId: "r", network },
  }).catch((thrown: unknown) => thrown as Response);

test("an open room sends bytes that nothing shortens and nobody keeps", async () => {
  const { bookingId } = await createMeeting(database, { startsAt: now });
  const answer = await ask(bookingId);
  const bytes = Buffer.from(await answer.arrayBuffer());
  expect(bytes.length).toBe(speedSampleBytes);
  expect(gzipSync(bytes).length).toBeGreaterThan(speedSampleBytes);
  expect(answer.headers.get("Cache-Control")).toContain("no-store");
});

test("a room that is not open sends none, nor does an address without a room", async () => {
  const { bookingId } = await createMeeting(database, { startsAt: now + 86_400_000 });
  expect((await ask(bookingId)).status).toBe(404);
  expect((await ask("unknown")).status).toBe(404);
});

test("one network gets forty samples in ten minutes, and others still get theirs", async () => {
  const { bookingId } = await createMeeting(database, { startsAt: now });
  const network = "198.51.100.0/24";
  for (let sample = 0; sample < 40; sample += 1) expect((await ask(bookingId, network)).status).toBe(200);
  const refused = await ask(bookingId, network);
  expect(refused.status).toBe(429);
  expect(refused.headers.get("Retry-After")).toBe("600");
  expect((await ask(bookingId, "203.0.113.0/24")).status).toBe(200);
});
