import { expect, test } from "vitest";
import { can, requireMember, requirePermission } from "#app/features/organization/organization.server.ts";
import type { RequestContext } from "#app/platform/load-context.ts";
import { hashToken, randomId, randomToken } from "#app/platform/security/random-id.server.ts";
import { sessionCookie } from "#app/platform/session/session-cookie.server.ts";
import { bookableBusiness } from "#tests/factories/bookable-business.ts";
import { person } from "#tests/factories/person.ts";
import { fakeServices } from "#tests/fakes/fake-services.ts";
import { testDatabase } from "../test-database.ts";

const database = await testDatabase();
const services = fakeServices(database);

/** What a loader is given when this person asks. */
async function requestOf(userId: string | null) {
  const context: RequestContext = { services, nonce: "", requestId: "r", network: "192.0.2.0/24" };
  const headers = new Headers();
  if (userId) {
    const token = randomToken();
    const at = new Date(services.clock.now());
    await database.prisma.session.create({
      data: {
        id: randomId(),
        tokenHash: hashToken(token),
        userId,
        device: "Test",
        network: "192.0.2.0/24",
        createdAt: at,
        lastSeenAt: at,
        expiresAt: new Date(at.getTime() + 3_600_000),
      },
    });
    headers.set("Cookie", sessionCookie(token, services.settings).split(";")[0] ?? "");
  }
  return { request: new Request("http://parley.test/dashboard/x", { headers }), context, params: {} };
}

const answerOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (thrown: unknown) => thrown as Response,
  );

test("a member is let in with their role and their business", async () => {
  const business = await bookableBusiness(database);
  const member = await requireMember(await requestOf(business.hostId), business.slug);
  expect(member).toMatchObject({
    role: "owner",
    user: { id: business.hostId },
    organization: { id: business.organizationId },
  });
});

test("somebody else's business looks exactly like one that does not exist", async () => {
  const business = await bookableBusiness(database);
  const stranger = await person(database);
  const theirs = await answerOf(requireMember(await requestOf(stranger), business.slug));
  const nobodys = await answerOf(requireMember(await requestOf(stranger), "nobody"));
  const endless = await answerOf(requireMember(await requestOf(stranger), "x".repeat(9999)));
  for (const answer of [theirs, nobodys, endless]) {
    expect(answer?.status).toBe(404);
    expect(await answer?.text()).toBe("");
  }
});

test("whoever is not signed in is sent to sign in", async () => {
  const business = await bookableBusiness(database);
  const answer = await answerOf(requireMember(await requestOf(null), business.slug));
  expect(answer?.status).toBe(302);
  expect(answer?.headers.get("Location")).toContain("/sign-in");
});

test("members may do less than owners, and are told so by 403", async () => {
  expect(can("owner", "retention:write")).toBe(true);
  expect(can("member", "retention:write")).toBe(false);
  expect(() => requirePermission({ role: "owner" }, "profile:write")).not.toThrow();
  try {
    requirePermission({ role: "member" }, "profile:write");
    expect.unreachable();
  } catch (thrown) {
    expect((thrown as Response).status).toBe(403);
  }
});
