import { beforeEach, expect, test } from "vitest";
import { operateLegal } from "#app/features/legal/legal.server.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import { loader as trustLoader } from "#app/routes/trust.tsx";
import { bookableBusiness } from "#tests/factories/bookable-business.ts";
import { type FakeServices, fakeServices } from "#tests/fakes/fake-services.ts";
import { createVisitor } from "../account/account-visitor.ts";
import { testDatabase } from "../test-database.ts";

const database = await testDatabase();
const { prisma } = database;
const dayMs = 86_400_000;
let services: FakeServices;

beforeEach(async () => {
  await prisma.rightsRequest.deleteMany();
  services = fakeServices(database);
});

const facts = async () =>
  (await createVisitor(services).get(trustLoader, "/trust")).data["facts"] as Record<string, unknown>;

/** Wishes to erase that were carried out after so many days; the last one so long before now. */
async function carriedOut(days: readonly number[], closedDaysAgo = 1) {
  const { organizationId } = await bookableBusiness(database);
  const closedAt = new Date(services.clock.now() - closedDaysAgo * dayMs);
  await prisma.rightsRequest.createMany({
    data: days.map((took) => {
      const receivedAt = new Date(closedAt.getTime() - took * dayMs);
      return {
        ...{ id: randomId(), organizationId, kind: "erase" as const, state: "done" as const, locale: "en" },
        ...{ receivedAt, closedAt, outcome: "Done", dueAt: new Date(receivedAt.getTime() + 30 * dayMs) },
      };
    }),
  });
}

test("the page says the median of the days that erasure took within a year, of ten wishes and more", async () => {
  await carriedOut([1, 7, 7, 7, 2, 3, 7, 5, 6]);
  expect(await facts()).toMatchObject({ erasureDays: null });
  await carriedOut([6.5]);
  // 1, 2, 3, 5, 6, 6.5, 7, 7, 7, 7: between the fifth and the sixth.
  expect(await facts()).toMatchObject({ erasureDays: 6.3 });
  await carriedOut([29, 29, 29, 29, 29], 366);
  expect(await facts()).toMatchObject({ erasureDays: 6.3 });
  await carriedOut([7]);
  expect(await facts()).toMatchObject({ erasureDays: 6.5 });
});

test("how many requests of authorities there were stands there as the register has them, where the operator says so", async () => {
  const add = async () => {
    const said = await operateLegal(services, [
      ...["add", "--authority", "Court of Bordeaux", "--reference", "27/0001", "--basis", "order"],
      ...["--scope", "January"],
    ]);
    return /Request ([a-z2-7]{26})/.exec(said)?.[1] ?? "";
  };
  const [one = "", two = "", three = ""] = [await add(), await add(), await add(), await add()];
  await operateLegal(services, ["approve", one, "--by", "Ada Martin"]);
  await operateLegal(services, ["answer", one, "--text", "Two dates"]);
  await operateLegal(services, ["contest", two, "--text", "Not signed"]);
  await operateLegal(services, ["refuse", three, "--text", "Too wide"]);
  expect(await facts()).toMatchObject({ authorities: null });
  services.settings.publishesLegalRequests = true;
  expect(await facts()).toMatchObject({ authorities: { received: 4, answered: 1, turnedDown: 2 } });
  expect(await prisma.legalRequest.count()).toBe(4);
});
