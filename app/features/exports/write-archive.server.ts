import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { type Options, ZipFile } from "yazl";
import { canonicalJson } from "#app/platform/canonical-json.ts";
import { instanceKey } from "#app/platform/security/instance-key.server.ts";
import type { Settings } from "#app/platform/settings.server.ts";
import type { ArchiveCollection } from "./archive-collection.ts";
import {
  formatId,
  type Manifest,
  type ManifestSignature,
  manifestFile,
  signatureFile,
} from "./archive-format.ts";

type Content = AsyncIterable<string | Uint8Array>;

/** A file of an archive; its content is asked for when its turn comes. `count` is of its rows, where it has rows. */
export type ArchiveFile = { path: string; count?: number; content: () => Content };

export type ArchiveHead = Pick<Manifest, "scope" | "askedAt" | "madeBy" | "locale">;

/**
 * No clock and no zone leaves a trace in the ZIP: two of the same data are the same to the byte. Its own format has local
 * times from 1980 on.
 */
const unchanging: Partial<Options> = { mtime: new Date(1980, 0, 1), forceDosTimestamp: true, mode: 0o100644 };

/**
 * A ZIP that is written while it is read, of these files in their order; beyond 4 GiB it goes on as ZIP64. What was
 * written is summed up in the manifest, which is signed by the instance's key.
 */
export function writeArchive(
  { secret }: Pick<Settings, "secret">,
  head: ArchiveHead,
  collections: readonly ArchiveCollection[],
  files: Iterable<ArchiveFile>,
): Readable {
  const zip = new ZipFile();
  const output = zip.outputStream as Readable;
  zip.on("error", (error: Error) => output.destroy(error));
  const written: Manifest["files"] = [];
  const add = (path: string, content: () => Content) =>
    zip.addReadStreamLazy(path, unchanging, (give) =>
      give(null, Readable.from(content(), { objectMode: false })),
    );
  for (const file of files) add(file.path, () => summed(file, written));
  // Their turn comes when all others are written.
  let manifest = "";
  add(manifestFile, async function* () {
    manifest = canonicalJson(manifestOf(head, collections, written));
    yield manifest;
  });
  add(signatureFile, async function* () {
    yield canonicalJson(signatureOf(secret, manifest));
  });
  zip.end();
  return output;
}

/** Passes a file on and adds its sum to what was written. */
async function* summed(
  { path, count, content }: ArchiveFile,
  written: Manifest["files"],
): AsyncGenerator<Buffer> {
  const hash = createHash("sha256");
  let bytes = 0;
  for await (const part of content()) {
    const chunk = typeof part === "string" ? Buffer.from(part) : Buffer.from(part);
    hash.update(chunk);
    bytes += chunk.length;
    yield chunk;
  }
  written.push({ path, bytes, sha256: hash.digest("hex"), ...(count === undefined ? {} : { count }) });
}

function manifestOf(
  head: ArchiveHead,
  collections: readonly ArchiveCollection[],
  files: Manifest["files"],
): Manifest {
  return {
    format: formatId,
    ...head,
    collections: collections.map(({ model, version, canImport, count }) => ({
      model,
      version,
      canImport,
      count,
    })),
    files,
  };
}

function signatureOf(secret: string, manifest: string): ManifestSignature {
  const key = instanceKey(secret);
  return { algorithm: "Ed25519", keyId: key.id, publicKey: key.publicKey, signature: key.sign(manifest) };
}
