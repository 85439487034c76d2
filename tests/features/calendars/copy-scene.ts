import { chooseDestination } from "#app/features/calendars/destination.server.ts";
import { writeCopy } from "#app/features/calendars/write-copy.server.ts";
import { eventUidOf } from "#app/features/notifications/mail-identity.ts";
import type { OpenCalendars } from "#app/ports/calendar-provider.ts";
import { bookableBusiness } from "#tests/factories/bookable-business.ts";
import { type FakeServices, fakeServices } from "#tests/fakes/fake-services.ts";
import { memoryCalendar } from "#tests/fakes/memory-calendar.ts";
import { book, booked } from "../booking/booking-scene.ts";
import type { TestDatabase } from "../test-database.ts";
import { connectMember } from "./connect-member.ts";

export const byHost = { by: "host", reason: "" } as const;

/** Carries out what is due, as the jobs do, until nothing is. Gives how many turns that took. */
export async function settleCopies(services: FakeServices, organizationId: string): Promise<number> {
  for (let turns = 0; turns < 10; turns++) {
    const due = await services.database.prisma.calendarCopy.findMany({
      where: { organizationId, nextTryAt: { lte: new Date(services.clock.now()) } },
    });
    if (due.length === 0) return turns;
    for (const { id } of due) await writeCopy(services, id);
  }
  throw new Error("it never ends");
}

/** A business whose owner's bookings go into a calendar: one in memory, or the first of an account elsewhere. */
export async function copyScene(
  database: TestDatabase,
  elsewhere?: { openCalendars: OpenCalendars; account: Parameters<typeof connectMember>[2] },
) {
  await database.prisma.calendarConnection.deleteMany({});
  const remote = memoryCalendar();
  const openCalendars = elsewhere?.openCalendars ?? (() => remote.provider);
  const services = fakeServices(database, { openCalendars });
  const business = await bookableBusiness(database);
  const key = { organizationId: business.organizationId, userId: business.hostId };
  const calendarId = await connectMember(services, key, elsewhere?.account);
  const choice = (more: { withAnswers?: boolean; keepsErased?: boolean } = {}) => ({
    ...{ calendarId, withAnswers: false, keepsErased: false, ...more },
  });
  await chooseDestination(services, key, choice());
  const settleAll = () => settleCopies(services, key.organizationId);
  const uidOf = (bookingId: string) => eventUidOf(services.settings, bookingId);
  const one = async (wish: Parameters<typeof book>[2] = {}) => {
    const { bookingId } = await booked(book(services, business, wish));
    await settleAll();
    const at = { organizationId: key.organizationId, bookingId, ...byHost };
    return { bookingId, uid: uidOf(bookingId), at };
  };
  const copy = (bookingId: string) => database.prisma.calendarCopy.findFirstOrThrow({ where: { bookingId } });
  return { remote, services, business, key, calendarId, choice, settleAll, uidOf, one, copy };
}

export type CopyScene = Awaited<ReturnType<typeof copyScene>>;
