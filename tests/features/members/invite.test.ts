import { beforeEach, expect, test } from "vitest";
import { inviteesMax, readInvitees } from "#app/features/invitations/read-invitees.ts";
import { invitationMs } from "#app/features/invitations/send-invitations.server.ts";
import { suspendMember } from "#app/features/members/members.server.ts";
import { runRetention } from "#app/features/privacy/privacy.server.ts";
import { action as inviteAction } from "#app/routes/dashboard.$business.settings.members.invite.tsx";
import {
  action as pendingAction,
  loader as pendingLoader,
} from "#app/routes/dashboard.$business.settings.members.invited.$id.tsx";
import { loader as membersLoader } from "#app/routes/dashboard.$business.settings.members.tsx";
import { action as answerAction, loader as answerLoader } from "#app/routes/invitation.$token.tsx";
import { loader as copyLoader } from "#app/routes/me.copy.ts";
import { action as eraseAction } from "#app/routes/me.erase.tsx";
import { addColleague, bookableBusiness } from "#tests/factories/bookable-business.ts";
import { createSessionFor } from "#tests/factories/meeting.ts";
import { type FakeServices, fakeServices } from "#tests/fakes/fake-services.ts";
import { createVisitor, type Visitor } from "../account/account-visitor.ts";
import { createMember, password, signIn } from "../account/members.ts";
import { letter } from "../booking/booking-scene.ts";
import { enterPortal } from "../rights/rights-scene.ts";
import { unzip } from "../rights/unzip.ts";
import { testDatabase } from "../test-database.ts";

const database = await testDatabase();
const { prisma } = database;
let services: FakeServices;
let count = 0;

beforeEach(() => {
  services = fakeServices(database);
});

const someone = () => `person${++count}@invited.example`;

/** A business whose owner is signed in, with what its pages are asked. */
async function scene() {
  const business = await bookableBusiness(database);
  const { organizationId, slug, hostId: ownerId } = business;
  const enter = async (userId: string) => {
    const visitor = createVisitor(services);
    visitor.cookies.set("parley_session", await createSessionFor(database, userId, services.clock.now()));
    return visitor;
  };
  const owner = await enter(ownerId);
  const params = { business: slug };
  const base = `/dashboard/${slug}/settings/members`;
  const invite = (form: Record<string, string> | FormData, visitor: Visitor = owner) =>
    visitor.post(
      inviteAction,
      `${base}/invite`,
      form instanceof FormData ? form : { do: "send", ...form },
      params,
    );
  const waiting = () => prisma.invitation.findMany({ where: { organizationId }, orderBy: { email: "asc" } });
  const tokenTo = async (email: string) => {
    const found = await prisma.invitation.findFirstOrThrow({ where: { organizationId, email } });
    return services.links.invitationPath(found.id).split("/").at(-1) ?? "";
  };
  const press = async (email: string, form: Record<string, string>) => {
    const { id } = await prisma.invitation.findFirstOrThrow({ where: { organizationId, email } });
    return (await enter(ownerId)).post(pendingAction, `${base}/invited/${id}`, form, { ...params, id });
  };
  const member = (email: string) =>
    prisma.membership.findMany({ where: { organizationId, user: { email } } });
  return {
    business,
    organizationId,
    slug,
    ownerId,
    owner,
    params,
    base,
    enter,
    invite,
    waiting,
    tokenTo,
    press,
    member,
  };
}

const open = (visitor: Visitor, token: string) =>
  visitor.get(answerLoader, `/invitation/${token}`, { token });
const answer = (visitor: Visitor, token: string, form: Record<string, string>) =>
  visitor.post(answerAction, `/invitation/${token}`, form, { token });
const newcomer = { do: "sign-up", name: "Nia Newcomer", password, adult: "on" };
const stateOf = ({ data }: { data: Record<string, unknown> }) => (data["page"] as { state: string }).state;

test("a list is read as people write it: addresses, tables, heads, quotes, and what mail programs copy", () => {
  const lines = (text: string) => {
    const read = readInvitees(text, "member");
    return read.ok
      ? read.invitees.map(({ email, name, role }) => [name, email, role].join("|"))
      : read.reason;
  };
  expect(lines("Ada@Example.org\r\n\n bob@example.org ")).toEqual([
    "|ada@example.org|member",
    "|bob@example.org|member",
  ]);
  expect(lines("a@example.org; b@example.org, c@example.org")).toHaveLength(3);
  expect(lines("Ada Martin <ada@example.org>")).toEqual(["Ada Martin|ada@example.org|member"]);
  expect(
    lines('\uFEFFname;address;role\n"Martin; Ada";ada@example.org;Responsable\nBob;bob@example.org;\n'),
  ).toEqual(["Martin; Ada|ada@example.org|manager", "Bob|bob@example.org|member"]);
  expect(lines('"Ada ""the first""",ada@example.org,admin')).toEqual([
    'Ada "the first"|ada@example.org|admin',
  ]);
  expect(lines("ada@example.org,admin")).toEqual(["|ada@example.org|admin"]);
  expect(lines("Bob,bob@example.org,owner")).toEqual(["Bob|bob@example.org|"]);
  expect(lines("nonsense")).toEqual(["|nonsense|member"]);
  expect([lines(" \n,;\n"), lines("a\0b"), lines("x".repeat(100_001))]).toEqual([
    "empty",
    "no-text",
    "too-long",
  ]);
  expect(lines(`a@b.example\n`.repeat(inviteesMax + 1))).toBe("too-many");
});

test("whoever is invited makes an account by the mailed link, belongs to the business with hours of their own, and the invitation is gone", async () => {
  const { invite, tokenTo, member, waiting, slug, organizationId, owner, base, params } = await scene();
  const email = someone();
  expect((await invite({ list: email, role: "manager" })).location).toBe(`${base}?done=invitations-sent`);
  const mail = await letter(services, { kind: "member_invited", organizationId });
  for (const words of ["Ada Host invites you to Test business", "as: Manager", "see your name, your address"])
    expect(mail).toContain(words);
  const token = await tokenTo(email);
  expect(mail).toContain(`/invitation/${token}`);
  const listed = (await owner.get(membersLoader, base, params)).data;
  expect(listed).toMatchObject({ pending: [{ email, role: "manager", by: "Ada Host", isOver: false }] });

  const visitor = createVisitor(services);
  expect(stateOf(await open(visitor, token))).toBe("sign-up");
  expect((await answer(visitor, token, { ...newcomer, password: "short" })).status).toBe(400);
  expect((await answer(visitor, token, { ...newcomer, adult: "" })).status).toBe(400);
  const done = await answer(visitor, token, newcomer);
  expect(done).toMatchObject({ status: 303, location: `/dashboard/${slug}/schedules?done=member-joined` });
  expect(visitor.cookies.has("parley_session")).toBe(true);
  const [membership] = await member(email);
  expect(membership).toMatchObject({ role: "manager", suspendedAt: null });
  const user = await prisma.user.findUniqueOrThrow({ where: { email }, include: { acceptances: true } });
  expect(user).toMatchObject({ name: "Nia Newcomer", emailVerifiedAt: expect.any(Date) });
  expect(user.acceptances).toHaveLength(1);
  const hours = { userId: user.id, organizationId, isDefault: true };
  expect(await prisma.schedule.count({ where: hours })).toBe(1);
  expect(await waiting()).toEqual([]);
  expect(await prisma.mailMessage.count({ where: { organizationId, kind: "member_invited" } })).toBe(0);
  expect((await open(createVisitor(services), token)).status).toBe(410);
  expect((await answer(createVisitor(services), token, newcomer)).status).toBe(410);
  const noted = await prisma.auditEvent.findMany({
    where: { chain: organizationId },
    orderBy: { seq: "asc" },
  });
  expect(noted.map(({ action }) => action)).toEqual(["member.invited", "member.joined", "sign-in"]);
  expect(JSON.stringify(noted)).not.toContain(email);
});

test("with the account of this address one presses a button; with another one is told so; signed out one signs in and comes back", async () => {
  const { invite, tokenTo, member } = await scene();
  const email = someone();
  await createMember(services, email);
  await invite({ list: email });
  const token = await tokenTo(email);
  const stranger = createVisitor(services);
  const other = someone();
  await createMember(services, other);
  await signIn(stranger, other);
  expect((await open(stranger, token)).data).toMatchObject({ page: { state: "other", email, mine: other } });
  expect((await answer(stranger, token, { do: "join" })).status).toBe(403);
  expect((await answer(stranger, token, newcomer)).status).toBe(409);
  expect((await answer(stranger, token, { do: "switch" })).location).toBe(`/invitation/${token}`);
  expect(stateOf(await open(stranger, token))).toBe("sign-in");
  expect((await answer(stranger, token, { do: "join" })).location).toBe("/sign-in");
  const back = await signIn(stranger, email, { next: `/invitation/${token}` });
  expect(back.location).toBe(`/invitation/${token}`);
  expect(stateOf(await open(stranger, token))).toBe("join");
  expect(await member(email)).toEqual([]);
  expect((await answer(stranger, token, { do: "join" })).status).toBe(303);
  expect(await member(email)).toMatchObject([{ role: "member" }]);
  expect((await answer(stranger, token, { do: "join" })).status).toBe(410);
});

test("of two who accept at once, by whichever way, one membership comes", async () => {
  const { invite, tokenTo, member } = await scene();
  const email = someone();
  await invite({ list: email });
  const token = await tokenTo(email);
  const answers = await Promise.all([
    answer(createVisitor(services), token, newcomer),
    answer(createVisitor(services), token, newcomer),
  ]);
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 410]);
  expect(await member(email)).toHaveLength(1);
  const again = someone();
  const { id } = await createMember(services, again);
  await invite({ list: again });
  const second = await tokenTo(again);
  const visitors = await Promise.all([1, 2].map(() => createSessionFor(database, id, services.clock.now())));
  const both = await Promise.all(
    visitors.map((session) => {
      const visitor = createVisitor(services);
      visitor.cookies.set("parley_session", session);
      return answer(visitor, second, { do: "join" });
    }),
  );
  expect(both.map(({ status }) => status).sort()).toEqual([303, 410]);
  expect(await member(again)).toHaveLength(1);
});

test("a link that ran out, was withdrawn or replaced, is of a business that closes, or is none of ours, says so and does nothing", async () => {
  const { invite, tokenTo, press, member, organizationId, waiting } = await scene();
  const email = someone();
  await invite({ list: email });
  const first = await tokenTo(email);
  expect((await press(email, { do: "resend" })).location).toContain("done=invitation-resent");
  const second = await tokenTo(email);
  expect(second).not.toBe(first);
  const visitor = createVisitor(services);
  expect([(await open(visitor, first)).status, (await open(visitor, second)).status]).toEqual([410, 200]);
  await prisma.organization.update({ where: { id: organizationId }, data: { closesAt: new Date() } });
  expect((await answer(visitor, second, newcomer)).status).toBe(410);
  await prisma.organization.update({ where: { id: organizationId }, data: { closesAt: null } });
  services.clock.pass(invitationMs);
  expect((await open(visitor, second)).status).toBe(410);
  expect((await answer(visitor, second, newcomer)).status).toBe(410);
  expect((await open(visitor, `${second}x`)).status).toBe(404);
  expect((await answer(visitor, "nonsense", newcomer)).status).toBe(404);
  expect(await waiting()).toHaveLength(1);
  expect((await press(email, { do: "withdraw" })).location).toContain("done=invitation-withdrawn");
  expect(await waiting()).toEqual([]);
  expect(await member(email)).toEqual([]);
});

test("what is said of a line concerns this business alone, and nothing is sent while a line is wrong, but for who wants the rest", async () => {
  const { invite, waiting, ownerId, business, organizationId } = await scene();
  const { email: owned } = await prisma.user.findUniqueOrThrow({ where: { id: ownerId } });
  const { userId } = await addColleague(database, business);
  await suspendMember(services, { organizationId, memberId: userId, actorId: ownerId });
  const [known, plain] = [someone(), someone()];
  await createMember(services, known);
  const list = `${known}\n${plain}\n${plain.toUpperCase()}\nnobody\n${owned}\n${userId}@hosts.example\nX,${someone()},owner`;
  const checked = await invite({ list, do: "check" });
  expect(checked.status).toBe(200);
  expect((checked.data["judged"] as { verdict: string }[]).map(({ verdict }) => verdict)).toEqual([
    ...["fine", "fine", "duplicate", "invalid", "member", "suspended", "role"],
  ]);
  expect(await invite({ list })).toMatchObject({ status: 400, data: { sendable: 2, list } });
  expect(await waiting()).toEqual([]);
  expect((await invite({ list, do: "send-rest" })).status).toBe(303);
  expect((await waiting()).map(({ email }) => email)).toEqual([known, plain].sort());
  expect((await invite({ list: "nobody", do: "send-rest" })).status).toBe(400);
  expect((await invite({ list: "" })).status).toBe(400);
  expect((await invite({ list: "x".repeat(100_001) })).status).toBe(413);
  expect((await invite({ list: known, role: "owner" })).status).toBe(303);
  expect((await waiting()).map(({ role }) => role)).toEqual(["member", "member"]);
});

test("a file is read like a list and kept nowhere; one that is no text is refused", async () => {
  const { invite, waiting } = await scene();
  const form = (bytes: BlobPart) => {
    const data = new FormData();
    data.set("do", "send");
    data.set("list", "");
    data.set("file", new File([bytes], "people.csv", { type: "text/csv" }));
    return data;
  };
  const email = someone();
  expect((await invite(form(`name,address,role\nAda,${email},admin\n`))).status).toBe(303);
  expect(await waiting()).toMatchObject([{ name: "Ada", email, role: "admin" }]);
  expect(await invite(form(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0xff])))).toMatchObject({
    status: 400,
    data: { problem: "no-text" },
  });
  expect((await invite(form("x".repeat(200_000)))).status).toBe(413);
});

test("an invitation restores nobody who was suspended and takes no role away", async () => {
  const { invite, tokenTo, member, organizationId, ownerId, enter } = await scene();
  const email = someone();
  const { id } = await createMember(services, email);
  await invite({ list: email, role: "admin" });
  const token = await tokenTo(email);
  await prisma.membership.create({ data: { id: `m${id}`, organizationId, userId: id, role: "member" } });
  await suspendMember(services, { organizationId, memberId: id, actorId: ownerId });
  expect((await answer(await enter(id), token, { do: "join" })).status).toBe(410);
  expect(await member(email)).toMatchObject([{ role: "member", barredAt: expect.any(Date) }]);
});

test("a pending invitation's role can change; a member invites nobody, and no business reaches another's", async () => {
  const { invite, press, tokenTo, waiting, business, enter } = await scene();
  const email = someone();
  await invite({ list: email });
  expect((await press(email, { do: "role", role: "admin" })).location).toContain("done=invitation-role");
  expect((await open(createVisitor(services), await tokenTo(email))).data).toMatchObject({
    page: { role: "admin" },
  });
  expect((await press(email, { do: "role", role: "owner" })).status).toBe(400);
  expect((await press(email, { do: "nonsense" })).status).toBe(400);
  const { userId } = await addColleague(database, business);
  expect((await invite({ list: someone() }, await enter(userId))).status).toBe(403);
  const other = await scene();
  const [{ id = "" } = {}] = await waiting();
  const foreign = { business: other.slug, id };
  expect((await other.owner.get(pendingLoader, `${other.base}/invited/${id}`, foreign)).status).toBe(404);
  await other.owner.post(pendingAction, `${other.base}/invited/${id}`, { do: "withdraw" }, foreign);
  expect(await waiting()).toHaveLength(1);
});

test("nobody is mailed without end: an address five times a day, whoever asks", async () => {
  const { invite } = await scene();
  const other = await scene();
  const email = someone();
  for (const ask of [invite, other.invite, invite, other.invite, invite])
    expect((await ask({ list: email })).status).toBe(303);
  expect(await other.invite({ list: email })).toMatchObject({ status: 429, data: { problem: "late" } });
  const fresh = someone();
  // Who was left out stays in the field; the other is on their way.
  const partly = await invite({ list: `"Ada, the first",${email},member\n${fresh}` });
  expect(partly).toMatchObject({
    status: 429,
    data: { problem: "late", list: `"Ada, the first",${email},member`, sendable: 1 },
  });
});

test("what nobody answered is erased a week after it ran out, with its mail", async () => {
  const { invite, waiting, organizationId } = await scene();
  await invite({ list: someone() });
  services.clock.pass(2 * invitationMs - 1000);
  await runRetention(services);
  expect(await waiting()).toHaveLength(1);
  services.clock.pass(1000);
  await runRetention(services);
  expect(await waiting()).toEqual([]);
  expect(await prisma.mailMessage.count({ where: { organizationId, kind: "member_invited" } })).toBe(0);
});

test("somebody who was invited and has no account finds it in the portal, takes a copy of it and has it erased at once", async () => {
  const { invite, waiting } = await scene();
  const email = someone();
  const visitor = await enterPortal(services, database, email);
  await invite({ list: `Ivo Invited,${email}` });
  const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const request = new Request("http://parley.test/me/copy.zip", { headers: { Cookie: cookie } });
  const copy = (await copyLoader({ request, context: { services }, params: {} } as never)) as Response;
  const files = unzip(Buffer.from(await copy.arrayBuffer()));
  expect(JSON.parse(files.get("data/Invitation.json") ?? "")).toMatchObject([{ email, name: "Ivo Invited" }]);
  const [{ id = "" } = {}] = await waiting();
  const form = new FormData();
  form.set("intent", "confirm");
  form.append("target", `invitation:${id}`);
  expect((await visitor.post(eraseAction, "/me/erase", form)).status).toBe(303);
  expect(await waiting()).toEqual([]);
});

test("an invitation ends with the right of whoever sent it: nobody comes back by their own", async () => {
  const { business, slug, enter, invite, tokenTo, member, organizationId } = await scene();
  const { userId: adminId } = await addColleague(database, business);
  const own = { organizationId_userId: { organizationId, userId: adminId } };
  await prisma.membership.update({ where: own, data: { role: "admin" } });
  const email = someone();
  expect((await invite({ list: email, role: "admin" }, await enter(adminId))).status).toBe(303);
  const token = await tokenTo(email);
  const { id } = await createMember(services, email);
  const mailbox = await enter(id);
  const answer = () => mailbox.post(answerAction, `/invitation/${token}`, { do: "join" }, { token });
  await prisma.membership.update({ where: own, data: { role: "manager" } });
  expect((await answer()).status).toBe(410);
  expect(await member(email)).toEqual([]);
  await prisma.membership.update({ where: own, data: { role: "admin" } });
  expect((await answer()).location).toContain(`/dashboard/${slug}`);
});

test("who signs up by an invitation without scripts has the business's clock, and with them their own", async () => {
  const { invite, tokenTo, organizationId } = await scene();
  await prisma.organization.update({ where: { id: organizationId }, data: { timeZone: "Asia/Tokyo" } });
  for (const [timeZone, expected] of [
    ["", "Asia/Tokyo"],
    ["Europe/Paris", "Europe/Paris"],
  ] as const) {
    const email = someone();
    await invite({ list: email, role: "member" });
    const token = await tokenTo(email);
    const form = { do: "sign-up", name: "Nia", password: "tide and lantern", adult: "on", timeZone };
    const answer = await createVisitor(services).post(answerAction, `/invitation/${token}`, form, { token });
    expect(answer.status).toBe(303);
    expect(await prisma.user.findFirstOrThrow({ where: { email } })).toMatchObject({ timeZone: expected });
  }
});

test("a table that a spreadsheet saved as Windows has it is read, and what is no text is not", async () => {
  const { invite, waiting } = await scene();
  const send = (bytes: Uint8Array<ArrayBuffer>) => {
    const form = new FormData();
    form.set("do", "send");
    form.set("role", "member");
    form.set("file", new File([bytes], "list.csv"));
    return invite(form);
  };
  const email = someone();
  expect((await send(new Uint8Array(Buffer.from(`H\xe9l\xe8ne;${email}\n`, "latin1")))).status).toBe(303);
  expect(await waiting()).toMatchObject([{ email, name: "H\u00e9l\u00e8ne" }]);
  expect((await send(new Uint8Array([0xff, 0, 0xfe, 1]))).status).toBe(400);
});
