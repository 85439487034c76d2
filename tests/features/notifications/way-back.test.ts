import { expect, test } from "vitest";
import { bookingDetail } from "#app/features/dashboard/booking-detail.server.ts";
import { readInbox } from "#app/features/replies/read-inbox.server.ts";
import { translatorFor } from "#app/messages/all-translators.ts";
import { MailInboxError, type MailNews, type MailReply } from "#app/ports/mail-inbox.ts";
import { changeBooking, type SceneBooking, seedBooking, startsAt, timesAt } from "./booking-scene.ts";
import { mailScene, now, queueFor, runJob, sendAll } from "./mail-scene.ts";
import { readInvitation } from "./read-back.ts";

const scene = await mailScene();
const { prisma } = scene.database;

/** One reading of a mailbox with this in it; whether each piece was known. */
async function arrive(...arrived: MailNews[]): Promise<boolean[]> {
  const known: boolean[] = [];
  const inbox = {
    read: async (take: (news: MailNews) => Promise<boolean>) => {
      for (const news of arrived) known.push(await take(news));
      return { taken: 0, left: 0 };
    },
  };
  await readInbox({ ...scene.services, inbox });
  return known;
}

const replyOf = (booking: SceneBooking, given: Partial<MailReply> = {}): MailReply => ({
  ...{ kind: "reply", uid: `${booking.attendeeId}@meet.parley.test`, address: "grace@example.org" },
  ...{ answer: "declined", sequence: 0, at: now, ...given },
});

const seat = (id: string) =>
  prisma.attendee.findUniqueOrThrow({
    where: { id },
    select: { reply: true, repliedAt: true, status: true },
  });

async function shown({ organizationId, bookingId, hostId }: SceneBooking) {
  const detail = await bookingDetail(scene.services, {
    ...{ organization: { id: organizationId, timeZone: "Europe/Paris" }, bookingId, viewerId: hostId },
    translator: translatorFor("en"),
  });
  if (!detail) throw new Error("no such booking");
  return detail;
}

const told = (bookingId: string, kind: "reply_declined" | "mail_returned") =>
  prisma.mailMessage.count({ where: { bookingId, kind } });

test("an attendee's refusal is shown and mailed to the host once, and cancels nothing", async () => {
  const booking = await seedBooking(scene);
  expect(await arrive(replyOf(booking), replyOf(booking))).toEqual([true, true]);
  await arrive(replyOf(booking));
  expect(await seat(booking.attendeeId)).toMatchObject({ reply: "declined", status: "confirmed" });
  const [mail] = await prisma.mailMessage.findMany({
    where: { bookingId: booking.bookingId, kind: "reply_declined" },
  });
  expect(await told(booking.bookingId, "reply_declined")).toBe(1);
  scene.sent.length = 0;
  await runJob(scene, mail?.id);
  expect(scene.sent[0]?.to.address).toBe(booking.hostEmail);
  expect(scene.sent[0]?.text).toContain("Grace Guest");
  expect((await shown(booking)).seats[0]?.reply?.text).toMatch(/^Declined by mail on .*November 20, 2026/);

  // Whoever thinks better of it says so; a mail that waited says nothing that is not so any more.
  await arrive(replyOf(booking, { answer: "accepted", at: now + 1000 }));
  scene.time.now += 5000;
  await arrive(replyOf(booking, { answer: "accepted", at: now + 1000 }));
  expect(await seat(booking.attendeeId)).toMatchObject({ reply: "accepted" });
  await prisma.mailMessage.update({ where: { id: mail?.id ?? "" }, data: { status: "queued", attempts: 0 } });
  scene.sent.length = 0;
  await runJob(scene, mail?.id);
  expect(scene.sent).toEqual([]);
  scene.time.now = now;
});

test("of two answers the later one counts, in whichever order they come and however wrong a clock is", async () => {
  const booking = await seedBooking(scene);
  await arrive(replyOf(booking, { answer: "tentative", at: now - 1000 }));
  await arrive(replyOf(booking, { answer: "accepted", at: now - 60_000 }));
  expect(await seat(booking.attendeeId)).toMatchObject({ reply: "tentative" });
  await arrive(replyOf(booking, { answer: "declined", at: now + 9e11 }));
  expect((await seat(booking.attendeeId)).repliedAt?.getTime()).toBe(now);
  scene.time.now += 60_000;
  await arrive(replyOf(booking, { answer: "accepted", at: null }));
  expect(await seat(booking.attendeeId)).toMatchObject({ reply: "accepted" });
  scene.time.now = now;
});

test("an answer from another address, to another state, or about what is over changes nothing", async () => {
  const booking = await seedBooking(scene);
  expect(
    await arrive(
      replyOf(booking, { address: "mallory@example.net" }),
      replyOf(booking, { sequence: 1 }),
      replyOf(booking, { sequence: 2 ** 40 }),
    ),
  ).toEqual([true, true, true]);
  // The booking's own UID is the hosts', who are no attendees: it is ours, as what is erased by now is.
  expect(
    await arrive(
      replyOf(booking, { uid: `${booking.bookingId}@meet.parley.test` }),
      replyOf(booking, { uid: "erasederasederasederased@Meet.Parley.test" }),
    ),
  ).toEqual([true, true]);
  for (const uid of [
    "",
    "040000008200E00074C5B7101A82E008",
    `${booking.attendeeId}`,
    `${booking.attendeeId}\u0000@meet.parley.test`,
    "x'; DROP TABLE attendee; --@meet.parley.test",
  ])
    expect(await arrive(replyOf(booking, { uid })), uid).toEqual([false]);
  expect(await seat(booking.attendeeId)).toMatchObject({ reply: null });

  await arrive(replyOf(booking));
  const later = startsAt + 86_400_000;
  await changeBooking(scene, booking, timesAt(later, later + 1_800_000));
  expect((await shown(booking)).seats[0]?.reply).toBeNull();
  await arrive(replyOf(booking, { answer: "accepted", at: now + 1 }));
  expect(await seat(booking.attendeeId)).toMatchObject({ reply: "declined" });

  scene.time.now = later + 86_400_000;
  await arrive(replyOf(booking, { answer: "accepted", sequence: 1 }));
  expect(await seat(booking.attendeeId)).toMatchObject({ reply: "declined" });
  scene.time.now = now;
});

test("a guest's answer is shown beside the guest, and one who wants to be left alone is not spoken of", async () => {
  const booking = await seedBooking(scene, { guests: ["ben@example.org"] });
  const [guestId = ""] = booking.guestIds;
  await arrive(
    replyOf(booking, { uid: `${guestId}@meet.parley.test`, address: "ben@example.org", answer: "tentative" }),
  );
  expect((await shown(booking)).seats[0]?.guests[0]?.reply?.text).toMatch(/^Perhaps, by mail on/);

  await prisma.attendee.update({ where: { id: booking.attendeeId }, data: { restrictedAt: new Date(now) } });
  await arrive(replyOf(booking));
  expect(await seat(booking.attendeeId)).toMatchObject({ reply: null });
  expect((await shown(booking)).seats[0]?.guests).toEqual([]);
  expect(await told(booking.bookingId, "reply_declined")).toBe(0);
});

test("a mail that came back is shown with the booking and told to the host once; what was given up stays so", async () => {
  const booking = await seedBooking(scene);
  await queueFor(scene, booking, "booking_confirmed", { hostIds: [] });
  const { toAttendee } = await sendAll(scene);
  const messageId = toAttendee?.messageId ?? "";
  const back = (outcome: "final" | "delayed", code: string | null): MailNews => ({
    ...{ kind: "return", messageId, outcome, code },
  });
  await arrive(back("delayed", "4.4.1"));
  const state = async () => (await shown(booking)).mails.find(({ kind }) => kind === "Confirmation");
  expect(await state()).toMatchObject({ status: "delayed" });
  expect((await state())?.statusText).toMatch(/could not be reached \(4\.4\.1\)\. It is tried further\.$/);
  expect(await told(booking.bookingId, "mail_returned")).toBe(0);

  expect(await arrive(back("final", "5.1.1"), back("final", "5.1.1"))).toEqual([true, true]);
  await arrive(back("delayed", "4.4.1"), back("final", "5.2.2"));
  expect(await state()).toMatchObject({ status: "returned" });
  expect((await state())?.statusText).toMatch(/: there is no such address \(5\.1\.1\)$/);

  await queueFor(scene, booking, "booking_corrected", { hostIds: [], sequence: 0, event: "again" });
  const again = (await sendAll(scene)).toAttendee?.messageId ?? "";
  await arrive({ kind: "return", messageId: again, outcome: "final", code: null });
  expect(await told(booking.bookingId, "mail_returned")).toBe(1);
  const mail = await prisma.mailMessage.findFirstOrThrow({
    where: { bookingId: booking.bookingId, kind: "mail_returned" },
  });
  expect(mail).toMatchObject({ userId: booking.hostId, aboutAttendeeId: booking.attendeeId });

  // The word of it may come back as well: nobody is told of that, or it would never end.
  const word = scene.sent.find(({ to }) => to.address === booking.hostEmail);
  expect(word?.subject).toBe("Un courriel n’est pas parvenu à Grace Guest : Intro call");
  await arrive({ kind: "return", messageId: word?.messageId ?? "", outcome: "final", code: "5.0.0" });
  expect(await told(booking.bookingId, "mail_returned")).toBe(1);
});

test("what came back of a mail that nobody sent is nobody's", async () => {
  const booking = await seedBooking(scene);
  for (const messageId of [
    "<>",
    "<x@y>",
    `<${booking.bookingId}@elsewhere.test>`,
    "<\u0000@meet.parley.test>",
  ])
    expect(await arrive({ kind: "return", messageId, outcome: "final", code: "5.1.1" })).toEqual([false]);
});

test("a mailbox that cannot be read is a line in the log; where there is none, no answer is asked for", async () => {
  const inbox = {
    read: async () => {
      throw new MailInboxError("unreachable");
    },
  };
  await readInbox({ ...scene.services, inbox });
  await readInbox({ ...scene.services, inbox: null });

  const asked = async (url: string | null) => {
    const { settings } = scene.services;
    const mail = { ...settings.mail, inbox: url === null ? null : { url } };
    const through = { ...scene, services: { ...scene.services, settings: { ...settings, mail } } };
    scene.enqueued.length = 0;
    await queueFor(through, await seedBooking(scene), "booking_confirmed");
    const { toAttendee, toHost } = await sendAll(through);
    return [(await readInvitation(toAttendee)).raw, (await readInvitation(toHost)).raw].map((raw) =>
      /RSVP=TRUE/.test(raw),
    );
  };
  expect(await asked(null)).toEqual([false, false]);
  expect(await asked("imaps://parley:secret@mail.parley.test")).toEqual([true, false]);
});
