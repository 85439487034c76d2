import type { Services } from "#app/platform/services.server.ts";
import { listTakenHosts } from "./calendar-repository.server.ts";

/** The front door of the member's calendar for routes and other features. */
export { type CalendarPage, calendarPage } from "./calendar-page.server.ts";
export { type JudgedTime, judgeTime, type TimeQuestion } from "./judge-time.server.ts";

/** Which of these hosts have something else in `[from, to)` (epoch ms) that nobody may go past. */
export async function takenHosts(
  { database, clock }: Pick<Services, "database" | "clock">,
  question: {
    organizationId: string;
    hostIds: string[];
    from: number;
    to: number;
    exceptBookingId: string | null;
  },
): Promise<Set<string>> {
  return listTakenHosts(database.prisma, { ...question, now: clock.now() });
}
