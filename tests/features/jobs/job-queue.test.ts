import { setTimeout as pause } from "node:timers/promises";
import { afterEach, expect, test } from "vitest";
import type { JobHandler } from "#app/ports/job-queue.ts";
import { testDatabase } from "../test-database.ts";
import { idPayload, noting, runners, type Seen, until } from "./job-scene.ts";

const database = await testDatabase();
const { prisma, pool } = database;
const opened = runners(database);
afterEach(() => opened.close());

type JobRow = { state: string; retry_count: number; wait: number; data: unknown; output: unknown };

async function rowsOf(name: string): Promise<JobRow[]> {
  const { rows } = await pool.query<JobRow>(
    `SELECT state, retry_count, data, output, extract(epoch FROM start_after - now())::float8 AS wait
     FROM jobs.job WHERE name = $1 ORDER BY created_on`,
    [name],
  );
  return rows;
}

const bringForward = (name: string) =>
  pool.query("UPDATE jobs.job SET start_after = now() WHERE name = $1", [name]);

test("a job that is enqueued in a transaction exists exactly when the transaction is committed", async () => {
  const handler = noting("test.committed");
  const runner = await opened.open([handler]);
  const rolledBack = prisma.$transaction(async (tx) => {
    await runner.enqueue(handler.job, { id: "rolled back" }, { transaction: tx });
    throw new Error("no");
  });
  await expect(rolledBack).rejects.toThrow("no");
  expect(await rowsOf(handler.job.name)).toEqual([]);

  let seenBeforeCommit = -1;
  await prisma.$transaction(async (tx) => {
    await runner.enqueue(handler.job, { id: "committed" }, { transaction: tx });
    seenBeforeCommit = (await rowsOf(handler.job.name)).length;
  });
  expect(seenBeforeCommit).toBe(0);
  expect(await rowsOf(handler.job.name)).toMatchObject([{ state: "created", data: { id: "committed" } }]);

  const services: Seen = { seen: [] };
  await runner.work(services);
  await until("the job", () => services.seen.length > 0);
  expect(services.seen).toEqual(["committed"]);
});

test("a payload of another shape is refused, and nothing but the schema's fields is stored", async () => {
  const handler = noting("test.shape");
  const runner = await opened.open([handler]);
  await expect(runner.enqueue(handler.job, { id: 7 } as never)).rejects.toThrow();
  await expect(runner.enqueue(handler.job, {} as never)).rejects.toThrow();
  await runner.enqueue(handler.job, { id: "a", email: "ada@example.org" } as never);
  expect((await rowsOf(handler.job.name)).map(({ data }) => data)).toEqual([{ id: "a" }]);
});

test("a job of a kind that nobody handles is refused instead of lost", async () => {
  const runner = await opened.open([]);
  await expect(runner.enqueue(noting("test.unknown").job, { id: "a" })).rejects.toThrow("test.unknown");
});

test("a failing job is tried again later and later, then lies failed in its queue with the kind of its error", async () => {
  const handler = noting(
    "test.fails",
    () => {
      throw new TypeError("grace@example.org is not a function");
    },
    { retryLimit: 2, retryDelaySeconds: 10 },
  );
  const services: Seen = { seen: [] };
  const runner = await opened.open([handler]);
  await runner.enqueue(handler.job, { id: "a" });
  await runner.work(services);
  const waits: number[] = [];
  for (const state of ["retry", "retry", "failed"]) {
    const [row] = await until(state, async () => {
      // First the try, then the row: a row that was read before its try still shows the wait before it.
      if (services.seen.length !== waits.length + 1) return false;
      const rows = await rowsOf(handler.job.name);
      return rows[0]?.state === state && rows;
    });
    waits.push(row?.wait ?? 0);
    if (state === "retry") await bringForward(handler.job.name);
  }
  expect(waits[0]).toBeGreaterThan(8);
  expect(waits[0]).toBeLessThanOrEqual(20);
  expect(waits[1]).toBeGreaterThan(18);
  expect(waits[1]).toBeLessThanOrEqual(40);
  await pause(300);
  expect(services.seen).toEqual(["a", "a", "a"]);
  expect(await rowsOf(handler.job.name)).toMatchObject([{ state: "failed", output: { kind: "TypeError" } }]);
});

test("a try that takes longer than its definition allows counts as failed, and the queue goes on", async () => {
  const handler = noting("test.slow", (id) => (id === "slow" ? pause(5000) : undefined), {
    expireSeconds: 1,
  });
  const services: Seen = { seen: [] };
  const runner = await opened.open([handler]);
  await runner.enqueue(handler.job, { id: "slow" });
  await runner.enqueue(handler.job, { id: "next" });
  await runner.work(services);
  await until("the next job", () => services.seen.includes("next"));
  expect(await rowsOf(handler.job.name)).toMatchObject([
    { state: "failed", output: { kind: "JobTimeoutError" } },
    {},
  ]);
});

test("a queue is emptied without pauses, each job once, however many runners take from it", async () => {
  const handler = noting("test.many");
  const services: Seen = { seen: [] };
  const three = await Promise.all([1, 2, 3].map(() => opened.open([handler])));
  const ids = Array.from({ length: 120 }, (_, n) => String(n));
  for (const id of ids) await three[0]?.enqueue(handler.job, { id });
  await Promise.all(three.map((runner) => runner.work(services)));
  await until("all of them", () => services.seen.length >= ids.length);
  await pause(300);
  expect(services.seen.toSorted()).toEqual(ids.toSorted());
});

test("a long job of a living process is nobody else's, however long its lease", async () => {
  const handler = noting("test.long", () => pause(3500), { retryLimit: 5 });
  const services: Seen = { seen: [] };
  const [first, second] = await Promise.all([opened.open([handler]), opened.open([handler])]);
  await first.work(services);
  await first.enqueue(handler.job, { id: "long" });
  await until("its start", () => services.seen.length === 1);
  await second.work(services);
  await until("its end", async () => (await rowsOf(handler.job.name))[0]?.state === "completed");
  expect(services.seen).toEqual(["long"]);
});

test("what a dead process held while nobody worked is taken up at the next start, not after a failure's pause", async () => {
  const handler = noting("test.abandoned", undefined, { retryLimit: 5, retryDelaySeconds: 3600 });
  const services: Seen = { seen: [] };
  const runner = await opened.open([handler]);
  await runner.enqueue(handler.job, { id: "left behind" });
  await database.pool.query(
    `UPDATE jobs.job SET state = 'active', started_on = now() - interval '1 day' WHERE name = 'test.abandoned'`,
  );
  await runner.work(services);
  await until("its turn", () => services.seen.length === 1);
  expect(services.seen).toEqual(["left behind"]);
});

test("a scheduled job comes once for each of its times and once at the start, however many runners there are", async () => {
  const runs: number[] = [];
  const handler: JobHandler<Seen> = {
    job: { ...noting("test.scheduled").job, payload: idPayload.partial() },
    schedule: "* * * * *",
    handle: async () => void runs.push(Date.now()),
  };
  const minuteOf = (instant: number) => Math.floor(instant / 60_000);
  const begun = Date.now();
  const three = await Promise.all([1, 2, 3].map(() => opened.open([handler])));
  await Promise.all(three.map((runner) => runner.work({ seen: [] })));
  // Their clocks tick every second here; one minute is then claimed again and again.
  await until("the start's and the minute's", () => runs.length >= 2);
  await pause(3000);
  const minutes = minuteOf(Date.now()) - minuteOf(begun) + 1;
  expect(runs.length).toBeGreaterThanOrEqual(2);
  expect(runs.length).toBeLessThanOrEqual(1 + minutes);
  expect(await rowsOf("__pgboss__send-it").then((rows) => rows.length)).toBeLessThanOrEqual(minutes);
});

test("a job whose schedule was taken out of the program comes no more", async () => {
  const handler: JobHandler<Seen> = { ...noting("test.unscheduled"), schedule: "* * * * *" };
  const before = await opened.open([handler]);
  await before.work({ seen: [] });
  const schedules = () => pool.query("SELECT FROM jobs.schedule WHERE name = 'test.unscheduled'");
  expect((await schedules()).rowCount).toBe(1);
  const after = await opened.open([noting("test.unscheduled")]);
  await after.work({ seen: [] });
  expect((await schedules()).rowCount).toBe(0);
});

test("closing waits for the job under way, and takes up no other", async () => {
  let finished = false;
  const handler = noting("test.closing", async () => {
    await pause(700);
    finished = true;
  });
  const services: Seen = { seen: [] };
  const runner = await opened.open([handler]);
  await runner.enqueue(handler.job, { id: "first" });
  await runner.enqueue(handler.job, { id: "second" });
  await runner.work(services);
  await until("its start", () => services.seen.length === 1);
  await runner.close();
  expect(finished).toBe(true);
  expect((await rowsOf(handler.job.name)).map(({ state }) => state)).toEqual(["completed", "created"]);
});

test("processes that start at the same moment on a fresh database all come up", async () => {
  const fresh = await testDatabase();
  const atOnce = runners(fresh);
  const handler = noting("test.together");
  const services: Seen = { seen: [] };
  try {
    const four = await Promise.all([1, 2, 3, 4].map(() => atOnce.open([handler])));
    await Promise.all(four.map((runner) => runner.work(services)));
    await Promise.all(four.map((runner, n) => runner.enqueue(handler.job, { id: String(n) })));
    await until("all four", () => services.seen.length === 4);
    expect(services.seen.toSorted()).toEqual(["0", "1", "2", "3"]);
  } finally {
    await atOnce.close();
  }
});

test("done jobs are gone after a day, dead letters after thirty, and what waits is kept", async () => {
  const handler = noting("test.kept", (id) => {
    if (id === "fails") throw new Error();
  });
  const services: Seen = { seen: [] };
  const runner = await opened.open([handler]);
  for (const id of ["done", "fails"]) await runner.enqueue(handler.job, { id });
  await runner.work(services);
  await until("both", async () =>
    (await rowsOf(handler.job.name)).every(({ state }) => ["completed", "failed"].includes(state)),
  );
  await runner.close();
  const waiting = await opened.open([handler]);
  await waiting.enqueue(handler.job, { id: "waits" });
  const kept = async () => {
    const { rows } = await pool.query<{ id: string }>(
      `SELECT data ->> 'id' AS id FROM jobs.job WHERE name = $1
       UNION ALL SELECT data ->> 'id' FROM jobs.archive WHERE name = $1`,
      [handler.job.name],
    );
    return rows.map(({ id }) => id).sort();
  };
  /** Moves everything into the past and lets pg-boss clear up, as it does every two minutes. */
  const pass = async (interval: string) => {
    const earlier = ["created_on", "completed_on", "started_on", "start_after", "keep_until"];
    const set = (columns: string[]) =>
      columns.map((column) => `${column} = ${column} - interval '${interval}'`);
    await pool.query(`UPDATE jobs.job SET ${set(earlier).join()} WHERE name = '${handler.job.name}'`);
    await pool.query(`UPDATE jobs.archive SET ${set([...earlier, "archived_on"]).join()}`);
    await waiting.clearUp();
  };
  await pass("61 minutes");
  expect(await kept()).toEqual(["done", "fails", "waits"]);
  await pass("1 day");
  expect(await kept()).toEqual(["fails", "waits"]);
  await pass("28 days");
  await pass("1 day");
  expect(await kept()).toEqual(["waits"]);
});
