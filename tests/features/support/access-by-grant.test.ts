import { beforeEach, expect, test } from "vitest";
import { accessesOf, verifyAudit } from "#app/features/audit/audit.server.ts";
import { mailJobs } from "#app/features/notifications/notifications.server.ts";
import { runRetention } from "#app/features/privacy/privacy.server.ts";
import {
  endAccess,
  grantAccess,
  openInEmergency,
  operateAccess,
  readByGrant,
} from "#app/features/support/support.server.ts";
import { loader as bookingLoader } from "#app/routes/dashboard.$business.bookings.$id.tsx";
import { loader as callsLoader } from "#app/routes/dashboard.$business.calls.tsx";
import {
  action as supportAction,
  loader as supportLoader,
} from "#app/routes/dashboard.$business.settings.support.tsx";
import { loader as frameLoader } from "#app/routes/dashboard.$business.tsx";
import { addColleague, bookableBusiness } from "#tests/factories/bookable-business.ts";
import { createBooking } from "#tests/factories/booking.ts";
import { type FakeServices, fakeServices } from "#tests/fakes/fake-services.ts";
import { createVisitor } from "../account/account-visitor.ts";
import { createMember, signIn } from "../account/members.ts";
import { enterPortal, portalText } from "../rights/rights-scene.ts";
import { testDatabase } from "../test-database.ts";

const database = await testDatabase();
const { prisma, pool } = database;
const hourMs = 3_600_000;
const why = "The host reports that bookings vanish";
let services: FakeServices;

beforeEach(() => {
  services = fakeServices(database);
});

/** A business with one booking of Grace's and one call, an owner who is signed in, and a second owner. */
async function scene() {
  const owner = await createMember(services, `${crypto.randomUUID()}@owners.example`);
  const business = await bookableBusiness(database, { hostId: owner.id });
  const { organizationId, eventTypeId, slug } = business;
  const email = `${crypto.randomUUID()}@customers.example`;
  const { bookingId, attendeeIds } = await createBooking(database, {
    ...{ organizationId, eventTypeId, hostIds: [owner.id], startsAt: services.clock.now() + 72 * hourMs },
    attendees: [{ name: "Grace Canary", email }],
  });
  const at = new Date(services.clock.now());
  await prisma.call.create({
    data: {
      ...{ id: `call-${bookingId}`, organizationId, bookingId, startedAt: at, lastSeenAt: at, endedAt: at },
    },
  });
  const { email: address } = await prisma.user.findUniqueOrThrow({
    where: { id: owner.id },
    select: { email: true },
  });
  const visitor = createVisitor(services);
  await signIn(visitor, address);
  return { business, slug, organizationId, ownerId: owner.id, bookingId, attendeeIds, email, visitor };
}

type Scene = Awaited<ReturnType<typeof scene>>;

const grant = ({ organizationId, ownerId }: Scene, wishes: Partial<Parameters<typeof grantAccess>[1]> = {}) =>
  grantAccess(services, {
    ...{ organizationId, actorId: ownerId, scopes: ["bookings"], caseRef: "case-7", hours: 4 },
    ...wishes,
  });
const read = (grantId: string, scope: "bookings" | "calls" | "activity" = "bookings") =>
  readByGrant(services, { grantId, scope, page: 1 });
const actionsOf = async (organizationId: string) =>
  (await prisma.auditEvent.findMany({ where: { chain: organizationId }, orderBy: { seq: "asc" } })).map(
    ({ action, payload }) => [action, payload],
  );

test("without a grant support reads nothing, with one what it opens until it ends, and not a moment longer", async () => {
  const one = await scene();
  const refused = { ok: false, reason: "no-grant" };
  for (const scope of ["bookings", "calls", "activity"] as const)
    expect(await read("nothing", scope)).toEqual(refused);
  const grantId = await grant(one);
  const seen = await read(grantId);
  expect(seen.ok && seen.lines.join()).toContain(`Grace Canary <${one.email}>`);
  services.clock.pass(4 * hourMs - 1);
  expect((await read(grantId)).ok).toBe(true);
  services.clock.pass(1);
  expect(await read(grantId)).toEqual(refused);
});

test("a grant opens the kinds of data that were chosen alone, of its own business alone, and no answer", async () => {
  const [one, other] = [await scene(), await scene()];
  for (const chosen of ["bookings", "calls", "activity"] as const) {
    const grantId = await grant(one, { scopes: [chosen] });
    for (const scope of ["bookings", "calls", "activity"] as const) {
      const result = await read(grantId, scope);
      if (scope === chosen) expect(result.ok && JSON.stringify(result)).not.toContain(other.email);
      else expect(result).toEqual({ ok: false, reason: "not-in-scope" });
    }
  }
  await prisma.attendee.updateMany({
    where: { id: { in: one.attendeeIds } },
    data: { restrictedAt: new Date(services.clock.now()) },
  });
  const restricted = await read(await grant(one));
  expect(restricted.ok && restricted.lines.join()).not.toContain("Grace");
});

test("an owner ends a grant at once; another business's owner ends nothing", async () => {
  const [one, other] = [await scene(), await scene()];
  const grantId = await grant(one);
  const theirs = { grantId, organizationId: other.organizationId, actorId: other.ownerId };
  expect(await endAccess(services, theirs)).toBe(false);
  expect((await read(grantId)).ok).toBe(true);
  services.clock.pass(60_000);
  expect(
    await endAccess(services, { grantId, organizationId: one.organizationId, actorId: one.ownerId }),
  ).toBe(true);
  expect(await read(grantId)).toEqual({ ok: false, reason: "no-grant" });
  expect(await endAccess(services, { grantId, organizationId: null, actorId: null })).toBe(false);
});

test("an emergency needs a reason and the number of a case, ends by the clock, and is told at once to everybody who may open the business to support", async () => {
  const one = await scene();
  const { userId: second } = await addColleague(database, one.business);
  await prisma.membership.updateMany({ where: { userId: second }, data: { role: "admin" } });
  const wish = {
    ...{ organizationId: one.organizationId, scopes: ["bookings" as const], caseRef: "inc-3" },
    ...{ reason: why, hours: 8 },
  };
  for (const [wrong, reason] of [
    [{ reason: "" }, "no-reason"],
    [{ reason: "because I can   " }, "no-reason"],
    [{ caseRef: "" }, "no-case"],
    [{ caseRef: "Grace Canary" }, "no-case"],
    [{ scopes: [] }, "no-scope"],
    [{ hours: 9 }, "too-long"],
    [{ hours: 0 }, "too-long"],
    [{ hours: Number.NaN }, "too-long"],
  ] as const)
    expect(
      await openInEmergency(services, { ...wish, ...wrong, scopes: [...(wrong.scopes ?? wish.scopes)] }),
    ).toEqual({
      ok: false,
      reason,
    });
  expect(await prisma.accessGrant.count({ where: { organizationId: one.organizationId } })).toBe(0);
  const opened = await openInEmergency(services, wish);
  if (!opened.ok) throw new Error(opened.reason);
  for (const { payload } of services.enqueued.splice(0).filter(({ name }) => name === "mail.send"))
    await mailJobs[0]?.handle(services, payload, { putBack: false });
  const told = services.sentMails.filter(({ subject }) => subject.includes("open to support"));
  expect(told).toHaveLength(2);
  expect(told[0]?.text).toContain("inc-3");
  expect(told[0]?.text).toContain(`/dashboard/${one.slug}/settings/support`);
  services.clock.pass(8 * hourMs - 1);
  expect((await read(opened.grantId)).ok).toBe(true);
  services.clock.pass(1);
  expect(await read(opened.grantId)).toEqual({ ok: false, reason: "no-grant" });
});

test("the database itself refuses an emergency without reason, longer hours, and any change but an end", async () => {
  const one = await scene();
  const now = services.clock.now();
  const insert = (kind: string, reason: string, hours: number, caseRef = "c1") =>
    pool.query(
      `INSERT INTO access_grant (id, organization_id, kind, scopes, case_ref, reason, started_at, ends_at)
       VALUES (gen_random_uuid()::text, $1, $2::access_grant_kind, '{bookings}', $3, $4, $5, $6)`,
      [one.organizationId, kind, caseRef, reason, new Date(now), new Date(now + hours * hourMs)],
    );
  await expect(insert("emergency", "short", 1)).rejects.toThrow(/access_grant_reason/);
  await expect(insert("emergency", why, 9)).rejects.toThrow(/access_grant_ends/);
  await expect(insert("granted", "", 73)).rejects.toThrow(/access_grant_ends/);
  await expect(insert("granted", "", 1, "Ada Martin")).rejects.toThrow(/access_grant_case/);
  const grantId = await grant(one);
  for (const sql of [
    "UPDATE access_grant SET ends_at = ends_at + interval '1 hour' WHERE id = $1",
    "UPDATE access_grant SET scopes = '{bookings,calls}' WHERE id = $1",
    "DELETE FROM access_grant WHERE id = $1",
  ])
    await expect(pool.query(sql, [grantId])).rejects.toThrow(/neither changed nor removed/);
  await endAccess(services, { grantId, organizationId: null, actorId: null });
  const again = "UPDATE access_grant SET ended_at = NULL WHERE id = $1";
  await expect(pool.query(again, [grantId])).rejects.toThrow(/neither changed nor removed/);
});

test("each look carries its case into the log, and is shown to the business, its members and the customer", async () => {
  const one = await scene();
  const grantId = await grant(one, { scopes: ["bookings", "calls"] });
  await read(grantId);
  await read(grantId, "calls");
  const actions = await actionsOf(one.organizationId);
  expect(actions).toContainEqual([
    "support.granted",
    expect.objectContaining({ by: "member", actorId: one.ownerId }),
  ]);
  for (const scope of ["bookings", "calls"])
    expect(actions).toContainEqual([
      "support.looked",
      { by: "operator", details: { case: "case-7", scope, page: 1 } },
    ]);
  const checks = await verifyAudit(services, "/nowhere");
  expect(checks.find(({ chain }) => chain === one.organizationId)?.fault).toBeNull();
  const [mine] = await accessesOf(services, one.attendeeIds);
  expect(mine).toMatchObject({ viewer: null, grant: { kind: "granted", caseRef: "case-7" } });
  const words = "Support, let in by an owner (case case-7)";
  const open = (loader: never, path: string, params: Record<string, string> = {}) =>
    one.visitor.get(loader, `/dashboard/${one.slug}${path}`, { business: one.slug, ...params });
  const booking = await open(bookingLoader as never, `/bookings/${one.bookingId}`, { id: one.bookingId });
  expect(JSON.stringify(booking.data)).toContain(words);
  expect(JSON.stringify((await open(callsLoader as never, "/calls")).data)).toContain(words);
  expect(await portalText(await enterPortal(services, database, one.email))).toContain(words);
});

test("a look within the same quarter of an hour is noted once for each booking, and what cannot be noted is not shown", async () => {
  const one = await scene();
  const grantId = await grant(one);
  await read(grantId);
  await read(grantId);
  const noted = () => prisma.accessEvent.count({ where: { grantId } });
  expect(await noted()).toBe(1);
  services.clock.pass(15 * 60_000);
  await read(grantId);
  expect(await noted()).toBe(2);
  const { owner } = database;
  await owner.query("ALTER TABLE access_event ADD CONSTRAINT planted CHECK (grant_id IS NULL) NOT VALID");
  try {
    services.clock.pass(15 * 60_000);
    await expect(read(grantId)).rejects.toThrow();
  } finally {
    await owner.query("ALTER TABLE access_event DROP CONSTRAINT planted");
  }
});

test("an owner grants and ends on a page that shows every access; members see until when, and reach neither", async () => {
  const one = await scene();
  const path = `/dashboard/${one.slug}/settings/support`;
  const params = { business: one.slug };
  const post = (form: Record<string, string>) => one.visitor.post(supportAction, path, form, params);
  const wrong = await post({ do: "grant", caseRef: "two words", hours: "99" });
  expect([wrong.status, Object.keys((wrong.data["answer"] as { errors: object }).errors).sort()]).toEqual([
    400,
    ["caseRef", "hours"],
  ]);
  expect((await post({ do: "grant", caseRef: "Case-9", hours: "1" })).status).toBe(400);
  const done = await post({ do: "grant", caseRef: "Case-9", hours: "1", calls: "on" });
  expect([done.status, done.location]).toEqual([303, `${path}?done=support-granted`]);
  const grants = async () => {
    const { data } = await one.visitor.get(supportLoader, path, params);
    return data["grants"] as { id: string; open: boolean; caseRef: string; scopes: string[] }[];
  };
  const [line] = await grants();
  expect(line).toMatchObject({ open: true, caseRef: "case-9", scopes: ["calls"], grantedBy: "Ada Martin" });
  const banner = async (visitor: typeof one.visitor) =>
    (await visitor.get(frameLoader, `/dashboard/${one.slug}`, params)).data["supportMayLook"];
  expect(await banner(one.visitor)).toMatchObject({ href: path });
  const member = await createMember(services, `${crypto.randomUUID()}@members.example`);
  const email = (await prisma.user.findUniqueOrThrow({ where: { id: member.id } })).email;
  await prisma.membership.create({
    data: { id: crypto.randomUUID(), organizationId: one.organizationId, userId: member.id, role: "member" },
  });
  const visitor = createVisitor(services);
  await signIn(visitor, email);
  expect(await banner(visitor)).toMatchObject({ href: null });
  expect((await visitor.get(supportLoader, path, params)).status).toBe(403);
  const form = { do: "end", grant: line?.id ?? "" };
  expect((await visitor.post(supportAction, path, form, params)).status).toBe(403);
  expect((await post(form)).status).toBe(303);
  expect((await grants())[0]).toMatchObject({ open: false });
  expect(await banner(one.visitor)).toBeNull();
});

test("the operator's command lists, shows, opens in an emergency and ends, and refuses in a sentence", async () => {
  const one = await scene();
  const command = (line: string, ...more: string[]) => operateAccess(services, [...line.split(" "), ...more]);
  await expect(command("show nothing calls")).rejects.toThrow("There is no open access of this id.");
  const emergency = `emergency --business ${one.slug} --case inc-4 --scope calls`;
  await expect(command(emergency)).rejects.toThrow("--reason is missing");
  await expect(command(emergency, "--hours", "20", "--reason", why)).rejects.toThrow("at most 8");
  await expect(command("emergency --business nobody")).rejects.toThrow("There is no business");
  const [grantId = ""] = (await command(emergency, "--reason", why)).split(":");
  expect(await command("list")).toMatch(new RegExp(`${grantId} +/${one.slug} +emergency +calls +case inc-4`));
  expect(await command(`show ${grantId} calls`)).toContain(one.bookingId);
  await expect(command(`show ${grantId} bookings`)).rejects.toThrow("This access does not open that.");
  expect(await command(`end ${grantId}`)).toBe("The access is ended.");
  await expect(command(`show ${grantId} calls`)).rejects.toThrow("There is no open access");
  await expect(command(`end ${grantId}`)).rejects.toThrow("There is no open access");
});

test("grants go two years after their end, after the looks that were taken by them", async () => {
  const one = await scene();
  const grantId = await grant(one, { hours: 72 });
  services.clock.pass(71 * hourMs);
  await read(grantId);
  const count = () => prisma.accessGrant.count({ where: { id: grantId } });
  services.clock.pass(hourMs + 730 * 24 * hourMs - 1);
  await runRetention(services);
  expect(await count()).toBe(1);
  services.clock.pass(1);
  await runRetention(services);
  expect([await count(), await prisma.accessEvent.count({ where: { grantId } })]).toEqual([0, 0]);
});
