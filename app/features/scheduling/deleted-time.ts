import { z } from "zod";

/**
 * A row that was just deleted, as the browser keeps it for a while: an absence, a journey or a blocked time, columns
 * by name. It comes back from outside, so all of it is read as carefully as a form.
 */
export type Deleted = Readonly<Record<string, string | number | null>>;
export type Deletion = { ok: true; deleted: Deleted } | { ok: false };

/** What each such row has. `createdAt` in epoch milliseconds. */
export const keptRow = z.object({
  id: z.string().regex(/^[a-z2-7]{26}$/),
  createdAt: z.number().int().positive(),
});

const deletedRow = z.record(z.union([z.string(), z.number(), z.null()]));

/** The row inside a cookie's value, or null where it holds none. */
export function readDeleted(value: string): Deleted | null {
  try {
    const parsed = deletedRow.safeParse(JSON.parse(decodeURIComponent(value)));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
