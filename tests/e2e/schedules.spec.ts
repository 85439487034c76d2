import type { Page } from "@playwright/test";
import type { Database } from "#app/platform/database/database.server.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import { addColleague } from "#tests/factories/bookable-business.ts";
import { createBooking } from "#tests/factories/booking.ts";
import { expect, expectAccessible, expectNarrow, test } from "./fixtures.ts";
import { openBusiness } from "./owner.ts";

const dayMs = 86_400_000;
/** A Monday that is two or three weeks away, and the days after it. */
const monday = Date.now() + (21 - ((new Date().getUTCDay() + 6) % 7)) * dayMs;
const dateIn = (days: number) => new Date(monday + days * dayMs).toISOString().slice(0, 10);

const save = (page: Page) => page.getByRole("button", { name: "Save", exact: true });
const preview = (page: Page) => page.getByRole("complementary", { name: "What visitors see" });

/** Everything that a schedule can have, so that every page has something to show. */
async function richBusiness(page: Page, database: Database) {
  const business = await openBusiness(page, database);
  const { organizationId, hostId: userId, scheduleId, eventTypeId } = business;
  const { prisma } = database;
  const colleague = await addColleague(database, { organizationId, name: "Grace Hopper" });
  const [firstDate, lastDate] = [new Date(dateIn(7)), new Date(dateIn(11))];
  const owner = { organizationId, userId };
  await prisma.outOfOffice.create({
    data: { id: randomId(), ...owner, firstDate, lastDate, reason: "Skiing", colleagueId: colleague.userId },
  });
  await prisma.travelPeriod.create({
    data: { id: randomId(), ...owner, firstDate, lastDate, timeZone: "Asia/Tokyo" },
  });
  const [startsAt, endsAt] = [new Date(monday), new Date(monday + 3_600_000)];
  await prisma.busyTime.create({ data: { id: randomId(), ...owner, title: "Dentist", startsAt, endsAt } });
  await prisma.schedule.update({ where: { id: scheduleId }, data: { holidayCountry: "FR" } });
  const starts = Date.parse(`${dateIn(8)}T09:00:00Z`);
  await createBooking(database, {
    organizationId,
    eventTypeId,
    hostIds: [userId],
    startsAt: starts,
    title: "Talk",
  });
  return { ...business, colleague };
}

test("the preview follows the form while it is changed, and nothing is saved before Save", async ({
  page,
  database,
}) => {
  const { base, scheduleId } = await openBusiness(page, database);
  await page.goto(`${base}/schedules/${scheduleId}`);
  await preview(page).getByRole("button", { name: "Next week" }).click();
  const firstDay = preview(page).locator(".preview__day").first();
  await expect(firstDay.locator("time").first()).toHaveText(/9:00|09:00/);
  await page.getByLabel("Monday: from").fill("10:00");
  await expect(firstDay.locator("time").first()).toHaveText(/10:00/);
  await expect(preview(page).getByText("Not saved yet")).toBeVisible();
  await page.getByLabel("Monday: to").fill("09:00");
  await expect(preview(page).getByText(/The form has to be right/)).toBeVisible();
  await page.getByLabel("Monday: to").fill("12:00");
  await expect(firstDay.locator("time")).toHaveCount(4);
  await preview(page).getByLabel("For").selectOption({ label: "The hours alone, 60 min" });
  await expect(firstDay.locator("time")).toHaveCount(2);
  expect(await database.prisma.availabilityRule.count({ where: { scheduleId, startMinute: 540 } })).toBe(7);
  await save(page).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  expect(await database.prisma.availabilityRule.count({ where: { scheduleId, startMinute: 600 } })).toBe(1);
});

test("a day's hours are copied to chosen days, and several dates become days off by keyboard alone", async ({
  page,
  database,
}) => {
  const { base, scheduleId } = await openBusiness(page, database);
  await page.goto(`${base}/schedules/${scheduleId}`);
  await page.getByLabel("Saturday: from").fill("11:00");
  await page.locator("summary").filter({ hasText: "Saturday: copy these hours" }).press("Enter");
  await page.locator(".menu[open]").getByLabel("Sunday").press("Space");
  await page.locator(".menu[open]").getByRole("button", { name: "Copy" }).press("Enter");
  await expect(page.getByLabel("Sunday: from")).toHaveValue("11:00");
  await expect(page.getByLabel("Friday: from")).toHaveValue("09:00");

  const grid = page.getByRole("grid", { name: "Several dates at once" });
  await grid.locator("button[tabindex='0']").focus();
  await page.keyboard.press("PageDown");
  const first = page.locator("button.day:focus");
  const date = await first.getAttribute("data-date");
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  const add = page.getByRole("button", { name: "Add 2 dates to the list" });
  await expect(page.locator("button.day[aria-pressed='true']")).toHaveCount(2);
  await add.press("Enter");
  await expect(page.getByLabel("Date", { exact: true })).toHaveCount(2);
  await expect(page.getByLabel("Date", { exact: true }).first()).toHaveValue(date ?? "");
  await expect(page.locator("button.day[aria-pressed='true']")).toHaveCount(0);
  await save(page).press("Enter");
  await expect(page.getByText("Saved.")).toBeVisible();
  const stored = await database.prisma.dateOverride.findMany({ where: { scheduleId } });
  expect(stored.map(({ startMinute }) => startMinute)).toEqual([null, null]);
});

test("the holidays of the chosen country appear, and one that is worked stays open", async ({
  page,
  database,
}) => {
  const { base, scheduleId } = await openBusiness(page, database);
  await page.goto(`${base}/schedules/${scheduleId}`);
  const country = page.getByRole("combobox", { name: "Country" }).and(page.locator("input"));
  // Typed again until the list has it: the page may still be waking up.
  await expect(async () => {
    await country.fill("Germa");
    await page.getByRole("option", { name: "Germany", exact: true }).click({ timeout: 2_000 });
  }).toPass();
  await page.getByLabel("Region").selectOption({ label: "Bayern" });
  await page.getByLabel("Epiphany").uncheck();
  await save(page).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  const schedule = await database.prisma.schedule.findUniqueOrThrow({ where: { id: scheduleId } });
  expect(schedule).toMatchObject({ holidayCountry: "DE-BY", workedHolidays: ["01-06"] });
  await page.goto(`${base}/schedules/${scheduleId}`);
  await expect(page.getByLabel("Epiphany")).not.toBeChecked();
});

test("an absence is planned, warns of what is booked, leads there, and is deleted", async ({
  page,
  database,
}) => {
  const { base, organizationId, eventTypeId, hostId } = await openBusiness(page, database);
  const colleague = await addColleague(database, { organizationId, name: "Grace Hopper" });
  const startsAt = Date.parse(`${dateIn(1)}T09:00:00Z`);
  await createBooking(database, { organizationId, eventTypeId, hostIds: [hostId], startsAt });
  await page.goto(`${base}/schedules`);
  await page.getByRole("link", { name: "Out of office" }).click();
  await page.getByRole("link", { name: "Add an absence" }).click();
  await page.getByLabel("First day").fill(dateIn(2));
  await page.getByLabel("Last day").fill(dateIn(0));
  await save(page).click();
  await expect(page.getByRole("link", { name: /The end must come after the start/ })).toBeVisible();
  await page.getByLabel("First day").fill(dateIn(0));
  await page.getByLabel("Last day").fill(dateIn(4));
  await page.getByLabel("Reason").fill("Skiing");
  await page.getByLabel("Send visitors to").selectOption({ label: "Grace Hopper" });
  await save(page).click();
  await expect(page.getByText("1 booking falls into these dates")).toBeVisible();
  await expect(page.getByText("Visitors are sent to Grace Hopper.")).toBeVisible();
  const stored = await database.prisma.outOfOffice.findFirstOrThrow({ where: { organizationId } });
  expect(stored).toMatchObject({ reason: "Skiing", colleagueId: colleague.userId });
  await page.locator(".alert a").click();
  await expect(page).toHaveURL(/\/bookings\//);
  await page.goBack();
  await page.locator("summary").filter({ hasText: "More actions for" }).click();
  await page.locator(".menu[open]").getByRole("button", { name: "Delete" }).click();
  await expect(page.getByText("No absence is planned")).toBeVisible();
});

test("a journey is planned, changes whose clock counts, and comes back after it was deleted", async ({
  page,
  database,
}) => {
  const { base, organizationId } = await openBusiness(page, database);
  await page.goto(`${base}/schedules`);
  await page.getByRole("link", { name: "Travel" }).click();
  await page.getByRole("link", { name: "Add a journey" }).click();
  await page.getByLabel("First day").fill(dateIn(0));
  await page.getByLabel("Last day").fill(dateIn(4));
  await page.getByLabel("Time zone there").fill("Tokyo");
  await page.getByRole("option", { name: /Tokyo/ }).first().click();
  await save(page).click();
  await expect(page.getByText("Saved. Your hours move with you.")).toBeVisible();
  await expect(page.locator(".item__facts")).toContainText("Tokyo");
  const stored = await database.prisma.travelPeriod.findFirstOrThrow({ where: { organizationId } });
  expect(stored).toMatchObject({ timeZone: "Asia/Tokyo", firstDate: new Date(dateIn(0)) });
  await page.locator("summary").filter({ hasText: "More actions for" }).click();
  await page.locator(".menu[open]").getByRole("button", { name: "Delete" }).click();
  await expect(page.getByText("No journey is planned")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("The journey stands again.")).toBeVisible();
  expect(await database.prisma.travelPeriod.findMany({ where: { organizationId } })).toEqual([stored]);
});

test("why a time is not offered is asked, answered, and leads to what takes it away", async ({
  page,
  database,
}) => {
  const { base, organizationId, eventTypeId, hostId } = await openBusiness(page, database);
  const startsAt = Date.parse(`${dateIn(0)}T10:00:00Z`);
  const booking = { organizationId, eventTypeId, hostIds: [hostId], startsAt, title: "Planning" };
  await createBooking(database, { ...booking, attendees: [{ name: "Maria" }] });
  await page.goto(`${base}/schedules/why`);
  await page.getByLabel("Date").fill(dateIn(0));
  await page.getByLabel("Time", { exact: true }).fill(parisClock(startsAt));
  await page.getByRole("button", { name: "Explain" }).click();
  await expect(page.getByText("Talk is not offered at this time")).toBeVisible();
  await expect(page.getByText(/Booked: Planning with Maria/)).toBeVisible();
  await page.getByRole("link", { name: "Open the booking" }).click();
  await expect(page.getByRole("heading", { name: "Maria", level: 1 })).toBeVisible();
});

function parisClock(instant: number): string {
  return new Intl.DateTimeFormat("en-GB", {
    timeZone: "Europe/Paris",
    hour: "2-digit",
    minute: "2-digit",
  }).format(instant);
}

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false, expectedErrors: ["400 (Bad Request)"] });

  test("hours are copied, dates added, holidays shown, a preview made and all of it saved", async ({
    page,
    database,
  }) => {
    const { base, scheduleId } = await openBusiness(page, database);
    await page.goto(`${base}/schedules/${scheduleId}`);
    await page.getByLabel("Saturday: from").fill("11:00");
    await page.locator("summary").filter({ hasText: "Saturday: copy these hours" }).click();
    await page.locator(".menu[open]").getByLabel("Sunday").check();
    await page.locator(".menu[open]").getByRole("button", { name: "Copy" }).click();
    await expect(page.getByLabel("Sunday: from")).toHaveValue("11:00");
    await page.getByLabel("From", { exact: true }).fill(dateIn(0));
    await page.getByLabel("To (when there are several)").fill(dateIn(1));
    await page.getByRole("button", { name: "Add to the list" }).click();
    await expect(page.getByLabel("Date", { exact: true })).toHaveCount(2);
    await page.getByLabel("Country").selectOption("DE");
    await page.getByRole("button", { name: "Show the holidays" }).click();
    await page.getByLabel("Region").selectOption("DE-BY");
    await page.getByRole("button", { name: "Show the holidays" }).click();
    await page.getByLabel("Epiphany").uncheck();
    await page.getByLabel("Sunday: to").fill("12:00");
    await page.getByRole("button", { name: "Preview", exact: true }).click();
    await preview(page).getByRole("button", { name: "Next week" }).click();
    await expect(preview(page).locator(".preview__day").last().locator("time")).toHaveCount(2);
    await save(page).click();
    await expect(page.getByText("Saved.")).toBeVisible();
    const stored = await database.prisma.schedule.findUniqueOrThrow({
      where: { id: scheduleId },
      include: { overrides: true, rules: { where: { weekday: 7 } } },
    });
    expect(stored).toMatchObject({
      holidayCountry: "DE-BY",
      workedHolidays: ["01-06"],
      rules: [{ startMinute: 660, endMinute: 720 }],
    });
    expect(stored.overrides.map(({ date }) => date.toISOString().slice(0, 10)).sort()).toEqual([
      dateIn(0),
      dateIn(1),
    ]);
  });

  test("a time is blocked and freed, and a limit above a wider one is refused", async ({
    page,
    database,
  }) => {
    const { base } = await openBusiness(page, database);
    await page.goto(`${base}/schedules/blocked`);
    await page.getByLabel("From: day").fill(dateIn(0));
    await page.getByLabel("From: time").fill("09:00");
    await page.getByLabel("To: day").fill(dateIn(0));
    await page.getByLabel("To: time").fill("10:00");
    await page.getByLabel("What for").fill("Dentist");
    await page.getByRole("button", { name: "Block a time" }).click();
    await expect(page.getByRole("heading", { name: "Dentist" })).toBeVisible();
    await page.getByRole("button", { name: /Free this time/ }).click();
    await expect(page.getByText("No time is blocked.")).toBeVisible();
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(page.getByText("The time is blocked again.")).toBeVisible();
    await expect(page.getByRole("heading", { name: "Dentist" })).toBeVisible();

    await page.goto(`${base}/schedules/limits`);
    await page.getByRole("group", { name: "A day" }).getByLabel("Bookings").fill("6");
    await page.getByRole("group", { name: "A week" }).getByLabel("Bookings").fill("5");
    await save(page).click();
    await expect(page.getByRole("link", { name: /The limit of a week is 5/ })).toBeVisible();
    await page.getByRole("group", { name: "A day" }).getByLabel("Bookings").fill("2");
    await save(page).click();
    await expect(page.getByText("Full days and weeks are not offered any more.")).toBeVisible();
  });
});

for (const locale of ["en-GB", "fr-FR"]) {
  test(`every page about time is accessible in both themes and fits 320 px (${locale})`, async ({
    browser,
    page,
    database,
  }) => {
    test.setTimeout(240_000);
    const { base, scheduleId, eventTypeId } = await richBusiness(page, database);
    const cookies = await page.context().cookies();
    const context = await browser.newContext({ locale, viewport: { width: 375, height: 800 } });
    await context.addCookies(cookies);
    const reader = await context.newPage();
    const why = new URLSearchParams({ eventType: eventTypeId, at: `${dateIn(8)}T09:00Z` });
    for (const path of [
      "",
      `/${scheduleId}`,
      "/away",
      "/away/new",
      "/travel",
      "/travel/new",
      "/limits",
      "/blocked",
      "/why",
      `/why?${why}`,
    ]) {
      await reader.goto(`${base}/schedules${path}`);
      await expect(reader.getByRole("heading", { level: 1 })).toBeVisible();
      await expectNarrow(reader);
      await expectAccessible(reader);
      const shots = process.env["PARLEY_SHOTS"];
      if (shots) {
        for (const [width, scheme] of [
          [375, "light"],
          [1440, "light"],
          [1440, "dark"],
        ] as const) {
          await reader.setViewportSize({ width, height: 900 });
          await reader.emulateMedia({ colorScheme: scheme });
          const name = `${path.replace(/\W+/g, "-")}-${locale.slice(0, 2)}-${width}-${scheme}`;
          await reader.screenshot({
            path: `${shots}/${name.replace(scheduleId, "edit").slice(0, 60)}.png`,
            fullPage: true,
          });
        }
        await reader.setViewportSize({ width: 375, height: 800 });
      }
    }
    await context.close();
  });
}
