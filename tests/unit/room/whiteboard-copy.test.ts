import fc from "fast-check";
import { expect, test } from "vitest";
import { Doc, encodeStateAsUpdate } from "yjs";
import { boardBytesMax, boardPartLetters } from "#app/features/rooms/room-wire.ts";
import { createWhiteboardCopy } from "#app/features/rooms/whiteboard-copy.server.ts";

const nothing = Buffer.from([0]).toString("base64");

function world() {
  let now = 0;
  const copy = createWhiteboardCopy(() => now);
  return {
    copy,
    pass: (ms: number) => (now += ms),
    say: (page: string, update: Uint8Array) => say(copy, page, update),
  };
}

function say(copy: ReturnType<typeof createWhiteboardCopy>, page: string, update: Uint8Array) {
  const letters = Buffer.from(update).toString("base64");
  let written = { refused: null, began: false } as ReturnType<typeof copy.write>;
  for (let at = 0; at < letters.length; at += boardPartLetters) {
    const part = letters.slice(at, at + boardPartLetters);
    written = copy.write(page, { type: "board-write", part, last: at + boardPartLetters >= letters.length });
  }
  return written;
}

function updateOf(letters: number, name = "x"): Uint8Array {
  const doc = new Doc();
  doc.getMap("things").set(name, "a".repeat(letters));
  return encodeStateAsUpdate(doc);
}

const bytesOf = (copy: ReturnType<typeof createWhiteboardCopy>) =>
  copy
    .read("reader", nothing)
    .map(({ part }) => Buffer.from(part, "base64").length)
    .reduce((sum, length) => sum + length, 0);

test("the board has begun with the first thing, and is forgotten whole", () => {
  const { copy, say } = world();
  expect(copy.begun()).toBe(false);
  expect(copy.read("a", nothing)).toEqual([{ type: "board-copy", part: "", vector: nothing }]);
  expect(say("a", updateOf(10))).toEqual({ refused: null, began: true });
  expect(say("b", updateOf(10, "y"))).toEqual({ refused: null, began: false });
  copy.forget();
  expect(copy.begun()).toBe(false);
  expect(bytesOf(copy)).toBe(0);
});

test("no more is held than the board may have, and what is there stays", () => {
  const { copy, say, pass } = world();
  for (let page = 0; page < 6; page += 1) {
    const { refused } = say(`page-${page}`, updateOf(1_000_000, `thing-${page}`));
    expect(refused).toBe(page < 4 ? null : "full");
    pass(60_000);
  }
  expect(bytesOf(copy)).toBeLessThanOrEqual(boardBytesMax);
  expect(bytesOf(copy)).toBeGreaterThan(4_000_000);
  expect(say("page-9", updateOf(boardBytesMax + 100_000)).refused).toBe("full");
});

test("a page that writes without end is refused until it has been quiet, and no other page is", () => {
  const { say, pass } = world();
  // Another value for the same name takes the room of the one before.
  const doc = new Doc();
  const again = () => {
    doc.getMap("things").set("x", Math.random().toString(36) + "a".repeat(900_000));
    return encodeStateAsUpdate(doc);
  };
  const outcomes = Array.from({ length: 8 }, () => say("flood", again()).refused);
  expect(outcomes.slice(0, 5)).toEqual([null, null, null, null, null]);
  expect(outcomes.at(-1)).toBe("too-much");
  expect(say("calm", updateOf(10, "y")).refused).toBeNull();
  pass(60_000);
  expect(say("flood", again()).refused).toBeNull();
});

test("a page may read five times in ten seconds", () => {
  const { copy, pass } = world();
  for (let n = 0; n < 5; n += 1) expect(copy.read("a", nothing)).toHaveLength(1);
  expect(copy.read("a", nothing)).toEqual([]);
  expect(copy.read("b", nothing)).toHaveLength(1);
  pass(10_001);
  expect(copy.read("a", nothing)).toHaveLength(1);
});

test("junk is dropped: the board neither begins by it nor breaks", () => {
  const { copy, say } = world();
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 200 }), (bytes) => {
      const { refused } = say("a", bytes);
      expect(refused).toBeNull();
      copy.read("b", Buffer.from(bytes).toString("base64"));
    }),
    { numRuns: 3_000 },
  );
  say("a", updateOf(10));
  expect(copy.begun()).toBe(true);
  expect(bytesOf(copy)).toBeGreaterThan(10);
});

test("half a word of a page that is gone is not put together with the next one's", () => {
  const { copy, say } = world();
  copy.write("a", { type: "board-write", part: "AAAA", last: false });
  copy.drop("a");
  expect(say("a", updateOf(10)).began).toBe(true);
});
