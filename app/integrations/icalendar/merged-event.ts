import ICAL from "ical.js";

/** What Parley says of a booking, or what depends on it. Everything else in the event is its owner's. */
const ours = new Set([
  ...["uid", "sequence", "dtstamp", "dtstart", "dtend", "duration", "summary", "description", "location"],
  ...["url", "organizer", "attendee", "status", "rrule", "rdate", "exdate", "exrule", "recurrence-id"],
  ...["last-modified", "request-status"],
  // The description again, as another program has formatted it: it would keep what was corrected.
  "x-alt-desc",
]);

/**
 * A new text of an event, with what its owner added to the text that stands in the calendar: alarms, a colour, a mark
 * that it takes no time, notes below the description. While the event keeps its time, what attendees answered there
 * stays too. Where that text cannot be read, the new one alone.
 */
export function mergedEvent(content: string, there: string): string {
  try {
    const calendar = new ICAL.Component(ICAL.parse(content) as never);
    const event = calendar.getFirstSubcomponent("vevent");
    const before = masterIn(there);
    if (!event || !before) return content;
    for (const property of before.getAllProperties())
      if (!ours.has(property.name)) event.removeAllProperties(property.name);
    for (const property of before.getAllProperties())
      if (!ours.has(property.name)) event.addProperty(new ICAL.Property(property.toJSON() as never));
    for (const alarm of before.getAllSubcomponents("valarm"))
      event.addSubcomponent(new ICAL.Component(alarm.toJSON() as never));
    keepNotes(event, before);
    keepAnswers(event, before);
    return `${calendar.toString()}\r\n`;
  } catch {
    return content;
  }
}

/** Who declined in an event, lower-case; nobody where the text cannot be read. */
export function declinedIn(content: string): string[] {
  if (!/DECLINED/i.test(content.replace(/\r?\n[ \t]/g, ""))) return [];
  try {
    const declined = (masterIn(content)?.getAllProperties("attendee") ?? []).filter(
      (attendee) => answerOf(attendee) === "DECLINED",
    );
    return declined.map(addressOf);
  } catch {
    return [];
  }
}

function masterIn(text: string): ICAL.Component | undefined {
  const parsed = new ICAL.Component(ICAL.parse(text) as never);
  return parsed.getAllSubcomponents("vevent").find((event) => !event.hasProperty("recurrence-id"));
}

function keepNotes(event: ICAL.Component, before: ICAL.Component): void {
  const text = textIn(event);
  const notes = notesBelow(text, textIn(before));
  if (notes !== "") event.updatePropertyWithValue("description", `${text}${notes}`);
}

/** Our text ends with an address; what stands below it in the text that is there was written by hand. */
export function notesBelow(text: string, there: string): string {
  const last = text.split(/\s/).at(-1) ?? "";
  const at = last.includes("://") ? there.lastIndexOf(last) : -1;
  const notes = at < 0 ? "" : there.slice(at + last.length);
  return /^[ \t]*\r?\n/.test(notes) && notes.trim() !== "" ? notes.trimEnd() : "";
}

function textIn(event: ICAL.Component): string {
  return String(event.getFirstPropertyValue("description") ?? "");
}

/** Whoever declined the time before has not declined the new one. */
function keepAnswers(event: ICAL.Component, before: ICAL.Component): void {
  if (startOf(event) !== startOf(before)) return;
  const answers = new Map(before.getAllProperties("attendee").map((one) => [addressOf(one), answerOf(one)]));
  for (const attendee of event.getAllProperties("attendee")) {
    const answer = answers.get(addressOf(attendee));
    if (answer) attendee.setParameter("partstat", answer);
  }
}

/** The wall time as it is written: good enough, since nothing but an answer depends on it. */
function startOf(event: ICAL.Component): string {
  return String(event.getFirstPropertyValue("dtstart") ?? "");
}

function answerOf(attendee: ICAL.Property): string {
  return String(attendee.getFirstParameter("partstat") ?? "").toUpperCase();
}

function addressOf(attendee: ICAL.Property): string {
  return String(attendee.getFirstValue() ?? "")
    .replace(/^mailto:/i, "")
    .toLowerCase();
}
