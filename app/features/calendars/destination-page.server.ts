import type { MessageKey } from "#app/messages/catalog.ts";
import type { Translator } from "#app/messages/translator.ts";
import type { Services } from "#app/platform/services.server.ts";
import { formatDateTime } from "#app/platform/time/format.server.ts";
import type { MemberKey } from "./connection-repository.server.ts";
import { questionTexts } from "./open-questions.server.ts";

type View = { translator: Pick<Translator, "t" | "locale">; zone: string };

/** Where a member's bookings are put, how that goes, and what is asked about them, in words. */
export async function destinationPage(services: Pick<Services, "database">, key: MemberKey, view: View) {
  const { prisma } = services.database;
  const { t, locale } = view.translator;
  const text = (at: number) => formatDateTime(at, { locale, zone: view.zone });
  const choices = await prisma.connectedCalendar.findMany({
    where: { ...key, writable: true, connection: { closingAt: null, mayWrite: true } },
    select: {
      ...{ id: true, name: true, takesBookings: true, withAnswers: true, keepsErased: true },
      ...{ lastWrittenAt: true, connection: { select: { name: true } } },
    },
    orderBy: [{ connection: { createdAt: "asc" } }, { name: "asc" }, { id: "asc" }],
  });
  const chosen = choices.find(({ takesBookings }) => takesBookings);
  const last = chosen?.lastWrittenAt ? text(chosen.lastWrittenAt.getTime()) : null;
  const name = chosen?.name ?? "";
  return {
    choices: choices.map((one) => ({ value: one.id, label: `${one.name} (${one.connection.name})` })),
    chosen: chosen?.id ?? null,
    withAnswers: chosen?.withAnswers ?? false,
    keepsErased: chosen?.keepsErased ?? false,
    state: chosen
      ? last === null
        ? t("connect.write.never", { name })
        : t("connect.write.last", { name, at: last })
      : t("connect.write.none"),
    trouble: await troubleOf(services, key, view),
    questions: await questionTexts(services, key, view),
  };
}

async function troubleOf(
  { database }: Pick<Services, "database">,
  key: MemberKey,
  { translator: { t, locale }, zone }: View,
): Promise<string | null> {
  const where = { ...key, trouble: { not: null }, nextTryAt: { not: null } };
  const [count, first] = await Promise.all([
    database.prisma.calendarCopy.count({ where }),
    database.prisma.calendarCopy.findFirst({
      where,
      select: { trouble: true, nextTryAt: true },
      orderBy: { nextTryAt: "asc" },
    }),
  ]);
  if (!first?.nextTryAt) return null;
  const next = formatDateTime(first.nextTryAt.getTime(), { locale, zone });
  const why = t(`connect.trouble.${first.trouble}` as MessageKey);
  return t("connect.write.trouble", { count, next, why });
}
