import type { PreferencePage } from "#app/features/consents/consents.server.ts";
import type { Locale } from "#app/messages/locale.ts";
import type { PrismaClient } from "#app/platform/database/generated/client.ts";
import type { Services } from "#app/platform/services.server.ts";
import { formatTime } from "#app/platform/time/format.server.ts";

/** What a member hears of their day from each business in which they work. */
export type AgendaChoices = {
  /** The hours of a day in words; the empty value is none. */
  hours: { value: string; label: string }[];
  businesses: { id: string; name: string; hour: string }[];
};

/** Businesses whose access a member has; who is suspended sets nothing there. */
export async function agendaChoices(
  { database: { prisma } }: Pick<Services, "database">,
  { userId, locale, off }: { userId: string; locale: Locale; off: string },
): Promise<AgendaChoices> {
  const members = await prisma.membership.findMany({
    where: { userId, barredAt: null },
    select: { agendaHour: true, organization: { select: { id: true, name: true } } },
    orderBy: { organization: { name: "asc" } },
  });
  const hours = Array.from({ length: 24 }, (_, hour) => ({
    value: String(hour),
    label: formatTime(hour * 3_600_000, { locale, zone: "UTC" }),
  }));
  return {
    hours: [{ value: "", label: off }, ...hours],
    businesses: members.map(({ agendaHour, organization }) => ({
      ...organization,
      hour: String(agendaHour ?? ""),
    })),
  };
}

/** Sets or ends the agenda of one business. False for what is no hour, or a business in which they do not work. */
export async function submitAgenda(
  { database: { prisma } }: Pick<Services, "database">,
  userId: string,
  form: FormData,
): Promise<boolean> {
  const organizationId = String(form.get("agenda") ?? "");
  const hour = String(form.get("hour") ?? "");
  if (!/^(?:|1?\d|2[0-3])$/.test(hour)) return false;
  const agendaHour = hour === "" ? null : Number(hour);
  const { count } = await prisma.membership.updateMany({
    where: { organizationId, userId, barredAt: null },
    data: { agendaHour },
  });
  return count === 1;
}

/** The page that an agenda's link leads to. Null for what is no such link; whoever left since has nothing to end. */
export async function agendaPreference(services: Services, token: string): Promise<PreferencePage | null> {
  const id = memberOf(services, token);
  if (id === null) return null;
  const member = await findMember(services.database.prisma, id);
  if (!member) return { token, topic: "agenda", business: null, topics: [] };
  const { name, slug } = member.organization;
  const on = member.agendaHour !== null;
  return {
    ...{ token, topic: "agenda", business: { name, href: `/${slug}` } },
    topics: [{ topic: "agenda", on, known: false, text: "" }],
  };
}

/** Ends the agenda at once, for a mail program's single click (RFC 8058) as for a person's. */
export async function endAgenda(
  services: Services,
  token: string,
  form: FormData,
): Promise<{ oneClick: boolean } | null> {
  const id = memberOf(services, token);
  if (id === null) return null;
  await services.database.prisma.membership.updateMany({ where: { id }, data: { agendaHour: null } });
  return { oneClick: !form.has("choice") };
}

function memberOf({ links }: Pick<Services, "links">, token: string): string | null {
  const found = links.unsubscribeOf(token);
  return found?.topic === "agenda" ? (/^member-(.+)$/.exec(found.about)?.[1] ?? null) : null;
}

function findMember(prisma: PrismaClient, id: string) {
  return prisma.membership.findUnique({
    where: { id },
    select: { agendaHour: true, organization: { select: { name: true, slug: true } } },
  });
}
