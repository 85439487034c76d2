import ICAL from "ical.js";

/** A wall time in a zone (IANA); in UTC where there is none. */
export type PlainTime = { wall: string; zone: string | null };

/** Our own text of an event, for providers that have a form of their own. */
export type PlainEvent = {
  summary: string;
  description: string;
  location: string;
  start: PlainTime;
  end: PlainTime;
  attendees: { email: string; name: string; isUndecided: boolean }[];
  isTentative: boolean;
  isFree: boolean;
};

export function plainEvent(content: string): PlainEvent {
  const event = new ICAL.Component(ICAL.parse(content) as never).getFirstSubcomponent("vevent");
  if (!event) throw new Error("a text without an event");
  const text = (name: string) => String(event.getFirstPropertyValue(name) ?? "");
  return {
    ...{ summary: text("summary"), description: text("description"), location: text("location") },
    ...{ start: timeOf(event, "dtstart"), end: timeOf(event, "dtend") },
    attendees: event.getAllProperties("attendee").map((one) => ({
      email: String(one.getFirstValue()).replace(/^mailto:/i, ""),
      name: String(one.getFirstParameter("cn") ?? ""),
      isUndecided: one.getFirstParameter("partstat") === "NEEDS-ACTION",
    })),
    isTentative: text("status").toLowerCase() === "tentative",
    isFree: text("transp") === "TRANSPARENT",
  };
}

function timeOf(event: ICAL.Component, name: "dtstart" | "dtend"): PlainTime {
  const property = event.getFirstProperty(name);
  const time = property?.getFirstValue();
  if (!(time instanceof ICAL.Time)) throw new Error("a text without times");
  const zone = String(property?.getFirstParameter("tzid") ?? "");
  return { wall: time.toString().replace(/Z$/, ""), zone: zone === "" ? null : zone };
}
