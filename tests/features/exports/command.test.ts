import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { instanceKey } from "#app/platform/security/instance-key.server.ts";
import { bundleCommand } from "../backups/bundle-command.ts";
import { testDatabase } from "../test-database.ts";
import { copyOf, exportServices, fullBusiness } from "./export-scene.ts";

const root = path.resolve(import.meta.dirname, "../../..");
const database = await testDatabase();
const elsewhere = await testDatabase();
const otherSecret = "another instance with a secret that is long enough";
const services = await exportServices(database);
const folder = await mkdtemp(path.join(os.tmpdir(), "parley-verify-export-"));
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Runs `npm run privacy -- verify-export …` as its script does, in an instance with this database. */
async function verify(args: string[], { connectionString } = database) {
  const program = await bundleCommand("privacy");
  return new Promise<{ code: number; said: string }>((resolve) => {
    const env: NodeJS.ProcessEnv = {
      PATH: process.env["PATH"],
      NODE_ENV: "test",
      PARLEY_DATA: services.settings.dataDir,
      PARLEY_SECRET: connectionString === database.connectionString ? services.settings.secret : otherSecret,
      DATABASE_URL: connectionString,
    };
    const whole = [program, "verify-export", ...args];
    execFile(process.execPath, whole, { cwd: root, env }, (error, said, complained) => {
      resolve({ code: error === null ? 0 : Number(error.code), said: said + complained });
    });
  });
}

async function fileOf(name: string, content: Uint8Array | string): Promise<string> {
  const file = path.join(folder, name);
  await writeFile(file, content);
  return file;
}

test("at the terminal a copy is as it was signed, or it is said what is not; elsewhere the published keys show it", {
  timeout: 120_000,
}, async () => {
  const business = await fullBusiness(database, services.clock.now());
  const { zip } = await copyOf(services, {
    userId: business.hostId,
    organizationId: business.organizationId,
  });
  const good = await fileOf("good.zip", zip);
  expect(await verify([good])).toMatchObject({
    code: 0,
    said: expect.stringMatching(/^All \d+ files are as .+ signed them\.\n$/),
  });

  expect((await verify([good], elsewhere)).code).toBe(1);
  const key = instanceKey(services.settings.secret);
  const keys = await fileOf("keys.json", JSON.stringify({ keys: [{ id: key.id, spki: key.publicKey }] }));
  expect((await verify([good, "--keys", keys], elsewhere)).code).toBe(0);

  // One bit of what is packed: its sum no longer holds.
  const spoilt = Buffer.from(zip);
  const middle = Math.floor(spoilt.length / 3);
  spoilt[middle] = (spoilt[middle] ?? 0) ^ 1;
  const broken = await verify([await fileOf("spoilt.zip", spoilt)]);
  expect([broken.code, broken.said.startsWith("All")]).toEqual([1, false]);
  expect((await verify([await fileOf("none.zip", "no archive")])).code).toBe(1);
  expect((await verify([])).said).toContain("Name the file of the copy.");
});
