import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { offsetAt } from "#app/domain/availability/zone.ts";
import { zoneCheck, zoneRules, zones } from "#app/platform/time/zones.server.ts";

/**
 * Parley's offsets beside those of Python's zoneinfo over the machine's tzdata, which share neither code nor packing.
 * Where the machine's data has the same version, every zone has to agree at every instant. Where it is older, only
 * zones whose rules changed since may differ. `PYTHONTZPATH` names another copy of the data.
 */
const seconds = { first: Date.UTC(2020, 0, 1) / 1000, last: Date.UTC(2037, 11, 31) / 1000 };
const step = 26 * 86_400 + 7_321;

const script = `
import datetime, json, os, sys, zoneinfo
def version():
    for folder in zoneinfo.TZPATH:
        try:
            with open(os.path.join(folder, "tzdata.zi")) as file: return file.readline().split()[-1]
        except OSError: pass
    return "unknown"
asked = json.load(sys.stdin)
utc = datetime.timezone.utc
answer = {}
for name, instants in asked.items():
    try: zone = zoneinfo.ZoneInfo(name)
    except Exception: continue
    answer[name] = [int(datetime.datetime.fromtimestamp(t, utc).astimezone(zone).utcoffset().total_seconds()) for t in instants]
json.dump({"version": version(), "offsets": answer}, sys.stdout)
`;

/** Zones whose rules for 2020 to 2037 changed between tzdata 2025b and 2026f, by the name that links stand for. */
const changedSince2025b = new Set([
  "Africa/Casablanca",
  "Africa/El_Aaiun",
  "America/Edmonton",
  "America/Havana",
  "America/Inuvik",
  "America/Vancouver",
  "America/Winnipeg",
  "Europe/Chisinau",
]);

/** The seconds on both sides of each of a zone's changes, and a regular scatter between them. */
function instantsOf(name: string): number[] {
  const changes = Array.from(zoneRules(name).ends, (end) => end / 1000).filter(
    (end) => end > seconds.first && end < seconds.last,
  );
  const scatter = Array.from(
    { length: Math.floor((seconds.last - seconds.first) / step) },
    (_, i) => seconds.first + i * step,
  );
  return [...scatter, ...changes.flatMap((end) => [end - 1, end])];
}

type Answer = { version: string; offsets: Record<string, number[]> };

function askPython(instants: Record<string, number[]>): Answer | null {
  const python = spawnSync("python3", ["-c", script], {
    input: JSON.stringify(instants),
    maxBuffer: 2 ** 28,
  });
  return python.status === 0 ? (JSON.parse(python.stdout.toString()) as Answer) : null;
}

test("every zone has the offsets that an independent source gives, from 2020 to 2037", () => {
  const asked = Object.fromEntries(zones.names().map((name) => [name, instantsOf(name)]));
  const answer = askPython(asked);
  if (!answer || Object.keys(answer.offsets).length === 0) {
    process.stdout.write("no python3 with zone data here: comparing with the runtime's zones instead\n");
    expect(differencesFromRuntime()).toEqual([]);
    return;
  }
  const compared = Object.keys(answer.offsets);
  const differing = compared.filter((name) => {
    const zone = zoneRules(name);
    return asked[name]?.some(
      (t, i) => offsetAt(zone, t * 1000) !== (answer.offsets[name]?.[i] ?? Number.NaN) * 1000,
    );
  });
  const points = compared.reduce((sum, name) => sum + (asked[name]?.length ?? 0), 0);
  process.stdout.write(
    `zone data: ours ${zones.version}, python's ${answer.version}; ${compared.length} zones, ${points} instants, ${differing.length} zones differ\n`,
  );
  const unexplained =
    answer.version === zones.version
      ? differing
      : differing.filter((name) => !changedSince2025b.has(zones.targetOf(name) ?? name));
  expect(unexplained).toEqual([]);
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
  const instants = Array.from({ length: 18 * 52 }, (_, week) => (seconds.first + week * 7 * 86_400) * 1000);
  const check = zoneCheck(instants, settled);
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
