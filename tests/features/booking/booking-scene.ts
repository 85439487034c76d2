import { type BookSlotResult, bookSlot } from "#app/features/booking/booking.server.ts";
import type { BookingDraft } from "#app/features/booking/booking-form.ts";
import type { SlotRequest } from "#app/features/booking/slot-request.server.ts";
import { composeMail } from "#app/features/notifications/compose-mail.server.ts";
import { findMail } from "#app/features/notifications/mail-repository.server.ts";
import type { MailKind, Prisma } from "#app/platform/database/generated/client.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import type { BookableBusiness } from "#tests/factories/bookable-business.ts";
import type { FakeServices } from "#tests/fakes/fake-services.ts";
import type { TestDatabase } from "../test-database.ts";

export const minuteMs = 60_000;
export const hourMs = 3_600_000;
export const dayMs = 86_400_000;
/** The fake clock stands at noon on 15 January 2027, a Friday; this is the Monday after, at nine. */
export const nine = Date.UTC(2027, 0, 18, 9);

type Wish = Partial<BookingDraft> & Partial<Omit<SlotRequest, "draft">>;

/** A visitor's submission, as the form sends it. */
export function book(
  services: FakeServices,
  business: BookableBusiness,
  wish: Wish = {},
): Promise<BookSlotResult> {
  const { source, visitor, privateLinkId, asker, despiteRules, ...draft } = wish;
  const key = randomId();
  return bookSlot(services, {
    businessSlug: business.slug,
    eventTypeSlug: business.eventTypeSlug,
    locale: "en",
    ...(source ? { source } : {}),
    ...(visitor ? { visitor } : {}),
    ...(privateLinkId ? { privateLinkId } : {}),
    ...(asker ? { asker } : {}),
    ...(despiteRules ? { despiteRules } : {}),
    draft: {
      startsAt: nine,
      timeZone: "Europe/Paris",
      idempotencyKey: key,
      name: "Grace",
      email: `${key}@customers.example`,
      answers: [],
      ...draft,
    },
  });
}

/** The ids of a booking that was made; fails the test when none was. */
export async function booked(result: Promise<BookSlotResult>) {
  const made = await result;
  if (!made.ok) throw new Error(`not booked: ${made.reason}`);
  return made;
}

export const bookingsOf = ({ prisma }: TestDatabase, { organizationId }: BookableBusiness) =>
  prisma.booking.findMany({
    where: { organizationId },
    include: { hosts: true, attendees: { orderBy: { createdAt: "asc" } }, occupiedTimes: true },
    orderBy: { startsAt: "asc" },
  });

/** The kinds of mails that are on their way about a booking, each with whom it goes to. */
export async function mailsOf({ prisma }: TestDatabase, bookingId: string): Promise<string[]> {
  const rows = await prisma.mailMessage.findMany({
    where: { bookingId },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  return rows.map(({ kind, attendeeId }) => `${kind} to ${attendeeId ? "attendee" : "host"}`).sort();
}

/** The latest mail of a kind as it would go out now: its subject and text, or why none does. */
export async function letter(services: FakeServices, where: Prisma.MailMessageWhereInput): Promise<string> {
  const { prisma } = services.database;
  const rows = await prisma.mailMessage.findMany({ where, orderBy: [{ createdAt: "desc" }, { id: "desc" }] });
  const mail = rows[0] && (await findMail(prisma, rows[0].id));
  if (!mail) return "none";
  const composed = await composeMail(services, mail);
  return typeof composed === "string" ? composed : `${composed.outgoing.subject}\n${composed.outgoing.text}`;
}

export const letterTo = (services: FakeServices, attendeeId: string, kind: MailKind) =>
  letter(services, { attendeeId, kind });

/** What a host reads about one attendee. */
export const letterToHost = (services: FakeServices, aboutAttendeeId: string, kind: MailKind) =>
  letter(services, {
    kind,
    attendeeId: null,
    facts: { path: ["aboutAttendeeId"], equals: aboutAttendeeId },
  });

/** What one member reads about a booking. */
export const letterToMember = (services: FakeServices, userId: string, bookingId: string, kind: MailKind) =>
  letter(services, { userId, bookingId, kind });
