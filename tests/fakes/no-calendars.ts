import type { OpenCalendars } from "#app/ports/calendar-provider.ts";

/** For tests in which nobody has connected a calendar: no server is reached. */
export const noCalendars: OpenCalendars = () => {
  const answer = async () => ({ ok: false as const, reason: "unreachable" as const });
  return { listCalendars: answer, busyIntervals: answer, changesSince: answer, writing: null };
};
