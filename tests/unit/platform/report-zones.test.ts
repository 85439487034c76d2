import { expect, test } from "vitest";
import { createLog } from "#app/platform/log.server.ts";
import { reportZones } from "#app/platform/time/report-zones.server.ts";
import { type ZoneCheck, zoneCheck } from "#app/platform/time/zones.server.ts";

const now = Date.UTC(2026, 11, 1, 9, 30);
const agreed: ZoneCheck = { version: "2026f", runtimeVersion: "2026f", differing: [], unknown: [] };

/** What is logged, line by line, when the runtime's answers are these. */
function logged(check: (instants: readonly number[]) => ZoneCheck) {
  const lines: string[] = [];
  reportZones(createLog("info", { write: (line) => void lines.push(line) }), now, check);
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

test("the log names the zones in which the runtime differs, and those that it does not know", () => {
  const [differing, unknown] = [["America/Vancouver"], ["America/Coyhaique"]];
  expect(logged(() => ({ ...agreed, runtimeVersion: "2025a", differing, unknown }))).toMatchObject([
    {
      level: "info",
      data: "2026f",
      runtime: "2025a",
      zones: differing,
      msg: expect.stringContaining("differ"),
    },
    {
      level: "info",
      data: "2026f",
      runtime: "2025a",
      zones: unknown,
      msg: expect.stringContaining("not know"),
    },
  ]);
  expect(logged(() => ({ ...agreed, unknown }))).toMatchObject([{ zones: unknown }]);
});

test("a runtime that agrees is not spoken of", () => {
  expect(logged(() => agreed)).toEqual([]);
});

test("zones are asked at whole hours of winter and of summer", () => {
  let asked: readonly number[] = [];
  logged((instants) => {
    asked = instants;
    return agreed;
  });
  expect(asked.map((instant) => new Date(instant).toISOString())).toEqual([
    "2026-12-01T09:00:00.000Z",
    "2027-06-01T09:00:00.000Z",
  ]);
});

test("what is logged of this machine's runtime is what the check finds", () => {
  const { differing, unknown } = zoneCheck([Date.UTC(2026, 11, 1, 9), Date.UTC(2027, 5, 1, 9)]);
  const said = logged((instants) => zoneCheck(instants)).map(({ zones }) => zones);
  expect(said).toEqual([differing, unknown].filter(({ length }) => length > 0));
});
