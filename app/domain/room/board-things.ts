/** What stands on a whiteboard: its shapes, read with suspicion, and where they are. Lengths are pixels of the paper. */

export const inks = ["black", "blue", "green", "orange", "red", "purple"] as const;
export type Ink = (typeof inks)[number];
export const strokes = [2, 4, 8] as const;
export type Stroke = (typeof strokes)[number];

export const shapeKinds = ["line", "arrow", "rectangle", "ellipse"] as const;
export type ShapeKind = (typeof shapeKinds)[number];

type Base = { id: string; z: number; ink: Ink; stroke: Stroke };
/** `w` and `h` of a line point from its start to its end and may be negative; those of a rectangle never are. */
type Box = { x: number; y: number; w: number; h: number };
export type Thing =
  /** x and y in turn. */
  | (Base & { kind: "pen"; points: readonly number[] })
  | (Base & Box & { kind: ShapeKind })
  | (Base & { kind: "text"; x: number; y: number; text: string })
  | (Base & Box & { kind: "image"; src: string });

export type ThingKind = Thing["kind"];
export type Point = { x: number; y: number };

/** How far the paper reaches from its middle. */
export const reachMax = 20_000;
/** More than these are not drawn, whoever put them there. */
export const thingsMax = 3_000;
/** Numbers of one stroke of the pen, two to a point: a longer one goes on as another. */
export const strokeNumbersMax = 4_000;
export const boardTextMax = 600;
/** Letters of a picture's data address; a quarter of them is lost to the writing. */
export const imageLettersMax = 420_000;
const imagePattern = /^data:image\/(?:png|jpeg|webp);base64,[A-Za-z0-9+/]+={0,2}$/;

/** Height of a line of text, by the stroke that was chosen. */
export const textSizes: Record<Stroke, number> = { 2: 18, 4: 26, 8: 40 };
/** A letter's width in heights, on average. */
const letterShare = 0.56;
export const lineShare = 1.25;

/** Reads what somebody's browser put on the board, or null when it is no thing: a modified client may put anything. */
export function readThing(id: string, value: unknown): Thing | null {
  if (typeof value !== "object" || value === null || id.length > 64) return null;
  const fields = value as Record<string, unknown>;
  const { kind, ink, stroke, points, text, src } = fields;
  const base = {
    id,
    z: number(fields["z"], 0, 1e12) ?? 0,
    ink: inks.find((one) => one === ink) ?? "black",
    stroke: strokes.find((one) => one === stroke) ?? 4,
  };
  if (kind === "pen") {
    const read = readPoints(points);
    return read && { ...base, kind, points: read };
  }
  const [x, y] = [place(fields["x"]), place(fields["y"])];
  if (x === null || y === null) return null;
  if (kind === "text") {
    const shown = typeof text === "string" ? text.slice(0, boardTextMax).trim() : "";
    return shown === "" ? null : { ...base, kind, x, y, text: shown };
  }
  const [w, h] = [place(fields["w"]), place(fields["h"])];
  if (w === null || h === null) return null;
  if (kind === "line" || kind === "arrow") return { ...base, kind, x, y, w, h };
  const box = { x, y, w: Math.max(1, w), h: Math.max(1, h) };
  if (kind === "rectangle" || kind === "ellipse") return { ...base, kind, ...box };
  if (kind !== "image" || typeof src !== "string") return null;
  return src.length <= imageLettersMax && imagePattern.test(src) ? { ...base, kind, ...box, src } : null;
}

function readPoints(points: unknown): number[] | null {
  if (!Array.isArray(points) || points.length < 2 || points.length > strokeNumbersMax) return null;
  if (points.length % 2 !== 0) return null;
  const read = points.map(place);
  return read.every((one) => one !== null) ? read : null;
}

function number(value: unknown, min: number, max: number): number | null {
  if (typeof value !== "number" || !Number.isFinite(value)) return null;
  return Math.min(max, Math.max(min, value));
}

const place = (value: unknown): number | null => number(value, -reachMax, reachMax);

/** A point that somebody shows, or null. */
export function readPoint(value: unknown): Point | null {
  if (!Array.isArray(value)) return null;
  const [x, y] = [place(value[0]), place(value[1])];
  return x === null || y === null ? null : { x, y };
}

/** The lowest first, and the same order on every page. */
export function inOrder(things: Iterable<Thing>): Thing[] {
  const sorted = [...things].sort((a, b) => a.z - b.z || (a.id < b.id ? -1 : 1));
  return sorted.slice(0, thingsMax);
}

export const linesOf = (text: string): string[] => text.split("\n");

export function boundsOf(thing: Thing): Box {
  if (thing.kind === "pen") {
    const xs = thing.points.filter((_, index) => index % 2 === 0);
    const ys = thing.points.filter((_, index) => index % 2 === 1);
    const [x, y] = [Math.min(...xs), Math.min(...ys)];
    return { x, y, w: Math.max(...xs) - x, h: Math.max(...ys) - y };
  }
  if (thing.kind === "text") {
    const lines = linesOf(thing.text);
    const size = textSizes[thing.stroke];
    const longest = Math.max(...lines.map((line) => line.length));
    return { x: thing.x, y: thing.y, w: longest * size * letterShare, h: lines.length * size * lineShare };
  }
  const { x, y, w, h } = thing;
  return { x: Math.min(x, x + w), y: Math.min(y, y + h), w: Math.abs(w), h: Math.abs(h) };
}

/** All of them together; null for an empty board. */
export function boundsOfAll(things: readonly Thing[]): Box | null {
  if (things.length === 0) return null;
  const boxes = things.map(boundsOf);
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.w));
  const bottom = Math.max(...boxes.map((box) => box.y + box.h));
  return { x, y, w: right - x, h: bottom - y };
}

export function moved<One extends Thing>(thing: One, by: Point): One {
  if (thing.kind !== "pen") return { ...thing, x: thing.x + by.x, y: thing.y + by.y };
  return { ...thing, points: thing.points.map((one, index) => one + (index % 2 === 0 ? by.x : by.y)) };
}

/** The topmost thing at a point, or within `slack` of it. */
export function thingAt(things: readonly Thing[], at: Point, slack: number): Thing | null {
  return things.findLast((thing) => isAt(thing, at, slack)) ?? null;
}

function isAt(thing: Thing, at: Point, slack: number): boolean {
  const reach = slack + thing.stroke / 2;
  const box = boundsOf(thing);
  const inside =
    at.x >= box.x - reach &&
    at.x <= box.x + box.w + reach &&
    at.y >= box.y - reach &&
    at.y <= box.y + box.h + reach;
  if (!inside) return false;
  if (thing.kind === "line" || thing.kind === "arrow")
    return distance(at, { x: thing.x, y: thing.y }, { x: thing.x + thing.w, y: thing.y + thing.h }) <= reach;
  if (thing.kind !== "pen") return true;
  const { points } = thing;
  for (let index = 0; index < points.length; index += 2) {
    const next = Math.min(index + 2, points.length - 2);
    if (distance(at, pointAt(points, index), pointAt(points, next)) <= reach + 2) return true;
  }
  return false;
}

const pointAt = (points: readonly number[], index: number): Point => ({
  x: points[index] ?? 0,
  y: points[index + 1] ?? 0,
});

/** From a point to the line between two others. */
function distance(at: Point, from: Point, to: Point): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : ((at.x - from.x) * dx + (at.y - from.y) * dy) / length;
  const share = Math.min(1, Math.max(0, along));
  return Math.hypot(at.x - from.x - share * dx, at.y - from.y - share * dy);
}

/** A shape between two points, as it is drawn with a pointer. */
export function between(kind: ShapeKind, from: Point, to: Point): Box {
  const [w, h] = [to.x - from.x, to.y - from.y];
  if (kind === "line" || kind === "arrow") return { ...from, w, h };
  return { x: Math.min(from.x, to.x), y: Math.min(from.y, to.y), w: Math.abs(w), h: Math.abs(h) };
}
