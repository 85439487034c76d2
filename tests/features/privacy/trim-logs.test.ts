import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { trimLogs } from "#app/features/privacy/trim-logs.server.ts";
import { parseSettings } from "#app/platform/settings.server.ts";

const dataDir = await mkdtemp(path.join(os.tmpdir(), "parley-logs-"));
afterAll(() => rm(dataDir, { recursive: true, force: true }));

const log = path.join(dataDir, "postgresql.log");
const settings = parseSettings({ PARLEY_DATA: dataDir, PARLEY_SECRET: "s".repeat(40), PARLEY_DEMO: "true" });
const began = Date.UTC(2027, 0, 1, 8, 30, 0, 5);
const dayMs = 86_400_000;
const lines =
  "2027-01-01 08:30:00.005 UTC [77] LOG:  starting\n2027-01-09 10:00:00.000 UTC [77] LOG:  checkpoint\n";
const trimmedAt = async (now: number) => {
  await trimLogs({ settings, clock: { now: () => now } });
  return readFile(log, "utf8");
};

test("the database's own log is emptied before any of its lines is 14 days old", async () => {
  await writeFile(log, lines);
  expect(await trimmedAt(began + 13 * dayMs)).toBe(lines);
  expect(await trimmedAt(began + 13 * dayMs + 1)).toBe("");
  expect(await trimmedAt(began + 30 * dayMs)).toBe("");
});

test("a server that has the log open goes on writing where it was emptied", async () => {
  await writeFile(log, lines);
  expect(await trimmedAt(began + 20 * dayMs)).toBe("");
  await writeFile(log, "2027-01-21 08:30:00.000 UTC [77] LOG:  on\n", { flag: "a" });
  expect(await trimmedAt(began + 20 * dayMs + 1)).toBe("2027-01-21 08:30:00.000 UTC [77] LOG:  on\n");
});

test("a log whose beginning has no date is emptied, and where there is none nothing is made", async () => {
  await writeFile(log, "sh: something went wrong\n");
  expect(await trimmedAt(began)).toBe("");
  await rm(log);
  await trimLogs({ settings, clock: { now: () => began } });
  await expect(readFile(log)).rejects.toThrow("ENOENT");
});
