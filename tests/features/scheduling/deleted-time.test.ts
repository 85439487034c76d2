import { expect, test } from "vitest";
import { deleteOrRestore } from "#app/features/dashboard/deleted-time.server.ts";
import { readNotice, undoOf } from "#app/features/dashboard/notices.ts";
import type { Deleted, Deletion } from "#app/features/scheduling/deleted-time.ts";
import { deleteBusyTime, restoreBusyTime } from "#app/features/scheduling/member-time.server.ts";
import {
  deleteOutOfOffice,
  restoreOutOfOffice,
  submitOutOfOffice,
} from "#app/features/scheduling/out-of-office.server.ts";
import { managedMember } from "#app/features/scheduling/schedule-access.server.ts";
import { deleteTravel, restoreTravel } from "#app/features/scheduling/travel.server.ts";
import { translatorFor } from "#app/messages/all-translators.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import { addColleague, bookableBusiness } from "#tests/factories/bookable-business.ts";
import { fakeServices } from "#tests/fakes/fake-services.ts";
import { testDatabase } from "../test-database.ts";

const database = await testDatabase();
const services = fakeServices(database);
const translator = translatorFor("en");
const { prisma } = database;
const dates = { firstDate: new Date("2027-03-01"), lastDate: new Date("2027-03-07") };

/** A member with an absence, a journey and a blocked time, and what deletes and restores each. */
async function scene() {
  const business = await bookableBusiness(database);
  const { organizationId, hostId: userId } = business;
  const { userId: colleagueId } = await addColleague(database, business);
  const at = { services, organizationId, user: { id: userId }, role: "owner" as const };
  const subject = { organizationId, member: await managedMember(at, null) };
  const key = { organizationId, userId };
  const own = () => ({ id: randomId(), ...key, createdAt: new Date("2026-12-24T10:11:12.345Z") });
  const reason = "Ski à Gstaad; “off” = 100 %";
  await prisma.outOfOffice.create({ data: { ...own(), ...dates, reason, colleagueId } });
  await prisma.travelPeriod.create({ data: { ...own(), ...dates, timeZone: "Asia/Tokyo" } });
  const times = { startsAt: new Date("2027-02-01T09:00:07Z"), endsAt: new Date("2027-02-01T10:00Z") };
  await prisma.busyTime.create({ data: { ...own(), ...times, title: "Dentist" } });
  const withWords = { ...subject, translator };
  const away = {
    remove: (id: string) => deleteOutOfOffice(services, subject, id),
    restore: (row: Deleted) => restoreOutOfOffice(services, withWords, row),
    // As texts: a reason that is opened as it is read is no plain property.
    rows: async () =>
      (await prisma.outOfOffice.findMany({ where: key })).map(
        (row) => JSON.parse(JSON.stringify(row)) as typeof row,
      ),
    notices: { removed: "away-deleted", restored: "away-restored" },
  } as const;
  const travel = {
    remove: (id: string) => deleteTravel(services, subject, id),
    restore: (row: Deleted) => restoreTravel(services, withWords, row),
    rows: () => prisma.travelPeriod.findMany({ where: key }),
    notices: { removed: "travel-deleted", restored: "travel-restored" },
  } as const;
  const blocked = {
    remove: (id: string) => deleteBusyTime(services, key, id),
    restore: (row: Deleted) => restoreBusyTime(services, key, row),
    rows: () => prisma.busyTime.findMany({ where: key }),
    notices: { removed: "busy-removed", restored: "busy-restored" },
  } as const;
  return { business, subject, key, colleagueId, kinds: { away, travel, blocked } };
}

async function deleted(deletion: Promise<Deletion>): Promise<Deleted> {
  const done = await deletion;
  if (!done.ok) throw new Error("nothing was deleted");
  return done.deleted;
}

test.each(["away", "travel", "blocked"] as const)(
  "%s: the notice's form brings a deleted row back exactly, once, by what the browser kept",
  async (name) => {
    const { kinds } = await scene();
    const kind = kinds[name];
    const before = await kind.rows();
    const id = before[0]?.id ?? "";
    const path = `/dashboard/b/schedules/${name}?member=x`;
    const send = (todo: string, cookie = "") =>
      deleteOrRestore(
        {
          request: new Request(`http://parley.test${path}`, { method: "POST", headers: { Cookie: cookie } }),
          tree: { do: todo, id },
          settings: { secure: false },
          path,
        },
        kind,
      );
    const answer = await send("delete");
    expect(await kind.rows()).toEqual([]);
    const address = new URL(answer?.headers.get("Location") ?? "", "http://parley.test");
    expect(address.href).not.toMatch(/Ski|Dentist|Tokyo/);
    const notice = readNotice(address.searchParams);
    expect(notice && undoOf(notice, "/dashboard/b", path)).toEqual({
      action: path,
      fields: { do: "restore", id },
    });
    const cookie = answer?.headers.get("Set-Cookie") ?? "";
    expect(cookie).toMatch(/; HttpOnly; SameSite=Lax/);
    const restored = await send("restore", cookie.split(";")[0]);
    expect(restored?.headers.get("Location")).toContain(`done=${kind.notices.restored}`);
    expect(await kind.rows()).toEqual(before);
    // A second click, and one whose browser kept nothing.
    await send("restore", cookie.split(";")[0]);
    expect(await kind.rows()).toEqual(before);
    expect((await send("restore"))?.headers.get("Location")).toContain("done=undo-over");
    expect(await send("anything else")).toBeNull();
  },
);

test("what overlaps a period that was planned meanwhile is not brought back", async () => {
  const { kinds, subject } = await scene();
  const [row] = await kinds.away.rows();
  const kept = await deleted(kinds.away.remove(row?.id ?? ""));
  const tree = { firstDate: "2027-03-07", lastDate: "2027-03-09" };
  await submitOutOfOffice(services, { ...subject, id: null, tree, translator });
  expect(await kinds.away.restore(kept)).toEqual({ ok: false });
  expect(await kinds.away.rows()).toHaveLength(1);
});

test("a row that a browser made up is no row: nothing comes of it, and nobody else's is touched", async () => {
  const [ours, theirs] = [await scene(), await scene()];
  const [strange] = await theirs.kinds.blocked.rows();
  const [row] = await ours.kinds.blocked.rows();
  const kept = await deleted(ours.kinds.blocked.remove(row?.id ?? ""));
  const end = Number(kept["end"]);
  const wrong: Deleted[] = [
    { id: "x" },
    { id: strange?.id ?? "" },
    { start: end },
    { end: end + 400 * 86_400_000 },
    { title: "x".repeat(101) },
    { createdAt: services.clock.now() + 1 },
  ];
  for (const change of wrong)
    expect(await ours.kinds.blocked.restore({ ...kept, ...change }), JSON.stringify(change)).toEqual({
      ok: false,
    });
  const [trip] = await ours.kinds.travel.rows();
  const journey = await deleted(ours.kinds.travel.remove(trip?.id ?? ""));
  const wrongDates: Deleted[] = [
    { timeZone: "Mars/Base" },
    { lastDate: "2027-02-01" },
    { firstDate: "soon" },
  ];
  for (const change of wrongDates)
    expect(await ours.kinds.travel.restore({ ...journey, ...change })).toEqual({ ok: false });
  expect(await ours.kinds.blocked.rows()).toEqual([]);
  expect(await theirs.kinds.blocked.rows()).toEqual([strange]);
});
