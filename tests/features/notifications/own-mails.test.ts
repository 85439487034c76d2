import { beforeEach, expect, test } from "vitest";
import { type OwnMailKind, ownMailKinds } from "#app/domain/mail/own-mails.ts";
import { cancelBooking } from "#app/features/booking/booking.server.ts";
import {
  handOutReminders,
  ownMailPage,
  ownMailPreview,
  ownMailsPage,
  submitOwnMail,
} from "#app/features/notifications/notifications.server.ts";
import { translatorFor } from "#app/messages/all-translators.ts";
import type { Locale } from "#app/messages/locale.ts";
import {
  changeBooking,
  endsAt,
  type SceneBooking,
  type SceneWishes,
  seedBooking,
  startsAt,
} from "./booking-scene.ts";
import { mailScene, mailTo, now, queueFor, sendAll } from "./mail-scene.ts";
import { readBack } from "./read-back.ts";

const scene = await mailScene();
const { services } = scene;
const { prisma } = scene.database;
const hourMs = 3_600_000;

beforeEach(async () => {
  for (const list of [scene.sent, scene.answers, scene.enqueued]) list.length = 0;
  await prisma.organization.deleteMany();
  await prisma.$executeRaw`DELETE FROM reminder_clock`;
  scene.time.now = now;
  await handOutReminders(services);
});

type Of = Pick<SceneBooking, "organizationId" | "hostId">;

function submit(
  { organizationId, hostId: actorId }: Of,
  kind: OwnMailKind,
  tree: Record<string, string>,
  { language = "en", reader = "en" }: { language?: Locale; reader?: Locale } = {},
) {
  const translator = translatorFor(reader);
  return submitOwnMail(services, { organizationId, kind, language, tree, translator, actorId });
}

const write = (of: Of, kind: OwnMailKind, words: Record<string, string>, language: Locale = "en") =>
  submit(of, kind, { do: "words", subject: "", heading: "", lead: "", ...words }, { language });

const turnOff = (of: Of, kind: OwnMailKind) => submit(of, kind, { do: "switch" });

/** What the attendee is sent of a change, with what a business has chosen. */
async function told(
  kind: Parameters<typeof queueFor>[2],
  {
    wishes = {},
    choose,
    ...rest
  }: { wishes?: SceneWishes; choose?: (booking: SceneBooking) => Promise<unknown> } & Partial<
    Parameters<typeof queueFor>[3]
  >,
) {
  const booking = await seedBooking(scene, wishes);
  await choose?.(booking);
  await queueFor(scene, booking, kind, rest);
  const { toAttendee, toHost } = await sendAll(scene);
  return { booking, toAttendee, toHost };
}

test("a business's own words are in the mail, with the reader's values, above what every reader needs", async () => {
  const { toAttendee } = await told("booking_confirmed", {
    choose: (of) =>
      write(of, "confirmation", {
        subject: "See you, {attendee name}!\r\nBcc: everybody@evil.example",
        heading: "{Appointment} with {nom de l’hôte}",
        lead: "Bring <b>water</b> & a towel.\n\nUntil {time}, {business name}",
      }),
  });
  const { parsed, html, text, raw } = await readBack(toAttendee);
  expect(parsed.subject).toBe("See you, Grace Guest! Bcc: everybody@evil.example");
  expect(raw).not.toMatch(/^Bcc:/im);
  expect(text).toContain("Intro call with Ada Host\n\nBring <b>water</b> & a towel.\n\nUntil Thu, Dec 3");
  expect(html).toContain("Bring &lt;b&gt;water&lt;/b&gt; &amp; a towel.");
  for (const part of ["Thursday, December 3", "Join the meeting", "Sent for Acme by Parley"])
    expect(text).toContain(part);
  expect(toAttendee?.replyTo?.name).toBe("Ada Host");
  expect(toAttendee?.calendar?.method).toBe("REQUEST");
});

test("words of one language are for its readers, and empty parts are ours; ours stand again once all are empty", async () => {
  const choose = (of: Of) => write(of, "confirmation", { heading: "Bonjour {nom du participant}" }, "fr");
  const { booking, toAttendee } = await told("booking_confirmed", { choose });
  expect(toAttendee?.text).toContain("Your meeting with Ada Host is confirmed");
  await prisma.attendee.updateMany({ data: { locale: "fr" } });
  const again = async (sequence: number) => {
    await prisma.attendee.updateMany({ data: { sequence } });
    await queueFor(scene, booking, "booking_confirmed", { sequence });
    return (await sendAll(scene)).toAttendee;
  };
  const french = await again(1);
  expect(french?.text).toContain("Bonjour Grace Guest");
  expect(french?.subject).toContain("Intro call");
  await submit(booking, "confirmation", { do: "reset" }, { language: "fr" });
  expect((await again(2))?.text).not.toContain("Bonjour Grace");
  expect(await prisma.mailWording.count()).toBe(0);
});

test("a stranger's words that were typed as a name do not come in through a variable", async () => {
  const { toAttendee } = await told("booking_confirmed", {
    wishes: { attendeeName: "Win at evil.example now" },
    choose: (of) => write(of, "confirmation", { lead: "Hello {attendee name}," }),
  });
  expect(toAttendee?.text).toContain("Hello there,");
  expect(JSON.stringify(toAttendee)).not.toContain("evil.example");
});

test("a variable that is not known is refused in words, nothing typed is lost and nothing is saved", async () => {
  const booking = await seedBooking(scene);
  const typed = { do: "words", subject: "Hi {first name}", heading: "Fine", lead: "{time" };
  const english = await submit(booking, "reminder", typed);
  expect(english).toMatchObject({ status: 422, answer: { values: typed } });
  const errors = "answer" in english ? english.answer.errors : {};
  expect(errors["subject"]).toContain(
    "{first name} is not known here. You can use: {attendee name}, {host name}",
  );
  expect(Object.keys(errors)).toEqual(["subject", "lead"]);
  const french = await submit(booking, "agenda", typed, { reader: "fr" });
  expect("answer" in french && french.answer.errors["subject"]).toContain("{nom du membre}");
  const long = await write(booking, "reminder", { subject: "x".repeat(151) });
  expect(long.status).toBe(422);
  expect((await submit(booking, "reminder", { do: "nonsense" })).status).toBe(400);
  expect(await prisma.mailWording.count()).toBe(0);
});

test("a mail that is switched off is not sent; hosts, guests and people who were booked for are told all the same", async () => {
  const choose = (of: Of) => turnOff(of, "confirmation");
  const guests = ["gil@example.org"];
  const { booking, toAttendee, toHost } = await told("booking_confirmed", { wishes: { guests }, choose });
  expect(toAttendee).toBeUndefined();
  expect(toHost).toBeDefined();
  expect(mailTo(scene, "gil@example.org")).toBeDefined();
  expect(await prisma.mailMessage.count({ where: { attendeeId: booking.attendeeId } })).toBe(0);
  const byHand = await told("booking_confirmed", { wishes: { booking: { source: "by_hand" } }, choose });
  expect(byHand.toAttendee).toBeDefined();
});

test("a yes is told as a yes though the mail about the request was off, and only its own switch ends it", async () => {
  const facts = { agreed: true };
  const requested = await told("booking_requested", {
    wishes: { booking: { status: "pending" } },
    choose: (of) => turnOff(of, "request"),
  });
  expect(requested.toAttendee).toBeUndefined();
  expect(requested.toHost).toBeDefined();
  const confirmationOff = await told("booking_confirmed", {
    facts,
    choose: (of) => turnOff(of, "confirmation"),
  });
  expect(confirmationOff.toAttendee?.text).toContain("Your request was accepted");
  const approvalOff = await told("booking_confirmed", { facts, choose: (of) => turnOff(of, "approval") });
  expect(approvalOff.toAttendee).toBeUndefined();
});

test("a request that is taken back is told as that though the mail about it was off", async () => {
  const booking = await seedBooking(scene, { booking: { status: "pending" } });
  await prisma.attendee.updateMany({ where: { bookingId: booking.bookingId }, data: { status: "pending" } });
  await turnOff(booking, "request");
  const { organizationId, bookingId, attendeeId } = booking;
  const change = { organizationId, bookingId, attendeeId, by: "attendee", reason: "" } as const;
  expect(await cancelBooking(services, change)).toMatchObject({ ok: true });
  const { toAttendee } = await sendAll(scene);
  expect(toAttendee?.subject).toContain("Request withdrawn");
});

test("of moves only those that an attendee made are kept from them, and a cancellation cannot be switched off", async () => {
  const move = { previousStartsAt: startsAt - hourMs, previousEndsAt: endsAt - hourMs };
  const choose = (of: Of) => turnOff(of, "move");
  const own = await told("booking_moved", { choose, facts: { ...move, changedBy: "attendee" } });
  expect(own.toAttendee).toBeUndefined();
  const hosts = await told("booking_moved", { choose, facts: { ...move, changedBy: "host" } });
  expect(hosts.toAttendee).toBeDefined();
  expect((await turnOff(hosts.booking, "cancellation")).status).toBe(400);
  const ended = { status: "cancelled", cancelledAt: new Date(now), cancelledBy: "host" } as const;
  const cancelled = await told("booking_cancelled", {
    sequence: 1,
    choose: async (booking) => {
      await prisma.organization.updateMany({ data: { mailsOff: ["cancellation"] } });
      await changeBooking(scene, booking, ended);
    },
  });
  expect(cancelled.toAttendee).toBeDefined();
});

test("kinds that are switched at the same time are all kept, and the list of kinds says what is so", async () => {
  const booking = await seedBooking(scene);
  const { organizationId } = booking;
  await Promise.all((["reminder", "follow_up", "no_show"] as const).map((kind) => turnOff(booking, kind)));
  await submit(booking, "no_show", { do: "switch", on: "on" });
  await write(booking, "decline", { lead: "Sorry." });
  const list = await ownMailsPage(services, { organizationId, translator: translatorFor("en") });
  expect(list.map(({ kind }) => kind)).toEqual([...ownMailKinds]);
  expect(list.filter(({ on }) => !on).map(({ kind }) => kind)).toEqual(["reminder", "follow_up"]);
  expect(list.filter(({ own }) => own !== "").map(({ kind, own }) => [kind, own])).toEqual([
    ["decline", "English"],
  ]);
  const noted = { where: { chain: organizationId, action: "mails.changed" } };
  expect(await prisma.auditEvent.count(noted)).toBe(5);
});

test.each(ownMailKinds)(
  "the preview of %s shows an example in both languages, in both forms, and no script",
  async (kind) => {
    const booking = await seedBooking(scene);
    const organization = await prisma.organization.findUniqueOrThrow({
      where: { id: booking.organizationId },
    });
    for (const language of ["en", "fr"] as const)
      for (const asText of [false, true]) {
        const { ok, html } = await ownMailPreview(services, {
          ...{
            organizationId: organization.id,
            organization,
            memberName: "Ada <Host>",
            kind,
            language,
            asText,
          },
          ...{ translator: translatorFor("en"), tree: { lead: "Typed <script>alert(1)</script> & sent" } },
        });
        expect(ok).toBe(true);
        expect(html).toContain(`lang="${language}"`);
        expect(html).toContain("Typed &lt;script&gt;alert(1)&lt;/script&gt; &amp; sent");
        expect(html).not.toMatch(/<script|<img|Ada <Host>/);
      }
    const refused = await ownMailPreview(services, {
      ...{
        organizationId: organization.id,
        organization,
        memberName: "Ada",
        kind,
        language: "en",
        asText: false,
      },
      ...{ translator: translatorFor("en"), tree: { lead: "{<img src=x>}" } },
    });
    expect(refused.ok).toBe(false);
    expect(refused.html).not.toContain("<img");
  },
);

test("a sample goes to the member who asks, with what is saved and nobody's booking, once a minute at most", async () => {
  const booking = await seedBooking(scene);
  await prisma.membership.create({
    data: {
      id: booking.hostId,
      organizationId: booking.organizationId,
      userId: booking.hostId,
      role: "owner",
    },
  });
  await write(booking, "follow_up", { lead: "Thanks, {attendee name}." });
  const ask = () => submit(booking, "follow_up", { do: "sample" });
  expect(await Promise.all([ask(), ask()])).toEqual([
    { status: 303, done: "sent" },
    { status: 303, done: "sent" },
  ]);
  await sendAll(scene);
  expect(scene.sent.map(({ to }) => to.address)).toEqual([booking.hostEmail]);
  const [mail] = scene.sent;
  expect(mail?.subject).toContain("[Sample] ");
  expect(mail?.text).toContain("Thanks, Camille Martin.");
  expect(mail?.headers?.["List-Unsubscribe"]).toBeUndefined();
  expect(JSON.stringify(mail)).not.toContain("grace@example.org");
});

test("one business's words and switches are never another's", async () => {
  const first = await seedBooking(scene);
  const second = await seedBooking(scene);
  await write(first, "reminder", { lead: "Ours alone." });
  await turnOff(first, "reminder");
  const page = await ownMailPage(services, {
    ...{ organizationId: second.organizationId, kind: "reminder", language: "en" },
    translator: translatorFor("en"),
  });
  expect(page).toMatchObject({ on: true, isOwn: false, wording: { subject: "", heading: "", lead: "" } });
});
