import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { fingerprint, hasStamp, inProject, writeStamp } from "./project.mjs";
import { announce, runQuietly } from "./steps.mjs";

const packages = inProject("node_modules");
const stamp = inProject("node_modules", ".parley-installed");
const unfinished = "installation has begun";
/** npm's own account of what it has installed, written last. */
const record = inProject("node_modules", ".package-lock.json");

/** Installs what package-lock.json names, unless that is installed already. */
export async function ensureInstalled() {
  const wanted = [fingerprint(["package-lock.json"]), process.platform, process.arch].join(" ");
  if (hasStamp(stamp, wanted)) return;
  const halfDone = !existsSync(record) || hasStamp(stamp, unfinished);
  if (halfDone || !isInstalledByHand()) {
    await announce("Installing the packages (a minute or two, the first time)", () => install(halfDone));
  }
  writeStamp(stamp, wanted);
}

/**
 * Not `npm ci`, which refuses a lock file that was written where packages for other systems could not be looked up.
 * What it does well is done here: a half-done installation is thrown away first, for a package without some of its
 * files would pass for a whole one.
 */
async function install(halfDone) {
  mkdirSync(packages, { recursive: true });
  // The folder itself stays: it may be a mount.
  for (const name of halfDone ? readdirSync(packages) : []) {
    rmSync(inProject("node_modules", name), { recursive: true, force: true });
  }
  writeStamp(stamp, unfinished);
  // Production hosts set NODE_ENV=production, and the build needs the development packages all the same.
  await runNpm(["install", "--no-save", "--include=dev", "--no-audit", "--no-fund"], {
    NODE_ENV: "development",
  });
}

/** npm that runs this command says where it is; it is a script on every system, unlike `npm` on the PATH. */
export function runNpm(args, env = {}) {
  const npm = process.env.npm_execpath?.endsWith(".js")
    ? [process.execPath, process.env.npm_execpath]
    : ["npm"];
  const [command, ...first] = npm;
  return runQuietly(command, [...first, ...args], {
    env,
    advice:
      "The packages could not be installed. Check the connection to the npm registry, then run the command again.",
  });
}

/** True when npm's record agrees with package-lock.json, as after an `npm install` typed by hand. */
function isInstalledByHand() {
  const installed = readPackages(record);
  return Object.entries(readPackages(inProject("package-lock.json"))).every(([place, wanted]) => {
    if (place === "") return true;
    const found = installed[place];
    return found ? found.version === wanted.version : wanted.optional === true && !isForThisSystem(wanted);
  });
}

function readPackages(file) {
  return JSON.parse(readFileSync(file, "utf8")).packages ?? {};
}

function isForThisSystem({ os, cpu, libc }) {
  if (!os && !cpu) return false;
  return (!os || os.includes(process.platform)) && (!cpu || cpu.includes(process.arch)) && !libc;
}
