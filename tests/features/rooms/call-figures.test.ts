import { expect, onTestFinished, test } from "vitest";
import { figuresPage } from "#app/features/figures/figures.server.ts";
import { runRetention } from "#app/features/privacy/privacy.server.ts";
import { translatorFor } from "#app/messages/all-translators.ts";
import { createMeeting } from "#tests/factories/meeting.ts";
import { fakeServices } from "#tests/fakes/fake-services.ts";
import { testDatabase } from "../test-database.ts";
import { startRooms } from "./room-harness.ts";

const database = await testDatabase();
const { prisma } = database;
const now = Date.UTC(2027, 2, 1, 9);
const good = { loss: "under-1", delay: "under-100", first: "under-500", breaks: "none", way: "direct" };
const bad = { loss: "more", delay: "more", first: "never", breaks: "many", way: "relayed" };

async function room() {
  const rooms = await startRooms(database, now);
  onTestFinished(rooms.stop);
  const meeting = await createMeeting(database, { startsAt: now });
  const enter = async (role: "host" | "attendee") => {
    const client = await rooms.enter(meeting, {
      role,
      id: role === "host" ? meeting.hostId : meeting.attendeeId,
    });
    await client.join();
    return client;
  };
  return { rooms, meeting, enter };
}

const counted = (organizationId: string) =>
  prisma.callFigure.findMany({ where: { organizationId }, orderBy: [{ metric: "asc" }, { bucket: "asc" }] });

test("a seat is counted once, with the last that its page said, however often it speaks, leaves and comes back", async () => {
  const { meeting, enter } = await room();
  const { organizationId } = meeting;
  const host = await enter("host");
  const ada = await enter("attendee");
  await host.seats(2);
  for (let again = 0; again < 20; again++) ada.say({ type: "line", figures: bad });
  ada.say({ type: "line", figures: good });
  ada.say({ type: "leave" });
  await host.seats(1);
  await expect.poll(() => counted(organizationId)).toHaveLength(5);
  const back = await enter("attendee");
  await host.seats(2);
  back.say({ type: "line", figures: bad });
  back.say({ type: "leave" });
  await host.seats(1);
  host.say({ type: "line", figures: good });
  host.say({ type: "leave" });
  await expect.poll(async () => (await counted(organizationId))[0]?.stays).toBe(2);
  const rows = await counted(organizationId);
  expect(Object.fromEntries(rows.map(({ metric, bucket }) => [metric, bucket]))).toEqual(good);
  expect(rows.every(({ stays, month }) => stays === 2 && month.toISOString().startsWith("2027-03-01"))).toBe(
    true,
  );
});

test("words outside the lists, and more than they hold, are not heard; nor is whoever is alone", async () => {
  const { rooms, meeting, enter } = await room();
  const host = await enter("host");
  host.say({ type: "line", figures: good });
  const ada = await enter("attendee");
  await host.seats(2);
  ada.say({ type: "line", figures: { ...good, loss: "3.7 %" } });
  ada.say({ type: "line", figures: { ...good, network: "192.0.2.7" } });
  ada.say({ type: "line" });
  ada.say({ type: "leave" });
  await host.seats(1);
  host.say({ type: "leave" });
  await host.hears("departed", ({ name }) => name !== "");
  await rooms.gateway.close();
  expect(await counted(meeting.organizationId)).toEqual([]);
});

test("a connection that dies leaves its last word; a server that stops counts nobody, for they come back", async () => {
  const [first, second] = [await room(), await room()];
  for (const { enter } of [first, second]) {
    const host = await enter("host");
    const ada = await enter("attendee");
    await host.seats(2);
    ada.say({ type: "line", figures: good });
    ada.say({ type: "hand", up: true });
    await host.hears("roster", ({ seats }) => seats.some(({ hand }) => hand !== null));
    ada.socket.terminate();
    await host.hears("roster", ({ seats }) => seats.some(({ away }) => away !== null));
  }
  first.rooms.services.clock.pass(40_000);
  await expect.poll(() => counted(first.meeting.organizationId), { timeout: 5_000 }).toHaveLength(5);
  await second.rooms.gateway.close();
  expect(await counted(second.meeting.organizationId)).toEqual([]);
});

test("the figures have no column for a person, a call or a network", async () => {
  const { rows } = await database.owner.query(
    "SELECT column_name AS name FROM information_schema.columns WHERE table_name = 'call_figure' ORDER BY 1",
  );
  expect(rows.map(({ name }) => name)).toEqual(["bucket", "metric", "month", "organization_id", "stays"]);
});

test("a business reads its own from ten on, and after two years they are gone", async () => {
  const services = fakeServices(database);
  services.clock.set(now);
  const [own, other] = [
    await createMeeting(database, { startsAt: now }),
    await createMeeting(database, { startsAt: now }),
  ];
  const lines = async (organizationId: string) =>
    (await figuresPage(services, { organizationId, translator: translatorFor("en") })).lines;
  const { organizationId } = own;
  const row = { organizationId, month: new Date("2027-02-01"), metric: "breaks" };
  await prisma.callFigure.create({ data: { ...row, bucket: "none", stays: 9 } });
  expect(await lines(organizationId)).toBeNull();
  await prisma.callFigure.create({
    data: { ...row, month: new Date("2027-03-01"), bucket: "none", stays: 21 },
  });
  await prisma.callFigure.create({ data: { ...row, bucket: "few", stays: 1 } });
  const breaks = (await lines(organizationId))?.find(({ metric }) => metric === "breaks");
  expect(breaks?.classes).toEqual([
    { bucket: "none", count: 30 },
    { bucket: "once", count: null },
    { bucket: "few", count: null },
    { bucket: "many", count: null },
  ]);
  expect(await lines(other.organizationId)).toBeNull();
  services.clock.set(Date.UTC(2029, 1, 10));
  await runRetention(services);
  expect((await counted(organizationId)).map(({ stays }) => stays)).toEqual([21]);
});
