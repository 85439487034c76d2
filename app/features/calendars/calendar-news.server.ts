import type { Services } from "#app/platform/services.server.ts";
import { syncCalendarJob } from "./calendar-jobs.server.ts";
import { newsSigner } from "./keep-watching.server.ts";

/** What a provider says with each piece of news. */
export type CalendarNews = {
  channel: string;
  token: string;
  resource: string;
  /** The first over a channel: that it is open. */
  isGreeting: boolean;
  /** Nothing more comes over it, or nothing soon: another has to take its place. */
  isOver?: boolean;
};

/**
 * News makes a calendar due, and says nothing else that would be believed: what changed is asked of the provider. Many
 * pieces at once are one reading. False for channels that are not ours (any more).
 */
export async function takeNews(
  services: Pick<Services, "database" | "settings" | "clock" | "jobs">,
  { channel, token, resource, isGreeting, isOver = false }: CalendarNews,
): Promise<boolean> {
  if (!newsSigner(services).verify(channel, token)) return false;
  if (isGreeting) return true;
  const { prisma } = services.database;
  const calendar = await prisma.connectedCalendar.findFirst({
    where: { channelId: channel, channelResource: resource },
    select: { id: true },
  });
  if (!calendar) return false;
  const now = new Date(services.clock.now());
  if (isOver)
    await prisma.connectedCalendar.updateMany({
      where: { id: calendar.id, channelId: channel },
      data: { channelUntil: null },
    });
  const { count } = await prisma.connectedCalendar.updateMany({
    where: { id: calendar.id, counts: true, nextTryAt: { gt: now } },
    data: { nextTryAt: now },
  });
  if (count > 0) await services.jobs.enqueue(syncCalendarJob, { calendarId: calendar.id });
  return true;
}
