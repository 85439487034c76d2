/**
 * How much picture each person is sent: by the number of people, by how large the receiver shows it, and by what the
 * line and the processor can bear. Pure; times are epoch milliseconds, bitrates bits a second, sizes lines of picture.
 *
 * Everyone sends a copy to everyone, so that a copy has to become smaller as the group grows: the uplink stays near
 * 1.5 Mbit/s. The figures are those of the larger products for the same sizes.
 */

/** How tall a tile shows a picture; 0 where nobody looks at it. */
export const wantedSizes = [0, 180, 360, 720] as const;
export type WantedSize = (typeof wantedSizes)[number];

export type SendTarget = { active: boolean; lines: number; framesMax: number; bitsMax: number };

const levels: readonly SendTarget[] = [
  { active: true, lines: 720, framesMax: 30, bitsMax: 1_500_000 },
  { active: true, lines: 540, framesMax: 25, bitsMax: 700_000 },
  { active: true, lines: 360, framesMax: 20, bitsMax: 450_000 },
  { active: true, lines: 270, framesMax: 15, bitsMax: 300_000 },
  { active: true, lines: 180, framesMax: 15, bitsMax: 200_000 },
  { active: true, lines: 180, framesMax: 7, bitsMax: 80_000 },
];
const lowest = levels.length - 1;
const nothing: SendTarget = { active: false, lines: 180, framesMax: 7, bitsMax: 80_000 };
/** From seven people on one picture is large, the speaker's, and all others are small. */
const speakerInCrowd: SendTarget = { active: true, lines: 360, framesMax: 15, bitsMax: 300_000 };

/** Opus for speech, with what repairs it. */
export const soundBits = 32_000;

/** Steps down: fewer frames, a size less, two sizes less, sound alone. */
export type Step = 0 | 1 | 2 | 3 | 4;

/** What one receiver is sent. `people` counts everyone in the room, oneself too. */
export function sendTarget(people: number, wanted: WantedSize, step: Step): SendTarget {
  if (wanted === 0 || step === 4) return nothing;
  const crowd = people >= 7;
  if (crowd && wanted >= 360 && step < 2) return fewerFrames(speakerInCrowd, step);
  const byPeople = crowd ? lowest : Math.max(0, people - 2);
  const bySize = levels.findIndex(({ lines }) => lines <= wanted);
  const level = Math.min(lowest, Math.max(byPeople, bySize) + Math.max(0, step - 1));
  return fewerFrames(levels[level] ?? nothing, step);
}

/**
 * The same for the first second of a call: a small picture is drawn, carried and read in a fraction of the time of a
 * whole one, so that people see each other sooner, and sharply a moment later.
 */
export function firstPicture(target: SendTarget): SendTarget {
  return { ...target, lines: Math.min(target.lines, 270) };
}

function fewerFrames(target: SendTarget, step: Step): SendTarget {
  if (step === 0) return target;
  return {
    ...target,
    framesMax: Math.min(target.framesMax, 15),
    bitsMax: Math.round(target.bitsMax * 0.7),
  };
}

/** A shared screen, sharp rather than smooth; the uplink is shared by all who get it. */
export function screenTarget(people: number): SendTarget {
  const bitsMax = Math.round(1_500_000 / Math.max(1, people - 1));
  return { active: true, lines: Number.POSITIVE_INFINITY, framesMax: people > 4 ? 5 : 15, bitsMax };
}

/** The wish for a tile of this height in device pixels; the next larger size, with some grace for a few lines more. */
export function wantedFor(pixels: number): WantedSize {
  if (pixels <= 0) return 0;
  return wantedSizes.find((size) => size > 0 && pixels <= size * 1.2) ?? 720;
}

export type Adaptation = {
  step: Step;
  /** Since when the line, or the processor, has been short without a pause. */
  shortSince: number | null;
  strainedSince: number | null;
  /** Since when nothing was short. */
  cleanSince: number;
  /** A step up that did not hold doubles the wait for the next one. */
  cleanMs: number;
  /** A line that was just opened is still finding out what it can bear. */
  startedAt: number;
};

/** What one connection's sender tells of the last second. */
export type SendSample = {
  /** The browser's own estimate; null while it has none. */
  availableBits: number | null;
  neededBits: number;
  /** The encoder is held back by the line. */
  lineShort: boolean;
  /** The encoder is held back by the processor. */
  strained: boolean;
  /** Of what was sent, as the receiver reports it: 0 to 1. */
  lostShare: number;
};

/** Milliseconds. */
export const adaptationTimes = {
  start: 8_000,
  short: 2_500,
  strained: 10_000,
  clean: 10_000,
  cleanMax: 80_000,
};

export function newAdaptation(now: number): Adaptation {
  const { clean } = adaptationTimes;
  return { step: 0, shortSince: null, strainedSince: null, cleanSince: now, cleanMs: clean, startedAt: now };
}

/** A short line steps down after 2.5 s, a strained processor after 10; up again after 10 s without either. */
export function adapt(before: Adaptation, sample: SendSample, now: number): Adaptation {
  const { start, short, strained, cleanMax } = adaptationTimes;
  if (now - before.startedAt < start) return { ...before, cleanSince: now };
  const poor = sample.availableBits !== null && sample.availableBits < sample.neededBits * 0.8;
  const isShort = (sample.lineShort && poor) || sample.lostShare > 0.15;
  const state: Adaptation = {
    ...before,
    shortSince: isShort ? (before.shortSince ?? now) : null,
    strainedSince: sample.strained ? (before.strainedSince ?? now) : null,
    cleanSince: isShort || sample.strained ? now : before.cleanSince,
  };
  const down =
    (state.shortSince !== null && now - state.shortSince >= short) ||
    (state.strainedSince !== null && now - state.strainedSince >= strained);
  // A processor that is short is helped by smaller pictures; without any it would have nothing to do for us.
  const floor = state.shortSince === null ? 3 : 4;
  if (down && state.step < floor) {
    const cleanMs = Math.min(cleanMax, state.step === 0 ? state.cleanMs : state.cleanMs * 2);
    return { ...state, step: (state.step + 1) as Step, shortSince: null, strainedSince: null, cleanMs };
  }
  if (state.step > 0 && now - state.cleanSince >= state.cleanMs)
    return { ...state, step: (state.step - 1) as Step, cleanSince: now };
  return state;
}

/** How the line to one person is doing, in bars: 4 is as good as it gets, 0 is no line. */
export type NetworkQuality = { bars: 0 | 1 | 2 | 3 | 4; because: "fine" | "loss" | "delay" | "none" };

/** `lostShare`: of what they sent us, 0 to 1; `roundTripMs`: there and back. Bounds as Jitsi and BigBlueButton draw them. */
export function networkQuality({
  lostShare,
  roundTripMs,
}: {
  lostShare: number;
  roundTripMs: number;
}): NetworkQuality {
  const bounds = [
    { bars: 1, loss: 0.12, delay: 1_000 },
    { bars: 2, loss: 0.06, delay: 500 },
    { bars: 3, loss: 0.03, delay: 300 },
  ] as const;
  for (const { bars, loss, delay } of bounds) {
    if (lostShare >= loss) return { bars, because: "loss" };
    if (roundTripMs >= delay) return { bars, because: "delay" };
  }
  return { bars: 4, because: "fine" };
}
