import { z } from "zod";

const id = z.string().regex(/^[a-z0-9-]{1,64}$/);
const instant = z.number().int();

/** What becomes of bookings that are still ahead: cancelled, or given to whoever is free, or to one colleague. */
const ahead = z.union([z.literal("cancel"), z.literal("others"), z.object({ colleagueId: id })]);

const businessPlan = z.object({
  organizationId: id,
  /** The business goes, or the person leaves it and its bookings stay. */
  what: z.enum(["delete", "leave"]),
  ahead,
  /** Who owns it afterwards, where the person was the only owner. */
  heirId: id.nullable(),
  /** As whom the person stands in bookings that stay with the business. */
  formerId: id,
  /** The member gave no time already before, and does so again if this is called off. */
});

/** Some of a business's data. Instants are epoch milliseconds; `from` counts, `to` does not. */
const partPlan = z.discriminatedUnion("what", [
  z.object({ what: z.literal("bookings"), from: instant, to: instant, hostId: id.nullable() }),
  z.object({ what: z.literal("calls"), from: instant, to: instant, hostId: id.nullable() }),
  z.object({ what: z.literal("customer"), attendeeIds: z.array(id), hostId: id.nullable() }),
]);

/** Ids and instants alone: it outlives what it speaks of. */
export const deletionPlanSchema = z.object({
  businesses: z.array(businessPlan),
  part: partPlan.nullable(),
});

export type DeletionPlan = z.infer<typeof deletionPlanSchema>;
export type BusinessPlan = z.infer<typeof businessPlan>;
export type PartPlan = z.infer<typeof partPlan>;
export type Ahead = z.infer<typeof ahead>;

export const recordCountsSchema = z.record(z.string(), z.number().int().nonnegative());

/** How many rows of which models. */
export type RecordCounts = z.infer<typeof recordCountsSchema>;

export function addRecords(one: RecordCounts, other: RecordCounts): RecordCounts {
  const sum = { ...one };
  for (const [model, count] of Object.entries(other)) if (count > 0) sum[model] = (sum[model] ?? 0) + count;
  return sum;
}

const dayMs = 86_400_000;

/** How long a wish can be called off: a week for an account or a business, a day for a part, not at all for leaving. */
export const graceMs = { account: 7 * dayMs, business: 7 * dayMs, part: dayMs, leave: 0 } as const;

/** Which businesses go as a whole. */
export function deletedIds({ businesses }: DeletionPlan): string[] {
  return businesses.filter(({ what }) => what === "delete").map(({ organizationId }) => organizationId);
}
