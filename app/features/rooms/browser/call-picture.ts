import recordingClock from "./recording-clock.ts?script";

/** Somebody, or a shared screen, as it goes into a recording. */
export type RecordedSource = {
  key: string;
  name: string;
  /** Null while the camera is off: then the name alone is there. */
  picture: MediaStreamTrack | null;
  sound: MediaStreamTrack | null;
};

const [width, height] = [1280, 720];
const gap = 8;

/** Draws all who are recorded into one picture, side by side, as often as the clock strikes. */
export function createCallPicture(sources: () => readonly RecordedSource[]) {
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  const paint = canvas.getContext("2d", { alpha: false });
  const videos = new Map<string, HTMLVideoElement>();
  const clock = new Worker(recordingClock, { type: "module" });
  clock.onmessage = draw;
  const stream = canvas.captureStream(15);

  /** A playing element for this track; browsers let only elements be drawn. */
  function videoOf(track: MediaStreamTrack): HTMLVideoElement {
    const known = videos.get(track.id);
    if (known) return known;
    const video = document.createElement("video");
    video.muted = true;
    video.playsInline = true;
    video.srcObject = new MediaStream([track]);
    void video.play().catch(() => undefined);
    videos.set(track.id, video);
    return video;
  }

  function draw() {
    if (!paint) return;
    const shown = sources();
    paint.fillStyle = "#0b1210";
    paint.fillRect(0, 0, width, height);
    const columns = Math.ceil(Math.sqrt(shown.length));
    const rows = Math.ceil(shown.length / Math.max(1, columns));
    const [cellWidth, cellHeight] = [width / Math.max(1, columns), height / Math.max(1, rows)];
    shown.forEach((source, index) => {
      const x = (index % columns) * cellWidth;
      const y = Math.floor(index / columns) * cellHeight;
      drawOne(paint, source, {
        x: x + gap,
        y: y + gap,
        width: cellWidth - 2 * gap,
        height: cellHeight - 2 * gap,
      });
    });
    const used = new Set(shown.map(({ picture }) => picture?.id));
    for (const [id, video] of videos) if (!used.has(id)) drop(id, video);
  }

  type Box = { x: number; y: number; width: number; height: number };

  function drawOne(on: CanvasRenderingContext2D, { name, picture }: RecordedSource, box: Box) {
    on.fillStyle = "#16211d";
    on.fillRect(box.x, box.y, box.width, box.height);
    const video = picture ? videoOf(picture) : null;
    if (video && video.videoWidth > 0) {
      const scale = Math.min(box.width / video.videoWidth, box.height / video.videoHeight);
      const [drawnWidth, drawnHeight] = [video.videoWidth * scale, video.videoHeight * scale];
      const [left, top] = [box.x + (box.width - drawnWidth) / 2, box.y + (box.height - drawnHeight) / 2];
      on.drawImage(video, left, top, drawnWidth, drawnHeight);
    }
    on.font = "22px system-ui, sans-serif";
    on.fillStyle = "#000000a0";
    on.fillRect(box.x, box.y + box.height - 36, Math.min(box.width, on.measureText(name).width + 24), 36);
    on.fillStyle = "#ffffff";
    on.fillText(name, box.x + 12, box.y + box.height - 11, box.width - 24);
  }

  function drop(id: string, video: HTMLVideoElement) {
    video.srcObject = null;
    videos.delete(id);
  }

  draw();
  return {
    track: stream.getVideoTracks()[0] ?? null,
    close() {
      clock.terminate();
      for (const track of stream.getTracks()) track.stop();
      for (const [id, video] of videos) drop(id, video);
    },
  };
}
