import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, expect, test } from "vitest";
import { bookSlot } from "#app/features/booking/booking.server.ts";
import { mailJobs } from "#app/features/notifications/notifications.server.ts";
import { createJobRunner } from "#app/platform/jobs/job-queue.server.ts";
import { createLog } from "#app/platform/log.server.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { bookableBusiness } from "#tests/factories/bookable-business.ts";
import { fakeServices } from "#tests/fakes/fake-services.ts";
import { killableProgram } from "../killable-program.ts";
import { testDatabase } from "../test-database.ts";
import { quick } from "./job-scene.ts";

const kills = 5;
const bookings = 20;
const database = await testDatabase();
const folder = await mkdtemp(path.join(os.tmpdir(), "parley-kill-"));
const program = await killableProgram(path.join(import.meta.dirname, "mail-worker-process.ts"));
const work = () => program.start(database.connectionString, folder);
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Bookings made as visitors make them, each with its two mails queued in its own transaction. */
async function bookMany(): Promise<number> {
  const runner = createJobRunner<Services>(
    database.connectionString,
    mailJobs,
    createLog("silent"),
    // A job keeps the lease of whoever put it in the queue.
    quick,
  );
  await runner.open();
  const services = fakeServices(database, { jobs: runner });
  const { slug } = await bookableBusiness(database);
  const monday = Date.UTC(2027, 0, 18, 9);
  for (let n = 0; n < bookings; n++) {
    const startsAt = monday + Math.floor(n / 16) * 86_400_000 + (n % 16) * 1_800_000;
    const draft = {
      startsAt,
      timeZone: "UTC",
      idempotencyKey: randomId(),
      name: `Visitor ${n}`,
      email: `visitor-${n}@customers.example`,
      answers: [],
    };
    const booked = await bookSlot(services, {
      businessSlug: slug,
      eventTypeSlug: "talk",
      locale: "en",
      draft,
    });
    expect(booked.ok).toBe(true);
  }
  await runner.close();
  return database.prisma.mailMessage.count();
}

async function countSent(): Promise<number> {
  return database.prisma.mailMessage.count({ where: { status: "sent" } });
}

async function countActive(): Promise<number> {
  const { rows } = await database.pool.query<{ active: number }>(
    "SELECT count(*)::int AS active FROM jobs.job WHERE name = 'mail.send' AND state = 'active'",
  );
  return rows[0]?.active ?? 0;
}

/** Starts a worker and kills it at a random instant once it has begun a random number of mails. */
async function workAndKill(): Promise<void> {
  const { child, exited, complaints } = work();
  // Three are sent at a time, so the first of four was sent and noted: each kill leaves progress behind.
  const enough = 4 + Math.floor(Math.random() * 3);
  let begun = 0;
  const amidWork = new Promise<void>((resolve) => {
    // The pipe stays open to the end: closing it would end the child before the kill does.
    child.stdout?.on("data", (chunk) => {
      begun += String(chunk).split("sending").length - 1;
      if (begun >= enough) resolve();
    });
  });
  await Promise.race([amidWork, exited]);
  await pause(Math.random() * 25);
  child.kill("SIGKILL");
  await exited;
  expect(child.signalCode, complaints()).toBe("SIGKILL");
}

async function outboxIds(): Promise<string[]> {
  const names = await readdir(folder);
  return names.filter((name) => name.endsWith(".json")).map((name) => name.slice(0, -".json".length));
}

test(`a worker killed ${kills} times amid its work loses no mail and sends none twice`, async ({
  annotate,
}) => {
  const mails = await bookMany();
  expect(mails).toBe(2 * bookings);
  const sentAfter: number[] = [0];
  let insideAJob = 0;
  for (let kill = 0; kill < kills; kill++) {
    await workAndKill();
    sentAfter.push(await countSent());
    if ((await countActive()) > 0) insideAJob++;
  }
  await annotate(
    `sent after each kill: ${sentAfter.join(" ")}; killed inside a job: ${insideAJob} of ${kills}`,
  );
  // Each kill fell into the work: something more was done before it, and something was left.
  for (const [n, sent] of sentAfter.entries()) {
    if (n > 0) expect(sent).toBeGreaterThan(sentAfter[n - 1] ?? 0);
    expect(sent).toBeLessThan(mails);
  }
  expect(insideAJob).toBeGreaterThan(0);

  const last = work();
  await expect.poll(countSent, { timeout: 120_000, interval: 100 }).toBe(mails);
  last.child.kill("SIGKILL");

  const rows = await database.prisma.mailMessage.findMany({ select: { id: true, status: true } });
  expect(rows.length).toBe(mails);
  expect((await outboxIds()).toSorted()).toEqual(rows.map(({ id }) => id).toSorted());
  expect((await readdir(folder)).filter((name) => name.endsWith(".tmp"))).toEqual([]);
  for (const id of await outboxIds()) {
    const shown = JSON.parse(await readFile(path.join(folder, `${id}.json`), "utf8")) as { id: string };
    expect(shown.id).toBe(id);
  }
}, 300_000);
