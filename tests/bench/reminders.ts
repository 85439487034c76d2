import {
  handOutReminders,
  mailJobs,
  reminderJobs,
} from "#app/features/notifications/notifications.server.ts";
import { aheadMs } from "#app/features/notifications/remind.server.ts";
import { dueStatement } from "#app/features/notifications/reminders-due.server.ts";
import { createJobRunner } from "#app/platform/jobs/job-queue.server.ts";
import { createLog } from "#app/platform/log.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { insertComingBookings } from "#tests/factories/coming-bookings.ts";
import { figureOf, progress, type Report } from "./figure.ts";
import { withLargeBusiness } from "./large-business.ts";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const bookings = Number(process.env["PARLEY_BENCH_BOOKINGS"] ?? 100_000);
/** A busy minute: so many meetings begin an hour after it. */
const dueAtOnce = 200;
/** What a mail server takes for one mail, milliseconds. */
const serverMs = 50;
/** Reminders that late are lost. */
const givenUpMs = 5 * minuteMs;

/**
 * How late reminders are with very many bookings in the database: the look for what is due, with the database's own
 * plan, and a worker in earnest that sends those of a busy minute.
 */
export async function remindersBench(report: Report): Promise<void> {
  await withLargeBusiness(30, async ({ name, services, owner, business }) => {
    const now = services.clock.now();
    const everyMs = (60 * 24 * hourMs) / bookings;
    progress(`reminders: writing ${bookings} bookings`);
    await insertComingBookings(owner, business, {
      ...{ prefix: "far", count: bookings, startsAt: now + 2 * hourMs, everyMs },
    });
    await handOutReminders(services);
    const span = [new Date(now), new Date(now + minuteMs), new Date(now)];
    const { rows } = await services.database.pool.query(`EXPLAIN (ANALYZE, COSTS OFF) ${dueStatement}`, span);
    progress(rows.map((row) => row["QUERY PLAN"]).join("\n"));
    const looks: number[] = [];
    for (let run = 0; run < 20; run++) {
      const began = performance.now();
      await services.database.pool.query(dueStatement, span);
      looks.push(performance.now() - began);
    }
    report(figureOf(`reminders/${name}/look`, "ms", looks));

    // Past what the look above has handed out: reminders of what is booked nearer than that are left out.
    const dueAt = services.clock.now() + aheadMs + 2 * minuteMs;
    const begins = { startsAt: dueAt + hourMs, everyMs: 0 };
    await insertComingBookings(owner, business, { prefix: "busy", count: dueAtOnce, ...begins });
    progress(`reminders: ${dueAtOnce} are due in five minutes`);
    report(figureOf(`reminders/${name}/late`, "s", await lateness(services, dueAt)));
  });
}

/** Of each reminder due then, how many seconds after its time the mail server had taken it. */
async function lateness(services: Services, dueAt: number): Promise<number[]> {
  const url = services.settings.databaseUrl ?? "";
  const runner = createJobRunner<Services>(url, [...mailJobs, ...reminderJobs], createLog("silent"));
  await runner.open();
  const mail: Services["mail"] = {
    ...services.mail,
    send: async () => {
      await new Promise((resolve) => setTimeout(resolve, serverMs));
      return { ok: true };
    },
  };
  await runner.work({ ...services, mail, jobs: runner });
  const { mailMessage } = services.database.prisma;
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, 500));
    const sent = await mailMessage.findMany({
      where: { bookingId: { startsWith: "busy" }, status: "sent" },
      select: { sentAt: true },
    });
    const isLost = Date.now() > dueAt + givenUpMs;
    if (isLost) throw new Error(`Only ${sent.length} of ${dueAtOnce} reminders were sent.`);
    if (sent.length < dueAtOnce) continue;
    await runner.close();
    return sent.map(({ sentAt }) => ((sentAt?.getTime() ?? Number.POSITIVE_INFINITY) - dueAt) / 1000);
  }
}
