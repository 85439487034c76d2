import { expect, test } from "vitest";
import { loader as accountLoader } from "#app/routes/account.tsx";
import { action as memberAction } from "#app/routes/dashboard.$business.settings.members.$id.tsx";
import { addColleague, bookableBusiness } from "#tests/factories/bookable-business.ts";
import { createSessionFor } from "#tests/factories/meeting.ts";
import { fakeServices } from "#tests/fakes/fake-services.ts";
import { createVisitor } from "../account/account-visitor.ts";
import { createMember, password, signIn } from "../account/members.ts";
import { letter } from "../booking/booking-scene.ts";
import { testDatabase } from "../test-database.ts";

const database = await testDatabase();
const { prisma } = database;
const services = fakeServices(database);

const enter = async (userId: string) => {
  const visitor = createVisitor(services);
  visitor.cookies.set("parley_session", await createSessionFor(database, userId, services.clock.now()));
  return visitor;
};

async function scene(email: string) {
  const business = await bookableBusiness(database);
  const { organizationId, slug, hostId } = business;
  const { id: memberId } = await createMember(services, email);
  await prisma.membership.create({
    data: { id: `m${memberId}`, organizationId, userId: memberId, role: "member" },
  });
  const press = async (wish: string, { by = hostId, whom = memberId } = {}) => {
    const params = { business: slug, id: whom };
    const form = { do: wish, password: "a password of theirs" };
    return (await enter(by)).post(memberAction, `/dashboard/${slug}/settings/members/${whom}`, form, params);
  };
  return { business, organizationId, hostId, memberId, press };
}

test("an admin signs a member out everywhere, who is told by mail and signs in again with the same password", async () => {
  const { organizationId, hostId, memberId, press } = await scene("out@members.example");
  const member = await enter(memberId);
  await enter(memberId);
  expect((await member.get(accountLoader, "/account")).status).toBe(200);
  expect((await press("sign-out")).location).toContain("done=member-signed-out");
  expect(await prisma.session.count({ where: { userId: memberId } })).toBe(0);
  expect((await member.get(accountLoader, "/account")).location).toContain("/sign-in");
  expect(await letter(services, { userId: memberId, kind: "member_signed_out" })).toContain(
    "Test business signed you out",
  );
  const visitor = createVisitor(services);
  expect((await signIn(visitor, "out@members.example")).status).toBe(303);
  const event = { chain: organizationId, action: "member.signed-out" };
  expect(await prisma.auditEvent.findFirstOrThrow({ where: event })).toMatchObject({
    ...{ target: `account:${memberId}`, payload: { actorId: hostId } },
  });
});

test("an admin ends a member's password and neither sets nor sees one: the link to choose another goes to the member alone", async () => {
  const email = "reset@members.example";
  const { memberId, press } = await scene(email);
  const answer = await press("reset");
  expect(answer.location).toContain("done=member-reset");
  for (const typed of [password, "a password of theirs"])
    expect((await signIn(createVisitor(services), email, { password: typed })).status).toBe(400);
  expect(await prisma.session.count({ where: { userId: memberId } })).toBe(0);
  expect(await letter(services, { userId: memberId, kind: "reset_password" })).toContain("/reset-password/");
  const token = await prisma.emailToken.findFirstOrThrow({ where: { userId: memberId } });
  expect(JSON.stringify([answer.data, answer.location])).not.toContain(token.id);
  // Pressed again, the link that is on its way stays the one that works.
  expect((await press("reset")).status).toBe(303);
  expect(await prisma.emailToken.findFirstOrThrow({ where: { userId: memberId } })).toMatchObject({
    id: token.id,
  });
});

test("nobody does either to the owner, to themselves, as a plain member, or in another business", async () => {
  const { business, hostId, memberId, press } = await scene("plain@members.example");
  const { userId: adminId } = await addColleague(database, business);
  await prisma.membership.updateMany({ where: { userId: adminId }, data: { role: "admin" } });
  const other = await scene("other@members.example");
  for (const wish of ["sign-out", "reset"]) {
    expect((await press(wish, { by: adminId, whom: hostId })).status).toBe(403);
    expect((await press(wish, { by: adminId, whom: adminId })).status).toBe(403);
    expect((await press(wish, { by: memberId, whom: adminId })).status).toBe(403);
    expect((await press(wish, { whom: other.memberId })).status).toBe(404);
  }
  expect(
    await prisma.emailToken.count({ where: { userId: { in: [hostId, adminId, other.memberId] } } }),
  ).toBe(0);
});
