import { existsSync, readFileSync } from "node:fs";
import { fingerprint, hasStamp, inProject, writeStamp } from "./project.mjs";
import { announce, runQuietly } from "./steps.mjs";

const stamp = inProject("node_modules", ".parley-installed");

/** Installs exactly what package-lock.json names, unless that is installed already. */
export async function ensureInstalled() {
  const wanted = [fingerprint(["package-lock.json"]), process.platform, process.arch].join(" ");
  if (hasStamp(stamp, wanted)) return;
  if (!isInstalledByHand()) {
    await announce("Installing the packages (a minute or two, the first time)", () =>
      runNpm(["ci", "--include=dev", "--no-audit", "--no-fund"], {
        // Set by production hosts; the build needs the development packages all the same.
        NODE_ENV: "development",
      }),
    );
  }
  writeStamp(stamp, wanted);
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

/**
 * True when npm's own record of node_modules agrees with package-lock.json, as after `npm install`. npm writes that
 * record last, so a half-done installation has none.
 */
function isInstalledByHand() {
  const record = inProject("node_modules", ".package-lock.json");
  if (!existsSync(record)) return false;
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
