import { inErasingTransaction } from "#app/features/privacy/privacy.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { addRecords, type PartPlan, type RecordCounts } from "./deletion-plan.ts";
import type { BookingScope, DeletionScope } from "./deletion-scope.server.ts";
import { countParts } from "./erase-parts.server.ts";
import { bookingsAhead, countBookings, keptBookings } from "./erased-bookings.server.ts";
import { partsOf } from "./erased-parts.server.ts";

export type Preview = {
  /** Rows by model, by the very queries that erase them. */
  records: RecordCounts;
  /** Bookings ahead that are cancelled. */
  ahead: number;
  /** Bookings that a hold or a restriction keeps. */
  kept: { basis: string | null; reviewOn: Date | null; count: number }[];
};

type Of = { scope: DeletionScope; part: PartPlan | null; organizationId: string | null };

/** What a deletion at this instant would erase. Nothing changes by it. */
export function previewDeletion(services: Services, { scope, part, organizationId }: Of): Promise<Preview> {
  const now = services.clock.now();
  const organizationIds = part && organizationId !== null ? [organizationId] : scope.businessIds;
  const bookings: BookingScope = { organizationIds, part, requestedAt: now };
  return inErasingTransaction(services.database, async (tx) => {
    const counted = await countBookings(tx, bookings);
    // Answers of whole businesses go by a step of their own, and are counted there.
    const { Answer: answers = 0, ...others } = counted;
    const isPart = part !== null;
    return {
      records: addRecords(
        isPart ? { ...others, ...(answers > 0 ? { Answer: answers } : {}) } : others,
        await countParts(tx, partsOf(scope)),
      ),
      ahead: part?.what === "calls" ? 0 : (await bookingsAhead(tx, bookings, now)).length,
      kept: await keptBookings(tx, bookings),
    };
  });
}
