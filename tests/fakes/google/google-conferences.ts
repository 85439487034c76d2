import { createHash } from "node:crypto";
import type { GoogleCalendar } from "./google-calendars.ts";
import { GoogleRefusal } from "./google-refusal.ts";

type Body = Record<string, unknown>;
type Conference = {
  createRequest: {
    requestId: string;
    conferenceSolutionKey: { type: string };
    status: { statusCode: "pending" | "success" };
  };
  entryPoints?: { entryPointType: string; uri: string }[];
};

/**
 * What becomes of an event's meeting by a write. Whoever does not say version 1 is not heard about meetings. `isSlow`: it
 * is made after the event.
 */
export function conferenceFor(
  { conferenceProperties }: GoogleCalendar,
  {
    body,
    version,
    before,
    isSlow,
  }: { body: Body; version: number; before: Body | undefined; isSlow: boolean },
): Body {
  const kept = { conferenceData: before?.["conferenceData"], hangoutLink: before?.["hangoutLink"] };
  if (version !== 1) return kept;
  const wanted = body["conferenceData"] as { createRequest?: Conference["createRequest"] } | null | undefined;
  if (!wanted) return { conferenceData: undefined, hangoutLink: undefined };
  const { createRequest } = wanted;
  if (!createRequest) return kept;
  const type = createRequest.conferenceSolutionKey?.type;
  if (!conferenceProperties?.allowedConferenceSolutionTypes.includes(type))
    throw new GoogleRefusal(400, "invalid");
  if (!createRequest.requestId) throw new GoogleRefusal(400, "required");
  const asked = { ...createRequest, status: { statusCode: "pending" as const } };
  const conferenceData: Conference = { createRequest: asked };
  return isSlow ? { conferenceData } : (settledConference({ conferenceData }) ?? {});
}

/** The meeting that was being made, as it is there now. Null where none was. */
export function settledConference(event: Body): Body | null {
  const conference = event["conferenceData"] as Conference | undefined;
  if (conference?.createRequest.status.statusCode !== "pending") return null;
  const { createRequest } = conference;
  // The same request gives the same meeting.
  const letters = createHash("md5").update(createRequest.requestId).digest("hex").replace(/\d/g, "q");
  const code = `${letters.slice(0, 3)}-${letters.slice(3, 7)}-${letters.slice(7, 10)}`;
  const uri = `https://meet.google.com/${code}`;
  return {
    hangoutLink: uri,
    conferenceData: {
      ...{ conferenceId: code, conferenceSolution: { key: createRequest.conferenceSolutionKey } },
      createRequest: { ...createRequest, status: { statusCode: "success" } },
      entryPoints: [{ entryPointType: "video", uri }],
    },
  };
}
