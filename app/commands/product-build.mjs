import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { bundle } from "./bundle.mjs";
import { cacheFolder, fingerprint, hasStamp, inProject, root, writeStamp } from "./project.mjs";
import { announce, runQuietly, StepError } from "./steps.mjs";

const buildFolder = inProject("build");
const stampName = "built-from";
const sources = [
  "app",
  "public",
  "prisma/schema.prisma",
  "package-lock.json",
  "remix.config.js",
  "tsconfig.json",
  "vite.config.ts",
];

/** The program that `npm start` runs once everything is built. */
export const builtServer = path.join(buildFolder, "parley.js");

/** Builds pages and server into build/, unless it was made from the sources as they are. */
export async function ensureBuilt() {
  removeAbandoned();
  const wanted = fingerprint(sources, { except: ["app/platform/database/generated"] });
  if (hasStamp(path.join(buildFolder, stampName), wanted)) return;
  const fresh = path.join(cacheFolder, `build-${process.pid}`);
  mkdirSync(fresh, { recursive: true });
  try {
    await announce("Building", () => buildInto(fresh));
    writeStamp(path.join(fresh, stampName), wanted);
    replaceBuild(fresh);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

/** Killed builds leave their folders behind; those of living processes are still at work. */
function removeAbandoned() {
  mkdirSync(cacheFolder, { recursive: true });
  for (const name of readdirSync(cacheFolder)) {
    const maker = /^build-(?:old-)?(\d+)$/.exec(name)?.[1];
    if (maker && !isAlive(Number(maker)))
      rmSync(path.join(cacheFolder, name), { recursive: true, force: true });
  }
}

function isAlive(pid) {
  try {
    return pid !== process.pid && process.kill(pid, 0);
  } catch (error) {
    return error.code === "EPERM";
  }
}

async function buildInto(folder) {
  const remix = inProject("node_modules", "@remix-run", "dev", "dist", "cli.js");
  const output = await runQuietly(process.execPath, [remix, "vite:build", "--logLevel", "error"], {
    // remix.config.js builds into this folder when it is given.
    env: { NODE_ENV: "production", PARLEY_BUILD_DIRECTORY: path.relative(root, folder) },
    advice: "The pages could not be built. The message above names the file.",
  });
  if (!existsSync(path.join(folder, "server", "index.js")))
    throw new StepError(`${output}\nThe build made no pages.`);
  try {
    await bundle(inProject("app", "server.ts"), path.join(folder, "parley.js"));
  } catch (error) {
    throw new StepError(
      `${error.message}\n\nThe server could not be built. The message above names the file.`,
    );
  }
}

/** Two renames, so that a kill leaves the old build, the new one, or none (then the next start builds again). */
function replaceBuild(fresh) {
  const old = path.join(cacheFolder, `build-old-${process.pid}`);
  try {
    if (existsSync(buildFolder)) renameSync(buildFolder, old);
    renameSync(fresh, buildFolder);
  } catch (error) {
    // node_modules lies on another disk, or build/ is a mount: copy instead, with the stamp last.
    if (!["EXDEV", "EBUSY"].includes(error.code)) throw error;
    const stamp = path.join(buildFolder, stampName);
    rmSync(stamp, { force: true });
    cpSync(fresh, buildFolder, { recursive: true, filter: (file) => path.basename(file) !== stampName });
    cpSync(path.join(fresh, stampName), stamp);
  }
  rmSync(old, { recursive: true, force: true });
}
