import type { Point } from "#app/domain/room/board-things.ts";

/** What of the paper is seen: the place at the upper left corner, and how many pixels one of the paper's takes. */
export type Camera = { x: number; y: number; zoom: number };
type Size = { width: number; height: number };
type Box = { x: number; y: number; w: number; h: number };

const zoomMin = 0.1;
const zoomMax = 4;
const margin = 24;
/** What an empty board shows on every screen. */
const home: Box = { x: -500, y: -300, w: 1000, h: 600 };

export const toPaper = ({ x, y, zoom }: Camera, at: Point): Point => ({
  x: at.x / zoom + x,
  y: at.y / zoom + y,
});
export const toScreen = ({ x, y, zoom }: Camera, at: Point): Point => ({
  x: (at.x - x) * zoom,
  y: (at.y - y) * zoom,
});

/** `by` in pixels of the screen. */
export const panned = (camera: Camera, by: Point): Camera => ({
  ...camera,
  x: camera.x - by.x / camera.zoom,
  y: camera.y - by.y / camera.zoom,
});

/** What is at this place of the screen stays there. */
export function zoomed(camera: Camera, factor: number, at: Point): Camera {
  const zoom = Math.min(zoomMax, Math.max(zoomMin, camera.zoom * factor));
  const held = toPaper(camera, at);
  return { x: held.x - at.x / zoom, y: held.y - at.y / zoom, zoom };
}

/** Shows all of a box, in the middle; without one, an empty sheet. Never larger than life. */
export function fitted(box: Box | null, { width, height }: Size): Camera {
  const { x, y, w, h } = box ?? home;
  const zoom = Math.min(
    1,
    Math.max(
      zoomMin,
      Math.min((width - 2 * margin) / Math.max(w, 1), (height - 2 * margin) / Math.max(h, 1)),
    ),
  );
  return { x: x + w / 2 - width / zoom / 2, y: y + h / 2 - height / zoom / 2, zoom };
}
