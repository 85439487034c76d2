import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { businessPage, loadBookingPage } from "#app/features/booking/booking.server.ts";
import { emptyQuery } from "#app/features/booking/page-address.ts";
import { calendarPage } from "#app/features/calendar/calendar.server.ts";
import { readCalendarQuery } from "#app/features/calendar/calendar-query.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import { loader, meta } from "#app/routes/$business.$eventType.tsx";
import { ColorMark } from "#app/ui/color-mark.tsx";
import { bookableBusiness } from "#tests/factories/bookable-business.ts";
import { createBooking } from "#tests/factories/booking.ts";
import { fakeServices } from "#tests/fakes/fake-services.ts";
import { testDatabase } from "../test-database.ts";

const database = await testDatabase();
const services = fakeServices(database);
const own = "#7a1fa2";
const accent = "#0b6e4f";

async function scene(color: string | null) {
  const business = await bookableBusiness(database, { eventType: { color } });
  const where = { id: business.organizationId };
  await database.prisma.organization.update({ where, data: { accentColor: accent } });
  return business;
}

/** The style sheet that gives the event type's page its colour. */
async function sheetOf({ slug }: { slug: string }): Promise<unknown> {
  const request = new Request(`http://parley.test/${slug}/talk`);
  const params = { business: slug, eventType: "talk" };
  const { data } = (await loader({ request, params, context: { services } as never })) as { data: unknown };
  const tags = meta({ data } as never) as { rel?: string; href?: string }[];
  return tags.find(({ rel }) => rel === "stylesheet")?.href;
}

test("an event type's own colour is that of its public page; without one it is the business's", async () => {
  expect(await sheetOf(await scene(own))).toBe("/brand/7a1fa2.css");
  expect(await sheetOf(await scene(null))).toBe("/brand/0b6e4f.css");
});

test("the business's list marks each event type by its own colour, and the booking page knows it", async () => {
  const { slug } = await scene(own);
  const list = await businessPage(services, slug);
  expect(list?.page.eventTypes).toMatchObject([{ title: "Talk", color: own }]);
  expect(list?.page.business.accentColor).toBe(accent);
  const found = await loadBookingPage(services, {
    ...{ businessSlug: slug, eventTypeSlug: "talk", query: emptyQuery, locale: "en" },
    zoneCookie: undefined,
  });
  expect(found?.page.eventType.color).toBe(own);
});

test("the calendar draws a booking in its event type's own colour", async () => {
  const { organizationId, eventTypeId, hostId } = await scene(own);
  const startsAt = Date.UTC(2027, 0, 18, 9);
  const id = randomId();
  await createBooking(database, { id, organizationId, eventTypeId, hostIds: [hostId], startsAt });
  const page = await calendarPage(services, {
    organization: { id: organizationId, timeZone: "UTC" },
    reader: { id: hostId, timeZone: "UTC" },
    onlyHostId: null,
    query: readCalendarQuery(new URLSearchParams("date=2027-01-18")),
    locale: "en",
  });
  expect(JSON.stringify(page)).toContain(`"color":"${own}"`);
  expect(JSON.stringify(page)).toContain(id);
  expect(renderToStaticMarkup(createElement(ColorMark, { color: own }))).toContain(`fill="${own}"`);
});
