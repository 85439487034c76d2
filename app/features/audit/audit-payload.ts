import { z } from "zod";

/** Ids and words of closed lists; a space, a capital or an "@" is none. Names and addresses do not fit. */
const reference = z.string().regex(/^[a-z0-9][a-z0-9._-]{0,63}$/);
const word = z.string().regex(/^[a-zA-Z]{1,32}$/);

/**
 * The part of an event that is erased in time: who did it, and ids, words and whole numbers that say more. `by` a
 * member of the business, the operator at a terminal, the program itself, or somebody who is not known.
 */
export const auditPayloadSchema = z.strictObject({
  by: z.enum(["member", "operator", "program", "unknown"]),
  actorId: reference.optional(),
  details: z.record(word, z.union([reference, z.number().int()])).optional(),
});

export type AuditPayload = z.infer<typeof auditPayloadSchema>;

/** Null for one that was erased, or that is not of this form. */
export function readPayload(stored: unknown): AuditPayload | null {
  const parsed = auditPayloadSchema.safeParse(stored);
  return parsed.success ? parsed.data : null;
}
