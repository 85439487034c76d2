import type { Translator } from "#app/messages/translator.ts";
import type { Services } from "#app/platform/services.server.ts";
import { formatDateTime } from "#app/platform/time/format.server.ts";

export type BarredPage = { business: string; since: string };

/** What a member reads of the business that suspended them; null for everyone else. */
export async function barredPage(
  { database: { prisma } }: Pick<Services, "database">,
  { slug, user }: { slug: string; user: { id: string; timeZone: string } },
  { locale }: Translator,
): Promise<BarredPage | null> {
  const row = await prisma.membership.findFirst({
    where: { userId: user.id, barredAt: { not: null }, organization: { slug } },
    select: { barredAt: true, organization: { select: { name: true } } },
  });
  if (!row?.barredAt) return null;
  const since = formatDateTime(row.barredAt.getTime(), { locale, zone: user.timeZone });
  return { business: row.organization.name, since };
}
