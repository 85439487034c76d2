import type { calendar_v3 } from "@googleapis/calendar";
import ICAL from "ical.js";
import { notesBelow } from "../icalendar/merged-event.ts";
import { instantsOf } from "./google-events.ts";

type GoogleEvent = calendar_v3.Schema$Event;

const descriptionMax = 8000;

/**
 * Our text of an event as Google has it. Of its attendees nobody is written to: our mail invites. The mark makes it known
 * as ours when it comes back.
 */
export function wantedEvent(content: string, uid: string): GoogleEvent {
  const event = new ICAL.Component(ICAL.parse(content) as never).getFirstSubcomponent("vevent");
  if (!event) throw new Error("a text without an event");
  const text = (name: string) => String(event.getFirstPropertyValue(name) ?? "");
  const attendees = event.getAllProperties("attendee").map((one) => {
    const name = String(one.getFirstParameter("cn") ?? "");
    return {
      email: String(one.getFirstValue()).replace(/^mailto:/i, ""),
      ...(name ? { displayName: name } : {}),
      responseStatus: one.getFirstParameter("partstat") === "NEEDS-ACTION" ? "needsAction" : "accepted",
    };
  });
  return {
    summary: text("summary"),
    description: text("description").slice(0, descriptionMax),
    location: text("location"),
    start: timeOf(event, "dtstart"),
    end: timeOf(event, "dtend"),
    attendees,
    status: text("status").toLowerCase() === "tentative" ? "tentative" : "confirmed",
    transparency: text("transp") === "TRANSPARENT" ? "transparent" : "opaque",
    extendedProperties: { private: { parleyUid: uid } },
  };
}

function timeOf(event: ICAL.Component, name: "dtstart" | "dtend") {
  const property = event.getFirstProperty(name);
  const time = property?.getFirstValue();
  if (!(time instanceof ICAL.Time)) throw new Error("a text without times");
  const zone = String(property?.getFirstParameter("tzid") ?? "");
  const wall = time.toString().replace(/Z$/, "");
  return zone ? { dateTime: wall, timeZone: zone } : { dateTime: `${wall}Z`, timeZone: "UTC" };
}

/**
 * What is to be changed of an event that stands there: our part of it. What its owner noted below our text stays, and
 * whether it takes time; while it keeps its time, what attendees answered there stays too.
 */
export function changesTo(there: GoogleEvent, wanted: GoogleEvent): GoogleEvent {
  const { transparency: _, ...ours } = wanted;
  const [before, after] = [instantsOf(there, "UTC"), instantsOf(wanted, "UTC")];
  const answers = new Map(
    before?.start === after?.start
      ? (there.attendees ?? []).map((one) => [one.email?.toLowerCase(), one.responseStatus])
      : [],
  );
  return {
    ...ours,
    description: `${ours.description ?? ""}${notesBelow(ours.description ?? "", there.description ?? "")}`,
    attendees: (ours.attendees ?? []).map((one) => {
      const answer = answers.get(one.email?.toLowerCase());
      return answer ? { ...one, responseStatus: answer } : one;
    }),
  };
}
