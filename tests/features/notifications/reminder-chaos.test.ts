import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { mailJobs } from "#app/features/notifications/notifications.server.ts";
import { createJobRunner } from "#app/platform/jobs/job-queue.server.ts";
import { createLog } from "#app/platform/log.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { insertComingBookings } from "#tests/factories/coming-bookings.ts";
import { killableProgram } from "../killable-program.ts";
import { createBusiness } from "../privacy/booked-business.ts";
import { testDatabase } from "../test-database.ts";

const kills = Number(process.env["PARLEY_CHAOS_KILLS"] ?? 3);
const hourMs = 3_600_000;
const now = Date.UTC(2027, 0, 15, 12);
const database = await testDatabase();
const program = await killableProgram(path.join(import.meta.dirname, "reminder-process.ts"));
const mailer = await killableProgram(path.join(import.meta.dirname, "../jobs/mail-worker-process.ts"));
const given = [database.connectionString, String(now)];

/** Kills a run once it has begun two transactions more; false where it came to its end before. */
async function killAmid(): Promise<boolean> {
  const { child, exited } = program.start(...given);
  let begun = 0;
  const amidWork = new Promise<void>((resolve) => {
    child.stdout?.on("data", (chunk) => {
      begun += String(chunk).split("in\n").length - 1;
      if (begun >= 2) resolve();
    });
  });
  await Promise.race([amidWork, exited]);
  child.kill("SIGKILL");
  await exited;
  return child.signalCode === "SIGKILL";
}

async function count(sql: string): Promise<number> {
  const { rows } = await database.owner.query<{ count: number }>(`SELECT (${sql})::int AS count`);
  return rows[0]?.count ?? 0;
}

test(`reminders handed out by processes that are killed ${kills} times and overlap: each once, each with its job`, async () => {
  const business = await createBusiness(database, 30);
  // Of a pause of twelve hours, many slices long: some are due a day before their meeting, others an hour.
  const span = 30 * hourMs;
  const all = 1800;
  await insertComingBookings(database.owner, business, {
    ...{ prefix: "soon", count: all, startsAt: now + 60_000, everyMs: span / all },
  });
  const jobs = createJobRunner<Services>(database.connectionString, mailJobs, createLog("silent"));
  await jobs.open();
  await jobs.close();
  const paused = new Date(now - 12 * hourMs);
  await database.owner.query("INSERT INTO reminder_clock (done_until) VALUES ($1)", [paused]);
  const handedOut = () => count("SELECT count(*) FROM mail_message WHERE kind = 'booking_reminder'");
  const killed: boolean[] = [];
  for (let kill = 0; kill < kills; kill++) killed.push(await killAmid());
  expect(killed).toContain(true);
  const afterKills = await handedOut();

  const last = [program.start(...given), program.start(...given)];
  for (const { exited, child, complaints } of last) {
    await exited;
    expect(child.exitCode, complaints()).toBe(0);
  }
  const until = `'${new Date(now + 3 * 60_000).toISOString()}'::timestamptz`;
  const since = `'${paused.toISOString()}'::timestamptz`;
  const due = (lead: string) =>
    `(SELECT count(*) FROM booking WHERE starts_at - interval '${lead}' > ${since} AND starts_at - interval '${lead}' <= ${until})`;
  const expected = await count(`SELECT ${due("1 hour")} + ${due("1 day")}`);
  expect(expected).toBeGreaterThan(100);
  expect(afterKills).toBeLessThanOrEqual(expected);
  expect(await handedOut()).toBe(expected);
  const jobsOfReminders = "FROM jobs.job WHERE name = 'mail.send'";
  expect(await count(`SELECT count(*) ${jobsOfReminders}`)).toBe(expected);
  expect(await count(`SELECT count(DISTINCT data->>'mailId') ${jobsOfReminders}`)).toBe(expected);
}, 300_000);

test("a worker killed after the server took a reminder, and before that was noted, sends the very same message again", async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), "parley-reminder-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const business = await createBusiness(database, 30);
  await database.owner.query("DELETE FROM jobs.job");
  await database.owner.query("DELETE FROM mail_message");
  // An hour before its start by the real clock, which the worker's process has.
  const startsAt = Date.now() + hourMs - 1000;
  await insertComingBookings(database.owner, business, {
    prefix: "near",
    count: 1,
    startsAt,
    everyMs: hourMs,
  });
  await database.owner.query("UPDATE reminder_clock SET done_until = $1", [new Date(Date.now() - 60_000)]);
  const handing = program.start(database.connectionString, String(Date.now()));
  await handing.exited;
  const mails = () =>
    database.prisma.mailMessage.findMany({ select: { id: true, status: true, attempts: true } });
  expect(await mails()).toMatchObject([{ status: "queued", attempts: 0 }]);

  const standing = mailer.start(database.connectionString, folder, "stand");
  await new Promise<void>((resolve) => {
    standing.child.stdout?.on("data", (chunk) => String(chunk).includes("sent") && resolve());
  });
  standing.child.kill("SIGKILL");
  await standing.exited;
  expect(await mails()).toMatchObject([{ status: "queued", attempts: 1 }]);
  const messageIn = async () => {
    const [file = ""] = (await readdir(folder)).filter((name) => name.endsWith(".eml"));
    return /^Message-ID: (.+)$/im.exec(await readFile(path.join(folder, file), "utf8"))?.[1];
  };
  const first = await messageIn();

  const working = mailer.start(database.connectionString, folder);
  await expect.poll(mails, { timeout: 60_000 }).toMatchObject([{ status: "sent", attempts: 2 }]);
  working.child.kill("SIGKILL");
  expect(first).toMatch(/^<.+@parley\.test>/);
  expect(await messageIn()).toBe(first);
}, 120_000);
