import { expect, test } from "vitest";
import { slotParam } from "#app/features/booking/booking-form.ts";
import { bookingDetail } from "#app/features/dashboard/booking-detail.server.ts";
import { mailJobs } from "#app/features/notifications/notifications.server.ts";
import { translatorFor } from "#app/messages/all-translators.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import { bookableBusiness } from "#tests/factories/bookable-business.ts";
import { createBooking } from "#tests/factories/booking.ts";
import { fakeServices } from "#tests/fakes/fake-services.ts";
import { productPages } from "../../http/product-pages.ts";
import { readInvitation } from "../../notifications/read-back.ts";
import { testDatabase } from "../../test-database.ts";
import { bookingsOf } from "../booking-scene.ts";

const database = await testDatabase();
/** In Paris clocks go forward on 28 March 2027: nine in the morning is 8:00 in UTC before, and 7:00 after. */
const zone = "Europe/Paris";
const email = "grace@customers.example";

/** Spaces of the kind that clocks have are hard to type. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");

/** A visitor of an event type that repeats; the page, its form, and the mails that its booking sends. */
async function visitor(seriesUnit: "week" | "month", seriesEvery: number) {
  const services = fakeServices(database);
  const business = await bookableBusiness(database, {
    timeZone: zone,
    eventType: { seriesUnit, seriesEvery, seriesMax: 4 },
  });
  const ask = productPages(services);
  const page = `/${business.slug}/talk`;
  const filled = { timezone: zone, key: randomId(), name: "Grace", email, repeat: "4" };
  const sentMails = async () => {
    for (const { name, payload } of services.enqueued.splice(0)) {
      const handler = mailJobs.find(({ job }) => job.name === name);
      await handler?.handle(services, payload as never, { putBack: false });
    }
    return services.sentMails;
  };
  return { services, business, ask, page, filled, sentMails };
}

const rhythms = [
  {
    unit: "week",
    every: 2,
    words: "Every 2 weeks",
    french: "Toutes les 2 semaines",
    starts: ["2027-03-15T08:00Z", "2027-03-29T07:00Z", "2027-04-12T07:00Z", "2027-04-26T07:00Z"],
    dates: ["March 15", "March 29", "April 12", "April 26"],
    offRhythm: "2027-03-22T08:00Z",
  },
  {
    unit: "month",
    every: 1,
    words: "Every month",
    french: "Chaque mois",
    starts: ["2027-01-31T08:00Z", "2027-02-28T08:00Z", "2027-03-31T07:00Z", "2027-04-30T07:00Z"],
    dates: ["January 31", "February 28", "March 31", "April 30"],
    offRhythm: "2027-03-28T07:00Z",
  },
  {
    unit: "month",
    every: 3,
    words: "Every 3 months",
    french: "Tous les 3 mois",
    starts: ["2027-01-31T08:00Z", "2027-04-30T07:00Z", "2027-07-31T07:00Z", "2027-10-31T08:00Z"],
    dates: ["January 31", "April 30", "July 31", "October 31"],
    offRhythm: "2027-02-28T08:00Z",
  },
] as const;

test.each(rhythms)(
  "a series by the rhythm $words is shown, booked and worded on its dates",
  async (rhythm) => {
    const { unit, every, words, french, starts, dates } = rhythm;
    const { services, business, ask, page, filled } = await visitor(unit, every);
    const at = starts[0];
    const form = `${page}?at=${at}&timezone=${zone}`;
    expect((await ask(form)).html).toContain(`${words}, at the same time.`);
    expect((await ask(form, undefined, "fr")).html).toContain(`${french}, à la même heure.`);

    const shown = await ask(page, { ...filled, at, intent: "show" });
    const boxes = [...shown.html.matchAll(/name="series"[^>]* value="([^"]+)"/g)].map(([, value]) => value);
    expect(boxes).toEqual(starts);
    for (const date of dates) expect(plain(shown.html)).toMatch(new RegExp(`${date}, 2027 at 9:00 AM`));

    const shownFor = /name="shownFor" value="([^"]+)"/.exec(shown.html)?.[1] ?? "";
    const made = await ask(page, { ...filled, at, shownFor, series: starts.slice(1) });
    expect(made.status).toBe(303);
    const bookings = await bookingsOf(database, business);
    expect(bookings.map(({ startsAt }) => slotParam(startsAt.getTime()))).toEqual(starts);
    const { organizationId } = business;
    expect(await database.prisma.series.findMany({ where: { organizationId } })).toMatchObject([
      { unit, every },
    ]);

    const confirmed = plain((await ask(made.location ?? "")).html);
    expect(confirmed).toContain("4 dates in this series");
    for (const date of dates) expect(confirmed).toContain(`${date}, 2027 at 9:00 AM`);
    const detail = await bookingDetail(services, {
      organization: { id: organizationId, timeZone: zone },
      bookingId: bookings[1]?.id ?? "",
      viewerId: business.hostId,
      translator: translatorFor("en"),
    });
    expect(detail?.series).toMatchObject({ unit, every, position: 2, count: 4 });
    expect(translatorFor("en").t(`dashboard.booking.series.${unit}`, { every })).toBe(words);
  },
);

test.each(rhythms)(
  "each date of a series by $words goes to calendars as an event of its own",
  async (rhythm) => {
    const { unit, every, starts } = rhythm;
    const { ask, page, filled, sentMails } = await visitor(unit, every);
    const shown = await ask(page, { ...filled, at: starts[0], intent: "show" });
    const shownFor = /name="shownFor" value="([^"]+)"/.exec(shown.html)?.[1] ?? "";
    await ask(page, { ...filled, at: starts[0], shownFor, series: starts.slice(1) });
    const mails = await sentMails();
    for (const isTo of [(to: string) => to === email, (to: string) => to.endsWith("@hosts.example")]) {
      const read = await Promise.all(mails.filter(({ to }) => isTo(to.address)).map(readInvitation));
      expect(read.map(({ startsAt }) => slotParam(startsAt))).toEqual(starts);
      expect(new Set(read.map(({ value }) => value("uid"))).size).toBe(4);
      expect(read.map(({ endsAt, startsAt }) => endsAt - startsAt)).toEqual(
        [1, 1, 1, 1].map(() => 1_800_000),
      );
      expect(read.map(({ text }) => /\d of 4/.exec(text)?.[0])).toEqual([
        "1 of 4",
        "2 of 4",
        "3 of 4",
        "4 of 4",
      ]);
    }
  },
);

test.each(rhythms)("a date that $words does not give is no date of the series", async (rhythm) => {
  const { business, ask, page, filled } = await visitor(rhythm.unit, rhythm.every);
  const at = rhythm.starts[0];
  const shown = await ask(page, { ...filled, at, intent: "show" });
  const shownFor = /name="shownFor" value="([^"]+)"/.exec(shown.html)?.[1] ?? "";
  const refused = await ask(page, { ...filled, at, shownFor, series: [rhythm.offRhythm] });
  expect(refused.status).toBe(409);
  expect(refused.html).toContain("These dates are no longer offered together");
  expect(await bookingsOf(database, business)).toEqual([]);
});

test.each(rhythms)("by $words too, a taken date is told before anything is booked", async (rhythm) => {
  const { business, ask, page, filled } = await visitor(rhythm.unit, rhythm.every);
  const { organizationId, eventTypeId, hostId } = business;
  const startsAt = Date.parse(rhythm.starts[2]);
  await createBooking(database, { organizationId, eventTypeId, hostIds: [hostId], startsAt });
  const { html } = await ask(page, { ...filled, at: rhythm.starts[0], intent: "show" });
  expect(html).toContain("One of them is taken");
  const taken = /<s>([^<]+)<\/s>/.exec(plain(html))?.[1];
  expect(taken).toContain(`${rhythm.dates[2]}, 2027 at 9:00 AM`);
});
