import { afterEach, expect, test } from "vitest";
import { mailJobs, queueMail } from "#app/features/notifications/notifications.server.ts";
import { createJobRunner } from "#app/platform/jobs/job-queue.server.ts";
import { countJobs, hasQueues, listDeadLetters, putBack } from "#app/platform/jobs/job-report.server.ts";
import { jobReport } from "#app/platform/jobs/job-report-text.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { MailResult } from "#app/ports/mail-transport.ts";
import { bookableBusiness } from "#tests/factories/bookable-business.ts";
import { fakeServices } from "#tests/fakes/fake-services.ts";
import { testDatabase } from "../test-database.ts";
import { noting, quick, runners, type Seen, until } from "./job-scene.ts";

const database = await testDatabase();
const { pool, prisma } = database;
const opened = runners(database);
afterEach(async () => {
  await opened.close();
  await pool.query("DELETE FROM jobs.job");
});

let broken = true;
const handler = noting(
  "test.dead",
  () => {
    if (broken) throw new RangeError("of somebody@example.org");
  },
  { retryLimit: 1, retryDelaySeconds: 1 },
);

const countsOf = async (queue: string) => (await countJobs(pool)).find((row) => row.queue === queue);

/** Two dead letters and one job that waits for tomorrow. */
async function letDie(services: Seen) {
  broken = true;
  const runner = await opened.open([handler]);
  await runner.enqueue(handler.job, { id: "one" });
  await runner.enqueue(handler.job, { id: "two" });
  await runner.enqueue(handler.job, { id: "later" }, { notBefore: Date.now() + 86_400_000 });
  await runner.work(services);
  await until("two dead letters", async () => {
    await pool.query("UPDATE jobs.job SET start_after = now() WHERE state = 'retry'");
    return (await listDeadLetters(pool)).length === 2;
  });
}

test("a database without queues is told apart", async () => {
  const fresh = await testDatabase();
  expect(await hasQueues(fresh.pool)).toBe(false);
  await opened.open([handler]);
  expect(await hasQueues(pool)).toBe(true);
});

test("queues are counted by state, empty ones too, and dead letters say what failed, when and how often", async () => {
  await letDie({ seen: [] });
  expect(await countJobs(pool)).toEqual([
    { queue: "test.dead", waiting: 1, active: 0, retrying: 0, failed: 2, done: 0 },
  ]);
  const letters = await listDeadLetters(pool);
  for (const letter of letters) {
    expect(letter).toMatchObject({ queue: "test.dead", tries: 2, error: "RangeError" });
    expect(Math.abs(letter.failedAt - Date.now())).toBeLessThan(60_000);
  }
  const text = jobReport(await countJobs(pool), letters);
  expect(text).toMatch(/^test\.dead +1 +0 +0 +2 +0$/m);
  for (const { id } of letters) expect(text).toContain(id);
  expect(text).not.toContain("somebody@example.org");
  expect(jobReport([], [])).toContain("No dead letters.");
});

test("one dead letter put back is done at once, with all its tries, and the others stay", async () => {
  const services: Seen = { seen: [] };
  await letDie(services);
  const [letter] = await listDeadLetters(pool);
  broken = false;
  services.seen.length = 0;
  expect(await putBack(pool, [letter?.id ?? ""])).toBe(1);
  await until("it to be done", async () => (await countsOf("test.dead"))?.done === 1);
  expect(services.seen.length).toBe(1);
  expect((await listDeadLetters(pool)).length).toBe(1);
  expect(await putBack(pool, [letter?.id ?? ""])).toBe(0);

  broken = true;
  expect(await putBack(pool, "all")).toBe(1);
  const again = await until("it to fail anew", async () => {
    await pool.query("UPDATE jobs.job SET start_after = now() WHERE state = 'retry'");
    return (await countsOf("test.dead"))?.failed === 1 && listDeadLetters(pool);
  });
  expect(again[0]?.tries).toBe(2);
});

test("a dead letter put back long after its time is not cleared away before it is done", async () => {
  await letDie({ seen: [] });
  await opened.close();
  await pool.query("UPDATE jobs.job SET keep_until = now() - interval '1 hour' WHERE state = 'failed'");
  await pool.query("UPDATE jobs.job SET completed_on = now() - interval '20 days' WHERE state = 'failed'");
  expect(await putBack(pool, "all")).toBe(2);
  const runner = await opened.open([handler]);
  await runner.clearUp();
  expect((await countsOf("test.dead"))?.waiting).toBe(3);
});

test("a mail that was given up goes out when its dead letter is put back", async () => {
  let answer: MailResult = { ok: false, retry: true, reason: "unreachable" };
  const base = fakeServices(database);
  const runner = createJobRunner<Services>(database.connectionString, mailJobs, base.log, quick);
  await runner.open();
  const services: Services = { ...base, jobs: runner, mail: { ...base.mail, send: async () => answer } };
  try {
    const { hostId } = await bookableBusiness(database);
    const mail = { kind: "password_changed", dedupeKey: "test-put-back", userId: hostId } as const;
    await prisma.$transaction((tx) => queueMail(services, tx, mail));
    await runner.work(services);
    const row = () => prisma.mailMessage.findFirstOrThrow({ where: { dedupeKey: mail.dedupeKey } });
    await until("the mail to be given up", async () => {
      await pool.query("UPDATE jobs.job SET start_after = now() WHERE state = 'retry'");
      return (await row()).status === "failed" && (await countsOf("mail.send"))?.failed === 1;
    });
    answer = { ok: true };
    expect(await putBack(pool, "all")).toBe(1);
    await until("the mail", async () => (await row()).status === "sent");
    expect((await row()).attempts).toBe(1);
  } finally {
    await runner.close();
  }
});
