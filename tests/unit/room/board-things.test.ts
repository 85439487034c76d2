import fc from "fast-check";
import { expect, test } from "vitest";
import {
  boardTextMax,
  boundsOf,
  boundsOfAll,
  imageLettersMax,
  inOrder,
  moved,
  reachMax,
  readThing,
  type ShapeKind,
  strokeNumbersMax,
  type Thing,
  thingAt,
} from "#app/domain/room/board-things.ts";

const base = { z: 1, ink: "red", stroke: 4 };
const read = (value: object) => readThing("a", { ...base, ...value });

test("each kind of thing is read as it was drawn", () => {
  const things = [
    { kind: "pen", points: [0, 0, 5, 5] },
    { kind: "line", x: 0, y: 0, w: -5, h: 5 },
    { kind: "rectangle", x: 1, y: 2, w: 3, h: 4 },
    { kind: "text", x: 1, y: 2, text: "Hello" },
    { kind: "image", x: 1, y: 2, w: 3, h: 4, src: "data:image/png;base64,AAAA" },
  ];
  for (const thing of things) expect(read(thing)).toEqual({ id: "a", ...base, ...thing });
});

test("numbers stay on the paper, texts and pens end somewhere, unknown inks are black", () => {
  expect(read({ kind: "rectangle", x: 1e9, y: -1e9, w: -5, h: 0, ink: "#f00", stroke: 99 })).toMatchObject({
    x: reachMax,
    y: -reachMax,
    w: 1,
    h: 1,
    ink: "black",
    stroke: 4,
  });
  expect(read({ kind: "text", x: 0, y: 0, text: "x".repeat(5_000) })).toMatchObject({
    text: "x".repeat(boardTextMax),
  });
  expect(read({ kind: "pen", points: Array(strokeNumbersMax + 2).fill(0) })).toBeNull();
  for (const points of [[], [1], [1, Number.NaN], ["1", "2"], "points"]) {
    expect(read({ kind: "pen", points })).toBeNull();
  }
});

test("a picture is pixels in the address itself, and nothing that would be fetched or run", () => {
  const picture = (src: unknown) => read({ kind: "image", x: 0, y: 0, w: 1, h: 1, src });
  for (const src of [
    "https://elsewhere.example/track.png",
    "javascript:alert(1)",
    "data:image/svg+xml;base64,AAAA",
    "data:text/html;base64,AAAA",
    'data:image/png;base64,AAAA" onload="x',
    `data:image/png;base64,${"A".repeat(imageLettersMax)}`,
    7,
  ]) {
    expect(picture(src)).toBeNull();
  }
  expect(picture("data:image/webp;base64,UklGRg==")).not.toBeNull();
});

test("whatever stands in the document, reading it is calm and gives finite numbers", () => {
  fc.assert(
    fc.property(fc.string(), fc.anything(), (id, value) => {
      const thing = readThing(id, value);
      if (thing) expect(Object.values(boundsOf(thing)).every(Number.isFinite)).toBe(true);
    }),
  );
});

type Shape = Extract<Thing, { kind: ShapeKind }>;

const thing = (id: string, z: number, x: number): Shape => ({
  id,
  z,
  kind: "rectangle",
  ink: "black",
  stroke: 2,
  x,
  y: 0,
  w: 10,
  h: 10,
});

test("things lie in the same order on every page, and the topmost is the one that is pressed", () => {
  const [low, high, same] = [thing("b", 1, 0), thing("a", 2, 5), thing("c", 2, 5)];
  expect(inOrder([same, high, low]).map(({ id }) => id)).toEqual(["b", "a", "c"]);
  expect(thingAt(inOrder([same, high, low]), { x: 7, y: 5 }, 0)?.id).toBe("c");
  expect(thingAt([low], { x: 13, y: 5 }, 0)).toBeNull();
  expect(thingAt([low], { x: 13, y: 5 }, 3)?.id).toBe("b");
});

test("a line is pressed along itself, not anywhere in its box", () => {
  const line: Thing = { ...thing("l", 0, 0), kind: "line", w: 100, h: 100 };
  expect(thingAt([line], { x: 50, y: 52 }, 4)?.id).toBe("l");
  expect(thingAt([line], { x: 80, y: 20 }, 4)).toBeNull();
  const pen: Thing = { id: "p", z: 0, ink: "red", stroke: 2, kind: "pen", points: [0, 0, 100, 0] };
  expect(thingAt([pen], { x: 50, y: 3 }, 4)?.id).toBe("p");
});

test("moving there and back changes nothing, and moves every box by as much", () => {
  const pen: Thing = { id: "p", z: 0, ink: "red", stroke: 2, kind: "pen", points: [0, 1, 2, 3] };
  for (const one of [pen, thing("r", 0, 3)]) {
    const there = moved(one, { x: 7, y: -2 });
    expect(boundsOf(there)).toEqual({ ...boundsOf(one), x: boundsOf(one).x + 7, y: boundsOf(one).y - 2 });
    expect(moved(there, { x: -7, y: 2 })).toEqual(one);
  }
  expect(boundsOfAll([])).toBeNull();
  expect(boundsOfAll([thing("a", 0, 0), thing("b", 0, 90)])).toEqual({ x: 0, y: 0, w: 100, h: 10 });
});
