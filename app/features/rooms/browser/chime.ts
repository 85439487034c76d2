const sampleRate = 22_050;
/** C, E and G: heard as one friendly sign, and as three sounds when asked about. Hertz. */
const tones = [523.25, 659.25, 783.99];
const toneSeconds = 0.32;
const loudness = 0.4;

/** Samples from -1 to 1, `sampleRate` a second: three tones, each of which fades. */
export function chimeSamples(): Float32Array {
  const perTone = Math.round(toneSeconds * sampleRate);
  const samples = new Float32Array(perTone * (tones.length + 1));
  tones.forEach((hertz, index) => {
    // Each rings on under the next.
    for (let at = 0; at < perTone * 2; at += 1) {
      const seconds = at / sampleRate;
      const attack = Math.min(1, seconds / 0.01);
      const place = index * perTone + at;
      if (place < samples.length)
        samples[place] =
          (samples[place] ?? 0) +
          loudness * attack * Math.exp(-6 * seconds) * Math.sin(2 * Math.PI * hertz * seconds);
    }
  });
  return samples.map((sample) => Math.max(-1, Math.min(1, sample)));
}

/** The samples as a WAV file: 16 bits, one channel. Every browser plays it, through whichever speaker it is told. */
export function wavFile(samples: Float32Array): ArrayBuffer {
  const headBytes = 44;
  const bytes = new ArrayBuffer(headBytes + samples.length * 2);
  const view = new DataView(bytes);
  const word = (at: number, letters: string) => {
    for (const [index, letter] of [...letters].entries()) view.setUint8(at + index, letter.charCodeAt(0));
  };
  word(0, "RIFF");
  view.setUint32(4, bytes.byteLength - 8, true);
  word(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, sampleRate, true);
  view.setUint32(28, sampleRate * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  word(36, "data");
  view.setUint32(40, samples.length * 2, true);
  for (const [index, sample] of samples.entries())
    view.setInt16(headBytes + index * 2, Math.round(sample * 32_767), true);
  return bytes;
}
