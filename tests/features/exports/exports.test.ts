import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { beforeEach, expect, test } from "vitest";
import { hashPassword } from "#app/features/account/account.server.ts";
import { cleanUpExports, exportJobs } from "#app/features/exports/export-jobs.server.ts";
import { downloadExport, exportView, requestExport } from "#app/features/exports/exports.server.ts";
import { mailJobs } from "#app/features/notifications/notifications.server.ts";
import { translatorFor } from "#app/messages/all-translators.ts";
import type { Services } from "#app/platform/services.server.ts";
import { action as confirmAction } from "#app/routes/account.confirm.tsx";
import { loader as ownFile } from "#app/routes/account.data.$id.ts";
import { action as askOwn, loader as ownPage } from "#app/routes/account.data.tsx";
import { action as confirmAddress } from "#app/routes/account.email.confirm.$token.tsx";
import { action as askAddress } from "#app/routes/account.email.tsx";
import { action as editAccount } from "#app/routes/account.tsx";
import { loader as businessFile } from "#app/routes/dashboard.$business.settings.export.$id.ts";
import {
  action as askBusiness,
  loader as businessPage,
} from "#app/routes/dashboard.$business.settings.export.tsx";
import { createVisitor, type Visitor } from "../account/account-visitor.ts";
import { password, signIn } from "../account/members.ts";
import { testDatabase } from "../test-database.ts";
import { copyOf, downloadCopy, exportServices, fullBusiness, makeCopy } from "./export-scene.ts";

const database = await testDatabase();
const { prisma } = database;
const services = await exportServices(database);
const dayMs = 86_400_000;
const folder = path.join(services.settings.dataDir, "exports");
const passwordHash = await hashPassword(password);

let business: Awaited<ReturnType<typeof fullBusiness>>;
let base: string;
let owner: Visitor;
let own: { userId: string; organizationId: null };
let whole: { userId: string; organizationId: string };

beforeEach(async () => {
  services.clock.set(Date.UTC(2027, 0, 15, 12));
  services.enqueued.length = 0;
  await prisma.exportJob.deleteMany();
  business = await fullBusiness(database, services.clock.now());
  const { slug } = await prisma.organization.findUniqueOrThrow({ where: { id: business.organizationId } });
  base = `/dashboard/${slug}`;
  own = { userId: business.hostId, organizationId: null };
  whole = { userId: business.hostId, organizationId: business.organizationId };
  owner = await signedIn(business.hostId);
});

async function signedIn(userId: string): Promise<Visitor> {
  const email = `${userId}@hosts.example`;
  await prisma.user.update({ where: { id: userId }, data: { email, passwordHash } });
  const visitor = createVisitor(services);
  await signIn(visitor, email);
  return visitor;
}

const confirm = (visitor: Visitor) => visitor.post(confirmAction, "/account/confirm", { password });
const params = () => ({ business: base.split("/").at(-1) ?? "" });
const view = (whose: { userId: string; organizationId: string | null }) =>
  exportView(services, whose, { ...translatorFor("en"), zone: "UTC" });

test("asking and downloading both need the password of the last five minutes", async () => {
  const refused = await owner.post(askOwn, "/account/data", {});
  expect([refused.status, refused.location]).toEqual([303, "/account/confirm?next=%2Faccount%2Fdata"]);
  expect(await prisma.exportJob.count()).toBe(0);
  await confirm(owner);
  expect((await owner.post(askOwn, "/account/data", {})).location).toBe("/account/data");
  expect(services.enqueued.map(({ name }) => name)).toContain("exports.make");
  const { id } = await prisma.exportJob.findFirstOrThrow();
  await exportJobs[0]?.handle(services as Services, { exportId: id }, { putBack: false });
  const download = () => owner.get(ownFile, `/account/data/${id}`, { id });
  expect([(await download()).status, (await download()).headers.get("Content-Type")]).toEqual([
    200,
    "application/zip",
  ]);
  services.clock.pass(5 * 60_000);
  expect((await download()).location).toBe("/account/confirm?next=%2Faccount%2Fdata");
});

test("what a member corrects stands in the next copy, and each correction once in the log", async () => {
  const profile = { name: "Augusta King", locale: "fr", timeZone: "Asia/Tokyo" };
  await owner.post(editAccount, "/account", { intent: "profile", ...profile });
  await confirm(owner);
  const email = `new-${own.userId}@lantern.example`;
  await owner.post(askAddress, "/account/email", { email });
  const change = await prisma.emailChange.findFirstOrThrow({ where: { userId: own.userId } });
  const token = services.links.emailChangeUrl("confirm", change.id).split("/").at(-1) ?? "";
  await owner.post(confirmAddress, `/account/email/confirm/${token}`, {}, { token });
  const { texts } = await copyOf(services, own);
  expect(JSON.parse(texts.get("data/User.json") ?? "")).toMatchObject([{ ...profile, email }]);
  for (const action of ["profile.changed", "email.changed"])
    expect(await prisma.auditEvent.count({ where: { action, target: `account:${own.userId}` } })).toBe(1);
});

test("one copy at a time for each person, however often and for whatever it is asked", async () => {
  const asked = await Promise.all([1, 2, 3].map(() => requestExport(services, { ...own, locale: "en" })));
  expect(asked.filter(({ ok }) => ok)).toHaveLength(1);
  expect((await requestExport(services, { ...whole, locale: "en" })).ok).toBe(false);
  expect((await view(whole)).otherUnderWay).toBe(true);
  expect((await view(own)).copy).toEqual({ state: "waiting" });
  const colleague = { userId: business.colleagueId, organizationId: null };
  expect((await requestExport(services, { ...colleague, locale: "en" })).ok).toBe(true);
});

test("on disk the file is sealed, and what is downloaded has the sum that was noted", async () => {
  const id = await makeCopy(services, whole);
  const sealed = await readFile(path.join(folder, `${id}.sealed`));
  expect(sealed.includes("PK\u0003\u0004")).toBe(false);
  expect(sealed.includes("README.html")).toBe(false);
  const zip = await downloadCopy(services, whole, id);
  const row = await prisma.exportJob.findUniqueOrThrow({ where: { id } });
  expect(Number(row.bytes)).toBe(zip.length);
  expect(createHash("sha256").update(zip).digest("hex")).toBe(row.sha256);
});

test("the mail says that it is ready and where to sign in, and holds no way to the file", async () => {
  const id = await makeCopy(services, own);
  const mail = await prisma.mailMessage.findFirstOrThrow({
    where: { kind: "export_ready", userId: own.userId },
  });
  await mailJobs[0]?.handle(services as Services, { mailId: mail.id }, { putBack: false });
  const sent = services.sentMails.at(-1);
  expect(sent?.subject).toBe("Your export is ready");
  expect(sent?.text).toContain("http://parley.test/account/data");
  expect(`${sent?.text}${sent?.html}`).not.toContain(id);
});

test("after seven days it is gone at once, and from the disk with the next clean-up", async () => {
  const id = await makeCopy(services, own);
  services.clock.pass(7 * dayMs - 1);
  await cleanUpExports(services);
  expect((await view(own)).copy.state).toBe("ready");
  services.clock.pass(1);
  expect(await downloadExport(services, { ...own, id })).toBeNull();
  expect((await view(own)).copy.state).toBe("expired");
  await cleanUpExports(services);
  expect(await readdir(folder)).not.toContain(`${id}.sealed`);
  services.clock.pass(23 * dayMs);
  await cleanUpExports(services);
  expect(await prisma.exportJob.count()).toBe(0);
  expect((await view(own)).copy).toEqual({ state: "none" });
});

test("with an account or a business that goes, its copies go", async () => {
  const id = await makeCopy(services, { userId: business.colleagueId, organizationId: null });
  await prisma.exportJob.deleteMany({ where: { id } });
  await cleanUpExports(services);
  expect((await readdir(folder)).some((name) => name.startsWith(id))).toBe(false);
});

test("nobody else gets the file: no stranger, no colleague, not under another address", async () => {
  const mine = await makeCopy(services, own);
  const ours = await makeCopy(services, whole);
  const colleague = await signedIn(business.colleagueId);
  for (const visitor of [owner, colleague]) await confirm(visitor);
  const get = async (visitor: Visitor, id: string) =>
    (await visitor.get(ownFile, `/account/data/${id}`, { id })).status;
  const getWhole = async (visitor: Visitor, id: string) =>
    (await visitor.get(businessFile, `${base}/settings/export/${id}`, { ...params(), id })).status;
  expect([await get(owner, mine), await getWhole(owner, ours)]).toEqual([200, 200]);
  expect([await get(colleague, mine), await get(colleague, ours)]).toEqual([404, 404]);
  expect([await getWhole(colleague, ours), await getWhole(colleague, mine)]).toEqual([403, 403]);
  expect([await get(owner, ours), await getWhole(owner, mine), await get(owner, "x")]).toEqual([
    404, 404, 404,
  ]);
  expect(
    (await createVisitor(services).get(ownFile, `/account/data/${mine}`, { id: mine })).location,
  ).toMatch(/^\/sign-in/);
  const page = await colleague.get(businessPage, `${base}/settings/export`, params());
  expect(page.status).toBe(403);
  expect((await colleague.post(askBusiness, `${base}/settings/export`, {}, params())).status).toBe(403);
});

test("an owner's copy is noted in the log, and by whom it was seen for each booking in it", async () => {
  await makeCopy(services, whole);
  const events = await prisma.auditEvent.findMany({
    where: { chain: business.organizationId, action: "export.made" },
  });
  expect(events).toHaveLength(1);
  const seen = await prisma.accessEvent.findMany({
    where: { organizationId: business.organizationId, way: "export" },
  });
  const bookings = await prisma.booking.count({ where: { organizationId: business.organizationId } });
  expect(seen.map(({ viewerId }) => viewerId)).toEqual(Array(bookings).fill(business.hostId));
});

test("somebody whose data is kept and not used is in no copy of the business", async () => {
  await prisma.attendee.updateMany({
    where: { name: { in: ["Mary", "Grace"] } },
    data: { restrictedAt: new Date() },
  });
  const { texts } = await copyOf(services, whole);
  const everything = [...texts.values()].join("\n");
  for (const name of ["Mary", "peanuts", "Grace-"]) expect(everything, name).not.toContain(name);
  expect(JSON.parse(texts.get("data/Booking.json") ?? "")).toHaveLength(1);
});

test("one that cannot be made says so, leaves no half file, and can be tried again", async () => {
  const asked = await requestExport(services, { ...whole, locale: "en" });
  const id = asked.ok ? asked.id : "";
  await prisma.membership.updateMany({ where: { userId: whole.userId }, data: { role: "member" } });
  await exportJobs[0]?.handle(services as Services, { exportId: id }, { putBack: false });
  expect((await view(whole)).copy).toEqual({ state: "failed" });
  expect(await downloadExport(services, { ...whole, id })).toBeNull();
  await prisma.membership.updateMany({ where: { userId: whole.userId }, data: { role: "owner" } });
  services.clock.pass(1);
  await makeCopy(services, whole);
  expect((await view(whole)).copy.state).toBe("ready");
});

test("a file that was changed on disk, or whose key is gone, is not handed out", async () => {
  const id = await makeCopy(services, own);
  const { settings } = services;
  const keyless = {
    ...services,
    settings: { ...settings, encryptionKeys: [{ id: "t2", key: Buffer.alloc(32) }] },
  };
  expect(await downloadExport(keyless, { ...own, id })).toBeNull();
  expect(await downloadExport(services, { ...own, id })).not.toBeNull();
});

test("nobody has worked on it for a day: it is given up, and another one may be asked for", async () => {
  await requestExport(services, { ...own, locale: "en" });
  services.clock.pass(dayMs);
  await cleanUpExports(services);
  expect((await view(own)).copy).toEqual({ state: "failed" });
  expect((await requestExport(services, { ...own, locale: "en" })).ok).toBe(true);
});

test("the pages lead an owner to the copies of their businesses, and show what is under way", async () => {
  const page = await owner.get(ownPage, "/account/data");
  expect(page.data).toMatchObject({
    view: { copy: { state: "none" } },
    businesses: [{ name: "Test business" }],
  });
  await confirm(owner);
  const asked = await owner.post(askBusiness, `${base}/settings/export`, {}, params());
  expect(asked.location).toBe(`${base}/settings/export`);
  const shown = await owner.get(businessPage, `${base}/settings/export`, params());
  expect(shown.data["view"]).toMatchObject({ scope: "business", copy: { state: "waiting" } });
});
