import { incidentDueAt } from "#app/domain/privacy/incident-clock.ts";
import { noteDone } from "#app/features/audit/audit.server.ts";
import { inErasingTransaction } from "#app/features/privacy/privacy.server.ts";
import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import type { IncidentEventKind, IncidentKind } from "#app/platform/database/generated/client.ts";
import { sealSubject } from "#app/platform/database/sealed-subjects.server.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import { createSealer } from "#app/platform/security/sealer.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { type Affected, findAffected } from "./affected.server.ts";
import type { IncidentFacts, IncidentQuery } from "./incident-query.ts";
import { subjectHash } from "./subject-hash.server.ts";

type Tools = Pick<Services, "database" | "clock" | "settings">;

export type NewIncident = { kind: IncidentKind; awareAt: number; query: IncidentQuery; facts: IncidentFacts };

/** Who would be on the list; nothing is written. */
export function previewAffected(
  { database }: Pick<Services, "database">,
  query: IncidentQuery,
): Promise<Affected> {
  return inErasingTransaction(database, (tx) => findAffected(tx, query));
}

/**
 * Opens an incident: its clock has run since somebody became aware of it, and the list of those affected is made and
 * frozen now, sealed, so that whoever is erased afterwards is told all the same.
 */
export async function openIncident(
  services: Tools,
  { kind, awareAt, query, facts }: NewIncident,
): Promise<{ id: string; people: number; unreachable: number }> {
  const now = services.clock.now();
  const sealer = createSealer(services.settings.encryptionKeys);
  const id = randomId();
  return inErasingTransaction(services.database, async (tx) => {
    const { people, unreachable } = await findAffected(tx, query);
    await tx.incident.create({
      data: {
        ...{ id, kind, query, facts, unreachable, people: people.length },
        awareAt: new Date(awareAt),
        dueAt: new Date(incidentDueAt(awareAt)),
        openedAt: new Date(now),
      },
      select: { id: true },
    });
    const listedAt = new Date(now);
    for (let first = 0; first < people.length; first += 1000) {
      const data = people.slice(first, first + 1000).map(({ email, locale }) => {
        const subjectId = randomId();
        return {
          id: subjectId,
          incidentId: id,
          locale,
          listedAt,
          sealed: sealSubject(sealer, subjectId, email),
          emailHash: subjectHash(services.settings, email),
        };
      });
      await tx.incidentSubject.createMany({ data });
    }
    await noteEvent(services, tx, id, "opened");
    return { id, people: people.length, unreachable };
  });
}

/** Adds to what is known of an incident, for good; and to the instance's chain, by reference. */
export async function noteEvent(
  { clock }: Pick<Services, "clock">,
  tx: DatabaseTransaction,
  incidentId: string,
  kind: IncidentEventKind,
  text = "",
): Promise<void> {
  const now = clock.now();
  await tx.incidentEvent.create({
    data: { id: randomId(), incidentId, kind, text, at: new Date(now) },
    select: { id: true },
  });
  const done = {
    action: "operator.incident",
    by: "operator",
    details: { what: kind.replace("_", "-") },
  } as const;
  await noteDone(tx, { organizationId: null, ...done, target: `incident:${incidentId}`, now });
}
