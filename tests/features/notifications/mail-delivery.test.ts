import { execFileSync } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import path from "node:path";
import ICAL from "ical.js";
import { simpleParser } from "mailparser";
import { createTransport } from "nodemailer";
import { afterAll, expect, test } from "vitest";
import { bookingDetail } from "#app/features/dashboard/booking-detail.server.ts";
import { readInbox } from "#app/features/replies/read-inbox.server.ts";
import { createImapInbox } from "#app/integrations/imap/imap-inbox.server.ts";
import { createSmtpTransport } from "#app/integrations/smtp/smtp-transport.server.ts";
import { translatorFor } from "#app/messages/all-translators.ts";
import { cyrus } from "#tests/calendar-peers.ts";
import { startPostfix, whyNoPostfix } from "#tests/postfix.ts";
import { changeBooking, endsAt, seedBooking, startsAt, timesAt } from "./booking-scene.ts";
import { mailScene, queueFor, runJob } from "./mail-scene.ts";

type Arrived = {
  raw: string;
  signed: boolean;
  signedWhenChanged: boolean;
  calendar: {
    mimeMethod: string;
    method: string;
    uid: string;
    sequence: number;
    start: string;
    tzid: string | null;
    zones: string[];
    offsets: string[];
    attendees: string[];
    longest: number;
    bareLines: number;
  };
};

/** A Python that knows the two; Debian's own, where another one comes first. */
const python = ["python3", "/usr/bin/python3"].find((program) => {
  try {
    execFileSync(program, ["-c", "import icalendar, dkim"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
});
const missing =
  whyNoPostfix() ??
  cyrus.whyNot() ??
  (python ? null : "python3-icalendar and python3-dkim are not installed");
const scene = await mailScene();
const box = missing ? null : await cyrus.start();
const server = box && (await startPostfix(box.lmtpPort));
afterAll(async () => {
  await server?.stop();
  await box?.stop();
});

const keys = generateKeyPairSync("rsa", { modulusLength: 2048 });
const published = keys.publicKey.export({ type: "spki", format: "der" }).toString("base64");
const dns = { "p1._domainkey.parley.test": `v=DKIM1; k=rsa; p=${published}` };

function mailbox(): Arrived[] {
  const script = path.join(import.meta.dirname, "../../contract/read-mailbox.py");
  const given = [script, String(box?.imapPort), JSON.stringify(dns)];
  return JSON.parse(execFileSync(python ?? "", given, { encoding: "utf8" })) as Arrived[];
}

test("a booking's mails go through Postfix into a Cyrus mailbox: signed, threaded, and with an event that other programs read", async ({
  skip,
  annotate,
}) => {
  if (missing || !server) {
    await annotate(`Not tried: ${missing}.`);
    return skip();
  }
  const privateKey = String(keys.privateKey.export({ type: "pkcs8", format: "pem" }));
  const mail = createSmtpTransport({
    url: server.url,
    dkim: { domain: "parley.test", selector: "p1", privateKey },
  });
  const through = { ...scene, services: { ...scene.services, mail } };
  const booking = await seedBooking(scene, {
    hostName: "Zoë Müller-Łukasiewicz",
    title: "Intro — déjà vu, à bientôt",
  });
  await scene.database.prisma.attendee.updateMany({ data: { email: "alice@example.com" } });
  const send = async () => {
    for (const mailId of scene.enqueued.splice(0)) await runJob(through, mailId);
    scene.time.now += 60_000;
  };

  await queueFor(scene, booking, "booking_confirmed", { hostIds: [] });
  await send();
  // New York sets its clocks forward on 14 March 2027: the new time lies on the other side of two changes.
  const later = Date.UTC(2027, 2, 15, 13);
  await changeBooking(scene, booking, timesAt(later, later + 1_800_000));
  await queueFor(scene, booking, "booking_moved", {
    ...{ sequence: 1, hostIds: [] },
    facts: { previousStartsAt: startsAt, previousEndsAt: endsAt },
  });
  await send();
  const cancelledAt = new Date(scene.time.now);
  await changeBooking(scene, booking, { status: "cancelled", cancelledAt, cancelledBy: "host" });
  await queueFor(scene, booking, "booking_cancelled", {
    ...{ sequence: 2, hostIds: [], facts: { changedBy: "host" } },
  });
  await send();
  await mail.close();

  await expect.poll(() => mailbox().length, { timeout: 20_000 }).toBe(3);
  // Three mails at once may arrive in another order.
  const arrived = mailbox().toSorted((a, b) => a.calendar.sequence - b.calendar.sequence);
  expect(arrived.map(({ signed, signedWhenChanged }) => ({ signed, signedWhenChanged }))).toEqual(
    Array.from({ length: 3 }, () => ({ signed: true, signedWhenChanged: false })),
  );
  const events = arrived.map(({ calendar }) => calendar);
  expect(events.map(({ method, mimeMethod }) => [method, mimeMethod])).toEqual([
    ["REQUEST", "REQUEST"],
    ["REQUEST", "REQUEST"],
    ["CANCEL", "CANCEL"],
  ]);
  expect(new Set(events.map(({ uid }) => uid)).size).toBe(1);
  expect(events.map(({ sequence }) => sequence)).toEqual([0, 1, 2]);
  expect(events.map(({ start }) => start)).toEqual([
    "2026-12-03T08:00:00-05:00",
    "2027-03-15T09:00:00-04:00",
    "2027-03-15T09:00:00-04:00",
  ]);
  for (const event of events) {
    expect(event).toMatchObject({ tzid: "America/New_York", zones: ["America/New_York"], bareLines: 0 });
    expect(event.offsets).toEqual(["-0400", "-0500"]);
    expect(event.attendees).toEqual(["mailto:alice@example.com"]);
    expect(event.longest).toBeLessThanOrEqual(75);
  }

  const mails = await Promise.all(arrived.map(({ raw }) => simpleParser(Buffer.from(raw, "base64"))));
  const [first, second, third] = mails;
  expect(first?.headers.get("in-reply-to")).toBeUndefined();
  expect(second?.headers.get("in-reply-to")).toBe(first?.messageId);
  expect(third?.headers.get("in-reply-to")).toBe(second?.messageId);
  expect(String(third?.headers.get("references")).split(/[\s,]+/)).toEqual([
    first?.messageId,
    second?.messageId,
  ]);
  for (const one of mails) {
    expect(one.from?.value).toEqual([{ name: "Acme", address: "parley@meet.parley.test" }]);
    expect(one.replyTo?.value).toEqual([{ name: "Zoë Müller-Łukasiewicz", address: booking.hostEmail }]);
    expect(one.text?.trim()).not.toBe("");
    expect(String(one.html)).not.toMatch(/<img|<link|url\(|src=/i);
  }
}, 60_000);

/** What a mail program sends when its reader declines an invitation (RFC 5546, 3.2.3). */
function refusalOf(invitation: string): string {
  const given = new ICAL.Component(ICAL.parse(invitation)).getFirstSubcomponent("vevent") as ICAL.Component;
  const value = (name: string) => String(given.getFirstPropertyValue(name));
  const lines = [
    ...["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Somebody//Else//EN", "METHOD:REPLY", "BEGIN:VEVENT"],
    ...[`UID:${value("uid")}`, `SEQUENCE:${value("sequence")}`, "DTSTAMP:20261121T100000Z"],
    ...[`ORGANIZER:${value("organizer")}`, `ATTENDEE;PARTSTAT=DECLINED:${value("attendee")}`],
    ...["DTSTART:20261203T130000Z", "DTEND:20261203T133000Z", "END:VEVENT", "END:VCALENDAR"],
  ];
  return lines.map((line) => `${line}\r\n`).join("");
}

test("an answer and a returned mail come back through Postfix into a Cyrus mailbox, and are shown with their bookings", async ({
  skip,
  annotate,
}) => {
  if (missing || !server || !box) {
    await annotate(`Not tried: ${missing}.`);
    return skip();
  }
  const mail = createSmtpTransport({ url: server.url });
  const sent: string[] = [];
  const kept = {
    ...mail,
    send: (one: Parameters<typeof mail.send>[0]) => {
      sent.push(one.calendar?.content ?? "");
      return mail.send(one);
    },
  };
  const inbox = createImapInbox({ url: `imap://parley:secret1@127.0.0.1:${box.imapPort}/INBOX` });
  const services = { ...scene.services, mail: kept, inbox };
  const [declined, unreachable] = [await seedBooking(scene), await seedBooking(scene)];
  for (const [{ attendeeId: id }, email] of [
    [declined, "alice@example.com"],
    [unreachable, "gone@example.com"],
  ] as const)
    await scene.database.prisma.attendee.update({ where: { id }, data: { email } });
  for (const booking of [declined, unreachable])
    await queueFor(scene, booking, "booking_confirmed", { hostIds: [] });
  for (const mailId of scene.enqueued.splice(0)) await runJob({ ...scene, services }, mailId);
  scene.time.now += 2 * 86_400_000;

  const alice = createTransport({ url: server.url, tls: { rejectUnauthorized: false } });
  const to = "parley@meet.parley.test";
  const content = refusalOf(sent[0] ?? "");
  await alice.sendMail({ from: "alice@example.com", to, icalEvent: { method: "REPLY", content } });
  await alice.sendMail({ from: "alice@example.com", to, subject: "Hello", text: "Are you a person?" });
  alice.close();
  await mail.close();

  const shown = async ({ organizationId, bookingId, hostId }: typeof declined) =>
    bookingDetail(scene.services, {
      ...{ organization: { id: organizationId, timeZone: "Europe/Paris" }, bookingId, viewerId: hostId },
      translator: translatorFor("en"),
    });
  await expect
    .poll(
      async () => {
        await readInbox(services);
        const [one, other] = [await shown(declined), await shown(unreachable)];
        return [one?.seats[0]?.reply?.answer, other?.mails[0]?.statusText.replace(/^.*: /, "")];
      },
      { timeout: 20_000, interval: 300 },
    )
    .toEqual(["declined", "there is no such address (5.1.1)"]);
  // What was understood is deleted; a person's mail stays, whenever it comes, and is not handed out again.
  const script =
    "import imaplib,sys;m=imaplib.IMAP4('127.0.0.1',int(sys.argv[1]));m.login('parley','secret1');print(m.select()[1][0].decode())";
  const left = () =>
    execFileSync("python3", ["-c", script, String(box.imapPort)], { encoding: "utf8" }).trim();
  await expect
    .poll(async () => [await inbox.read(async () => false), left()], { timeout: 20_000, interval: 300 })
    .toEqual([{ taken: 0, left: 0 }, "1"]);
}, 60_000);
