import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { IncidentFacts } from "./incident-query.ts";
import { noteEvent } from "./open-incident.server.ts";

type Tools = Pick<Services, "database" | "clock">;

/** Does something to an incident that is open. False where there is none such. */
function toOpen(
  { database }: Pick<Tools, "database">,
  id: string,
  work: (tx: DatabaseTransaction) => Promise<void>,
): Promise<boolean> {
  return database.prisma.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT 1 FROM incident WHERE id = ${id} FOR UPDATE`;
    const open = await tx.incident.findFirst({ where: { id, closedAt: null }, select: { id: true } });
    if (open) await work(tx);
    return open !== null;
  });
}

/** Notes what was done against it; what people are told next may be said anew with it. */
export function addMeasure(
  services: Tools,
  id: string,
  { text, facts }: { text: string; facts?: IncidentFacts },
): Promise<boolean> {
  return toOpen(services, id, async (tx) => {
    if (facts) await tx.incident.update({ where: { id }, data: { facts }, select: { id: true } });
    await noteEvent(services, tx, id, "measure", text);
  });
}

export function noteAuthorityTold(services: Tools, id: string, text: string): Promise<boolean> {
  return toOpen(services, id, async (tx) => {
    const authorityToldAt = new Date(services.clock.now());
    await tx.incident.updateMany({ where: { id, authorityToldAt: null }, data: { authorityToldAt } });
    await noteEvent(services, tx, id, "authority_told", text);
  });
}

/** Tells everybody, on the page of incidents and in its feed; also of one that is closed. False where there is none. */
export function publishIncident(services: Tools, id: string): Promise<boolean> {
  return services.database.prisma.$transaction(async (tx) => {
    const publishedAt = new Date(services.clock.now());
    const { count } = await tx.incident.updateMany({
      where: { id, publishedAt: null },
      data: { publishedAt },
    });
    if (count > 0) await noteEvent(services, tx, id, "published");
    return count > 0;
  });
}

export function closeIncident(services: Tools, id: string, text: string): Promise<boolean> {
  return toOpen(services, id, async (tx) => {
    const closedAt = new Date(services.clock.now());
    await tx.incident.update({ where: { id }, data: { closedAt }, select: { id: true } });
    await noteEvent(services, tx, id, "closed", text);
  });
}
