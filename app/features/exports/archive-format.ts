import { z } from "zod";

/**
 * The form of every copy that Parley hands out: a ZIP with `data/<Model>.json` (one row in a line), the same as
 * `csv/<Model>.csv`, what its columns are as `schema/<Model>.schema.json`, pages for people, and a signed manifest that
 * names every other file. Whoever changes the form of a collection raises its version.
 */
export const formatId = "parley-export/1";

export const manifestFile = "manifest.json";
export const signatureFile = "manifest.sig";

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.number().int().min(0);

export const manifestSchema = z.object({
  format: z.literal(formatId),
  scope: z.enum(["member", "business", "customer"]),
  /** When it was asked for: ISO 8601, UTC. */
  askedAt: z.string(),
  /** The host name of the instance that made it. */
  madeBy: z.string(),
  locale: z.string(),
  collections: z.array(
    z.object({ model: z.string(), version: z.number().int(), canImport: z.boolean(), count }),
  ),
  files: z.array(z.object({ path: z.string(), bytes: count, sha256, count: count.optional() })),
});
export type Manifest = z.infer<typeof manifestSchema>;

/** Ed25519 over the bytes of manifest.json. The key is published at `/.well-known/privacy-keys.json`. */
export const signatureSchema = z.object({
  algorithm: z.literal("Ed25519"),
  keyId: z.string(),
  /** SPKI, base64. It shows which key it was, not whose it is. */
  publicKey: z.string(),
  signature: z.string(),
});
export type ManifestSignature = z.infer<typeof signatureSchema>;

export type ExportedRow = Record<string, unknown>;

export const dataFile = (model: string) => `data/${model}.json`;
export const csvFile = (model: string) => `csv/${model}.csv`;
export const schemaFile = (model: string) => `schema/${model}.schema.json`;
