import { expect, test } from "vitest";
import { type Database, openDatabase } from "#app/platform/database/database.server.ts";
import { demoAccount } from "#app/platform/demo-account.ts";
import { fakeServices } from "#tests/fakes/fake-services.ts";
import { seedDemo } from "../../../prisma/seed.ts";
import { type TestDatabase, testDatabase } from "../test-database.ts";

const nothing = { users: 0, businesses: 0, rules: 0, eventTypes: 0, questions: 0, bookings: 0, attendees: 0 };
const whole = { users: 3, businesses: 1, rules: 30, eventTypes: 4, questions: 3, bookings: 3, attendees: 3 };

async function countRows({ prisma }: TestDatabase): Promise<typeof nothing> {
  return {
    users: await prisma.user.count(),
    businesses: await prisma.organization.count(),
    rules: await prisma.availabilityRule.count(),
    eventTypes: await prisma.eventType.count(),
    questions: await prisma.question.count(),
    bookings: await prisma.booking.count(),
    attendees: await prisma.attendee.count(),
  };
}

/** What the database sees when the process dies at its n-th write: the connection breaks amid the transaction. */
function dyingAtWrite(database: TestDatabase, n: number): { database: Database; writes: () => number } {
  let writes = 0;
  const prisma = database.prisma.$extends({
    query: {
      $allModels: {
        async $allOperations({ operation, args, query }) {
          if (operation.startsWith("create") && ++writes === n) {
            await database.owner.query(
              `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
               WHERE datname = current_database() AND state = 'idle in transaction'`,
            );
          }
          return query(args);
        },
      },
    },
  });
  return { database: { ...database, prisma: prisma as unknown as Database["prisma"] }, writes: () => writes };
}

test("a start that dies anywhere in the demo leaves nothing of it, and the next one makes it whole", async () => {
  const database = await testDatabase();
  let deaths = 0;
  for (let n = 1; ; n += 3) {
    const dying = dyingAtWrite(database, n);
    const seeding = seedDemo(fakeServices(dying.database)).then(
      () => "lived",
      () => "died",
    );
    if ((await seeding) === "lived") break;
    expect(await countRows(database)).toEqual(nothing);
    deaths++;
  }
  expect(deaths).toBeGreaterThan(5);
  expect(await countRows(database)).toEqual(whole);
  await seedDemo(fakeServices(database));
  expect(await countRows(database)).toEqual(whole);
}, 120_000);

test("processes that start at the same moment make one demo between them", async () => {
  const database = await testDatabase();
  const processes = Array.from({ length: 4 }, () =>
    openDatabase({ connectionString: database.connectionString, connectionsMax: 2 }),
  );
  await Promise.all(processes.map((own) => seedDemo(fakeServices(own))));
  await Promise.all(processes.map((own) => own.close()));
  expect(await countRows(database)).toEqual(whole);
});

test("where a business exists already, no demo is made beside it", async () => {
  const database = await testDatabase();
  await database.prisma.organization.create({
    data: { id: "own", slug: "own", name: "Own", timeZone: "UTC" },
  });
  await seedDemo(fakeServices(database));
  expect(await database.prisma.user.count({ where: { email: demoAccount.email } })).toBe(0);
  expect(await database.prisma.organization.count()).toBe(1);
});
