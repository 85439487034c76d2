import type { MessageKey } from "#app/messages/catalog.ts";
import type { Translator } from "#app/messages/translator.ts";
import type { Services } from "#app/platform/services.server.ts";
import { formatDateTime } from "#app/platform/time/format.server.ts";
import { syncCalendarJob } from "./calendar-jobs.server.ts";
import { listConnections, listHosted, type MemberKey } from "./connection-repository.server.ts";
import { closingDays } from "./disconnect.server.ts";
import { grantNames, isGrantKind } from "./grant-kinds.ts";

type Listed = Awaited<ReturnType<typeof listConnections>>[number];

/** The accounts of a member with their calendars, and how fresh what is known of each of them is, in words. */
export async function listCalendars(
  { database, calendarGrants }: Pick<Services, "database" | "calendarGrants">,
  key: MemberKey,
  { translator, zone }: { translator: Pick<Translator, "t" | "locale">; zone: string },
) {
  const [rows, hosted] = await Promise.all([
    listConnections(database.prisma, key),
    listHosted(database.prisma, key),
  ]);
  return rows.map(({ id, kind, name, closingAt, brokenAt, mayWrite, calendars }) => ({
    ...{ id, kind, name },
    written: calendars.reduce((sum, { _count }) => sum + _count.copies, 0),
    closing: closingAt ? closingText(closingAt, translator, zone) : null,
    broken: brokenAt && !closingAt ? brokenText(brokenAt, translator, zone) : null,
    /** What its provider can be asked for: to let us in again, or to let us write. */
    asks: isGrantKind(kind) && calendarGrants[kind] && !closingAt ? leaveToAsk(brokenAt, mayWrite) : null,
    calendars: calendars.map((calendar) => ({
      ...{ id: calendar.id, name: calendar.name, counts: calendar.counts },
      ...{ tentative: calendar.tentativeBusy, free: calendar.countsFree, titles: calendar.keepsTitles },
      /** Else its provider says when it is busy, and no more. */
      tellsEvents: kind !== "google" || (mayWrite && calendar.writable),
      /** What the member hosts, and whether this calendar's events take time from it. */
      eventTypes: hosted.map(({ id: typeId, title }) => ({
        ...{ id: typeId, title },
        counts: !calendar.ignoredFor.some(({ eventTypeId }) => eventTypeId === typeId),
      })),
      state: stateOf(calendar, translator, zone),
      trouble: calendar.counts ? troubleText(calendar.trouble, kind, translator) : null,
    })),
  }));
}

function closingText(at: Date, { t, locale }: Pick<Translator, "t" | "locale">, zone: string): string {
  const until = at.getTime() + closingDays * 86_400_000;
  return t("connect.closing", { until: formatDateTime(until, { locale, zone }) });
}

function stateOf(
  { counts, lastSuccessAt, nextTryAt, trouble }: Listed["calendars"][number],
  { t, locale }: Pick<Translator, "t" | "locale">,
  zone: string,
): string {
  const text = (at: Date) => formatDateTime(at.getTime(), { locale, zone });
  const next = text(nextTryAt);
  if (!counts) return t("connect.state.ignored");
  if (!lastSuccessAt) return trouble ? t("connect.state.never", { next }) : t("connect.state.waiting");
  const at = text(lastSuccessAt);
  return trouble ? t("connect.state.stale", { at, next }) : t("connect.state.fresh", { at, next });
}

function brokenText(at: Date, { t, locale }: Pick<Translator, "t" | "locale">, zone: string): string {
  return t("connect.broken", { at: formatDateTime(at.getTime(), { locale, zone }) });
}

function leaveToAsk(brokenAt: Date | null, mayWrite: boolean): "again" | "events" | null {
  if (brokenAt) return "again";
  return mayWrite ? null : "events";
}

function troubleText(
  trouble: string | null,
  kind: Listed["kind"],
  { t }: Pick<Translator, "t">,
): string | null {
  if (isGrantKind(kind) && (trouble === "revoked" || trouble === "forbidden"))
    return t(`connect.grant.trouble.${trouble}`, { provider: grantNames[kind] });
  return trouble === null ? null : t(`connect.trouble.${trouble}` as MessageKey);
}

/** Has a calendar read now. False where the member has no such calendar. */
export async function askForSync(
  { database, jobs }: Pick<Services, "database" | "jobs">,
  key: MemberKey,
  id: string,
): Promise<boolean> {
  const found = await database.prisma.connectedCalendar.count({ where: { id, ...key } });
  if (found === 0) return false;
  await jobs.enqueue(syncCalendarJob, { calendarId: id });
  return true;
}
