import { expect } from "vitest";
import { connectCalendars } from "#app/features/calendars/connect-calendars.server.ts";
import { translatorFor } from "#app/messages/all-translators.ts";
import type {
  BusyInterval,
  CalendarAccount,
  CalendarProvider,
  CalendarTrouble,
  EventTimes,
} from "#app/ports/calendar-provider.ts";
import { bookableBusiness } from "#tests/factories/bookable-business.ts";
import { fakeServices } from "#tests/fakes/fake-services.ts";
import { minuteMs } from "../booking/booking-scene.ts";
import type { testDatabase } from "../test-database.ts";

/** One that is told only to who asks for events that are shown as free. */
type SceneEvent = EventTimes & { isFree?: true };
type TestDatabase = Awaited<ReturnType<typeof testDatabase>>;

export const busyAt = (id: string, start: number, uid = id): EventTimes => ({
  ...{ id, uid },
  busy: [{ start, end: start + 30 * minuteMs, tentative: false }],
});

const untitled = ({ title: _, ...interval }: BusyInterval): BusyInterval => interval;

/** An account with one calendar, which a test fills and breaks. */
export function calendarScene(database: TestDatabase) {
  const remote = { events: [] as SceneEvent[], cursor: 1, trouble: null as CalendarTrouble | null, asked: 0 };
  const answer = async <Value>(value: () => Value) => {
    remote.asked += 1;
    return remote.trouble ? { ok: false as const, ...remote.trouble } : { ok: true as const, value: value() };
  };
  const provider: CalendarProvider = {
    listCalendars: () =>
      answer(() => ({
        calendars: [{ id: "https://dav.example/office/", name: "Work", zone: null, writable: true }],
        addresses: ["ada@elsewhere.example"],
      })),
    busyIntervals: ({ withFree, withTitles }) =>
      answer(() => ({
        events: remote.events
          .filter(({ isFree }) => withFree || !isFree)
          .map((event) => (withTitles ? event : { ...event, busy: event.busy.map(untitled) })),
        cursor: `sync:${remote.cursor}`,
      })),
    changesSince: ({ cursor }) =>
      answer(() =>
        cursor === `sync:${remote.cursor}`
          ? { stale: false as const, changed: [], gone: [], cursor }
          : { stale: true as const },
      ),
    writing: null,
  };
  const accounts: CalendarAccount[] = [];
  const services = fakeServices(database, {
    openCalendars: (account) => {
      accounts.push(account);
      return provider;
    },
  });
  return { remote, services, accounts };
}

export const form = {
  ...{ do: "connect-caldav", service: "other", address: "https://dav.example/" },
  ...{ username: "ada", password: "correct horse" },
};

/** The same, connected by the host of a business. */
export async function connectedCalendar(database: TestDatabase) {
  const { prisma } = database;
  const made = calendarScene(database);
  const business = await bookableBusiness(database);
  const key = { organizationId: business.organizationId, userId: business.hostId };
  expect(await connectCalendars(made.services, key, form, translatorFor("en"))).toEqual({ ok: true });
  const calendar = await prisma.connectedCalendar.findFirstOrThrow({ where: key });
  const version = async () =>
    (await prisma.pageVersion.findUniqueOrThrow({ where: { organizationId: key.organizationId } })).version;
  return { ...made, business, key, calendarId: calendar.id, version };
}
