import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { cpuMsOfAll, separateCores } from "./cores.ts";
import { onEachDatabase } from "./databases.ts";
import { figureOf, percentile, progress, type Report } from "./figure.ts";
import { pageBytesBench } from "./page-bytes.ts";
import { createDataDir, type RunningProduct, removeDataDir, startProduct } from "./running-product.ts";

type Load = {
  url: string;
  connections: number;
  seconds: number;
  runs: number;
  headers: Record<string, string>;
  /** Each request asks for a page that was never rendered before. */
  anew: boolean;
};
type LoadRun = { milliseconds: number[]; seconds: number; statuses: Record<string, number>; errors: number };
type Way = { name: string; anew: boolean; status: number; headers: Record<string, string> };

const connectionCounts = [1, 16, 64];
const runs = 3;
const seconds = 1.5;
export const asBrowser = { "accept-encoding": "gzip, deflate, br", "accept-language": "en" };
const execute = promisify(execFile);

/**
 * The public booking page, a whole month of free times: rendered anew; unchanged since its last rendering; and asked
 * for by a browser that has it. The server and what loads it have a core each where the system allows.
 */
export async function pageBench(report: Report): Promise<void> {
  const cores = separateCores();
  progress(
    cores.server.length > 0
      ? "The server has one core (its embedded database too), the load another."
      : "Cores cannot be assigned here (that takes Linux, taskset and two cores): the server uses what it likes.",
  );
  await onEachDatabase(async ({ name, url }) => {
    const dataDir = createDataDir();
    const product = await startProduct({ dataDir, databaseUrl: url, pin: cores.server });
    try {
      await measurePage(`page/${name}`, product, cores.load, report);
    } finally {
      await product.stop();
      removeDataDir(dataDir);
    }
  });
  await pageBytesBench(report);
}

async function measurePage(name: string, product: RunningProduct, pin: string[], report: Report) {
  const url = `${product.origin}/harbour-studio/first-call?month=${nextMonth(Date.now())}`;
  progress(`${name}: warming up`);
  // A server that has run for a minute: the machine code of what renders a page is made by and by.
  await load({ url, connections: 4, seconds: 40, runs: 1, headers: asBrowser, anew: true }, pin);
  const etag = await keptTag(url);
  const ways: Way[] = [
    { name: "anew", anew: true, status: 200, headers: asBrowser },
    { name: "kept", anew: false, status: 200, headers: asBrowser },
    { name: "unchanged", anew: false, status: 304, headers: { ...asBrowser, "if-none-match": etag } },
  ];
  for (const way of ways) {
    progress(`${name}: ${way.name}`);
    for (const connections of connectionCounts) {
      const request = { url, connections, seconds, runs, headers: way.headers, anew: way.anew };
      const before = cpuMsOfAll(product.pid);
      const results = await load(request, pin);
      const after = cpuMsOfAll(product.pid);
      refuseOtherStatuses(results, way.status);
      reportRuns(`${name}/${way.name}/${connections}`, results, report);
      const answers = results.reduce((sum, { milliseconds }) => sum + milliseconds.length, 0);
      if (before !== null && after !== null)
        report(figureOf(`${name}/${way.name}/${connections}/cpu`, "ms", [(after - before) / answers]));
    }
  }
}

export function reportRuns(name: string, results: LoadRun[], report: Report) {
  const of = (part: number) => results.map(({ milliseconds }) => percentile(milliseconds, part));
  report(figureOf(`${name}/p50`, "ms", of(0.5)));
  report(figureOf(`${name}/p99`, "ms", of(0.99)));
  const rates = results.map((result) => result.milliseconds.length / result.seconds);
  report(figureOf(`${name}/rps`, "requests/s", rates));
}

export function refuseOtherStatuses(results: LoadRun[], wanted: number) {
  for (const { statuses, errors } of results) {
    const others = Object.keys(statuses).filter((status) => Number(status) !== wanted);
    if (others.length > 0 || errors > 0)
      throw new Error(`Expected ${wanted} alone, saw ${JSON.stringify(statuses)} and ${errors} errors.`);
  }
}

/** The tag of a page that is kept: the first request renders it, the second is answered from memory. */
async function keptTag(url: string): Promise<string> {
  await (await fetch(url, { headers: asBrowser })).text();
  const answer = await fetch(url, { headers: asBrowser });
  await answer.text();
  const etag = answer.headers.get("etag");
  if (!etag) throw new Error("The page was not kept.");
  return etag;
}

export async function load(request: Load, pin: string[]): Promise<LoadRun[]> {
  const [command = "", ...args] = [...pin, process.execPath, path.resolve("tests/bench/load.mjs")];
  const options = { maxBuffer: 256 * 1024 * 1024 };
  const { stdout } = await execute(command, [...args, JSON.stringify(request)], options);
  return JSON.parse(stdout) as LoadRun[];
}

/** `2026-12` in November 2026: a month with all its days to come. */
export function nextMonth(now: number): string {
  const date = new Date(now);
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1)).toISOString().slice(0, 7);
}
