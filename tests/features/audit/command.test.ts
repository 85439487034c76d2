import { execFile } from "node:child_process";
import path from "node:path";
import { expect, test } from "vitest";
import { bundleCommand } from "../backups/bundle-command.ts";
import { testDatabase } from "../test-database.ts";
import { auditServices, chainOf, tamper } from "./audit-scene.ts";

const root = path.resolve(import.meta.dirname, "../../..");
const database = await testDatabase();
const services = await auditServices(database);

/** Runs `npm run privacy -- …` as its script does, against this test's database. */
async function privacy(args: string[]): Promise<{ code: number; said: string }> {
  const program = await bundleCommand("privacy");
  return new Promise((resolve) => {
    const env: NodeJS.ProcessEnv = {
      PATH: process.env["PATH"],
      NODE_ENV: "test",
      PARLEY_DATA: services.settings.dataDir,
      DATABASE_URL: database.connectionString,
    };
    execFile(process.execPath, [program, ...args], { cwd: root, env }, (error, said, complained) => {
      resolve({ code: error === null ? 0 : Number(error.code), said: said + complained });
    });
  });
}

test("npm run privacy -- verify-audit counts, exits with 1 on a break and names the place; alone it lists its words", {
  timeout: 120_000,
}, async () => {
  const chain = await chainOf(services, 3);
  await chainOf(services, 2);
  expect(await privacy(["verify-audit"])).toEqual({
    code: 0,
    said: "2 chains, 5 events (of 0 who did it is erased): intact.\n",
  });
  await tamper(database, "UPDATE audit_event SET target = '' WHERE chain = $1 AND seq = 2", [chain]);
  const broken = await privacy(["verify-audit"]);
  expect(broken.code).toBe(1);
  expect(broken.said).toContain(`BROKEN: chain ${chain} at event 2: it is not what was noted.`);
  const usage = await privacy([]);
  expect([usage.code, usage.said.includes("verify-audit")]).toEqual([1, true]);
});
