import {
  applyUpdate,
  Doc,
  decodeStateVector,
  decodeUpdate,
  encodeStateAsUpdate,
  encodeStateVector,
  UndoManager,
} from "yjs";
import { inOrder, readThing, type Thing } from "#app/domain/room/board-things.ts";
import { createStore } from "../browser/store.ts";

export type BoardDoc = ReturnType<typeof createBoardDoc>;

/** What a new thing is made of; its number and height in the pile are given here. */
export type NewThing = Thing extends infer One ? (One extends Thing ? Omit<One, "id" | "z"> : never) : never;

const others = "others";

/**
 * The whiteboard of this page: a Yjs document that merges whatever the pages of a room draw, in whatever order it
 * arrives. Undo takes back what was drawn here and nothing of anybody else's.
 */
export function createBoardDoc({ onDrawn }: { onDrawn(update: Uint8Array): void }) {
  const doc = new Doc();
  const map = doc.getMap<unknown>("things");
  const mine = {};
  const undo = new UndoManager(map, { trackedOrigins: new Set([mine]), captureTimeout: 0 });
  const things = createStore<readonly Thing[]>([]);
  const history = createStore({ undo: false, redo: false });
  /** What was read stays read: most things do not change when one does. */
  const read = new Map<string, { raw: unknown; thing: Thing | null }>();

  function show() {
    for (const id of read.keys()) if (!map.has(id)) read.delete(id);
    for (const [id, raw] of map) {
      if (read.get(id)?.raw !== raw) read.set(id, { raw, thing: readThing(id, raw) });
    }
    things.set(inOrder([...read.values()].flatMap(({ thing }) => thing ?? [])));
  }
  map.observe(show);
  const tellHistory = () => history.set({ undo: undo.undoStack.length > 0, redo: undo.redoStack.length > 0 });
  for (const event of ["stack-item-added", "stack-item-popped", "stack-cleared"] as const) {
    undo.on(event, tellHistory);
  }
  doc.on("update", (update: Uint8Array, origin: unknown) => {
    if (origin !== others) onDrawn(update);
  });

  const write = (thing: Thing) => {
    const { id, ...fields } = thing;
    map.set(id, fields);
  };
  const change = (work: () => void) => {
    doc.transact(work, mine);
    tellHistory();
  };

  return {
    things,
    history,
    /** Returns its number. */
    add(thing: NewThing): string {
      const id = crypto.randomUUID();
      const z = (things.get().at(-1)?.z ?? 0) + 1;
      change(() => write({ ...thing, id, z } as Thing));
      return id;
    },
    replace: (thing: Thing) => change(() => map.has(thing.id) && write(thing)),
    remove: (ids: readonly string[]) =>
      change(() => {
        for (const id of ids) map.delete(id);
      }),
    undo: () => void undo.undo(),
    redo: () => void undo.redo(),
    vector: () => encodeStateVector(doc),
    /** What a page with this vector lacks; null when it lacks nothing, or when it said nonsense. */
    lackedBy(vector: Uint8Array): Uint8Array | null {
      try {
        decodeStateVector(vector);
        const update = encodeStateAsUpdate(doc, vector);
        // No changes and no deletions: two zeros.
        return update.length > 2 ? update : null;
      } catch {
        return null;
      }
    },
    /** Takes what another page or the server says. What is no update is dropped whole. */
    hear(update: Uint8Array) {
      try {
        decodeUpdate(update);
        applyUpdate(doc, update, others);
      } catch {
        // A modified client may say anything.
      }
    },
    close() {
      undo.destroy();
      doc.destroy();
    },
  };
}
