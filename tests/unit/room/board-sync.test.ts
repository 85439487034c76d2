import fc from "fast-check";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Doc, encodeStateAsUpdate } from "yjs";
import { createBoardWire } from "#app/features/rooms/browser/board-wire.ts";
import type { SideChannels, SideListener } from "#app/features/rooms/browser/side-channels.ts";
import { createBoardDoc, type NewThing } from "#app/features/rooms/whiteboard/board-doc.ts";
import { createFrameReader, cutFrames } from "#app/features/rooms/whiteboard/board-frames.ts";
import { createBoardSync } from "#app/features/rooms/whiteboard/board-sync.ts";
import { createWhiteboardCopy } from "#app/features/rooms/whiteboard-copy.server.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const rectangle = (x: number): NewThing => ({
  kind: "rectangle",
  ink: "blue",
  stroke: 4,
  x,
  y: 0,
  w: 10,
  h: 10,
});

/** Pages that reach each other while `linked`, around one server's copy. */
function meeting() {
  const copy = createWhiteboardCopy(() => Date.now());
  const listeners = new Map<string, SideListener>();
  let linked = true;
  function open(me: string) {
    const channels: SideChannels = {
      attach: () => undefined,
      detach: () => undefined,
      listen(_name, listener) {
        listeners.set(me, listener);
        return () => listeners.delete(me);
      },
      reachable: () => (linked ? [...listeners.keys()].filter((name) => name !== me) : []),
      send(_name, to, data) {
        if (linked) queueMicrotask(() => listeners.get(to)?.heard(me, data));
        return linked;
      },
      room: () => Promise.resolve(),
      waiting: () => 0,
    };
    const wire = createBoardWire((message) => {
      if (message.type === "board-write") {
        const { refused } = copy.write(me, message);
        if (refused) wire.hear({ type: "board-refused", because: refused });
      }
      if (message.type === "board-read") for (const part of copy.read(me, message.vector)) wire.hear(part);
    });
    const doc = createBoardDoc({ onDrawn: (update) => sync.drawn(update) });
    const sync = createBoardSync({ doc, channels, wire });
    return { doc, sync, wire, xs: () => doc.things.get().map((thing) => ("x" in thing ? thing.x : null)) };
  }
  return {
    copy,
    open,
    unlink() {
      linked = false;
      const names = [...listeners.keys()];
      for (const [me, listener] of listeners) {
        for (const other of names) if (other !== me) listener.closed?.(other);
      }
    },
    relink() {
      linked = true;
      const names = [...listeners.keys()];
      for (const [me, listener] of listeners) {
        for (const other of names) if (other !== me) listener.opened?.(other);
      }
    },
    settle: () => vi.advanceTimersByTimeAsync(30_000),
  };
}

test("what one draws the others have at once, and each undoes what is theirs alone", async () => {
  const { open, settle } = meeting();
  const [a, b] = [open("a"), open("b")];
  a.doc.add(rectangle(1));
  await settle();
  b.doc.add(rectangle(2));
  await settle();
  expect([a.xs(), b.xs()]).toEqual([
    [1, 2],
    [1, 2],
  ]);
  a.doc.undo();
  await settle();
  expect([a.xs(), b.xs()]).toEqual([[2], [2]]);
  expect(b.doc.history.get()).toEqual({ undo: true, redo: false });
  a.doc.redo();
  b.doc.undo();
  await settle();
  expect([a.xs(), b.xs()]).toEqual([[1], [1]]);
});

test("whoever comes when all others are gone finds what was drawn, and nothing of what was rubbed out", async () => {
  const { open, settle, copy } = meeting();
  const a = open("a");
  a.doc.add(rectangle(1));
  a.doc.remove([a.doc.add({ ...rectangle(2), kind: "text", text: "a secret" } as NewThing)]);
  await settle();
  a.sync.close();
  const parts = copy.read("z", Buffer.from([0]).toString("base64"));
  expect(Buffer.from(parts[0]?.part ?? "", "base64").toString("latin1")).not.toContain("a secret");
  const late = open("late");
  await settle();
  expect(late.xs()).toEqual([1]);
});

test("clearing is one step, and undo brings everything back for everyone", async () => {
  const { open, settle } = meeting();
  const [a, b] = [open("a"), open("b")];
  a.doc.add(rectangle(1));
  b.doc.add(rectangle(2));
  await settle();
  a.doc.remove(a.doc.things.get().map(({ id }) => id));
  await settle();
  expect(b.xs()).toEqual([]);
  a.doc.undo();
  await settle();
  expect(b.xs().toSorted()).toEqual([1, 2]);
});

test("pages that lost each other draw on and agree again, by the server or by themselves", async () => {
  const { open, settle, unlink, relink } = meeting();
  const [a, b] = [open("a"), open("b")];
  await settle();
  unlink();
  a.doc.add(rectangle(1));
  b.doc.add(rectangle(2));
  await settle();
  expect(a.xs()).toEqual([1]);
  relink();
  await settle();
  expect(a.xs().toSorted()).toEqual([1, 2]);
  expect(b.xs()).toEqual(a.xs());
});

test("a server that forgot everything is told again by whoever is there", async () => {
  const { open, settle, copy } = meeting();
  const a = open("a");
  a.doc.add(rectangle(1));
  await settle();
  copy.forget();
  a.wire.rejoined();
  await settle();
  a.sync.close();
  const late = open("late");
  await settle();
  expect(late.xs()).toEqual([1]);
});

test("junk from another page, of any kind and size, changes nothing and stops nothing", async () => {
  const { open, settle } = meeting();
  const [a, b] = [open("a"), open("b")];
  a.doc.add(rectangle(1));
  await settle();
  const empty = { structs: 0 };
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      b.doc.hear(bytes);
      b.doc.lackedBy(bytes);
    }),
    { numRuns: 2_000 },
  );
  const other = new Doc();
  other
    .getMap("things")
    .set("x", { kind: "image", x: 0, y: 0, w: 1, h: 1, src: "https://elsewhere.example" });
  other.getMap("things").set("y", "no thing");
  other.getArray("elsewhere").push([empty]);
  b.doc.hear(encodeStateAsUpdate(other));
  expect(b.xs()).toEqual([1]);
  a.doc.add(rectangle(2));
  await settle();
  expect(b.xs()).toEqual([1, 2]);
});

test("frames carry any length, and what is too long or of no known kind is dropped", () => {
  const bytes = Uint8Array.from({ length: 100_000 }, (_, index) => index % 256);
  for (const length of [0, 1, 16_383, 16_384, 100_000]) {
    const reader = createFrameReader(200_000);
    const read = cutFrames("update", bytes.subarray(0, length)).map(reader);
    expect(read.slice(0, -1).every((one) => one === null)).toBe(true);
    expect(read.at(-1)).toEqual({ kind: "update", bytes: bytes.subarray(0, length) });
  }
  const small = createFrameReader(50_000);
  expect(cutFrames("update", bytes).map(small).at(-1)).toBeNull();
  expect(small(Uint8Array.of(0x7f, 1).buffer)).toBeNull();
  expect(small(new ArrayBuffer(0))).toBeNull();
  expect(cutFrames("vector", bytes.subarray(0, 5)).map(small).at(-1)?.kind).toBe("vector");
});
