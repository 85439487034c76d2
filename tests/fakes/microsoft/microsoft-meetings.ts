import { createHash } from "node:crypto";
import type { GraphCalendar } from "./microsoft-calendars.ts";
import type { GraphEvent } from "./microsoft-event-times.ts";

type Body = Record<string, unknown>;
type Text = { contentType: string; content: string };

const line = "________________________________";

/**
 * What a new event has of a meeting. An account whose calendar has no such provider gets an event without one, and no
 * refusal; else the invitation is written into the event's text.
 */
export function meetingMade(
  { allowedOnlineMeetingProviders: allowed = [] }: GraphCalendar,
  body: Body,
): Body {
  const provider = String(body["onlineMeetingProvider"] ?? "unknown");
  if (body["isOnlineMeeting"] !== true || !allowed.includes(provider))
    return { isOnlineMeeting: false, onlineMeetingProvider: "unknown", onlineMeeting: null };
  const key = createHash("sha256").update(JSON.stringify(body)).digest("hex").slice(0, 24);
  const joinUrl = `https://teams.microsoft.com/l/meetup-join/19%3ameeting_${key}%40thread.v2/0`;
  const text = (body["body"] as Text | undefined) ?? { contentType: "text", content: "" };
  return {
    ...{ isOnlineMeeting: true, onlineMeetingProvider: provider, onlineMeeting: { joinUrl } },
    body: { ...text, content: `${text.content}\n${line}\nMicrosoft Teams\n${joinUrl}\n${line}` },
  };
}

/** With the invitation in the event's text, whoever writes over it takes the meeting away. Once made, it is never another. */
export function meetingKept(before: GraphEvent, given: Body): Body {
  const { isOnlineMeeting, onlineMeetingProvider, onlineMeeting } = before as unknown as Body & {
    onlineMeeting?: { joinUrl: string } | null;
  };
  if (!onlineMeeting) return {};
  const text = given["body"] as Text | undefined;
  if (text && !text.content.includes(onlineMeeting.joinUrl))
    return { isOnlineMeeting: false, onlineMeetingProvider: "unknown", onlineMeeting: null };
  return { isOnlineMeeting, onlineMeetingProvider, onlineMeeting };
}
