import type { calendar_v3 } from "@googleapis/calendar";
import type { HeldMeeting } from "#app/ports/calendar-provider.ts";
import type { GoogleWay } from "./google-way.server.ts";

type GoogleEvent = calendar_v3.Schema$Event;

const meet = "hangoutsMeet";

/**
 * What asks Google for a meeting with an event; nothing where the calendar has none to give, as Google would refuse the
 * event with it. By the event's name a second asking is known as the same one.
 */
export async function meetAsked(
  { api }: GoogleWay,
  calendarId: string,
  uid: string,
): Promise<Pick<GoogleEvent, "conferenceData">> {
  const { data } = await api.calendarList.get({ calendarId });
  const kinds = data?.conferenceProperties?.allowedConferenceSolutionTypes ?? [];
  if (!kinds.includes(meet)) return {};
  return { conferenceData: { createRequest: { requestId: uid, conferenceSolutionKey: { type: meet } } } };
}

/** The meeting that Google made for an event, is making, or could not make. */
export function meetingIn({ conferenceData }: GoogleEvent): HeldMeeting {
  if (!conferenceData) return null;
  const entry = conferenceData.entryPoints?.find(({ entryPointType }) => entryPointType === "video");
  // A calendar's owner may put another program's meeting in its place: people were told of this one.
  if (entry?.uri?.startsWith("https://meet.google.com/")) return { url: entry.uri };
  return conferenceData.createRequest?.status?.statusCode === "pending" ? "pending" : null;
}
