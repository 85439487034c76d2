import { beforeEach, expect, test } from "vitest";
import {
  describeMail,
  mailJobs,
  queueBookingMails,
} from "#app/features/notifications/notifications.server.ts";
import { translatorFor } from "#app/messages/all-translators.ts";
import { MailKind } from "#app/platform/database/generated/enums.ts";
import { createJobRunner } from "#app/platform/jobs/job-queue.server.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import { changeBooking, endsAt, seedBooking, startsAt, timesAt } from "./booking-scene.ts";
import { mailScene, now, queueFor, queueOne, runJob, sendAll } from "./mail-scene.ts";

const scene = await mailScene();
const { prisma } = scene.database;
const busy = { ok: false, retry: true, reason: "busy 451 4.7.1" } as const;
const refused = { ok: false, retry: false, reason: "refused 550 5.1.1" } as const;

beforeEach(() => {
  for (const list of [scene.sent, scene.answers, scene.enqueued]) list.length = 0;
  scene.time.now = now;
});

const rowOf = (mailId: string | undefined) => prisma.mailMessage.findUnique({ where: { id: mailId ?? "" } });

test("a booking makes one mail for the attendee and one for the host, each with a job", async () => {
  const booking = await seedBooking(scene);
  await queueFor(scene, booking, "booking_confirmed");
  expect(scene.enqueued.length).toBe(2);
  const { toAttendee, toHost } = await sendAll(scene);
  expect(toAttendee?.to).toEqual({ name: "", address: "grace@example.org" });
  expect(toHost?.from).toEqual({ name: "Acme", address: "parley@meet.parley.test" });
  const rows = await prisma.mailMessage.findMany({ where: { bookingId: booking.bookingId } });
  expect(rows.map(({ status, attempts }) => ({ status, attempts }))).toEqual([
    { status: "sent", attempts: 1 },
    { status: "sent", attempts: 1 },
  ]);
  expect(rows.every((row) => row.sentAt?.getTime() === now)).toBe(true);
});

test("the same event queued twice makes no second mail and no second job", async () => {
  const booking = await seedBooking(scene);
  await queueFor(scene, booking, "booking_confirmed");
  await queueFor(scene, booking, "booking_confirmed");
  expect(scene.enqueued.length).toBe(2);
  expect(await prisma.mailMessage.count({ where: { bookingId: booking.bookingId } })).toBe(2);
});

test("a job that runs again after it was done sends nothing", async () => {
  await queueFor(scene, await seedBooking(scene), "booking_confirmed");
  const [mailId] = scene.enqueued;
  await runJob(scene, mailId);
  await runJob(scene, mailId);
  expect(scene.sent.length).toBe(1);
});

test("of two runs at the same moment one sends", async () => {
  await queueFor(scene, await seedBooking(scene), "booking_confirmed");
  const [mailId] = scene.enqueued;
  await Promise.all([runJob(scene, mailId), runJob(scene, mailId), runJob(scene, mailId)]);
  expect(scene.sent.length).toBe(1);
});

test("a failure for now asks the queue to come again, and the next try mails the same message", async () => {
  await queueFor(scene, await seedBooking(scene), "booking_confirmed");
  const [mailId] = scene.enqueued;
  scene.answers.push(busy);
  await expect(runJob(scene, mailId)).rejects.toThrow();
  expect(await rowOf(mailId)).toMatchObject({ status: "queued", attempts: 1, lastError: busy.reason });
  await runJob(scene, mailId);
  await prisma.mailMessage.update({ where: { id: mailId ?? "" }, data: { status: "queued" } });
  await runJob(scene, mailId);
  expect(scene.sent[0]?.messageId).toBe(`<${mailId}@meet.parley.test>`);
  expect(scene.sent[1]).toEqual(scene.sent[0]);
  expect(await rowOf(mailId)).toMatchObject({ status: "sent", lastError: "" });
});

test("a failure for good marks the row at once and is not tried again", async () => {
  await queueFor(scene, await seedBooking(scene), "booking_confirmed");
  const [mailId] = scene.enqueued;
  scene.answers.push(refused);
  await runJob(scene, mailId);
  expect(await rowOf(mailId)).toMatchObject({ status: "failed", attempts: 1, lastError: refused.reason });
  await runJob(scene, mailId);
  expect(scene.sent).toEqual([]);
});

test("after the last try the row reads failed, and the job still fails so that its dead letter stays", async () => {
  await queueFor(scene, await seedBooking(scene), "booking_confirmed");
  const [mailId] = scene.enqueued;
  const tries = (mailJobs[0]?.job.retryLimit ?? 0) + 1;
  for (let i = 1; i <= tries; i++) {
    expect(await rowOf(mailId)).toMatchObject({ status: "queued" });
    scene.answers.push(busy);
    await expect(runJob(scene, mailId)).rejects.toThrow();
  }
  expect(await rowOf(mailId)).toMatchObject({ status: "failed", attempts: 9, lastError: busy.reason });
});

test("a mail of a booking that was erased meanwhile is not sent", async () => {
  const booking = await seedBooking(scene);
  await queueFor(scene, booking, "booking_confirmed");
  await prisma.booking.delete({ where: { id: booking.bookingId } });
  expect(await sendAll(scene)).toEqual({});
  expect(await prisma.mailMessage.count({ where: { bookingId: booking.bookingId } })).toBe(0);
});

test("a confirmation that waited while its booking was moved is taken back: the newer mail says it all", async () => {
  const booking = await seedBooking(scene);
  await queueFor(scene, booking, "booking_confirmed");
  await changeBooking(scene, booking, timesAt(startsAt + 3_600_000, endsAt + 3_600_000));
  await queueFor(scene, booking, "booking_moved", {
    sequence: 1,
    facts: { previousStartsAt: startsAt, previousEndsAt: endsAt },
  });
  await sendAll(scene);
  expect(scene.sent.map((mail) => mail.subject.split(/[\s\u202f]*:/)[0])).toEqual(["Moved", "Déplacé"]);
  const rows = await prisma.mailMessage.findMany({ where: { bookingId: booking.bookingId } });
  expect(rows.map(({ kind, status }) => `${kind} ${status}`)).toEqual([
    "booking_moved sent",
    "booking_moved sent",
  ]);
});

test("a confirmation or a move that could not go before the meeting's end is not sent, and shown as not sent", async () => {
  const booking = await seedBooking(scene);
  await queueFor(scene, booking, "booking_confirmed");
  scene.time.now = endsAt;
  expect(await sendAll(scene)).toEqual({});
  const states = await describeMail(scene.services, booking, translatorFor("en"));
  expect(states.map(({ statusText }) => statusText)).toEqual([
    "Not sent: the meeting was over before it could be sent",
    "Not sent: the meeting was over before it could be sent",
  ]);
});

test("a cancellation is told until the meeting's end", async () => {
  const booking = await seedBooking(scene);
  await changeBooking(scene, booking, {
    status: "cancelled",
    cancelledBy: "host",
    cancelledAt: new Date(now),
  });
  await queueFor(scene, booking, "booking_cancelled", { sequence: 1 });
  scene.time.now = endsAt - 1;
  expect((await sendAll(scene)).toAttendee?.subject).toContain("Cancelled");
});

test("a mail whose last try was cut off reads failed, and can be put back", async () => {
  await queueFor(scene, await seedBooking(scene), "booking_confirmed");
  const [mailId = "", other] = scene.enqueued;
  await prisma.mailMessage.update({ where: { id: mailId }, data: { attempts: 9 } });
  const closing = mailJobs.find(({ schedule }) => schedule !== undefined);
  await closing?.handle(scene.services, {}, { putBack: false });
  expect(await rowOf(mailId)).toMatchObject({ status: "failed", lastError: "interrupted" });
  expect(await rowOf(other)).toMatchObject({ status: "queued" });
  await mailJobs[0]?.handle(scene.services, { mailId }, { putBack: true });
  expect(await rowOf(mailId)).toMatchObject({ status: "sent", attempts: 1 });
});

test("the dashboard has words for every kind of mail, in both languages", () => {
  for (const locale of ["en", "fr"] as const) {
    const words = Object.values(MailKind).map((kind) => translatorFor(locale).t(`mail.kind.${kind}`));
    expect(words.every((word) => word !== "")).toBe(true);
  }
});

test("the link of an account's mail is mailed while it works, and not after", async () => {
  const { hostId } = await seedBooking(scene);
  const token = (data: { expiresAt: Date; usedAt?: Date }) =>
    prisma.emailToken.create({ data: { id: randomId(), userId: hostId, purpose: "verify_email", ...data } });
  const open = await token({ expiresAt: new Date(now + 1000) });
  const used = await token({ expiresAt: new Date(now + 1000), usedAt: new Date(now) });
  const ended = await token({ expiresAt: new Date(now) });
  for (const { id } of [open, used, ended]) {
    await queueOne(scene, {
      kind: "verify_email",
      userId: hostId,
      dedupeKey: `verify_email:${id}`,
      facts: { tokenId: id },
    });
  }
  const { toHost } = await sendAll(scene);
  expect(scene.sent.length).toBe(1);
  const address = scene.services.links.emailTokenUrl("verify_email", open.id);
  expect(toHost?.text).toContain(`\n${address}\n`);
  expect(toHost?.html).toContain(`href="${address}"`);
});

test("each kind of account mail says what it is for, in the account's language", async () => {
  const { hostId } = await seedBooking(scene);
  const token = await prisma.emailToken.create({
    data: { id: randomId(), userId: hostId, purpose: "reset_password", expiresAt: new Date(now + 3_600_000) },
  });
  const facts = { tokenId: token.id };
  await queueOne(scene, { kind: "reset_password", userId: hostId, dedupeKey: randomId(), facts });
  await queueOne(scene, { kind: "password_changed", userId: hostId, dedupeKey: randomId() });
  await sendAll(scene);
  const [reset, changed] = scene.sent;
  expect(reset?.subject).toBe("Choisissez un nouveau mot de passe");
  expect(reset?.text).toContain(scene.services.links.emailTokenUrl("reset_password", token.id));
  expect(reset?.text).toContain("vendredi 20 novembre 2026 à 11:00 (UTC+1)");
  expect(changed?.subject).toBe("Votre mot de passe a été modifié");
  expect(changed?.text).toContain("https://meet.parley.test:8443/forgot-password");
});

test("the dashboard reads a booking's mails with their state and the reason of a failure", async () => {
  const booking = await seedBooking(scene);
  await queueFor(scene, booking, "booking_confirmed");
  const state = () => describeMail(scene.services, booking, translatorFor("en"));
  expect((await state()).map(({ statusText }) => statusText)).toEqual([
    "Waiting to be sent",
    "Waiting to be sent",
  ]);
  scene.answers.push(refused, busy);
  for (const mailId of scene.enqueued) await runJob(scene, mailId).catch(() => undefined);
  const states = await state();
  expect(states.find(({ recipient }) => recipient === "attendee")).toMatchObject({
    recipientName: "Grace Guest",
    kindText: "Confirmation",
    status: "failed",
    statusText: "Not sent: the receiving server refused it (550 5.1.1)",
  });
  expect(states.find(({ recipient }) => recipient === "host")).toMatchObject({
    recipientName: "Ada Host",
    status: "retrying",
    statusText:
      "Not sent yet after 1 try: the receiving server asked to come back later (451 4.7.1). It is tried again by itself.",
  });
  const other = { ...booking, organizationId: randomId() };
  expect(await describeMail(scene.services, other, translatorFor("en"))).toEqual([]);
});

test("on the real queue a mail goes out when its change is committed, and none when it is rolled back", async () => {
  const runner = createJobRunner(scene.database.connectionString, mailJobs, scene.services.log);
  await runner.open();
  const services = { ...scene.services, jobs: runner };
  await runner.work(services);
  try {
    const booking = await seedBooking(scene);
    const { prisma: real } = services.database;
    const queued = (fail: boolean) =>
      real.$transaction(async (tx) => {
        await queueBookingMails(services, tx, {
          bookingId: booking.bookingId,
          organizationId: booking.organizationId,
          hostIds: [booking.hostId],
          attendees: [{ id: booking.attendeeId, sequence: 0 }],
          kind: "booking_confirmed",
          sequence: 0,
        });
        if (fail) throw new Error("rolled back");
      });
    await expect(queued(true)).rejects.toThrow("rolled back");
    expect(await real.mailMessage.count({ where: { bookingId: booking.bookingId } })).toBe(0);
    await queued(false);
    await expect
      .poll(() => real.mailMessage.count({ where: { bookingId: booking.bookingId, status: "sent" } }), {
        timeout: 15_000,
      })
      .toBe(2);
    expect(scene.sent.length).toBe(2);
  } finally {
    await runner.close();
  }
});
