import type { calendar_v3 } from "@googleapis/calendar";
import { notesBelow } from "../icalendar/merged-event.ts";
import { type PlainTime, plainEvent } from "../icalendar/plain-event.ts";
import { instantsOf } from "./google-events.ts";

type GoogleEvent = calendar_v3.Schema$Event;

const descriptionMax = 8000;

/**
 * Our text of an event as Google has it. Of its attendees nobody is written to: our mail invites. The mark makes it known
 * as ours when it comes back.
 */
export function wantedEvent(content: string, uid: string): GoogleEvent {
  const event = plainEvent(content);
  return {
    summary: event.summary,
    description: event.description.slice(0, descriptionMax),
    location: event.location,
    start: timeOf(event.start),
    end: timeOf(event.end),
    attendees: event.attendees.map(({ email, name, isUndecided }) => ({
      email,
      ...(name ? { displayName: name } : {}),
      responseStatus: isUndecided ? "needsAction" : "accepted",
    })),
    status: event.isTentative ? "tentative" : "confirmed",
    transparency: event.isFree ? "transparent" : "opaque",
    extendedProperties: { private: { parleyUid: uid } },
  };
}

function timeOf({ wall, zone }: PlainTime) {
  return zone === null ? { dateTime: `${wall}Z`, timeZone: "UTC" } : { dateTime: wall, timeZone: zone };
}

/**
 * What is to be changed of an event that stands there: our part of it. What its owner noted below our text stays, and
 * whether it takes time; while it keeps its time, what attendees answered there stays too.
 */
export function changesTo(there: GoogleEvent, wanted: GoogleEvent): GoogleEvent {
  const { transparency: _, conferenceData, ...ours } = wanted;
  const [before, after] = [instantsOf(there, "UTC"), instantsOf(wanted, "UTC")];
  const answers = new Map(
    before?.start === after?.start
      ? (there.attendees ?? []).map((one) => [one.email?.toLowerCase(), one.responseStatus])
      : [],
  );
  return {
    ...ours,
    // The meeting that it holds already is the one that people were told of.
    ...(conferenceData && !there.conferenceData ? { conferenceData } : {}),
    description: `${ours.description ?? ""}${notesBelow(ours.description ?? "", there.description ?? "")}`,
    attendees: (ours.attendees ?? []).map((one) => {
      const answer = answers.get(one.email?.toLowerCase());
      return answer ? { ...one, responseStatus: answer } : one;
    }),
  };
}
