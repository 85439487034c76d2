import type { Services } from "#app/platform/services.server.ts";
import { incidentFactsSchema, incidentQuerySchema } from "./incident-query.ts";

/** Every incident, the latest first. Instants are epoch milliseconds. */
export async function listIncidents({ database: { prisma } }: Pick<Services, "database">) {
  const rows = await prisma.incident.findMany({
    select: {
      ...{ id: true, kind: true, awareAt: true, dueAt: true, people: true, unreachable: true, stage: true },
      ...{ authorityToldAt: true, closedAt: true, query: true, facts: true },
      events: { select: { kind: true, at: true, text: true }, orderBy: [{ at: "asc" }, { id: "asc" }] },
    },
    orderBy: [{ awareAt: "desc" }, { id: "asc" }],
  });
  const told = await prisma.incidentSubject.groupBy({
    by: ["incidentId"],
    where: { toldAt: { not: null } },
    _count: true,
  });
  return rows.map(({ awareAt, dueAt, authorityToldAt, closedAt, query, facts, events, ...row }) => ({
    ...row,
    ...{ awareAt: awareAt.getTime(), dueAt: dueAt.getTime(), authorityTold: authorityToldAt !== null },
    state: closedAt ? ("closed" as const) : ("open" as const),
    told: told.find(({ incidentId }) => incidentId === row.id)?._count ?? 0,
    query: incidentQuerySchema.parse(query),
    facts: incidentFactsSchema.parse(facts),
    events: events.map(({ at, ...event }) => ({ ...event, at: at.getTime() })),
  }));
}

export type ListedIncident = Awaited<ReturnType<typeof listIncidents>>[number];
