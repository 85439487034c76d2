/**
 * Watches how loud a microphone is and calls back with 0 to 1 about 20 times a second. Returns what stops it.
 * Browsers hold the audio back until the page was touched; the first touch lets it start.
 */
export function watchLevel(track: MediaStreamTrack, onLevel: (level: number) => void): () => void {
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = 512;
  const source = context.createMediaStreamSource(new MediaStream([track]));
  source.connect(analyser);
  const samples = new Uint8Array(analyser.fftSize);
  const timer = setInterval(() => {
    analyser.getByteTimeDomainData(samples);
    let sum = 0;
    for (const sample of samples) sum += ((sample - 128) / 128) ** 2;
    // Speech seldom passes a third of full scale; the root makes quiet voices visible.
    onLevel(Math.min(1, Math.sqrt(Math.sqrt(sum / samples.length) * 3)));
  }, 50);
  const wake = () => void context.resume();
  for (const touch of ["pointerdown", "keydown"]) addEventListener(touch, wake, { once: true });
  return () => {
    clearInterval(timer);
    for (const touch of ["pointerdown", "keydown"]) removeEventListener(touch, wake);
    source.disconnect();
    void context.close();
  };
}
