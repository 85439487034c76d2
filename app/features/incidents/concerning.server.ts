import type { Translator } from "#app/messages/translator.ts";
import type { Services } from "#app/platform/services.server.ts";
import { formatDateTime } from "#app/platform/time/format.server.ts";
import { incidentFactsSchema } from "./incident-query.ts";
import { subjectHash } from "./subject-hash.server.ts";

/** What somebody reads of an incident that concerns them. */
export type ConcerningIncident = {
  id: string;
  kind: "breach" | "weak_config";
  /** When it was noticed, in words. */
  at: string;
  what: string;
  consequences: string;
  measures: string;
};

/** How long it is shown after an incident was closed. */
const afterwardsMs = 30 * 86_400_000;

/**
 * The incidents of which people are told and that concern one of these addresses, the latest first. It asks the database
 * alone: whether mail gets through makes no difference.
 */
export async function incidentsConcerning(
  { database, settings, clock }: Pick<Services, "database" | "settings" | "clock">,
  emails: readonly string[],
  { locale }: Pick<Translator, "locale">,
): Promise<ConcerningIncident[]> {
  const since = new Date(clock.now() - afterwardsMs);
  const rows = await database.prisma.incident.findMany({
    where: {
      stage: { gt: 0 },
      OR: [{ closedAt: null }, { closedAt: { gt: since } }],
      subjects: { some: { emailHash: { in: emails.map((email) => subjectHash(settings, email)) } } },
    },
    select: { id: true, kind: true, awareAt: true, facts: true },
    orderBy: [{ awareAt: "desc" }, { id: "asc" }],
    take: 10,
  });
  return rows.map(({ id, kind, awareAt, facts }) => {
    const { what, consequences, measures } = incidentFactsSchema.parse(facts);
    const at = `${formatDateTime(awareAt.getTime(), { locale, zone: "Etc/UTC" })} (UTC)`;
    return {
      id,
      kind,
      at,
      what: what[locale],
      consequences: consequences[locale],
      measures: measures[locale],
    };
  });
}
