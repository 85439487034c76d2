import { eraseCopiesAfter, inErasingTransaction } from "#app/features/privacy/privacy.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { closedBusinesses } from "./emptied.server.ts";
import { countParts, eraseParts } from "./erase-parts.server.ts";
import { eraseSomeBookings } from "./erased-bookings.server.ts";
import { partsOf } from "./erased-parts.server.ts";

/** What was kept of deleted businesses and is no longer, since a hold or a restriction ended, goes now. */
export async function eraseClosed(services: Services): Promise<void> {
  const now = services.clock.now();
  const businessIds = await inErasingTransaction(services.database, (tx) => closedBusinesses(tx, now));
  for (const id of businessIds) {
    const bookings = { organizationIds: [id], part: null, requestedAt: now };
    const scope = { businessIds: [id], leftIds: [], userId: null, account: false };
    const more = () =>
      inErasingTransaction(services.database, async (tx) => {
        if ((await eraseSomeBookings(services, tx, bookings)).more) return true;
        const parts = partsOf(scope);
        const left = await countParts(tx, parts);
        if (Object.keys(left).length === 0) return false;
        const { mailIds, more: again } = await eraseParts(tx, parts);
        await eraseCopiesAfter(services, tx, mailIds);
        return again;
      });
    while (await more());
  }
}
