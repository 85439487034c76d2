import { boundsOf, lineShare, linesOf, type Point, strokes, type Thing, textSizes } from "./board-things.ts";

/** Nothing becomes smaller than this by being resized, so that it can still be seen and taken. Pixels of the paper. */
const leastSize = 8;

/** Where a thing is taken to be resized: the end of a line, the lower right corner of everything else. */
export function handleOf(thing: Thing): Point {
  if (thing.kind === "line" || thing.kind === "arrow") return { x: thing.x + thing.w, y: thing.y + thing.h };
  const { x, y, w, h } = boundsOf(thing);
  return { x: x + w, y: y + h };
}

/**
 * The same thing with its handle at `to`, or as near as it can be: a picture keeps its proportions, a text has the sizes
 * of the pens, and its upper left corner stays where it is.
 */
export function resized<One extends Thing>(thing: One, to: Point): One;
export function resized(thing: Thing, to: Point): Thing {
  if (thing.kind === "line" || thing.kind === "arrow")
    return { ...thing, w: Math.round(to.x - thing.x), h: Math.round(to.y - thing.y) };
  const { x, y, w, h } = boundsOf(thing);
  const wide = Math.max(leastSize, to.x - x);
  const tall = Math.max(leastSize, to.y - y);
  if (thing.kind === "pen") {
    const by = { x: w === 0 ? 1 : wide / w, y: h === 0 ? 1 : tall / h };
    const scaled = (one: number, index: number) =>
      index % 2 === 0 ? x + (one - x) * by.x : y + (one - y) * by.y;
    return { ...thing, points: thing.points.map((one, index) => Math.round(scaled(one, index) * 10) / 10) };
  }
  if (thing.kind === "text") {
    const size = tall / (linesOf(thing.text).length * lineShare);
    const off = (stroke: (typeof strokes)[number]) => Math.abs(textSizes[stroke] - size);
    return { ...thing, stroke: strokes.reduce((best, stroke) => (off(stroke) < off(best) ? stroke : best)) };
  }
  if (thing.kind === "image") {
    const by = Math.max(leastSize / Math.min(w, h), Math.max((to.x - x) / w, (to.y - y) / h));
    return { ...thing, w: Math.round(w * by), h: Math.round(h * by) };
  }
  return { ...thing, w: Math.round(wide), h: Math.round(tall) };
}
