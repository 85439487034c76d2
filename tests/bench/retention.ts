import { randomBytes } from "node:crypto";
import pg from "pg";
import { createServices } from "#app/create-services.server.ts";
import { runRetention } from "#app/features/privacy/privacy.server.ts";
import { createLog } from "#app/platform/log.server.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import { parseSettings } from "#app/platform/settings.server.ts";
import { acknowledgeMuch, insertPastBookings } from "#tests/factories/past-bookings.ts";
import { createBusiness } from "#tests/features/privacy/booked-business.ts";
import { onEachDatabase } from "./databases.ts";
import { figureOf, progress, type Report } from "./figure.ts";
import { createDataDir, removeDataDir } from "./running-product.ts";

const dayMs = 86_400_000;
const mebibyte = 1024 * 1024;
/** Due bookings, each with host, attendee, answer, two mails, call and two participants. */
const bookings = Number(process.env["PARLEY_BENCH_BOOKINGS"] ?? 1_000_000);

/** How many due bookings a second one run erases with all that hangs on them, and what memory it takes meanwhile. */
export async function retentionBench(report: Report): Promise<void> {
  await onEachDatabase(async ({ name, url }) => {
    // The embedded one is the same program with other settings; filling it needs an owner's connection.
    if (name === "embedded") return;
    const dataDir = createDataDir();
    const settings = parseSettings({
      PARLEY_DATA: dataDir,
      PARLEY_SECRET: `${randomId()}${randomId()}`,
      ENC_KEYS: `k1:${randomBytes(32).toString("hex")}`,
      PARLEY_DEMO: "true",
      LOG_LEVEL: "silent",
      DATABASE_URL: url,
    });
    const { services, close } = await createServices(settings, createLog("silent"), process.cwd());
    const owner = new pg.Client({ connectionString: url });
    await owner.connect();
    try {
      const business = await createBusiness(services.database, 30);
      const now = services.clock.now();
      progress(`retention: writing ${bookings} bookings`);
      const times = { endedAt: now - 40 * dayMs, purgeAt: now - dayMs };
      await insertPastBookings(owner, business, { prefix: "due", count: bookings, ...times });
      await acknowledgeMuch(services.database, { ...business, due: 8 * bookings, now });
      progress("retention: erasing them");
      const memory: number[] = [];
      const watch = setInterval(() => memory.push(process.memoryUsage().rss / mebibyte), 500);
      const began = performance.now();
      const counts = await runRetention(services);
      const seconds = (performance.now() - began) / 1000;
      clearInterval(watch);
      if (counts.bookings !== bookings) throw new Error(`${counts.bookings} bookings were erased.`);
      report(figureOf(`retention/${name}/purge`, "bookings/s", [bookings / seconds]));
      const half = Math.floor(memory.length / 2);
      const most = (samples: number[]) => Math.max(...samples);
      report(figureOf(`retention/${name}/memory/first-half`, "MiB", [most(memory.slice(0, half))]));
      report(figureOf(`retention/${name}/memory/second-half`, "MiB", [most(memory.slice(half))]));
    } finally {
      await owner.end();
      await close();
      removeDataDir(dataDir);
    }
  });
}
