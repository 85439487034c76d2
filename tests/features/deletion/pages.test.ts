import { beforeEach, expect, test } from "vitest";
import { loader as eventLoader } from "#app/routes/$business.$eventType.tsx";
import { loader as businessLoader } from "#app/routes/$business.tsx";
import { loader as closingBusinessLoader } from "#app/routes/account.closing.$business.tsx";
import { action as confirmAction } from "#app/routes/account.confirm.tsx";
import { action as deleteAction, loader as deleteLoader } from "#app/routes/account.delete.tsx";
import { action as closingAction, loader as closingLoader } from "#app/routes/account.deletion.tsx";
import { action as keepAction, loader as keepLoader } from "#app/routes/account.keep.$token.tsx";
import { action as leaveAction, loader as leaveLoader } from "#app/routes/account.leave.$business.tsx";
import { loader as accountLoader } from "#app/routes/account.tsx";
import { action as deleteBusinessAction } from "#app/routes/dashboard.$business.settings.delete.tsx";
import {
  action as eraseAction,
  loader as eraseLoader,
} from "#app/routes/dashboard.$business.settings.erase.tsx";
import { loader as dashboardLoader } from "#app/routes/dashboard.$business.tsx";
import { loader as deletedLoader } from "#app/routes/deleted.$id.tsx";
import { addColleague, bookableBusiness } from "#tests/factories/bookable-business.ts";
import { createBooking } from "#tests/factories/booking.ts";
import { fakeServices } from "#tests/fakes/fake-services.ts";
import { createVisitor, type Visitor } from "../account/account-visitor.ts";
import { createMember, password, signIn } from "../account/members.ts";
import { testDatabase } from "../test-database.ts";
import { carryOut, dayMs } from "./deletion-scene.ts";

const database = await testDatabase();
const { prisma } = database;
let services = fakeServices(database);
let visitor: Visitor;
let slug = "";
let organizationId = "";
let ownerId = "";
let turn = 0;

beforeEach(async () => {
  services = fakeServices(database);
  visitor = createVisitor(services);
  const email = `owner${++turn}@pages.example`;
  ({ id: ownerId } = await createMember(services, email));
  ({ slug, organizationId } = await bookableBusiness(database, { hostId: ownerId }));
  await signIn(visitor, email);
});

const confirm = (who = visitor) => who.post(confirmAction, "/account/confirm", { password });
const ask = (form: Record<string, string> = { confirmed: "on" }) =>
  visitor.post(deleteAction, "/account/delete", form);
const jobOf = (userId = ownerId) =>
  prisma.deletionJob.findFirst({ where: { userId }, orderBy: { requestedAt: "desc" } });
const keepToken = (id: string) => services.links.keepUrl(id).split("/").at(-1) ?? "";

test("without the password of just now nothing is shown and nothing is begun", async () => {
  expect((await visitor.get(deleteLoader, "/account/delete")).location).toMatch(/^\/account\/confirm/);
  expect((await ask()).location).toMatch(/^\/account\/confirm/);
  expect(await jobOf()).toBeNull();
  await confirm();
  services.clock.pass(5 * 60_000);
  expect((await ask()).location).toMatch(/^\/account\/confirm/);
  expect(await jobOf()).toBeNull();
});

test("whoever has not ticked the box is asked again, and a double press makes one deletion", async () => {
  await confirm();
  expect((await ask({})).status).toBe(400);
  expect(await jobOf()).toBeNull();
  const both = await Promise.all([ask(), ask()]);
  // Also the one that comes when the account is closed already: it is sent on, and never resent as a form.
  const sent = { status: 303, location: "/account/deletion" };
  expect(both).toEqual([expect.objectContaining(sent), expect.objectContaining(sent)]);
  expect(await ask()).toMatchObject(sent);
  expect(await prisma.deletionJob.count({ where: { userId: ownerId } })).toBe(1);
});

test("in the grace every page leads to the one that calls it off, the business answers 410, and one press brings all back", async () => {
  await confirm();
  const page = await visitor.get(businessLoader, `/${slug}`, { business: slug });
  expect(page.status).toBe(200);
  await ask();
  for (const loader of [accountLoader, deleteLoader])
    expect((await visitor.get(loader, "/account")).location).toBe("/account/deletion");
  expect((await visitor.get(dashboardLoader, `/dashboard/${slug}`, { business: slug })).location).toBe(
    "/account/deletion",
  );
  expect((await visitor.get(businessLoader, `/${slug}`, { business: slug })).status).toBe(410);
  const talk = { business: slug, eventType: "talk" };
  expect((await visitor.get(eventLoader, `/${slug}/talk`, talk)).status).toBe(410);
  expect((await visitor.get(eventLoader, "/nobody/talk", { ...talk, business: "nobody" })).status).toBe(404);
  const closing = await visitor.get(closingLoader, "/account/deletion");
  expect(closing.data["page"]).toMatchObject({ mayCancel: true, running: false });
  expect((await visitor.post(closingAction, "/account/deletion", {})).location).toBe("/account?saved=kept");
  expect((await visitor.get(businessLoader, `/${slug}`, { business: slug })).status).toBe(200);
  expect((await visitor.get(accountLoader, "/account")).status).toBe(200);
  expect((await visitor.get(closingLoader, "/account/deletion")).location).toBe("/account");
});

test("the mailed link shows first and calls off by a press; replayed, forged or late it is harmless", async () => {
  await confirm();
  await ask();
  const { id = "" } = (await jobOf()) ?? {};
  const stranger = createVisitor(services);
  const token = keepToken(id);
  const open = (given = token) => stranger.get(keepLoader, `/account/keep/${given}`, { token: given });
  const press = (given = token) => stranger.post(keepAction, `/account/keep/${given}`, {}, { token: given });
  for (let times = 0; times < 3; times++)
    expect((await open()).data["keep"]).toMatchObject({ state: "open" });
  expect((await jobOf())?.state).toBe("grace");
  for (const forged of [id, `${id}.`, `${token}x`, "x".repeat(5000), ""])
    expect([(await open(forged)).status, (await press(forged)).status]).toEqual([404, 404]);
  await Promise.all([press(), press()]);
  expect((await open()).data["keep"]).toMatchObject({ state: "done" });
  services.clock.pass(1);
  await ask();
  const again = (await jobOf())?.id ?? "";
  expect(again).not.toBe(id);
  await press();
  expect((await jobOf())?.state).toBe("grace");
  services.clock.pass(7 * dayMs);
  expect((await open(keepToken(again))).status).toBe(410);
  await press(keepToken(again));
  await carryOut(services, database, 0);
  expect((await open(keepToken(again))).status).toBe(410);
  const shown = await stranger.get(deletedLoader, `/deleted/${again}`, { id: again });
  expect(shown.data["page"]).toMatchObject({ id: again, kind: "account" });
  for (const wrong of ["", "x", `${again}0`, id])
    expect((await stranger.get(deletedLoader, `/deleted/${wrong}`, { id: wrong })).status).toBe(404);
});

test("nobody leaves, deletes, erases or looks into a business that is not theirs", async () => {
  const stranger = createVisitor(services);
  await createMember(services, `stranger${turn}@pages.example`);
  await signIn(stranger, `stranger${turn}@pages.example`);
  await confirm(stranger);
  const of = { business: slug };
  const form = { confirmed: "on", what: "bookings", from: "2020-01-01", to: "2030-01-01" };
  const answers = await Promise.all([
    stranger.get(leaveLoader, `/account/leave/${slug}`, of),
    stranger.post(leaveAction, `/account/leave/${slug}`, form, of),
    stranger.get(closingBusinessLoader, `/account/closing/${slug}`, of),
    stranger.post(deleteBusinessAction, `/dashboard/${slug}/settings/delete`, form, of),
    stranger.post(eraseAction, `/dashboard/${slug}/settings/erase`, form, of),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
  expect(await prisma.deletionJob.count({ where: { organizationId } })).toBe(0);
});

test("a member erases of their own bookings alone, and undoes nobody else's wish", async () => {
  const { userId } = await addColleague(database, { organizationId, name: "Mel" });
  const email = `mel${turn}@pages.example`;
  const { passwordHash } = await prisma.user.findUniqueOrThrow({ where: { id: ownerId } });
  await prisma.user.update({ where: { id: userId }, data: { email, passwordHash } });
  const { id: eventTypeId } = await prisma.eventType.findFirstOrThrow({ where: { organizationId } });
  const startsAt = services.clock.now() - 5 * dayMs;
  const mine = await createBooking(database, { organizationId, eventTypeId, hostIds: [userId], startsAt });
  const theirs = await createBooking(database, { organizationId, eventTypeId, hostIds: [ownerId], startsAt });
  const mel = createVisitor(services);
  await signIn(mel, email);
  await confirm(mel);
  await confirm();
  const of = { business: slug };
  const path = `/dashboard/${slug}/settings/erase`;
  const form = { what: "bookings", from: "2027-01-01", to: "2027-01-14" };
  expect((await visitor.post(eraseAction, path, { ...form, confirmed: "on" }, of)).location).toMatch(
    /planned/,
  );
  const ownersJob = await prisma.deletionJob.findFirstOrThrow({ where: { organizationId, userId: ownerId } });
  expect((await mel.post(eraseAction, path, { undo: ownersJob.id }, of)).location).toMatch(/late/);
  expect((await visitor.post(eraseAction, path, { undo: ownersJob.id }, of)).location).toMatch(/undone/);
  const looked = await mel.get(eraseLoader, `${path}?what=bookings&from=2027-01-01&to=2027-01-14`, of);
  expect(looked.data["review"]).toMatchObject({ ahead: 0 });
  expect((await mel.post(eraseAction, path, form, of)).status).toBe(400);
  await mel.post(eraseAction, path, { ...form, confirmed: "on" }, of);
  await carryOut(services, database, 1);
  expect(await prisma.booking.count({ where: { id: mine.bookingId } })).toBe(0);
  expect(await prisma.booking.count({ where: { id: theirs.bookingId } })).toBe(1);
  const badForms: Record<string, string>[] = [
    { what: "bookings", from: "", to: "" },
    { what: "bookings", from: "2027-02-02", to: "2027-01-01" },
    { what: "customer", email: "nobody@nowhere.example" },
    { what: "everything" },
  ];
  await confirm(mel);
  for (const bad of badForms)
    expect((await mel.post(eraseAction, path, { ...bad, confirmed: "on" }, of)).location).toBe(path);
});

test("only an owner deletes a business, and colleagues see until when", async () => {
  const { userId } = await addColleague(database, { organizationId, name: "Max" });
  const email = `max${turn}@pages.example`;
  const { passwordHash } = await prisma.user.findUniqueOrThrow({ where: { id: ownerId } });
  await prisma.user.update({ where: { id: userId }, data: { email, passwordHash } });
  const max = createVisitor(services);
  await signIn(max, email);
  await confirm(max);
  await confirm();
  const of = { business: slug };
  const path = `/dashboard/${slug}/settings/delete`;
  expect((await max.post(deleteBusinessAction, path, { confirmed: "on" }, of)).status).toBe(403);
  expect((await visitor.post(deleteBusinessAction, path, { confirmed: "on" }, of)).status).toBe(303);
  expect((await max.get(dashboardLoader, `/dashboard/${slug}`, of)).location).toBe(
    `/account/closing/${slug}`,
  );
  const closing = await max.get(closingBusinessLoader, `/account/closing/${slug}`, of);
  expect(closing.data["page"]).toMatchObject({ mayCancel: false });
  expect(
    (await visitor.get(closingBusinessLoader, `/account/closing/${slug}`, of)).data["page"],
  ).toMatchObject({
    mayCancel: true,
  });
});
