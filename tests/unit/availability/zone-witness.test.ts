import { spawnSync } from "node:child_process";
import fc from "fast-check";
import { expect, test } from "vitest";
import { offsetAt, transitionsBetween } from "#app/domain/availability/zone.ts";
import { zoneCheck, zoneRules, zones } from "#app/platform/time/zones.server.ts";

/**
 * Parley's offsets beside those of Python's zoneinfo over the machine's tzdata, which share neither code nor packing.
 * Each side finds its own changes of clocks, and both lists have to be equal; random instants are compared as well.
 * Where the machine's data has the same version, every zone has to agree. Where it is older, a few zones may differ,
 * and only from the year of its version on, since what it says of years before was known when it was made.
 * `PYTHONTZPATH` names another copy of the data.
 */
const seconds = { first: Date.UTC(2020, 0, 1) / 1000, last: Date.UTC(2037, 11, 31) / 1000 };
const seed = Number(process.env["PARLEY_PROPERTY_SEED"] ?? Date.now() % 2_147_483_647);

const script = `
import datetime, json, os, sys, zoneinfo
def version():
    for folder in zoneinfo.TZPATH:
        try:
            with open(os.path.join(folder, "tzdata.zi")) as file: return file.readline().split()[-1]
        except OSError: pass
    return "unknown"
utc = datetime.timezone.utc
def offset(zone, t):
    return int(datetime.datetime.fromtimestamp(t, utc).astimezone(zone).utcoffset().total_seconds())
def changes(zone, first, last):
    found, t, known = [], first, offset(zone, first)
    while t < last:
        low, high = t, min(t + 5 * 86400, last)
        t = high
        if offset(zone, high) == known: continue
        while high - low > 1:
            middle = (low + high) // 2
            if offset(zone, middle) == known: low = middle
            else: high = middle
        t, known = high, offset(zone, high)
        found.append([high, known])
    return found
asked = json.load(sys.stdin)
answer = {}
for name, instants in asked["zones"].items():
    try: zone = zoneinfo.ZoneInfo(name)
    except Exception: continue
    answer[name] = {"offsets": [offset(zone, t) for t in instants], "changes": changes(zone, asked["first"], asked["last"])}
json.dump({"version": version(), "zones": answer}, sys.stdout)
`;

/** Versions that told another past: Moldova changes its clocks with the European Union since 2022, known in 2026a. */
const pastCorrected: Record<string, string> = { "Europe/Chisinau": "2026a" };
/** More zones than this have hardly ever got new rules in a year, links not counted. */
const changedInAYearMax = 12;

/** The changes of a zone's offset by our data: second and new offset in seconds. */
function changesOf(name: string): number[][] {
  return transitionsBetween(zoneRules(name), (seconds.first + 1) * 1000, (seconds.last + 1) * 1000)
    .filter((change) => change.offsetBefore !== change.offsetAfter)
    .map((change) => [change.at / 1000, change.offsetAfter / 1000]);
}

type ZoneAnswer = { offsets: number[]; changes: number[][] };
type Answer = { version: string; zones: Record<string, ZoneAnswer> };

function askPython(instants: Record<string, number[]>): Answer | null {
  const python = spawnSync("python3", ["-c", script], {
    input: JSON.stringify({ ...seconds, zones: instants }),
    maxBuffer: 2 ** 28,
  });
  return python.status === 0 ? (JSON.parse(python.stdout.toString()) as Answer) : null;
}

function agrees(name: string, instants: readonly number[], answer: ZoneAnswer): boolean {
  const zone = zoneRules(name);
  return (
    JSON.stringify(changesOf(name)) === JSON.stringify(answer.changes) &&
    instants.every((t, i) => offsetAt(zone, t * 1000) === (answer.offsets[i] ?? Number.NaN) * 1000)
  );
}

/** The second of the first change of clocks that only one side has; null where both have the same. */
function firstDifference(name: string, theirs: ZoneAnswer): number | null {
  const ours = changesOf(name);
  const place = ours.findIndex((change, i) => String(change) !== String(theirs.changes[i]));
  if (place === -1) return theirs.changes[ours.length]?.[0] ?? null;
  return Math.min(...[ours[place]?.[0], theirs.changes[place]?.[0]].flatMap((at) => at ?? []));
}

const yearOf = (version: string) => Number(version.slice(0, 4));

/** Whether older data may differ in this zone from ours. What differs in no change of clocks is nobody's new rule. */
function isNewRule(name: string, theirs: ZoneAnswer, version: string): boolean {
  const first = firstDifference(name, theirs);
  if (first === null) return false;
  const correctedIn = pastCorrected[name];
  if (correctedIn !== undefined && version < correctedIn) return true;
  return first >= Date.UTC(yearOf(version), 0, 1) / 1000;
}

test("every zone has the changes and offsets that an independent source gives, from 2020 to 2037", () => {
  const instants = fc.array(fc.integer({ min: seconds.first, max: seconds.last }), {
    minLength: 100,
    maxLength: 100,
  });
  const names = zones.names();
  const samples = fc.sample(instants, { numRuns: names.length, seed });
  const asked = Object.fromEntries(names.map((name, i) => [name, samples[i] ?? []]));
  const answer = askPython(asked);
  if (!answer || Object.keys(answer.zones).length === 0) {
    process.stdout.write("no python3 with zone data here: comparing with the runtime's zones instead\n");
    expect(differencesFromRuntime()).toEqual([]);
    return;
  }
  const compared = names.filter((name) => answer.zones[name]);
  const differing = compared.filter((name) => {
    const theirs = answer.zones[name];
    return theirs && !agrees(name, asked[name] ?? [], theirs);
  });
  const changes = compared.reduce((sum, name) => sum + changesOf(name).length, 0);
  const isOlder = yearOf(answer.version) >= 2000 && answer.version < zones.version;
  const exempt = differing.filter((name) => {
    const theirs = answer.zones[name];
    return isOlder && theirs && isNewRule(zones.targetOf(name) ?? name, theirs, answer.version);
  });
  const newRules = [...new Set(exempt.map((name) => zones.targetOf(name) ?? name))];
  process.stdout.write(
    `zone data: ours ${zones.version}, python's ${answer.version}; ${compared.length} of ${names.length} zones, ` +
      `${changes} changes, ${compared.length * 100} random instants (seed ${seed}), ${differing.length} zones differ` +
      `${newRules.length > 0 ? `, of new rules: ${newRules.join(", ")}` : ""}\n`,
  );
  expect(differing.filter((name) => !exempt.includes(name))).toEqual([]);
  const years = yearOf(zones.version) - yearOf(answer.version) + 1;
  if (isOlder) expect(newRules.length, newRules.join()).toBeLessThanOrEqual(years * changedInAYearMax);
  // A zone that Python does not know is newer than its data.
  const unknown = names.filter((name) => !answer.zones[name]);
  if (answer.version === zones.version) expect(unknown).toEqual([]);
  expect(compared.length).toBeGreaterThan(500);
}, 60_000);

/** Only zones whose rules have not changed for long, for the runtime's own data may be old. */
function differencesFromRuntime(): string[] {
  const settled = [
    "Europe/Paris",
    "America/New_York",
    "Asia/Kathmandu",
    "Pacific/Chatham",
    "Australia/Lord_Howe",
  ];
  const weekly = Array.from({ length: 18 * 52 }, (_, week) => (seconds.first + week * 7 * 86_400) * 1000);
  const check = zoneCheck(weekly, settled);
  return [...check.differing, ...check.unknown];
}

test("zones whose rules have not changed for long agree with the runtime", () => {
  expect(differencesFromRuntime()).toEqual([]);
});

test("the check of the runtime names exactly the zones whose offsets differ", () => {
  // Vancouver stays on UTC-7 from 2026 on, so a runtime that shows UTC-8 has older data than ours.
  const winter = Date.UTC(2027, 0, 15);
  const shown = new Intl.DateTimeFormat("en", {
    timeZone: "America/Vancouver",
    hour: "numeric",
    hourCycle: "h23",
  });
  const runtimeIsOld = shown.format(winter) !== "17";
  const check = zoneCheck([winter], ["America/Vancouver", "Europe/Paris"]);
  expect(check.differing).toEqual(runtimeIsOld ? ["America/Vancouver"] : []);
  expect(check.version).toBe(zones.version);
});
