import ICAL from "ical.js";
import type { MailReply } from "#app/ports/mail-inbox.ts";

const answers: Record<string, MailReply["answer"]> = {
  ACCEPTED: "accepted",
  TENTATIVE: "tentative",
  DECLINED: "declined",
};

/**
 * The answer to an invitation of ours: a REPLY about one event, from one attendee. What names an occurrence of a series
 * is not about ours, which have none, and a place that was passed on to another person is not theirs to take.
 */
export function readReply(calendar: string): MailReply | null {
  try {
    const component = new ICAL.Component(ICAL.parse(calendar) as never);
    const events = component.getAllSubcomponents("vevent");
    const [event] = events;
    if (textOf(component, "method")?.toUpperCase() !== "REPLY" || !event || events.length > 1) return null;
    return event.hasProperty("recurrence-id") ? null : replyOf(event);
  } catch {
    // ical.js throws plain errors of its own about what is no calendar.
    return null;
  }
}

function replyOf(event: ICAL.Component): MailReply | null {
  const uid = textOf(event, "uid");
  const attendees = event.getAllProperties("attendee");
  const [attendee] = attendees;
  if (!uid || !attendee || attendees.length > 1) return null;
  const answer = answers[parameter(attendee, "partstat").toUpperCase()];
  if (!answer || parameter(attendee, "delegated-to") !== "") return null;
  const address = String(attendee.getFirstValue() ?? "")
    .replace(/^mailto:/i, "")
    .trim()
    .toLowerCase();
  const sequence = Number(event.getFirstPropertyValue("sequence") ?? 0);
  if (!Number.isSafeInteger(sequence) || sequence < 0) return null;
  return { kind: "reply", uid, address, answer, sequence, at: stampOf(event) };
}

/** In UTC, by the standard. */
function stampOf(event: ICAL.Component): number | null {
  const stamp = event.getFirstPropertyValue("dtstamp");
  if (!(stamp instanceof ICAL.Time)) return null;
  const { year, month, day, hour, minute, second } = stamp;
  const at = Date.UTC(year, month - 1, day, hour, minute, second);
  return Number.isFinite(at) && at > 0 ? at : null;
}

function textOf(component: ICAL.Component, name: string): string | null {
  const value = component.getFirstPropertyValue(name);
  return typeof value === "string" ? value : null;
}

function parameter(property: ICAL.Property, name: string): string {
  const value = property.getFirstParameter(name) as string | undefined;
  return value ?? "";
}
