import { expect, test } from "vitest";
import {
  isExclusionViolation,
  isSerializationFailure,
  isUniqueViolation,
} from "#app/platform/database/database.server.ts";
import { testDatabase } from "#tests/features/test-database.ts";

const database = await testDatabase();

function raise(condition: string): string {
  return `DO $$ BEGIN RAISE ${condition}; END $$`;
}

async function failureOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => undefined,
    (error: unknown) => error,
  );
}

test("Prisma and raw reads see the same rows", async () => {
  await database.owner.query("CREATE TABLE note (id int)");
  await database.prisma.$executeRaw`INSERT INTO note VALUES (1), (2)`;
  const { rows } = await database.pool.query("SELECT count(*)::int AS notes FROM note");
  expect(rows).toEqual([{ notes: 2 }]);
});

test("an overlap is recognised whether Prisma or pg reports it", async () => {
  const sql = raise("exclusion_violation");
  expect(isExclusionViolation(await failureOf(database.prisma.$executeRawUnsafe(sql)))).toBe(true);
  expect(isExclusionViolation(await failureOf(database.pool.query(sql)))).toBe(true);
});

test("a second row with the same key is recognised whether Prisma or pg reports it", async () => {
  const sql = raise("unique_violation");
  expect(isUniqueViolation(await failureOf(database.prisma.$executeRawUnsafe(sql)))).toBe(true);
  expect(isUniqueViolation(await failureOf(database.pool.query(sql)))).toBe(true);
});

test("lost transactions and deadlocks are worth another attempt, an overlap is not", async () => {
  for (const condition of ["serialization_failure", "deadlock_detected"]) {
    expect(isSerializationFailure(await failureOf(database.prisma.$executeRawUnsafe(raise(condition))))).toBe(
      true,
    );
    expect(isSerializationFailure(await failureOf(database.pool.query(raise(condition))))).toBe(true);
  }
  expect(isSerializationFailure(await failureOf(database.pool.query(raise("exclusion_violation"))))).toBe(
    false,
  );
});

test("an error of another kind is none of them", () => {
  for (const error of [undefined, null, "23P01", new Error("23P01"), { code: "P2025" }]) {
    expect([isExclusionViolation(error), isUniqueViolation(error), isSerializationFailure(error)]).toEqual([
      false,
      false,
      false,
    ]);
  }
});

test("a broken idle connection is replaced instead of ending the process", async () => {
  const { rows } = await database.pool.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
  const other = await database.pool.connect();
  const found = await database.pool.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
  await database.owner.query("SELECT pg_terminate_backend($1)", [found.rows[0]?.pid ?? rows[0]?.pid]);
  other.release();
  await expect.poll(() => database.prisma.$queryRaw`SELECT 1 AS one`).toEqual([{ one: 1 }]);
});
