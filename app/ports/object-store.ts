/**
 * Keeps bytes under a name, outside the database: a folder, or a bucket. What it is given is sealed already, and small
 * enough to be held in memory.
 */
export type ObjectStore = {
  /** For people who run Parley: "disk" or the bucket's address. */
  name: string;
  /** Resolves when the object is kept for good. The same name again replaces it. @throws ObjectStoreError */
  put(id: string, bytes: Uint8Array): Promise<void>;
  /** Null where there is no such object. @throws ObjectStoreError */
  get(id: string): Promise<Buffer | null>;
  /** One that is not there is no fault. @throws ObjectStoreError */
  delete(id: string): Promise<void>;
};

/** The store cannot be reached, or refuses. Says what it answered, never what was to be kept. */
export class ObjectStoreError extends Error {
  override name = "ObjectStoreError";
}

/** Names are the program's own random ids: nothing in them can lead out of a folder or a bucket. */
export function isObjectId(id: string): boolean {
  return /^[a-z2-7]{26}$/.test(id);
}
