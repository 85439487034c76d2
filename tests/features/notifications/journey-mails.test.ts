import ICAL from "ical.js";
import { simpleParser } from "mailparser";
import { afterAll, expect, test } from "vitest";
import {
  cancelBooking,
  decideBooking,
  moveBooking,
  reassignBooking,
} from "#app/features/booking/booking.server.ts";
import { mailJobs } from "#app/features/notifications/notifications.server.ts";
import { createSmtpTransport } from "#app/integrations/smtp/smtp-transport.server.ts";
import { startSmtpPeer } from "#tests/contract/smtp-peer.ts";
import { bookableBusiness } from "#tests/factories/bookable-business.ts";
import { fakeServices } from "#tests/fakes/fake-services.ts";
import { book, booked, dayMs, hourMs, nine } from "../booking/booking-scene.ts";
import { testDatabase } from "../test-database.ts";

/** The commands of booking, their mails and a real SMTP server: nothing in between is made up. */
const database = await testDatabase();
const peer = await startSmtpPeer();
const mail = createSmtpTransport({ url: peer.url });
const services = fakeServices(database, { mail });
afterAll(async () => {
  await mail.close();
  await peer.close();
});

type Arrived = { to: string; subject: string; text: string; entry: Entry | null };
type Entry = { method: string; uid: string; sequence: number; start: string; status: string };

/** Sends all that is on its way, and reads what arrived by the names of its recipients. */
async function deliver(): Promise<Arrived[]> {
  peer.received.length = 0;
  const [sending] = mailJobs;
  const due = services.enqueued.splice(0).filter(({ name }) => name === sending?.job.name);
  for (const { payload } of due) await sending?.handle(services, payload, { putBack: false });
  return Promise.all(peer.received.map(readArrived));
}

async function readArrived(bytes: Buffer): Promise<Arrived> {
  const parsed = await simpleParser(bytes);
  const address = parsed.to && !Array.isArray(parsed.to) ? (parsed.to.value[0]?.address ?? "") : "";
  const calendar = parsed.attachments[0]?.content.toString();
  return {
    to: address,
    subject: parsed.subject ?? "",
    text: parsed.text ?? "",
    entry: calendar === undefined ? null : readEntry(calendar),
  };
}

function readEntry(text: string): Entry {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const event = calendar.getFirstSubcomponent("vevent");
  const value = (name: string) => String(event?.getFirstPropertyValue(name));
  return {
    method: String(calendar.getFirstPropertyValue("method")),
    uid: value("uid"),
    sequence: Number(value("sequence")),
    start: value("dtstart"),
    status: value("status"),
  };
}

/** What a calendar program makes of the messages: the last of each entry by sequence, cancelled ones gone. */
function calendarOf(to: string, arrived: Arrived[]): Entry[] {
  const entries = new Map<string, Entry>();
  for (const { entry } of arrived.filter((one) => one.to === to)) {
    if (entry && entry.sequence >= (entries.get(entry.uid)?.sequence ?? 0)) entries.set(entry.uid, entry);
  }
  return [...entries.values()].filter(({ method }) => method === "REQUEST");
}

const emailsOf = async (ids: readonly string[]) => {
  const users = await database.prisma.user.findMany({ where: { id: { in: [...ids] } } });
  return ids.map((id) => users.find((user) => user.id === id)?.email ?? "");
};

test("a request, its approval, a move, a handover and a cancellation leave every calendar as the booking is", async () => {
  const business = await bookableBusiness(database, {
    eventType: { approval: "always", hostMode: "round_robin", guestsMax: 2 },
    colleagues: [{}],
  });
  const { organizationId } = business;
  const wish = { email: "grace@x.example", guests: ["guest@x.example"], timeZone: "UTC" };
  const { bookingId } = await booked(book(services, business, wish));
  const [{ userId: first } = { userId: "" }] = await database.prisma.bookingHost.findMany({
    where: { bookingId },
  });
  const second = business.hostIds.find((id) => id !== first) ?? "";
  const [firstEmail = "", secondEmail = ""] = await emailsOf([first, second]);
  const all: Arrived[] = [];
  const now = async () => {
    const arrived = await deliver();
    all.push(...arrived);
    return arrived.map(({ to }) => to).sort();
  };

  expect(await now()).toEqual([firstEmail, "grace@x.example"].sort());
  expect(all.every(({ entry }) => entry === null)).toBe(true);

  await decideBooking(services, { organizationId, bookingId, approve: true, reason: "" });
  expect(await now()).toEqual([firstEmail, "grace@x.example", "guest@x.example"].sort());

  const startsAt = nine + dayMs;
  await moveBooking(services, { organizationId, bookingId, startsAt, by: "host", reason: "" });
  expect(await now()).toEqual([firstEmail, "grace@x.example", "guest@x.example"].sort());
  for (const to of [firstEmail, "grace@x.example", "guest@x.example"]) {
    expect(calendarOf(to, all)).toMatchObject([{ start: "2027-01-19T09:00:00", status: "CONFIRMED" }]);
  }

  await reassignBooking(services, { organizationId, bookingId, fromHostId: first, toHostId: second });
  expect(await now()).toEqual([firstEmail, secondEmail, "grace@x.example", "guest@x.example"].sort());
  expect(calendarOf(firstEmail, all)).toEqual([]);
  expect(calendarOf(secondEmail, all)).toMatchObject([{ start: "2027-01-19T09:00:00" }]);

  await cancelBooking(services, { organizationId, bookingId, by: "host", reason: "" });
  expect(await now()).toEqual([secondEmail, "grace@x.example", "guest@x.example"].sort());
  for (const to of [firstEmail, secondEmail, "grace@x.example", "guest@x.example"]) {
    expect(calendarOf(to, all)).toEqual([]);
  }
}, 60_000);

test("a seat that moves between meetings leaves one entry with its member and true ones with the host", async () => {
  const business = await bookableBusiness(database, { eventType: { seats: 4 } });
  const { organizationId } = business;
  const [hostEmail = ""] = await emailsOf(business.hostIds);
  const alone = await booked(book(services, business, { email: "linus@x.example", timeZone: "UTC" }));
  const all = await deliver();
  expect(calendarOf(hostEmail, all)).toHaveLength(1);
  const { bookingId, attendeeId } = alone;
  const startsAt = nine + 2 * hourMs;
  const move = { organizationId, bookingId, attendeeId, startsAt, by: "attendee", reason: "" } as const;
  expect(await moveBooking(services, move)).toMatchObject({ ok: true });
  all.push(...(await deliver()));
  expect(calendarOf("linus@x.example", all)).toMatchObject([{ start: "2027-01-18T11:00:00" }]);
  expect(calendarOf(hostEmail, all)).toMatchObject([{ start: "2027-01-18T11:00:00" }]);
});

test("a declined request never reached a calendar, and is told with the reason", async () => {
  const business = await bookableBusiness(database, { eventType: { approval: "always" } });
  const { organizationId } = business;
  const { bookingId } = await booked(book(services, business, { email: "grace@x.example" }));
  await deliver();
  const actorId = business.hostId;
  await decideBooking(services, { organizationId, bookingId, approve: false, reason: "On leave", actorId });
  const arrived = await deliver();
  expect(arrived.map(({ to, entry }) => [to, entry])).toEqual([["grace@x.example", null]]);
  expect(arrived[0]?.text).toContain("On leave");
});
