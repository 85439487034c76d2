import { openStream, sealStream } from "#app/platform/security/sealed-stream.server.ts";
import type { Services } from "#app/platform/services.server.ts";

type Store = Pick<Services, "objects" | "settings">;

/** The bytes cannot be read any more, though their row stands: a store that lost them, or a restored older database. */
export class MediaGone extends Error {
  override name = "MediaGone";
}

const placeOf = (partId: string) => `media/${partId}`;

/** Keeps one part, sealed under its own name: put under another one it does not open. */
export async function putPart(
  { objects, settings }: Store,
  partId: string,
  plain: Uint8Array,
): Promise<void> {
  const sealed = sealStream(settings.encryptionKeys, placeOf(partId), once(plain));
  await objects.put(partId, await gathered(sealed));
}

/** @throws MediaGone, SealError */
export async function readPart({ objects, settings }: Store, partId: string): Promise<Buffer> {
  const sealed = await objects.get(partId);
  if (!sealed) throw new MediaGone(partId);
  return gathered(openStream(settings.encryptionKeys, placeOf(partId), once(sealed)));
}

/** Seals a part anew where another key than the first has. True where there was something to do. */
export async function resealPart(store: Store, partId: string): Promise<boolean> {
  const sealed = await store.objects.get(partId);
  const [first] = store.settings.encryptionKeys;
  if (!sealed || !first) return false;
  // The key's id stands in the second line of the head.
  const keyId = sealed.subarray(0, 64).toString("latin1").split("\n")[1];
  if (keyId === first.id) return false;
  await putPart(store, partId, await readPart(store, partId));
  return true;
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

async function gathered(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  const all: Buffer[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return Buffer.concat(all);
}
