import type { ObjectStore } from "#app/ports/object-store.ts";

/** A store that lasts as long as the test, and tells what is in it. */
export function memoryObjects(): ObjectStore & { kept: Map<string, Buffer> } {
  const kept = new Map<string, Buffer>();
  return {
    name: "memory",
    kept,
    put: async (id, bytes) => void kept.set(id, Buffer.from(bytes)),
    get: async (id) => kept.get(id) ?? null,
    delete: async (id) => void kept.delete(id),
  };
}
