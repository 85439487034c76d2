import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type Adaptation,
  adapt,
  firstPicture,
  networkQuality,
  newAdaptation,
  type SendSample,
  type Step,
  screenTarget,
  sendTarget,
  soundBits,
  type WantedSize,
  wantedFor,
  wantedSizes,
} from "#app/domain/room/quality.ts";

test.each<[people: number, wanted: WantedSize, lines: number, frames: number, bits: number]>([
  [2, 720, 720, 30, 1_500_000],
  [3, 720, 540, 25, 700_000],
  [4, 720, 360, 20, 450_000],
  [5, 720, 270, 15, 300_000],
  [6, 720, 180, 15, 200_000],
  [7, 720, 360, 15, 300_000],
  [8, 360, 360, 15, 300_000],
  [7, 180, 180, 7, 80_000],
  [8, 180, 180, 7, 80_000],
  [2, 360, 360, 20, 450_000],
  [2, 180, 180, 15, 200_000],
  [3, 180, 180, 15, 200_000],
])("%i people, shown at %i lines: %i lines, %i frames, %i bit/s", (people, wanted, lines, frames, bits) => {
  expect(sendTarget(people, wanted, 0)).toEqual({ active: true, lines, framesMax: frames, bitsMax: bits });
});

test("a call begins with small pictures, never with larger ones than it has later", () => {
  for (const people of [2, 3, 5, 8])
    for (const wanted of wantedSizes) {
      const full = sendTarget(people, wanted, 0);
      expect(firstPicture(full)).toEqual({ ...full, lines: Math.min(full.lines, 270) });
    }
});

test("steps go down in frames, then in size, and end with sound alone", () => {
  const steps = ([0, 1, 2, 3, 4] as const).map((step) => sendTarget(3, 720, step));
  expect(steps.map(({ active, lines, framesMax }) => (active ? [lines, framesMax] : "sound alone"))).toEqual([
    [540, 25],
    [540, 15],
    [360, 15],
    [270, 15],
    "sound alone",
  ]);
});

test("nothing is sent to where nobody looks", () => {
  for (let people = 2; people <= 8; people += 1) expect(sendTarget(people, 0, 0).active).toBe(false);
});

const anyStep = fc.constantFrom<Step>(0, 1, 2, 3, 4);
const anyWish = fc.constantFrom<WantedSize>(...wantedSizes);

test("no step sends more than the one before, none is larger than wished, and all copies together stay near 1.5 Mbit/s", () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 8 }), anyWish, anyStep, (people, wanted, step) => {
      const target = sendTarget(people, wanted, step);
      if (target.active) expect(target.lines).toBeLessThanOrEqual(wanted);
      const bits = ({ active, bitsMax }: typeof target) => (active ? bitsMax : 0);
      if (step > 0) {
        const before = sendTarget(people, wanted, (step - 1) as Step);
        expect(bits(target)).toBeLessThanOrEqual(bits(before));
        expect(target.lines).toBeLessThanOrEqual(before.lines);
      }
      // From seven people on, the one whom all show large sends more; all others far less.
      expect((people - 1) * bits(target)).toBeLessThanOrEqual(people >= 7 ? 2_100_000 : 1_500_000);
      expect(screenTarget(people).bitsMax * (people - 1)).toBeLessThanOrEqual(1_500_010);
    }),
  );
});

test("a tile asks for the size that it shows, and a hidden one for nothing", () => {
  expect([0, 90, 200, 217, 400, 433, 900, 2_000].map(wantedFor)).toEqual([
    0, 180, 180, 360, 360, 720, 720, 720,
  ]);
});

const fine: SendSample = {
  availableBits: 3_000_000,
  neededBits: 1_500_000 + soundBits,
  lineShort: false,
  strained: false,
  lostShare: 0,
};
const short: SendSample = { ...fine, availableBits: 400_000, lineShort: true };
const strained: SendSample = { ...fine, strained: true };

/** A sample a second from the end of the start on; the times of each change of step. */
function stepsOf(samples: readonly SendSample[], from: Adaptation = newAdaptation(-8_000)) {
  let state = from;
  const changes: [second: number, step: Step][] = [];
  for (const [index, sample] of samples.entries()) {
    const { step } = state;
    state = adapt(state, sample, index * 1000);
    if (state.step !== step) changes.push([index, state.step]);
  }
  return { state, changes };
}
const times = (count: number, sample: SendSample) => Array.from({ length: count }, () => sample);

test("a line that is short for 2.5 s steps down, and again, until sound is alone", () => {
  expect(stepsOf(times(20, short)).changes).toEqual([
    [3, 1],
    [7, 2],
    [11, 3],
    [15, 4],
  ]);
});

test("a spike of two seconds changes nothing", () => {
  expect(
    stepsOf([...times(2, short), ...times(1, fine), ...times(2, short), ...times(5, fine)]).changes,
  ).toEqual([]);
});

test("what the receiver loses counts as a short line", () => {
  expect(stepsOf(times(4, { ...fine, lostShare: 0.2 })).changes).toEqual([[3, 1]]);
});

test("a processor that is strained for 10 s steps down one by one, and never to sound alone", () => {
  const { changes } = stepsOf(times(80, strained));
  expect(changes).toEqual([
    [10, 1],
    [21, 2],
    [32, 3],
  ]);
});

test("up again after 10 s without trouble, later when it did not hold", () => {
  const once = [...times(4, short), ...times(12, fine)];
  expect(stepsOf(once).changes).toEqual([
    [3, 1],
    [13, 0],
  ]);
  const { changes } = stepsOf([...times(8, short), ...times(60, fine)]);
  expect(changes).toEqual([
    [3, 1],
    [7, 2],
    [27, 1],
    [47, 0],
  ]);
});

test("a line that was just opened is given eight seconds to find its speed", () => {
  expect(stepsOf(times(8, short), newAdaptation(0)).changes).toEqual([]);
});

test.each([
  [0, 40, 4, "fine"],
  [0.04, 40, 3, "loss"],
  [0.08, 40, 2, "loss"],
  [0.2, 40, 1, "loss"],
  [0, 350, 3, "delay"],
  [0, 600, 2, "delay"],
  [0.01, 1_500, 1, "delay"],
])("%f lost at %i ms there and back: %i bars, %s", (lostShare, roundTripMs, bars, because) => {
  expect(networkQuality({ lostShare, roundTripMs })).toEqual({ bars, because });
});
