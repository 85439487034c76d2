import { expect, test } from "vitest";
import {
  bookSlot,
  cancelBooking,
  holdSlot,
  leaveSlot,
  visitorOf,
} from "#app/features/booking/booking.server.ts";
import {
  deleteBusyTime,
  submitBusyTime,
  submitMemberLimits,
} from "#app/features/scheduling/member-time.server.ts";
import { deleteOutOfOffice, submitOutOfOffice } from "#app/features/scheduling/out-of-office.server.ts";
import { managedMember } from "#app/features/scheduling/schedule-access.server.ts";
import { submitTravel } from "#app/features/scheduling/travel.server.ts";
import { translatorFor } from "#app/messages/all-translators.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import { addColleague, type BookableBusiness, bookableBusiness } from "#tests/factories/bookable-business.ts";
import { createBooking } from "#tests/factories/booking.ts";
import { testDatabase } from "../test-database.ts";
import { startPageServer } from "./page-server.ts";

const database = await testDatabase();
const { prisma } = database;
const server = await startPageServer(database.connectionString);
const { services } = server;
const translator = translatorFor("en");
/** Martin Luther King Day in the United States, a Monday. */
const date = "2027-01-18";
const nine = Date.parse(`${date}T09:00Z`);
const [atNine, atTen] = [`${date}T09:00Z`, `${date}T10:00Z`];

type Scene = BookableBusiness & { colleague: { userId: string; scheduleId: string } };
type Change = {
  /** Whose trigger tells of it. */
  table: string;
  wishes?: Parameters<typeof bookableBusiness>[1];
  before?: (scene: Scene) => Promise<unknown>;
  change: (scene: Scene) => Promise<unknown>;
  /** A time that the change takes away, or gives. */
  gone?: string;
  come?: string;
};

const key = ({ organizationId, hostId }: Scene) => ({ organizationId, userId: hostId });
async function subject({ organizationId, hostId }: Scene) {
  const at = { services, organizationId, user: { id: hostId }, role: "owner" as const };
  return { organizationId, member: await managedMember(at, null) };
}
const submit = async (scene: Scene) => ({ ...(await subject(scene)), id: null, translator });
const thatDay = { firstDate: date, lastDate: date };
const rowOf = ({ organizationId }: Scene) => ({ id: randomId(), organizationId });
const thatDate = { firstDate: new Date(date), lastDate: new Date(date) };

const takeNine = ({ organizationId, eventTypeId, hostId }: Scene, seats?: number) =>
  createBooking(database, {
    ...{ organizationId, eventTypeId, hostIds: [hostId], startsAt: nine },
    ...(seats ? { seats } : {}),
  });
const bookNine = async ({ slug }: Scene) => {
  const draft = { startsAt: nine, timeZone: "UTC", idempotencyKey: randomId(), name: "Grace", answers: [] };
  const address = { businessSlug: slug, eventTypeSlug: "talk", locale: "en" as const };
  const made = await bookSlot(services, {
    ...address,
    draft: { ...draft, email: "grace@customers.example" },
  });
  if (!made.ok) throw new Error(made.reason);
  return made;
};
const holdNine = ({ slug }: Scene) =>
  holdSlot(services, {
    ...{ businessSlug: slug, eventTypeSlug: "talk", startsAt: nine },
    ...{ visitor: visitorOf(slug), network: "192.0.2.0/24" },
  });
const hostOf = ({ eventTypeId, organizationId, colleague }: Scene) => ({
  ...{ eventTypeId, organizationId, ...colleague, position: 1 },
});
const team = { eventType: { hostMode: "round_robin" as const } };

const changes: Record<string, Change> = {
  "an absence": {
    table: "out_of_office",
    change: async (scene) =>
      submitOutOfOffice(services, {
        ...(await submit(scene)),
        tree: { ...thatDay, reason: "", colleagueId: "" },
      }),
    gone: atNine,
  },
  "an absence that is called off": {
    table: "out_of_office",
    before: (scene) =>
      prisma.outOfOffice.create({ data: { ...rowOf(scene), ...thatDate, userId: scene.hostId } }),
    change: async (scene) => {
      const { id } = await prisma.outOfOffice.findFirstOrThrow({ where: key(scene) });
      return deleteOutOfOffice(services, await subject(scene), id);
    },
    come: atNine,
  },
  "a journey": {
    table: "travel_period",
    change: async (scene) =>
      submitTravel(services, { ...(await submit(scene)), tree: { ...thatDay, timeZone: "Asia/Tokyo" } }),
    gone: atNine,
    come: `${date}T00:00Z`,
  },
  "a member's limit": {
    table: "booking_limit",
    before: (scene) => takeNine(scene),
    change: (scene) =>
      submitMemberLimits(services, key(scene), { limits: { day: { count: "1" } } }, translator),
    gone: atTen,
  },
  "an event type's limit": {
    table: "booking_limit",
    before: (scene) => takeNine(scene),
    change: (scene) =>
      prisma.bookingLimit.create({
        data: { ...rowOf(scene), eventTypeId: scene.eventTypeId, period: "day", maxMinutes: 30 },
      }),
    gone: atTen,
  },
  "a blocked time": {
    table: "busy_time",
    change: (scene) => {
      const tree = { title: "", startDate: date, startTime: "09:00", endDate: date, endTime: "09:30" };
      return submitBusyTime(services, { ...key(scene), zone: "UTC" }, tree, translator);
    },
    gone: atNine,
  },
  "a blocked time that is freed": {
    table: "busy_time",
    before: (scene) =>
      prisma.busyTime.create({
        data: {
          ...rowOf(scene),
          userId: scene.hostId,
          startsAt: new Date(nine),
          endsAt: new Date(nine + 60_000),
        },
      }),
    change: async (scene) => {
      const { id } = await prisma.busyTime.findFirstOrThrow({ where: key(scene) });
      return deleteBusyTime(services, key(scene), id);
    },
    come: atNine,
  },
  "a host who joins": {
    table: "event_type_host",
    wishes: team,
    before: (scene) => takeNine(scene),
    change: (scene) => prisma.eventTypeHost.create({ data: hostOf(scene) }),
    come: atNine,
  },
  "a host who leaves": {
    table: "event_type_host",
    wishes: team,
    before: async (scene) => {
      await takeNine(scene);
      await prisma.eventTypeHost.create({ data: hostOf(scene) });
    },
    change: ({ eventTypeId, colleague }) =>
      prisma.eventTypeHost.deleteMany({ where: { eventTypeId, userId: colleague.userId } }),
    gone: atNine,
  },
  "another schedule for a host": {
    table: "event_type_host",
    before: async (scene) => {
      const rule = { ...rowOf(scene), weekday: 1, startMinute: 1200, endMinute: 1230 };
      const schedule = { ...rowOf(scene), userId: scene.hostId, name: "Evenings", timeZone: "UTC" };
      await prisma.schedule.create({ data: { ...schedule, rules: { create: rule } } });
    },
    change: async ({ eventTypeId, hostId }) => {
      const { id } = await prisma.schedule.findFirstOrThrow({ where: { userId: hostId, name: "Evenings" } });
      await prisma.eventTypeHost.updateMany({ where: { eventTypeId }, data: { scheduleId: id } });
    },
    gone: atNine,
    come: `${date}T20:00Z`,
  },
  "a host who is suspended": {
    table: "membership",
    change: ({ hostId }) =>
      prisma.membership.updateMany({ where: { userId: hostId }, data: { suspendedAt: new Date(0) } }),
    gone: atNine,
  },
  "another place": {
    table: "event_location",
    change: (scene) =>
      prisma.eventLocation.create({
        data: { ...rowOf(scene), eventTypeId: scene.eventTypeId, kind: "host_calls" },
      }),
  },
  "a hold": { table: "occupied_time", change: holdNine, gone: atNine },
  "a hold that is let go": {
    table: "occupied_time",
    before: holdNine,
    change: ({ slug }) => leaveSlot(services, slug, visitorOf(slug)),
    come: atNine,
  },
  "the last seat of a meeting": {
    table: "attendee",
    wishes: { eventType: { seats: 2 } },
    before: (scene) => takeNine(scene, 2),
    change: bookNine,
    gone: atNine,
  },
  "a seat that is given up": {
    table: "attendee",
    wishes: { eventType: { seats: 2 } },
    before: async (scene) => {
      await takeNine(scene, 2);
      await bookNine(scene);
    },
    change: async ({ organizationId }) => {
      const { id, bookingId } = await prisma.attendee.findFirstOrThrow({ where: { organizationId } });
      return cancelBooking(services, {
        organizationId,
        bookingId,
        attendeeId: id,
        by: "attendee",
        reason: "",
      });
    },
    come: atNine,
  },
  "the holidays of a country": {
    table: "schedule",
    change: ({ scheduleId: id }) => prisma.schedule.update({ where: { id }, data: { holidayCountry: "US" } }),
    gone: atNine,
  },
};

async function sceneOf({ wishes, before }: Change): Promise<Scene> {
  const business = await bookableBusiness(database, wishes);
  const colleague = await addColleague(database, { organizationId: business.organizationId });
  const scene = { ...business, colleague };
  await before?.(scene);
  return scene;
}

/** The page of the day, as it stands before a change and after it. */
async function beforeAndAfter(given: Change) {
  const scene = await sceneOf(given);
  const path = `/${scene.slug}/talk?date=${date}`;
  const before = await server.show(path);
  expect(await server.show(path)).toEqual(before);
  await given.change(scene);
  return { before, after: await server.show(path) };
}

test.each(Object.entries(changes))("after %s a kept page is not shown any more", async (_, given) => {
  const { before, after } = await beforeAndAfter(given);
  expect(after.rendering).toBeGreaterThan(before.rendering);
  const has = ({ times }: { times: string[] }, time?: string) =>
    time === undefined ? null : times.includes(time);
  expect([has(before, given.gone), has(after, given.gone)]).toEqual(
    given.gone ? [true, false] : [null, null],
  );
  expect([has(before, given.come), has(after, given.come)]).toEqual(
    given.come ? [false, true] : [null, null],
  );
});

/** What the tests above are worth: without the table's trigger each of them would fail. */
test.each(Object.entries(changes))("it is the trigger of its table that tells of %s", async (_, given) => {
  // That of what is written, and that of what is deleted.
  const { rows } = await database.owner.query<{ tgname: string }>(
    "SELECT tgname FROM pg_trigger WHERE tgrelid = $1::regclass AND tgname LIKE 'page_version%'",
    [given.table],
  );
  const turn = async (how: "DISABLE" | "ENABLE") => {
    for (const { tgname } of rows)
      await database.owner.query(`ALTER TABLE "${given.table}" ${how} TRIGGER "${tgname}"`);
  };
  await turn("DISABLE");
  try {
    const { before, after } = await beforeAndAfter(given);
    expect(after).toEqual(before);
  } finally {
    await turn("ENABLE");
  }
});
