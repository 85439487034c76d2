import fc from "fast-check";
import { expect, test } from "vitest";
import { handleOf, resized } from "#app/domain/room/board-resize.ts";
import { boundsOf, shapeKinds, type Thing } from "#app/domain/room/board-things.ts";

const base = { id: "a", z: 1, ink: "black", stroke: 4 } as const;
const box = { x: 10, y: 20, w: 100, h: 50 };
const picture: Thing = { ...base, ...box, kind: "image", src: "data:image/png;base64,AAAA" };
const text: Thing = { ...base, kind: "text", x: 0, y: 0, text: "Hello" };
const stroke: Thing = { ...base, kind: "pen", points: [10, 20, 60, 70, 110, 20] };

test("a box and a stroke of the pen follow their handle, and their upper left corner stays", () => {
  for (const thing of [{ ...base, ...box, kind: "rectangle" } as Thing, stroke]) {
    const larger = resized(thing, { x: 210, y: 120 });
    expect(boundsOf(larger)).toEqual({ x: 10, y: 20, w: 200, h: 100 });
    expect(handleOf(larger)).toEqual({ x: 210, y: 120 });
  }
});

test("a line follows its end, over its start too", () => {
  const line: Thing = { ...base, ...box, kind: "arrow" };
  expect(handleOf(line)).toEqual({ x: 110, y: 70 });
  expect(resized(line, { x: -30, y: 0 })).toEqual({ ...line, w: -40, h: -20 });
});

test("a picture keeps its proportions, and a text has the sizes of the pens", () => {
  expect(resized(picture, { x: 210, y: 30 })).toEqual({ ...picture, w: 200, h: 100 });
  expect([10, 30, 60, 900].map((y) => resized(text, { x: 5, y }).stroke)).toEqual([2, 4, 8, 8]);
});

test("nothing becomes too small to be taken again, and a flat stroke stays flat", () => {
  const point = fc.record({ x: fc.integer({ min: -900, max: 900 }), y: fc.integer({ min: -900, max: 900 }) });
  fc.assert(
    fc.property(point, fc.constantFrom(...shapeKinds.slice(2)), (to, kind) => {
      for (const thing of [{ ...base, ...box, kind } as Thing, picture, stroke]) {
        const { x, y, w, h } = boundsOf(resized(thing, to));
        expect([x, y]).toEqual([10, 20]);
        expect(Math.min(w, h)).toBeGreaterThanOrEqual(7.9);
      }
    }),
  );
  const flat: Thing = { ...base, kind: "pen", points: [0, 5, 40, 5] };
  expect(resized(flat, { x: 80, y: 90 }).points).toEqual([0, 5, 80, 5]);
});
