import type { SealedPlace, Sealer } from "../security/sealer.server.ts";
import type { PrismaClient } from "./generated/client.ts";

const placeOf = (id: string): SealedPlace => ({
  ...{ model: "IncidentSubject", field: "sealed", rowId: id, organizationId: null },
});

/** The address of somebody whom an incident affected, as its list holds it. */
export function sealSubject(sealer: Sealer, id: string, email: string): string {
  return sealer.seal(placeOf(id), email);
}

/** @throws SealError */
export function openSubject(sealer: Sealer, { id, sealed }: { id: string; sealed: string }): string {
  return sealer.open(placeOf(id), sealed);
}

/** Seals anew, by the first key, what another has sealed. Gives how many that were. */
export async function resealSubjects(prisma: PrismaClient, sealer: Sealer): Promise<number> {
  const rows = await prisma.incidentSubject.findMany({ select: { id: true, sealed: true } });
  const stale = rows.filter(({ sealed }) => sealer.isStale(sealed));
  for (const row of stale) {
    const sealed = sealSubject(sealer, row.id, openSubject(sealer, row));
    await prisma.incidentSubject.updateMany({ where: { id: row.id, sealed: row.sealed }, data: { sealed } });
  }
  return stale.length;
}
