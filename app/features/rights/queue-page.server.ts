import { isRefusal } from "#app/domain/privacy/refusal.ts";
import { daysLeft, executionDay, mayExtend, mayHold } from "#app/domain/privacy/request-clock.ts";
import type { Translator } from "#app/messages/translator.ts";
import type { Services } from "#app/platform/services.server.ts";
import { formatDate, formatDateTime } from "#app/platform/time/format.server.ts";
import { findRequest, listEvents, listQueue, type RequestRow } from "./request-repository.server.ts";
import { targetsOf } from "./request-targets.server.ts";
import { clocked, isStanding } from "./rights-request.server.ts";

const dayMs = 86_400_000;

type Asked = { organization: { id: string; timeZone: string }; translator: Translator };

export type QueueRow = {
  id: string;
  kind: string;
  state: string;
  stands: boolean;
  who: string;
  channel: string;
  received: string;
  due: string;
  /** Days that are left, in words. */
  left: string;
  overdue: boolean;
};

/** What people asked of this business: what waits by its last day, then what was answered. */
export async function queuePage(
  services: Pick<Services, "database" | "clock">,
  { organization, translator }: Asked,
): Promise<{ open: QueueRow[]; closed: QueueRow[] }> {
  const { open, closed } = await listQueue(services.database.prisma, organization.id);
  const now = services.clock.now();
  const shown = (request: RequestRow) => rowOf(request, organization.timeZone, translator, now);
  return { open: open.map(shown), closed: closed.map(shown) };
}

function rowOf(request: RequestRow, zone: string, { t, locale }: Translator, now: number): QueueRow {
  const left = daysLeft(request.dueAt.getTime(), now);
  const date = (at: Date) => formatDate(at.getTime(), { locale, zone });
  return {
    id: request.id,
    kind: t(`rights.kind.${request.kind}`),
    state: t(`rights.state.${request.state}`),
    stands: isStanding(request),
    who: request.email ?? t("rights.queue.forgotten"),
    channel: t(`rights.channel.${request.channel}`),
    received: date(request.receivedAt),
    due: date(request.dueAt),
    left: left > 0 ? t("rights.queue.left", { left }) : t("rights.queue.overdue", { days: -left }),
    overdue: isStanding(request) && left <= 0,
  };
}

export type RequestPage = NonNullable<Awaited<ReturnType<typeof requestPage>>>;

/** One request with its history and the answers that are open to the business; null where it has no such request. */
export async function requestPage(
  services: Pick<Services, "database" | "clock">,
  { organization, translator, id }: Asked & { id: string },
) {
  const { prisma } = services.database;
  const request = await findRequest(prisma, organization.id, id);
  if (!request) return null;
  const [events, about] = await Promise.all([
    listEvents(prisma, organization.id, id),
    aboutOf(services, request, organization.timeZone, translator),
  ]);
  const now = services.clock.now();
  const { t, locale } = translator;
  const shown = { locale, zone: organization.timeZone };
  const clock = clocked(request);
  const day = executionDay(clock);
  return {
    ...rowOf(request, organization.timeZone, translator, now),
    text: request.text,
    outcome: request.outcome,
    refusal: isRefusal(request.refusalCode) ? t(`rights.refusal.${request.refusalCode}`) : "",
    about,
    mayHold: request.kind === "erase" && mayHold(clock, now),
    mayExtend: mayExtend(clock, now),
    needsWords: request.kind === "other" || (request.kind === "correct" && request.targets.length === 0),
    carriedOutOn:
      request.state === "open" && day !== null ? formatDate(clock.receivedAt + day * dayMs, shown) : null,
    events: events.map(({ id: eventId, kind, actor, at, day: marked, text, user }) => ({
      id: eventId,
      what: t(`rights.event.${kind}`, { day: marked ?? 0 }),
      who: user?.name ?? t(`rights.actor.${actor}`),
      at: formatDateTime(at.getTime(), shown),
      text,
    })),
  };
}

/** The appointments that it is about, by title and day; the business has them anyway. */
async function aboutOf(
  { database: { prisma } }: Pick<Services, "database">,
  request: RequestRow,
  zone: string,
  { locale }: Translator,
): Promise<string[]> {
  if (!isStanding(request)) return [];
  const { attendeeIds, answerIds } = await targetsOf(prisma, request);
  const seats = await prisma.attendee.findMany({
    where: { OR: [{ id: { in: attendeeIds } }, { answers: { some: { id: { in: answerIds } } } }] },
    select: { booking: { select: { title: true, startsAt: true } } },
    orderBy: { booking: { startsAt: "asc" } },
    take: 50,
  });
  return seats.map(
    ({ booking }) => `${booking.title}, ${formatDateTime(booking.startsAt.getTime(), { locale, zone })}`,
  );
}
