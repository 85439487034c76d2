import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import ICAL from "ical.js";
import { type ParsedMail, simpleParser } from "mailparser";
import { expect } from "./fixtures.ts";
import { product } from "./product.ts";

const folder = path.join(product.dataDir, "outbox");

/** A mail never changes: each file is read once. */
const texts = new Map<string, Buffer>();

async function textOf(name: string): Promise<Buffer> {
  const known = texts.get(name);
  if (known) return known;
  // One that was erased since the folder was listed is as good as empty.
  const text = await readFile(path.join(folder, name)).catch(() => null);
  if (text) texts.set(name, text);
  return text ?? Buffer.alloc(0);
}

/** All mail kept for an address so far, as a mail program reads it. A run makes hundreds for others: those stay unparsed. */
export async function mailsTo(address: string): Promise<ParsedMail[]> {
  const names = await readdir(folder).catch(() => []);
  const files = await Promise.all(names.filter((name) => name.endsWith(".eml")).map(textOf));
  const mails = await Promise.all(
    files.filter((text) => text.includes(address)).map((text) => simpleParser(text)),
  );
  return mails.filter(({ to }) => [to].flat().some((list) => list?.value[0]?.address === address));
}

/** The one mail to an address whose subject matches, as soon as it is there. */
export async function mailTo(address: string, subject: RegExp, timeout = 20_000): Promise<ParsedMail> {
  let found: ParsedMail[] = [];
  const look = async () => {
    found = (await mailsTo(address)).filter((mail) => subject.test(mail.subject ?? ""));
    return found.length;
  };
  const message = `mail to ${address}: ${subject}`;
  await expect.poll(look, { message, timeout, intervals: [50, 50, 100] }).toBe(1);
  return found[0] as ParsedMail;
}

/** Every address that a mail leads to, each once. */
export function linksOf(mail: ParsedMail): string[] {
  const texts = `${mail.html} ${mail.text}`.replaceAll("&amp;", "&");
  return [...new Set(texts.match(/https?:\/\/[^\s"<>)]+/g))];
}

/** The link of a mail that holds `part`. */
export function linkIn(mail: ParsedMail, part: string): string {
  const link = linksOf(mail).find((address) => address.includes(part));
  if (!link) throw new Error(`no link with ${part} in ${linksOf(mail).join(" ")}`);
  return link;
}

/** A mail's calendar part, read by a library that is not ours. Times are epoch milliseconds. */
export function invitationOf(mail: ParsedMail) {
  const part = mail.attachments.find(({ contentType }) => contentType.startsWith("text/calendar"));
  const calendar = new ICAL.Component(ICAL.parse(String(part?.content)));
  const event = calendar.getFirstSubcomponent("vevent") as ICAL.Component;
  const zone = new ICAL.Timezone(calendar.getFirstSubcomponent("vtimezone") as ICAL.Component);
  const instant = (name: string) => {
    const time = event.getFirstPropertyValue(name) as ICAL.Time;
    time.zone = zone;
    return time.toUnixTime() * 1000;
  };
  const text = (name: string) => String(event.getFirstPropertyValue(name));
  return {
    method: String(calendar.getFirstPropertyValue("method")),
    uid: text("uid"),
    sequence: Number(text("sequence")),
    status: text("status"),
    startsAt: instant("dtstart"),
    endsAt: instant("dtend"),
    zone: zone.tzid,
    location: text("location"),
    organizer: text("organizer"),
    attendees: event.getAllProperties("attendee").map((property) => String(property.getFirstValue())),
  };
}
