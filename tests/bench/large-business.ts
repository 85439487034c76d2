import { randomBytes } from "node:crypto";
import pg from "pg";
import { createServices } from "#app/create-services.server.ts";
import { createLog } from "#app/platform/log.server.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { parseSettings } from "#app/platform/settings.server.ts";
import { type Business, createBusiness } from "#tests/features/privacy/booked-business.ts";
import { onEachDatabase } from "./databases.ts";
import { figureOf, type Report } from "./figure.ts";
import { createDataDir, removeDataDir } from "./running-product.ts";

const mebibyte = 1024 * 1024;

export type LargeBusiness = { name: string; services: Services; owner: pg.Client; business: Business };

/**
 * Does the work with a business that keeps bookings for so many days, on a real PostgreSQL: the embedded one is the same
 * program with other settings, and to fill it needs an owner's connection.
 */
export async function withLargeBusiness(
  retentionDays: number,
  work: (scene: LargeBusiness) => Promise<void>,
): Promise<void> {
  await onEachDatabase(async ({ name, url }) => {
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
      const business = await createBusiness(services.database, retentionDays);
      await work({ name, services, owner, business });
    } finally {
      await owner.end();
      await close();
      removeDataDir(dataDir);
    }
  });
}

/** How long the work takes, in seconds; reports the most memory of its first and its second half as `<name>/memory/…`. */
export async function timedWithMemory<Result>(
  report: Report,
  name: string,
  work: () => Promise<Result>,
): Promise<{ result: Result; seconds: number }> {
  const memory: number[] = [];
  const watch = setInterval(() => memory.push(process.memoryUsage().rss / mebibyte), 500);
  const began = performance.now();
  const result = await work().finally(() => clearInterval(watch));
  const seconds = (performance.now() - began) / 1000;
  const half = Math.floor(memory.length / 2);
  report(figureOf(`${name}/memory/first-half`, "MiB", [Math.max(...memory.slice(0, half))]));
  report(figureOf(`${name}/memory/second-half`, "MiB", [Math.max(...memory.slice(half))]));
  return { result, seconds };
}
