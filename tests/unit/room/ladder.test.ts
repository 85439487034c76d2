import fc from "fast-check";
import { expect, test } from "vitest";
import {
  climb,
  flows,
  type Ladder,
  type LadderEvent,
  type LadderStep,
  ladderTimes,
  newLadder,
} from "#app/domain/room/ladder.ts";

type Told = [at: number, event: LadderEvent];

/** Lets the ladder hear of `told` and of the time every 100 ms; returns the steps with their times. */
function steps(told: readonly Told[], until: number, ladder: Ladder = newLadder(0), from = 0) {
  const taken: [number, LadderStep][] = [];
  let state = ladder;
  const hear = (event: LadderEvent, now: number) => {
    const { ladder: next, step } = climb(state, event, now);
    state = next;
    if (step) taken.push([now, step]);
    // Whoever acts makes the call; the ladder learns of it as of the other side's.
    if (step === "call" || step === "relay") hear({ type: "called" }, now);
  };
  for (let now = from; now <= until; now += 100) {
    for (const [at, event] of told) if (at === now) hear(event, now);
    hear({ type: "tick" }, now);
  }
  return { taken, state };
}

const connected: Told = [0, { type: "path", path: "connected" }];
/** Beats every second from `from` until `until`. */
const heard = (from: number, until: number): Told[] =>
  Array.from({ length: Math.floor((until - from) / 1000) + 1 }, (_, index) => [
    from + index * 1000,
    { type: "heard" },
  ]);
const path = (at: number, state: "disconnected" | "failed" | "closed" | "connected"): Told => [
  at,
  { type: "path", path: state },
];
const away = (at: number): Told => [at, { type: "roster", present: false }];
const back = (at: number): Told => [at, { type: "roster", present: true }];

test.each<[string, Told[], number, [number, LadderStep][]]>([
  ["a steady call is left alone", [connected, ...heard(0, 60_000)], 60_000, []],
  [
    "disconnected: restart after 2 s, a new call after 8, the relay after 20 and every 10 from then on",
    [connected, ...heard(0, 10_000), path(10_000, "disconnected")],
    45_000,
    [
      [12_000, "restart"],
      [18_000, "call"],
      [30_000, "relay"],
      [40_000, "relay"],
    ],
  ],
  [
    "what comes back within 2 s costs nothing",
    [connected, ...heard(0, 20_000), path(10_000, "disconnected"), path(11_900, "connected")],
    22_000,
    [],
  ],
  ["silence alone: restart after 3 s", [connected, ...heard(0, 10_000)], 14_000, [[13_000, "restart"]]],
  [
    "a network that changed: restart as soon as nothing flows",
    [connected, ...heard(0, 10_000), path(10_000, "disconnected"), [10_500, { type: "nudge" }]],
    11_000,
    [[10_500, "restart"]],
  ],
  [
    "a network that changed under a call that flows: nothing",
    [connected, ...heard(0, 20_000), [10_500, { type: "nudge" }]],
    20_000,
    [],
  ],
  [
    "failed without a warning: restart at once",
    [connected, ...heard(0, 10_000), path(10_000, "failed")],
    11_000,
    [[10_000, "restart"]],
  ],
  [
    "a call that was closed cannot be restarted",
    [connected, ...heard(0, 10_000), path(10_000, "closed")],
    13_000,
    [[12_000, "call"]],
  ],
  [
    "a call that never stood is made anew after 8 s, over the relay after 20",
    [[0, { type: "called" }]],
    21_000,
    [
      [8_000, "call"],
      [20_000, "relay"],
    ],
  ],
  [
    "whoever is away is not called in vain, and is restarted the moment they are back",
    [connected, ...heard(0, 10_000), path(10_000, "disconnected"), away(11_000), back(25_000)],
    26_000,
    [[25_000, "restart"]],
  ],
  [
    "whoever is away leaves after 30 s",
    [connected, ...heard(0, 10_000), path(10_000, "disconnected"), away(11_000)],
    60_000,
    [[40_000, "remove"]],
  ],
  [
    "a call that flows is never cut because signalling is away",
    [connected, ...heard(0, 120_000), [5_000, { type: "signalling", open: false }], away(6_000)],
    120_000,
    [],
  ],
])("%s", (_name, told, until, expected) => {
  expect(steps(told, until).taken).toEqual(expected);
});

test("a restart that helps ends the matter, and the next trouble begins at the first rung", () => {
  const { taken, state } = steps(
    [
      connected,
      ...heard(0, 10_000),
      path(10_000, "disconnected"),
      path(12_500, "connected"),
      ...heard(13_000, 30_000),
    ],
    35_000,
  );
  expect(taken.map(([, step]) => step)).toEqual(["restart", "restart"]);
  expect(taken[1]?.[0]).toBe(33_000);
  expect(state.rung).toBe(1);
});

test("the other side is believed when it hears nothing, once in 4 s, and what flows to us is not cut", () => {
  const asked = (at: number, step: "restart" | "call"): Told => [at, { type: "asked", step }];
  const { taken } = steps(
    [
      connected,
      ...heard(0, 30_000),
      asked(10_000, "restart"),
      asked(11_000, "restart"),
      asked(15_000, "call"),
    ],
    20_000,
  );
  expect(taken).toEqual([
    [10_000, "restart"],
    [15_000, "restart"],
  ]);
});

const anyEvent = fc.oneof(
  fc.constantFrom<LadderEvent>({ type: "heard" }, { type: "tick" }, { type: "nudge" }, { type: "called" }),
  fc
    .constantFrom("new", "connecting", "connected", "disconnected", "failed", "closed")
    .map((state): LadderEvent => ({ type: "path", path: state as Ladder["path"] })),
  fc.boolean().map((present): LadderEvent => ({ type: "roster", present })),
  fc.boolean().map((open): LadderEvent => ({ type: "signalling", open })),
);
const anyStory = fc.array(fc.tuple(fc.integer({ min: 0, max: 4_000 }), anyEvent), { maxLength: 120 });

test("whatever happens, nothing that flows is touched, steps keep their distance and nobody out of reach is called", () => {
  fc.assert(
    fc.property(anyStory, (story) => {
      let ladder = newLadder(0);
      let now = 0;
      let last = Number.NEGATIVE_INFINITY;
      let lostSince = 0;
      for (const [wait, event] of story) {
        now += wait;
        const result = climb(ladder, event, now);
        ladder = result.ladder;
        if (flows(ladder, now)) lostSince = now;
        if (result.step === null) continue;
        expect(flows(ladder, now)).toBe(false);
        const inReach = ladder.present && ladder.signalling;
        expect(inReach).toBe(result.step !== "remove");
        // Two seconds of silence have passed by the time that it counts as trouble.
        if (result.step === "remove")
          expect(now - lostSince).toBeGreaterThanOrEqual(ladderTimes.remove - ladderTimes.silence);
        else expect(now - last).toBeGreaterThanOrEqual(ladderTimes.apart);
        if (result.step === "restart") expect(ladder.stood).toBe(true);
        if (result.step !== "remove") last = now;
      }
    }),
    { numRuns: 2_000 },
  );
});

test("whatever happened, a link in reach that stays dead is called anew within 20 s and by the relay within 30", () => {
  fc.assert(
    fc.property(anyStory, (story) => {
      let ladder = newLadder(0);
      let now = 0;
      for (const [wait, event] of story) {
        now += wait;
        ladder = climb(ladder, event, now).ladder;
      }
      const end: Told[] = [
        [now, { type: "roster", present: true }],
        [now, { type: "signalling", open: true }],
        [now, { type: "path", path: "failed" }],
      ];
      const { taken } = steps(end, now + 30_000, ladder, now);
      expect(taken.some(([at, step]) => at <= now + 20_000 && step !== "restart")).toBe(true);
      expect(taken.some(([, step]) => step === "relay")).toBe(true);
    }),
    { numRuns: 500 },
  );
});
