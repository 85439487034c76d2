import { mailJobs } from "#app/features/notifications/notifications.server.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { action as linkAction } from "#app/routes/me.link.$token.tsx";
import { action as meAction, loader as meLoader } from "#app/routes/me.tsx";
import { bookableBusiness } from "#tests/factories/bookable-business.ts";
import { createBooking } from "#tests/factories/booking.ts";
import type { FakeServices } from "#tests/fakes/fake-services.ts";
import { createVisitor, type Visitor } from "../account/account-visitor.ts";
import type { TestDatabase } from "../test-database.ts";

export const dayMs = 86_400_000;

/** Sends every mail that waits, as the worker does; gives how many went out. */
export async function sendMails(services: FakeServices, database: TestDatabase): Promise<number> {
  const waiting = await database.prisma.mailMessage.findMany({
    where: { status: "queued" },
    select: { id: true },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  const before = services.sentMails.length;
  for (const { id } of waiting)
    await mailJobs[0]?.handle(services as Services, { mailId: id }, { putBack: false });
  return services.sentMails.length - before;
}

/** The token of the newest link that was mailed to an address. */
export async function mailedToken(
  services: FakeServices,
  database: TestDatabase,
  email: string,
): Promise<string> {
  await sendMails(services, database);
  const mail = services.sentMails.filter(({ to }) => to.address === email).at(-1);
  const token = /\/me\/link\/([\w-]{43})/.exec(mail?.text ?? "")?.[1];
  if (!token) throw new Error(`no link was mailed to ${email}`);
  return token;
}

/** Somebody who came into the portal by the link mailed to this address. */
export async function enterPortal(
  services: FakeServices,
  database: TestDatabase,
  email: string,
  visitor: Visitor = createVisitor(services),
): Promise<Visitor> {
  await visitor.post(meAction, "/me", { email });
  const token = await mailedToken(services, database, email);
  await visitor.post(linkAction, `/me/link/${token}`, {}, { token });
  return visitor;
}

/** What the portal shows, as text. */
export async function portalText(visitor: Visitor): Promise<string> {
  return JSON.stringify((await visitor.get(meLoader, "/me")).data["page"]);
}

type Person = { name: string; email: string };

/** A business with one past and one coming appointment of each of these people, with a question answered. */
export async function businessOf(
  database: TestDatabase,
  now: number,
  people: readonly Person[],
): Promise<{
  organizationId: string;
  hostId: string;
  slug: string;
  attendeeIds: string[];
  bookingIds: string[];
}> {
  const business = await bookableBusiness(database, { questions: [{ kind: "text", label: "About?" }] });
  const { organizationId, eventTypeId, hostId, slug, questions } = business;
  const attendeeIds: string[] = [];
  const bookingIds: string[] = [];
  for (const [index, person] of people.entries()) {
    for (const [at, days] of [-10, 10].entries()) {
      const booked = await createBooking(database, {
        ...{ organizationId, eventTypeId, hostIds: [hostId], attendees: [person] },
        startsAt: now + days * dayMs + index * 3_600_000,
        title: `Talk ${index + 1}${at === 0 ? " past" : " ahead"}`,
        createdAt: new Date(now - 20 * dayMs),
      });
      const attendeeId = booked.attendeeIds[0] ?? "";
      await database.prisma.attendee.update({
        where: { id: attendeeId },
        data: { createdAt: new Date(now - 20 * dayMs) },
      });
      await database.prisma.answer.create({
        data: {
          ...{ id: randomId(), organizationId, bookingId: booked.bookingId, attendeeId },
          ...{ questionId: questions[0]?.id ?? null, label: "About?", values: [`secret of ${person.name}`] },
        },
      });
      attendeeIds.push(attendeeId);
      bookingIds.push(booked.bookingId);
    }
  }
  return { organizationId, hostId, slug, attendeeIds, bookingIds };
}
