import { createHash } from "node:crypto";
import { z } from "zod";
import type { PublicKey } from "#app/features/privacy/privacy.server.ts";
import { isSignedBy } from "#app/platform/security/instance-key.server.ts";
import {
  type Manifest,
  manifestFile,
  manifestSchema,
  signatureFile,
  signatureSchema,
} from "./archive-format.ts";
import type { Archive } from "./read-archive.server.ts";

export type ArchiveFault =
  /** Not an export of Parley's, or of a form that this program does not know. */
  | { reason: "unreadable" | "unsigned" | "bad-signature"; path: string }
  /** Signed by a key that nobody here vouches for. */
  | { reason: "unknown-key"; path: string }
  | { reason: "changed" | "missing" | "extra"; path: string };

export type ArchiveVerdict = { manifest: Manifest | null; faults: ArchiveFault[] };

/**
 * Whether an archive is as it was signed by one of these keys: its manifest, every file that the manifest names, and no
 * other. Needs nothing but the file and public keys.
 */
export async function verifyArchive(
  archive: Archive,
  publicKeys: readonly PublicKey[],
): Promise<ArchiveVerdict> {
  const text = await textOf(archive, manifestFile);
  const manifest = text === null ? null : readManifest(text);
  if (text === null || manifest === null)
    return { manifest: null, faults: [{ reason: "unreadable", path: manifestFile }] };
  const signature = checkSignature(text, await textOf(archive, signatureFile), publicKeys);
  const files = await checkFiles(archive, manifest);
  return { manifest, faults: [...(signature ? [signature] : []), ...files] };
}

const keyFileSchema = z.object({ keys: z.array(z.object({ id: z.string(), spki: z.string() })) });

/** The keys in a file as `/.well-known/privacy-keys.json` answers; none in any other text. */
export function readKeyFile(text: string): PublicKey[] {
  const parsed = keyFileSchema.safeParse(parsedJson(text));
  return parsed.success ? parsed.data.keys.map(({ id, spki }) => ({ id, publicKey: spki })) : [];
}

/** What an archive is known by: the sum of its manifest, which names all else in it. */
export async function archiveIdOf(archive: Archive): Promise<string> {
  return createHash("sha256")
    .update(await archive.text(manifestFile))
    .digest("hex");
}

function checkSignature(
  manifest: string,
  text: string | null,
  publicKeys: readonly PublicKey[],
): ArchiveFault | null {
  const parsed = text === null ? null : signatureSchema.safeParse(parsedJson(text));
  if (!parsed?.success) return { reason: "unsigned", path: signatureFile };
  const { keyId, publicKey, signature } = parsed.data;
  if (!isSignedBy(publicKey, manifest, signature)) return { reason: "bad-signature", path: manifestFile };
  const known = publicKeys.some((key) => key.id === keyId && key.publicKey === publicKey);
  return known ? null : { reason: "unknown-key", path: signatureFile };
}

async function checkFiles(archive: Archive, { files }: Manifest): Promise<ArchiveFault[]> {
  const named = new Set([manifestFile, signatureFile, ...files.map(({ path }) => path)]);
  const faults: ArchiveFault[] = archive.paths
    .filter((path) => !named.has(path))
    .map((path) => ({ reason: "extra", path }));
  for (const { path, bytes, sha256 } of files) {
    if (!archive.paths.includes(path)) faults.push({ reason: "missing", path });
    else if (!(await isAsSaid(archive, path, bytes, sha256))) faults.push({ reason: "changed", path });
  }
  return faults;
}

async function isAsSaid(archive: Archive, path: string, bytes: number, sha256: string): Promise<boolean> {
  const hash = createHash("sha256");
  let read = 0;
  try {
    for await (const part of archive.read(path)) {
      read += part.length;
      // Nothing longer than was said is unpacked.
      if (read > bytes) return false;
      hash.update(part);
    }
  } catch {
    return false;
  }
  return read === bytes && hash.digest("hex") === sha256;
}

async function textOf(archive: Archive, path: string): Promise<string | null> {
  return archive.text(path).catch(() => null);
}

function readManifest(text: string): Manifest | null {
  const parsed = manifestSchema.safeParse(parsedJson(text));
  return parsed.success ? parsed.data : null;
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
