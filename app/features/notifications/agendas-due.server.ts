import { DateTime } from "luxon";
import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import { parleyZone } from "#app/platform/time/zones.server.ts";
import type { HandedOutMail, HandOutSpan } from "./handed-out-mail.ts";
import { languageOf } from "./mail-reader.server.ts";

/** What fell due earlier is of a day that is over, wherever its reader lives. */
const lateMsMax = 24 * 3_600_000;

/**
 * The agendas whose hour comes in a span, in the zone of each member who wants one: one a day, also where a change of
 * clocks skips the hour or has it twice. Whether there is anything to say is seen as it is written.
 */
export async function agendasDue(
  tx: DatabaseTransaction,
  { from, to, now }: HandOutSpan,
): Promise<HandedOutMail[]> {
  const after = Math.max(from, now - lateMsMax);
  if (after >= to) return [];
  const members = await tx.membership.findMany({
    where: { agendaHour: { not: null }, barredAt: null },
    select: {
      organizationId: true,
      userId: true,
      agendaHour: true,
      user: { select: { timeZone: true, locale: true } },
    },
    orderBy: [{ organizationId: "asc" }, { userId: "asc" }],
  });
  return members.flatMap(({ organizationId, userId, agendaHour, user }) =>
    hoursIn(after, to, agendaHour ?? 0, languageOf(user).zone).map(({ date, dueAt }) => ({
      kind: "host_agenda" as const,
      ...{ organizationId, userId, dueAt },
      dedupeKey: `agenda:${organizationId}:${userId}:${date}`,
      facts: { agendaAt: dueAt },
    })),
  );
}

/** The instants after `after` and up to `to` at which clocks of a zone show an hour first; a skipped one is the next. */
function hoursIn(after: number, to: number, hour: number, zone: string): { date: string; dueAt: number }[] {
  const found: { date: string; dueAt: number }[] = [];
  const days = DateTime.fromMillis(after, { zone: parleyZone(zone) }).startOf("day");
  for (let day = days; day.toMillis() <= to; day = day.plus({ days: 1 })) {
    const dueAt = day.set({ hour }).toMillis();
    if (dueAt > after && dueAt <= to) found.push({ date: day.toISODate() ?? "", dueAt });
  }
  return found;
}
