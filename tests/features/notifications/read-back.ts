import ICAL from "ical.js";
import { simpleParser } from "mailparser";
import { createTransport } from "nodemailer";
import { mimeMessage } from "#app/platform/mail/mime-message.server.ts";
import type { OutgoingMail } from "#app/ports/mail-transport.ts";

/** The mail as bytes, read back by parsers that are not ours. */
export async function readBack(mail: OutgoingMail | undefined) {
  if (!mail) throw new Error("no such mail was sent");
  const composer = createTransport({ streamTransport: true, buffer: true, newline: "windows" });
  const { message } = await composer.sendMail(mimeMessage(mail));
  const parsed = await simpleParser(message as Buffer);
  const raw = String(message);
  return {
    parsed,
    raw,
    subject: parsed.subject ?? "",
    html: String(parsed.html),
    text: mail.text,
    calendars: parsed.attachments.map(({ content }) => String(content)),
  };
}

/** The same with its invitation, which must be there. */
export async function readInvitation(mail: OutgoingMail | undefined) {
  const read = await readBack(mail);
  const calendar = new ICAL.Component(ICAL.parse(read.calendars[0] ?? ""));
  const event = calendar.getFirstSubcomponent("vevent") as ICAL.Component;
  const zone = new ICAL.Timezone(calendar.getFirstSubcomponent("vtimezone") as ICAL.Component);
  const instant = (name: string) => {
    const time = event.getFirstPropertyValue(name) as ICAL.Time;
    time.zone = zone;
    return time.toUnixTime() * 1000;
  };
  return {
    ...read,
    mimeMethod: /text\/calendar;[^;]+;\s+method=(\w+)/.exec(read.raw)?.[1],
    method: String(calendar.getFirstPropertyValue("method")),
    value: (name: string) => String(event.getFirstPropertyValue(name)),
    all: (name: string) => event.getAllProperties(name).map((property) => String(property.getFirstValue())),
    tzid: event.getFirstProperty("dtstart")?.getParameter("tzid"),
    startsAt: instant("dtstart"),
    endsAt: instant("dtend"),
  };
}
