import type { Services } from "#app/platform/services.server.ts";
import { formatDay, type Shown } from "#app/platform/time/format.server.ts";
import type { OfferRow } from "./offer-repository.server.ts";
import { absenceOf } from "./page-choices.server.ts";

/** Whom to turn to while the only host is away, and where that person's appointments are. */
export type Standin = { absent: string; first: string; last: string; name: string; href: string };

export async function findStandin(
  { database }: Pick<Services, "database">,
  offer: OfferRow,
  { now, shown }: { now: number; shown: Shown },
): Promise<Standin | null> {
  const absence = absenceOf(offer, now, shown.zone);
  if (!absence) return null;
  const { organizationId } = offer;
  const colleague = await database.prisma.membership.findFirst({
    where: {
      organizationId,
      userId: absence.colleagueId,
      suspendedAt: null,
      user: {
        hostOf: { some: { organizationId, eventType: { hidden: false, disabled: false, deletedAt: null } } },
      },
    },
    select: { user: { select: { name: true } } },
  });
  if (!colleague) return null;
  return {
    absent: offer.hosts[0]?.name ?? "",
    first: formatDay(absence.firstDate, shown.locale),
    last: formatDay(absence.lastDate, shown.locale),
    name: colleague.user.name,
    href: `/${offer.organizationSlug}?host=${absence.colleagueId}`,
  };
}
