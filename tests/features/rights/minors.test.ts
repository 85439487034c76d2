import { expect, test } from "vitest";
import { runRightsClock } from "#app/features/rights/rights.server.ts";
import { submitEntered } from "#app/features/rights/submit-request.server.ts";
import { action as eraseAction } from "#app/routes/me.erase.tsx";
import { fakeServices } from "#tests/fakes/fake-services.ts";
import { testDatabase } from "../test-database.ts";
import { businessOf, dayMs, enterPortal } from "./rights-scene.ts";

const database = await testDatabase();
const { prisma } = database;

test("what is kept of a minor is due after 72 hours and goes with the next look of the clock, without grace", async () => {
  const services = fakeServices(database);
  const now = services.clock.now();
  const { organizationId } = await businessOf(database, now, [{ name: "Tim", email: "tim@minors.example" }]);
  const visitor = await enterPortal(services, database, "tim@minors.example");
  await visitor.post(eraseAction, "/me/erase", { everything: "on", minor: "on", intent: "confirm" });
  const request = await prisma.rightsRequest.findFirstOrThrow({ where: { organizationId } });
  expect(request).toMatchObject({ minor: true, kind: "erase" });
  expect(request.dueAt.getTime() - request.receivedAt.getTime()).toBe(3 * dayMs);
  await runRightsClock(services);
  expect(await prisma.attendee.count({ where: { organizationId } })).toBe(0);
  expect(await prisma.rightsRequest.findFirst({ where: { organizationId } })).toMatchObject({
    state: "done",
  });
});

test("a request about a minor that came by post has the same 72 hours, which the database lets nobody put off", async () => {
  const services = fakeServices(database);
  const now = services.clock.now();
  const { organizationId, hostId } = await businessOf(database, now, [
    { name: "Zoe", email: "zoe@minors.example" },
  ]);
  const form = new FormData();
  const fields = { email: "zoe@minors.example", kind: "correct", channel: "post", minor: "on", locale: "fr" };
  for (const [name, value] of Object.entries({ ...fields, received: "2027-01-15" })) form.set(name, value);
  const entered = await submitEntered(services, { organizationId, actorId: hostId, zone: "UTC", form });
  expect(entered.ok).toBe(true);
  const { id, dueAt, receivedAt } = await prisma.rightsRequest.findFirstOrThrow({
    where: { organizationId },
  });
  expect(dueAt.getTime() - receivedAt.getTime()).toBe(3 * dayMs);
  await expect(
    database.owner.query("UPDATE rights_request SET due_at = due_at + interval '1 hour' WHERE id = $1", [id]),
  ).rejects.toThrow(/rights_request_due/);
});
