import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** The folder that holds package.json. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..", "..");

/** What can be made again at any time: bundles, stamps, a browser for the tests. */
export const cacheFolder = path.join(root, "node_modules", ".cache", "parley");

export function inProject(...parts) {
  return path.join(root, ...parts);
}

/** One hash over the names and contents of files and folders; those that do not exist count as nothing. */
export function fingerprint(places, { except = [] } = {}) {
  const hash = createHash("sha256");
  const skipped = except.map((place) => inProject(place));
  for (const file of places.flatMap((place) => filesBelow(inProject(place), skipped))) {
    hash.update(path.relative(root, file)).update("\0").update(readFileSync(file)).update("\0");
  }
  return hash.digest("hex");
}

function filesBelow(place, skipped) {
  if (skipped.includes(place) || !existsSync(place)) return [];
  let entries;
  try {
    entries = readdirSync(place, { withFileTypes: true });
  } catch (error) {
    if (error.code === "ENOTDIR") return [place];
    throw error;
  }
  return entries
    .map((entry) => entry.name)
    .sort()
    .flatMap((name) => filesBelow(path.join(place, name), skipped));
}

/** A stamp says what a piece of work was done for. It is written after the work, so that a kill leaves none. */
export function hasStamp(file, value) {
  return existsSync(file) && readFileSync(file, "utf8") === value;
}

export function writeStamp(file, value) {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, value);
}
