import { expect, test } from "vitest";
import { createSpeechDetector } from "#app/features/rooms/browser/speech-detector.ts";

/** Whether it was ever taken for speech, at 20 levels a second. */
function isSpeech(levels: number[]): boolean {
  const hears = createSpeechDetector();
  return levels.map((level) => hears(level)).includes(true);
}
const seconds = (count: number, level: (at: number) => number) =>
  Array.from({ length: count * 20 }, (_, at) => level(at));

test("a voice with the pauses of words is speech within a second", () => {
  expect(isSpeech(seconds(1, (at) => (at % 4 < 3 ? 0.6 : 0.1)))).toBe(true);
});

test("a cough, keys that are pressed and a fan that hums are none", () => {
  expect(isSpeech([...Array(6).fill(0.9), ...seconds(2, () => 0.05)])).toBe(false);
  expect(isSpeech(seconds(10, (at) => (at % 5 === 0 ? 0.8 : 0.05)))).toBe(false);
  expect(isSpeech(seconds(30, () => 0.3))).toBe(false);
});
