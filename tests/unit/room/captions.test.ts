import fc from "fast-check";
import { expect, test } from "vitest";
import { afterRecordingEvent, type RecordingEvent } from "#app/domain/privacy/recording-consent.ts";
import {
  afterLevel,
  captionsState,
  mayBeCaptioned,
  newPiece,
  noCaptions,
  pieceMs,
} from "#app/domain/room/captions.ts";

const after = (events: readonly RecordingEvent[]) => events.reduce(afterRecordingEvent, noCaptions);
const joined = (participantId: string): RecordingEvent => ({ kind: "joined", participantId });
const asked: RecordingEvent = { kind: "asked", textHash: "t" };
const says = (participantId: string, answer: "given" | "refused"): RecordingEvent => ({
  ...{ kind: "answered", participantId, answer, textHash: "t" },
});

test("captions begin when everybody has answered, and are of those who said yes, be it one alone", () => {
  const both = [joined("ada"), joined("bob"), asked];
  expect(captionsState(after(both))).toBe("waiting");
  expect(captionsState(after([...both, says("ada", "given")]))).toBe("waiting");
  const one = after([...both, says("ada", "given"), says("bob", "refused")]);
  expect([captionsState(one), mayBeCaptioned(one, "ada"), mayBeCaptioned(one, "bob")]).toEqual([
    ...["on", true, false],
  ]);
  expect(captionsState(after([...both, says("ada", "refused"), says("bob", "refused")]))).toBe("waiting");
});

test("whoever comes pauses them, and a withdrawal ends them for all", () => {
  const on = [joined("ada"), joined("bob"), asked, says("ada", "given"), says("bob", "given")];
  expect(mayBeCaptioned(after([...on, joined("cleo")]), "ada")).toBe(false);
  const over = after([...on, { kind: "withdrawn", participantId: "bob" }]);
  expect([captionsState(over), mayBeCaptioned(over, "ada")]).toEqual(["off", false]);
});

/** Levels 20 times a second; gives what was done when, in milliseconds. */
function cut(levels: readonly number[]): [number, "send" | "drop"][] {
  const done: [number, "send" | "drop"][] = [];
  let piece = newPiece(0);
  levels.forEach((level, index) => {
    const now = (index + 1) * 50;
    const next = afterLevel(piece, level, now);
    piece = next.piece;
    if (next.act !== "go-on") done.push([now, next.act]);
  });
  return done;
}
const voice = (ms: number) => Array.from({ length: ms / 50 }, () => 0.6);
const silence = (ms: number) => Array.from({ length: ms / 50 }, () => 0.05);

test("speech is cut at its pauses, silence is thrown away, and a click is no speech", () => {
  expect(cut([...voice(2_000), ...silence(600)])).toEqual([[2_450, "send"]]);
  expect(cut(silence(1_250))).toEqual([[1_200, "drop"]]);
  expect(cut([0.9, ...silence(1_500)])).toEqual([[1_200, "drop"]]);
});

test("however somebody speaks, no piece is longer than the longest, and none with speech is thrown away", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 400 }), (levels) => {
      const ends = [0, ...cut(levels).map(([at]) => at)];
      expect(ends.every((at, index) => at - (ends[index - 1] ?? 0) <= pieceMs.most)).toBe(true);
    }),
  );
  expect(cut(voice(10_000)).map(([, act]) => act)).toEqual(["send", "send"]);
});
