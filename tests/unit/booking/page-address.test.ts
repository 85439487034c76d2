import { expect, test } from "vitest";
import { hoursOf } from "#app/features/booking/hour-cycle.ts";
import { onwardOf } from "#app/features/booking/onward.ts";
import { carriedBy, isDate, pageHref, readPageQuery } from "#app/features/booking/page-address.ts";

test("what a question takes from the address travels along, and what nobody asks for does not", () => {
  const search = new URLSearchParams("customer=4711&topic=a&topic=b&fbclid=z&month=2027-03&name=Ada");
  const query = { ...readPageQuery(search), carried: carriedBy(search, ["customer", "topic", "name"]) };
  expect(pageHref("/a/b", query, { view: "week" })).toBe(
    "/a/b?view=week&month=2027-03&name=Ada&customer=4711&topic=a&topic=b",
  );
});

test("values that a page does not understand are taken for absent", () => {
  const search = new URLSearchParams("view=year&hours=13&length=-5&host=me&month=1999-01&date=2027-13-01");
  expect(readPageQuery(search)).toMatchObject({
    view: null,
    hours: null,
    length: null,
    host: null,
    month: null,
    date: null,
  });
});

test.each([
  ["2027-02-28", true],
  ["2027-02-29", false],
  ["2028-02-29", true],
  ["2027-04-31", false],
  ["1999-01-01", false],
])("%s is a date of the calendar: %s", (text, isOne) => {
  expect(isDate(text)).toBe(isOne);
});

test("the address says how hours are written, else what was chosen before", () => {
  expect(hoursOf("24", "parley_hours=12")).toBe("24");
  expect(hoursOf(null, "parley_hours=12")).toBe("12");
  expect(hoursOf("13", "parley_hours=25")).toBeNull();
});

const booking = {
  title: "Talk",
  startsAt: new Date("2027-01-18T09:00Z"),
  endsAt: new Date("2027-01-18T09:30Z"),
  host: { name: "Ada" },
  status: "confirmed",
};
const attendee = { name: "Grace", email: "g@customers.example", timeZone: "UTC" };

test("a business's own page gets no detail of a booking unless the business chose that", () => {
  const eventType = { redirectUrl: "https://studio.example/thanks?from=parley", redirectsDetails: false };
  expect(onwardOf({ ...booking, eventType }, attendee)).toEqual({
    url: "https://studio.example/thanks?from=parley",
    site: "studio.example",
  });
  const told = onwardOf({ ...booking, eventType: { ...eventType, redirectsDetails: true } }, attendee);
  expect(Object.fromEntries(new URL(told?.url ?? "").searchParams)).toMatchObject({
    from: "parley",
    email: "g@customers.example",
    start: "2027-01-18T09:00:00.000Z",
  });
});

test.each([null, "", "javascript:alert(1)", "studio.example", "https://"])(
  "%j is no page to go on to",
  (redirectUrl) => {
    const eventType = { redirectUrl, redirectsDetails: true };
    expect(onwardOf({ ...booking, eventType }, attendee)).toBeNull();
  },
);
