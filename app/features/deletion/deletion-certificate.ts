import { z } from "zod";
import { recordCountsSchema } from "./deletion-plan.ts";

const instant = z.string().datetime();
const day = z.string().date();

/**
 * What is said about a deletion to whoever holds its number: counts, dates and reasons, nothing that names anybody.
 * Instants are ISO 8601 in UTC.
 */
export const certificateSchema = z.strictObject({
  format: z.literal("parley-deletion-1"),
  requestId: z.string(),
  kind: z.enum(["account", "business", "part"]),
  requestedAt: instant,
  startedAt: instant,
  erasedAt: instant,
  /** Records that held something of each category of the data map; one record may be in several. */
  categories: z.record(z.string(), z.number().int()),
  /** Rows by model. */
  records: recordCountsSchema,
  targets: z.array(
    z.strictObject({
      target: z.string(),
      state: z.enum(["pending", "done", "none"]),
      at: instant.nullable(),
      endsAt: instant.nullable(),
    }),
  ),
  kept: z.array(
    z.strictObject({
      what: z.enum(["hold", "restriction", "audit", "tombstones", "certificate"]),
      /** Of a hold: claim, order or audit. */
      basis: z.string().nullable(),
      count: z.number().int().nullable(),
      until: day.nullable(),
      /** When it is asked whether it is still needed. */
      reviewOn: day.nullable(),
    }),
  ),
  /** When the last backup that may hold it is gone; null where no backups are made. */
  lastBackupOn: day.nullable(),
});

export type CertificateText = z.infer<typeof certificateSchema>;

export const signedCertificateSchema = certificateSchema.extend({ keyId: z.string(), signature: z.string() });

export type Certificate = z.infer<typeof signedCertificateSchema>;
