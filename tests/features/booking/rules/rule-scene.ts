import { dayNumberOf } from "#app/domain/availability/calendar-day.ts";
import { instantOfWallTime, localDayAt } from "#app/domain/availability/zone.ts";
import { loadBookingPage, readPageQuery } from "#app/features/booking/booking.server.ts";
import { slotParam } from "#app/features/booking/booking-form.ts";
import { newEventTypeTree } from "#app/features/scheduling/event-type-tree.ts";
import { explainPage } from "#app/features/scheduling/explain-page.server.ts";
import { submitEventType } from "#app/features/scheduling/scheduling.server.ts";
import { translatorFor } from "#app/messages/all-translators.ts";
import type { FormTree } from "#app/platform/form/form-tree.ts";
import { zoneRules } from "#app/platform/time/zones.server.ts";
import { type BookableBusiness, bookableBusiness } from "#tests/factories/bookable-business.ts";
import { fakeServices } from "#tests/fakes/fake-services.ts";
import type { TestDatabase } from "../../test-database.ts";
import { book, minuteMs } from "../booking-scene.ts";

/** Thirteen hours ahead of UTC in summer: its mornings lie on UTC's day before. */
export const timeZone = "Pacific/Auckland";
export const translator = translatorFor("en");

/** "2027-01-18 09:00" on the host's clock as an instant. */
export function wall(text: string): number {
  const [date = "", time = ""] = text.split(" ");
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  return instantOfWallTime(zoneRules(timeZone), date, hour * 60 + minute);
}

function wallText(instant: number): string {
  const zone = zoneRules(timeZone);
  const day = localDayAt(zone, instant);
  const minutes = (instant - instantOfWallTime(zone, day, 0)) / minuteMs;
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}

/**
 * A business in Auckland that is open every day from 9 to 17, on Saturday, 21 November 2026, at one in the night (in
 * UTC it is still Friday). Its rules are stored by the forms that members have, and read as visitors read them.
 */
export function ruleScene(database: TestDatabase) {
  const services = fakeServices(database);
  services.clock.set(Date.UTC(2026, 10, 20, 12));

  async function businessWith(changes: FormTree = {}): Promise<BookableBusiness> {
    const business = await bookableBusiness(database, { timeZone });
    const usual = { ...newEventTypeTree(business.scheduleId), title: "Talk", slug: "talk" };
    const tree = {
      ...usual,
      notice: { amount: "0", unit: "minutes" },
      window: { kind: "unlimited" },
      ...changes,
    };
    const { organizationId, eventTypeId: id } = business;
    const saved = await submitEventType(services, { organizationId, id, translator, timeZone, tree });
    if (saved.status !== 303) throw new Error(JSON.stringify(saved));
    return business;
  }

  async function page(business: BookableBusiness, address: string) {
    const search = new URLSearchParams(`${address}&timezone=${timeZone}`);
    const found = await loadBookingPage(services, {
      ...{ businessSlug: business.slug, eventTypeSlug: "talk", query: readPageQuery(search), search },
      ...{ locale: "en", zoneCookie: undefined },
    });
    if (!found) throw new Error("no page");
    return found.page;
  }

  /** The times of a day that the page shows: "09:00". */
  async function shownOn(business: BookableBusiness, date: string): Promise<string[]> {
    if (Number.isNaN(dayNumberOf(date))) throw new Error(`no date: ${date}`);
    const { picker } = await page(business, `date=${date}`);
    const day = picker?.day;
    if (day && day.date !== date) return [];
    return (day?.groups ?? []).flatMap(({ times }) =>
      times.map(({ dateTime }) => wallText(Date.parse(dateTime))),
    );
  }

  /** Whether the page of one time shows the form for it. */
  const hasForm = async (business: BookableBusiness, at: string) =>
    (await page(business, `at=${slotParam(wall(at))}`)).form !== null;

  const bookAt = (business: BookableBusiness, at: string, lengthMinutes?: number) =>
    book(services, business, { startsAt: wall(at), ...(lengthMinutes ? { lengthMinutes } : {}) });

  /** What a member is told of a time: why it is not offered. */
  async function told(business: BookableBusiness, at: string): Promise<string[]> {
    const { organizationId, slug, hostId, eventTypeId: eventType } = business;
    const search = new URLSearchParams({ eventType, zone: timeZone, at: slotParam(wall(at)) });
    const asked = { organizationId, base: `/dashboard/${slug}`, search, zone: timeZone, translator };
    const { answer } = await explainPage(services, { ...asked, user: { id: hostId }, role: "owner" });
    return [...(answer?.general ?? []), ...(answer?.hosts ?? []).flatMap(({ reasons }) => reasons)].map(
      ({ text }) => text,
    );
  }

  return { services, businessWith, shownOn, hasForm, bookAt, told };
}
