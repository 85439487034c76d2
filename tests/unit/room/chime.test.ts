import { expect, test } from "vitest";
import { chimeSamples, wavFile } from "#app/features/rooms/browser/chime.ts";

const sampleRate = 22_050;
const samples = chimeSamples();

/** How much of a tone sounds in a part of the samples (Goertzel's sum, without its shortcut). */
function strength(hertz: number, part: Float32Array): number {
  let [real, imaginary] = [0, 0];
  for (const [at, sample] of part.entries()) {
    const angle = (2 * Math.PI * hertz * at) / sampleRate;
    real += sample * Math.cos(angle);
    imaginary += sample * Math.sin(angle);
  }
  return Math.hypot(real, imaginary) / part.length;
}

test("the chime is three tones one after the other, without a click at either end", () => {
  const loudest = [0, 1, 2].map((index) => {
    const part = samples.slice(index * 7056, index * 7056 + 3500);
    const strengths = [523.25, 659.25, 783.99].map((hertz) => strength(hertz, part));
    return strengths.indexOf(Math.max(...strengths));
  });
  expect(loudest).toEqual([0, 1, 2]);
  expect(Math.abs(samples[0] ?? 1)).toBeLessThan(0.01);
  expect(Math.abs(samples.at(-1) ?? 1)).toBeLessThan(0.02);
  expect(Math.max(...samples)).toBeLessThan(1);
});

test("its file is a WAV whose sizes agree with its content", () => {
  const file = new DataView(wavFile(samples));
  const word = (at: number) => String.fromCharCode(...[0, 1, 2, 3].map((index) => file.getUint8(at + index)));
  expect([word(0), word(8), word(12), word(36)]).toEqual(["RIFF", "WAVE", "fmt ", "data"]);
  expect(file.getUint32(4, true)).toBe(file.byteLength - 8);
  expect(file.getUint32(40, true)).toBe(samples.length * 2);
  expect(file.getUint32(24, true)).toBe(sampleRate);
  expect(file.getInt16(44 + 2 * 2000, true)).toBe(Math.round((samples[2000] ?? 0) * 32_767));
});
