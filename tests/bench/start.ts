import { setTimeout as pause } from "node:timers/promises";
import { figureOf, progress, type Report } from "./figure.ts";
import { memoryBelow } from "./memory.ts";
import { createDataDir, removeDataDir, startProduct } from "./running-product.ts";

const runs = 5;
const idleMs = 5_000;
const mebibyte = 1024 * 1024;

/**
 * From `npm start`'s command to a ready server: with the database to be made and filled, then with it there. And what
 * the server and its database hold in memory after five idle seconds.
 */
export async function startBench(report: Report): Promise<void> {
  const dataDir = createDataDir();
  const product = { dataDir, databaseUrl: "" };
  const second: number[] = [];
  const node: number[] = [];
  const postgres: number[] = [];
  try {
    progress("start: the first one");
    const first = await startProduct(product);
    await first.stop();
    report(figureOf("start/first", "ms", [first.readyMs]));
    progress(`start: ${runs} more`);
    for (let run = 0; run < runs; run++) {
      const started = await startProduct(product);
      second.push(started.readyMs);
      await pause(idleMs);
      const memory = memoryBelow(started.pid, dataDir);
      node.push(memory.node / mebibyte);
      postgres.push(memory.postgres / mebibyte);
      await started.stop();
    }
  } finally {
    removeDataDir(dataDir);
  }
  report(figureOf("start/second", "ms", second));
  report(figureOf("start/memory/node", "MiB", node));
  report(figureOf("start/memory/postgres", "MiB", postgres));
}
