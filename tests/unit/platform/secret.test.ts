import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { readSettings } from "#app/read-settings.server.ts";

const own = "one that somebody made: 0123456789abcdef0123456789abcdef";
let project = "";
const secretFile = (dataDir = path.join(project, ".parley")) => path.join(dataDir, "secret");

beforeEach(() => {
  project = mkdtempSync(path.join(os.tmpdir(), "parley-secret-"));
  vi.stubEnv("PARLEY_SECRET", undefined);
  vi.stubEnv("ENC_KEYS", undefined);
  vi.stubEnv("PARLEY_DATA", path.join(project, ".parley"));
});

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(project, { recursive: true, force: true });
});

/** What is made for a machine, with all that a second making would change. */
function madeFiles() {
  const folder = path.dirname(secretFile());
  return readdirSync(folder).map((name) => {
    const { ino, mtimeMs, mode } = statSync(path.join(folder, name));
    return { name, text: readFileSync(path.join(folder, name), "utf8"), ino, mtimeMs, mode: mode & 0o777 };
  });
}

test("a first run makes a secret that its owner alone can read, and every run after it keeps it", () => {
  const before = process.umask(0o000);
  try {
    const { secret } = readSettings(project);
    const made = madeFiles();
    expect(made).toMatchObject([
      { name: "encryption-keys", mode: 0o600, text: expect.stringMatching(/^k1:[\w+/]{43}=\n$/) },
      { name: "secret", mode: 0o600, text: `${secret}\n` },
    ]);
    expect(secret).toMatch(/^[0-9a-f]{64}$/);
    expect(readSettings(project).secret).toBe(secret);
    expect(madeFiles()).toEqual(made);
  } finally {
    process.umask(before);
  }
});

test("two machines have two secrets: none is shipped", () => {
  const { secret } = readSettings(project);
  vi.stubEnv("PARLEY_DATA", path.join(project, "another"));
  expect(readSettings(project).secret).not.toBe(secret);
});

test("no secret is made where one is set, in the environment or in .env", () => {
  vi.stubEnv("PARLEY_SECRET", own);
  expect(readSettings(project).secret).toBe(own);
  vi.stubEnv("PARLEY_SECRET", undefined);
  writeFileSync(path.join(project, ".env"), `PARLEY_SECRET="${own} in a file"\n`);
  expect(readSettings(project).secret).toBe(`${own} in a file`);
  expect(existsSync(secretFile())).toBe(false);
});

test("a published default stops the start, and nothing is made in its place", () => {
  vi.stubEnv("PARLEY_SECRET", "replace-me-with-a-long-random-text");
  expect(() => readSettings(project)).toThrow(/^The setting PARLEY_SECRET is a published example/);
  expect(existsSync(secretFile())).toBe(false);
});

test("the example of settings ships no secret", () => {
  const example = readFileSync(path.resolve(import.meta.dirname, "../../../.env.example"), "utf8");
  expect(example.match(/^.*PARLEY_SECRET=.*$/gm)).toEqual(["# PARLEY_SECRET="]);
});

test("a published default that lies in the secret’s file is refused as well", () => {
  mkdirSync(path.dirname(secretFile()));
  writeFileSync(secretFile(), "change-me-change-me-change-me-change-me\n");
  expect(() => readSettings(project)).toThrow(/^The setting PARLEY_SECRET is a published example/);
});
