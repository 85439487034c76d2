import type { SealedPlace, Sealer } from "../security/sealer.server.ts";
import type { PrismaClient } from "./generated/client.ts";

type Row = { id: string; organizationId: string };

const placeOf = ({ id, organizationId }: Row): SealedPlace => ({
  ...{ model: "CalendarConnection", field: "secret", rowId: id, organizationId },
});

/** How a member's calendars are reached, as the database holds it. */
export function sealConnection(sealer: Sealer, row: Row, secret: string): string {
  return sealer.seal(placeOf(row), secret);
}

/** @throws SealError */
export function openConnection(sealer: Sealer, row: Row & { secret: string }): string {
  return sealer.open(placeOf(row), row.secret);
}

/** Seals anew, by the first key, what another has sealed. Gives how many that were. */
export async function resealConnections(prisma: PrismaClient, sealer: Sealer): Promise<number> {
  const rows = await prisma.calendarConnection.findMany({
    select: { id: true, organizationId: true, secret: true },
  });
  const stale = rows.filter(({ secret }) => sealer.isStale(secret));
  for (const row of stale) {
    const secret = sealConnection(sealer, row, openConnection(sealer, row));
    await prisma.calendarConnection.updateMany({
      where: { id: row.id, secret: row.secret },
      data: { secret },
    });
  }
  return stale.length;
}
