import { z } from "zod";
import type { HeldMeeting } from "#app/ports/calendar-provider.ts";
import { read } from "./microsoft-reads.server.ts";
import type { MicrosoftWay } from "./microsoft-way.server.ts";

/** What an event says of the meeting that it holds. */
export const meetingShape = z.object({
  isOnlineMeeting: z.boolean().nullish(),
  onlineMeeting: z.object({ joinUrl: z.string().nullish() }).nullish(),
});

const calendarShape = z.object({ allowedOnlineMeetingProviders: z.array(z.string()).nullish() });
const teams = "teamsForBusiness";
/** Microsoft's own, also those of its clouds for states. */
const hosts = /^(?:[\w-]+\.)*teams\.(?:microsoft\.(?:com|us)|live\.com|microsoftonline\.cn)$/;

function isTeams(url: string): boolean {
  return URL.canParse(url) && new URL(url).protocol === "https:" && hosts.test(new URL(url).hostname);
}

/** What asks Microsoft for a meeting with an event; nothing where the calendar has none to give, as a personal account's. */
export async function teamsAsked(
  way: MicrosoftWay,
  calendarId: string,
): Promise<{ isOnlineMeeting?: true; onlineMeetingProvider?: string }> {
  const query = { $select: "id,allowedOnlineMeetingProviders" };
  const answer = await way.ask(`/me/calendars/${encodeURIComponent(calendarId)}`, { query });
  const { allowedOnlineMeetingProviders: kinds } = read(calendarShape, answer);
  return kinds?.includes(teams) ? { isOnlineMeeting: true, onlineMeetingProvider: teams } : {};
}

/** The meeting that an event holds. Microsoft may need a moment until it knows where it is joined. */
export function meetingIn({ isOnlineMeeting, onlineMeeting }: z.output<typeof meetingShape>): HeldMeeting {
  if (isOnlineMeeting !== true) return null;
  const url = onlineMeeting?.joinUrl;
  return url && isTeams(url) ? { url } : "pending";
}
