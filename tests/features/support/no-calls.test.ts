import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { grantAccess, readByGrant } from "#app/features/support/support.server.ts";
import { isSupportScope, supportScopes } from "#app/features/support/support-form.ts";
import { action as ticketAction } from "#app/routes/room.$id.ticket.ts";
import { createMeeting } from "#tests/factories/meeting.ts";
import { fakeServices } from "#tests/fakes/fake-services.ts";
import { createVisitor } from "../account/account-visitor.ts";
import { createMember, signIn } from "../account/members.ts";
import { upload } from "../media/recording-scene.ts";
import { testDatabase } from "../test-database.ts";

/** That support has no way of its own into what people say and show: whatever it opens, it reads. */

const database = await testDatabase();

test("with everything open that an owner can open, support comes to a room as a stranger who knocks, and cannot record there", async () => {
  const services = fakeServices(database);
  const { organizationId, hostId, bookingId } = await createMeeting(database, {
    startsAt: services.clock.now(),
  });
  const wish = { organizationId, actorId: hostId, scopes: [...supportScopes], caseRef: "case-7", hours: 4 };
  const grantId = await grantAccess(services, wish);
  const helper = await createMember(services, "helper@support.example");
  const visitor = createVisitor(services);
  await signIn(visitor, "helper@support.example");
  const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const request = new Request(`http://parley.test/room/${bookingId}/ticket`, {
    ...{ method: "POST", body: "{}", headers: { "Content-Type": "application/json", Cookie: cookie } },
  });
  const context = { services, nonce: "", requestId: "test", network: "203.0.113.0/24" };
  const answered = await ticketAction({ request, context, params: { id: bookingId } } as never);
  const given = (await answered.json()) as Record<string, unknown>;
  expect(given).toMatchObject({ ok: true, role: "guest", admitted: false });
  expect(given["participantId"]).not.toContain(helper.id);
  // The id of a grant is no leave to record.
  expect(await upload(services, { mediaId: "a".repeat(26), token: grantId.padEnd(43, "x") })).toMatchObject({
    ...{ status: 403, outcome: "not-allowed" },
  });
});

test("what support can open is a closed list of readings: no recording, no picture, no chat and no screen is among them", async () => {
  const services = fakeServices(database);
  expect(supportScopes).toEqual(["bookings", "calls", "activity"]);
  for (const kind of ["media", "recordings", "screen", "chat", "rooms"]) {
    expect(isSupportScope(kind), kind).toBe(false);
    expect(await readByGrant(services, { grantId: "none", scope: kind as "calls", page: 1 })).toMatchObject({
      ok: false,
    });
  }
});

test("a browser is asked for its screen in one place, the button of whoever shares it in a room", async () => {
  const app = path.resolve(import.meta.dirname, "../../../app");
  const files = await readdir(app, { recursive: true });
  const asking: string[] = [];
  for (const file of files.filter((name) => /\.tsx?$/.test(name) && !name.includes("generated")))
    if ((await readFile(path.join(app, file), "utf8")).includes("getDisplayMedia(")) asking.push(file);
  expect(asking).toEqual([path.join("features", "rooms", "browser", "shared-screen.ts")]);
});
