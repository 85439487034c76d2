import { createBooking } from "#tests/factories/booking.ts";
import {
  addHost,
  dayMs,
  farMonday,
  hourMs,
  isoDate,
  type OpenBusiness,
  openBusiness,
} from "./dashboard-scene.ts";
import { expect, expectAccessible, expectNarrow, test } from "./fixtures.ts";

const monday = farMonday();
const date = isoDate(monday);

type Wishes = Partial<Parameters<typeof createBooking>[1]>;
const book = (
  database: Parameters<typeof createBooking>[0],
  business: OpenBusiness,
  at: number,
  wishes: Wishes = {},
) =>
  createBooking(database, {
    organizationId: business.organizationId,
    eventTypeId: business.eventTypeId,
    hostIds: [business.hostId],
    startsAt: monday + at,
    ...wishes,
  });

const startOf = async ({ prisma }: Parameters<typeof createBooking>[0], id: string): Promise<string> =>
  (await prisma.booking.findUniqueOrThrow({ where: { id } })).startsAt.toISOString().slice(0, 16);

test.use({ viewport: { width: 1280, height: 1000 } });

test("views are turned, chosen and opened from one another; a booking opens its page", async ({
  page,
  database,
}) => {
  const business = await openBusiness(page, database);
  await addHost(database, business, "Elias Berg");
  await book(database, business, 9 * hourMs, { attendees: [{ name: "Grace" }] });
  await page.goto(`${business.base}/calendar`);
  await expect(page.getByRole("link", { name: "Today" })).toHaveAttribute("aria-current", "date");
  await page.getByRole("link", { name: "Next week" }).click();
  await expect(page.getByRole("link", { name: "Today" })).not.toHaveAttribute("aria-current", "date");
  await page.getByRole("link", { name: "Month", exact: true }).click();
  await expect(page.getByRole("table")).toBeVisible();
  await page.goto(`${business.base}/calendar?view=month&date=${date}`);
  await page
    .locator("td")
    .filter({ has: page.getByText("Grace") })
    .locator(".cal-month__day")
    .click();
  await expect(page).toHaveURL(/view=day/);
  await expect(page.locator(".cal__column")).toHaveCount(1);
  await page.getByLabel("Whose calendar").selectOption("team");
  await expect(page.locator(".cal__column")).toHaveCount(2);
  await page.getByRole("link", { name: /Grace/ }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: "Grace" })).toBeVisible();
});

test("dragging asks, names the rules it breaks, moves, and is taken back by one press", async ({
  page,
  database,
}) => {
  const business = await openBusiness(page, database);
  const { bookingId } = await book(database, business, 9 * hourMs, { attendees: [{ name: "Grace" }] });
  await book(database, business, dayMs + 9 * hourMs, { attendees: [{ name: "Alan" }] });
  await page.goto(`${business.base}/calendar?date=${date}`);
  const grace = page.locator(".event").filter({ hasText: "Grace" });
  await expect(grace).toBeVisible();
  await page.waitForLoadState("networkidle");
  const drag = async (column: number, hours: number) => {
    const box = await grace.boundingBox();
    const target = await page.locator(".cal__body").nth(column).boundingBox();
    const first = Number(await page.locator(".cal__body").nth(column).getAttribute("data-first-hour"));
    const count = Number(await page.locator(".cal__body").nth(column).getAttribute("data-hour-count"));
    if (!box || !target) throw new Error("nothing to drag");
    await page.mouse.move(box.x + 20, box.y + 6);
    await page.mouse.down();
    await page.mouse.move(box.x + 40, box.y + 30, { steps: 3 });
    await page.mouse.move(
      target.x + target.width / 2,
      target.y + ((hours - first) / count) * target.height + 6,
      { steps: 6 },
    );
    return async () => page.mouse.up();
  };

  // Escape puts it back, and the press that ends a drag opens nothing.
  const letGo = await drag(2, 11);
  await page.keyboard.press("Escape");
  await letGo();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page).toHaveURL(/calendar/);

  // Onto taken time: said, and no button that would do it.
  await (await drag(1, 9))();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByText("This time is taken.")).toBeVisible();
  await expect(dialog.getByText(/with Alan/)).toBeVisible();
  await expect(dialog.getByRole("button", { name: /^Move it/ })).toHaveCount(0);
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);

  // Before the hours: said, and done knowingly.
  await (await drag(1, 8))();
  await expect(dialog.getByText("This time is free, but it breaks rules.")).toBeVisible();
  await expect(dialog.getByText(/outside the hours/)).toBeVisible();
  await dialog.getByRole("button", { name: "Move it despite the rules" }).click();
  await expect(dialog).toHaveCount(0);
  expect(await startOf(database, bookingId)).toBe(`${isoDate(monday + dayMs)}T08:00`);
  const toast = page.locator(".toast").filter({ hasText: "The booking has moved." });
  await toast.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("The booking is back where it was.")).toBeVisible();
  expect(await startOf(database, bookingId)).toBe(`${date}T09:00`);
});

test("the keyboard alone moves a booking, and adds one where nothing is", async ({ page, database }) => {
  const business = await openBusiness(page, database);
  const { bookingId } = await book(database, business, 9 * hourMs, { attendees: [{ name: "Grace" }] });
  await page.goto(`${business.base}/calendar?date=${date}`);
  await page.waitForLoadState("networkidle");
  await page.getByRole("link", { name: /^Move Grace/ }).focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Move Grace" });
  await expect(dialog.getByLabel("Date")).toBeFocused();
  await dialog.getByLabel("Time").fill("11:30");
  await page.keyboard.press("Enter");
  await expect(dialog.getByText("This time is free.")).toBeVisible();
  await dialog.getByRole("button", { name: "Move it" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText("The booking has moved.")).toBeVisible();
  await expect(dialog).toHaveCount(0);
  expect(await startOf(database, bookingId)).toBe(`${date}T11:30`);

  await page
    .getByRole("link", { name: /^Add a booking on/ })
    .first()
    .focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Add a booking for a customer" })).toBeVisible();
  await expect(page.getByLabel("Date")).toHaveValue(date);
});

test("a press on free time adds a booking there, past the rules when the member says so", async ({
  page,
  database,
}) => {
  const business = await openBusiness(page, database);
  await page.goto(`${business.base}/calendar?date=${date}`);
  await page.waitForLoadState("networkidle");
  // The first hour shown is eight, before this host's hours; an hour is as high as its label.
  await page
    .locator(".cal__body")
    .nth(3)
    .click({ position: { x: 50, y: 4 } });
  await expect(page.getByText("This time is free, but it breaks rules.")).toBeVisible();
  await expect(page.getByRole("link", { name: "Why is this time not offered?" })).toBeVisible();
  await page.getByLabel("Name", { exact: true }).fill("Katherine");
  await page.getByLabel("E-mail").fill("katherine@x.example");
  await page.getByRole("button", { name: "Book it despite the rules" }).click();
  await expect(page.getByText("The booking is made.")).toBeVisible();
  await expect(page.getByRole("heading", { level: 1, name: "Katherine" })).toBeVisible();
  const stored = await database.prisma.booking.findFirstOrThrow({
    where: { organizationId: business.organizationId },
  });
  expect([stored.source, stored.startsAt.toISOString()]).toEqual([
    "by_hand",
    `${isoDate(monday + 3 * dayMs)}T08:00:00.000Z`,
  ]);
});

test("every view is accessible in both themes and fits 320 px", async ({ page, database }) => {
  test.setTimeout(180_000);
  const business = await openBusiness(page, database);
  await addHost(database, business, "Elias Berg");
  const name = "Maximilienne-Alexandrine de Montmorency-Larochefoucauld";
  const { bookingId } = await book(database, business, 9 * hourMs, { attendees: [{ name }] });
  await book(database, business, 10 * hourMs, { status: "pending", attendees: [{ name: "Asks" }] });
  for (const search of ["", "&view=day", "&view=month", "&who=team", "&who=team&view=day"]) {
    await page.goto(`${business.base}/calendar?date=${date}${search}`);
    await expect(page.getByRole("heading", { name: "Calendar", exact: true })).toBeVisible();
    await expectNarrow(page);
    await expectAccessible(page);
  }
  for (const path of [
    `/${bookingId}`,
    `/${bookingId}/move?day=${date}&time=20:10`,
    `/${bookingId}/reassign`,
    `/new?day=${date}&time=20:10`,
  ]) {
    await page.goto(`${business.base}/bookings${path}`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expectNarrow(page);
    await expectAccessible(page);
  }
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 375, height: 800 }, hasTouch: true });

  test("a week is a list of days, and its buttons do what dragging does", async ({ page, database }) => {
    const business = await openBusiness(page, database);
    const { bookingId } = await book(database, business, 9 * hourMs, { attendees: [{ name: "Grace" }] });
    await page.goto(`${business.base}/calendar?date=${date}`);
    const [first, second] = [page.locator(".cal__column").nth(0), page.locator(".cal__column").nth(1)];
    const [above, below] = [await first.boundingBox(), await second.boundingBox()];
    expect((below?.y ?? 0) >= (above?.y ?? 0) + (above?.height ?? 0)).toBe(true);
    await expect(first.getByRole("link", { name: /^Grace 9:00 AM – 9:30 AM/ })).toBeVisible();
    await page.waitForLoadState("networkidle");
    await first.getByRole("link", { name: /^Move Grace/ }).tap();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Time").fill("14:00");
    await dialog.getByRole("button", { name: "Check this time" }).tap();
    await dialog.getByRole("button", { name: "Move it" }).tap();
    await expect(page.getByText("The booking has moved.")).toBeVisible();
    expect(await startOf(database, bookingId)).toBe(`${date}T14:00`);
  });
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false, expectedErrors: ["422 (Unprocessable Entity)"] });

  test("the calendar is turned, a booking moved past the rules and back, and one added", async ({
    page,
    database,
  }) => {
    const business = await openBusiness(page, database);
    await addHost(database, business, "Elias Berg");
    const { bookingId } = await book(database, business, 9 * hourMs, { attendees: [{ name: "Grace" }] });
    await page.goto(`${business.base}/calendar?date=${isoDate(monday - 7 * dayMs)}`);
    await page.getByRole("link", { name: "Next week" }).click();
    await page.getByLabel("Whose calendar").selectOption("team");
    await page.getByRole("button", { name: "Show", exact: true }).click();
    await expect(page).toHaveURL(/who=team/);
    await page.getByRole("link", { name: /^Move Grace/ }).click({ force: true });
    await page.getByLabel("Date").fill(date);
    await page.getByLabel("Time", { exact: true }).fill("20:10");
    await page.getByRole("button", { name: "Check this time" }).click();
    await expect(page.getByText(/outside the hours/)).toBeVisible();
    await page.getByRole("button", { name: "Move it despite the rules" }).click();
    await expect(page.locator(".notice")).toContainText("The booking has moved.");
    expect(await startOf(database, bookingId)).toBe(`${date}T20:10`);
    await page.locator(".notice").getByRole("button", { name: "Undo" }).click();
    await expect(page.locator(".notice")).toContainText("The booking is back where it was.");
    expect(await startOf(database, bookingId)).toBe(`${date}T09:00`);

    await page.goto(`${business.base}/calendar?date=${date}`);
    await page
      .getByRole("link", { name: /^Add a booking on/ })
      .first()
      .click();
    await page.locator("a.time").filter({ hasText: "10:00" }).first().click();
    await page.getByLabel("Name", { exact: true }).fill("Katherine");
    await page.getByRole("button", { name: "Book it" }).click();
    await expect(page.locator(".error-summary")).toContainText("E-mail");
    await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Katherine");
    await page.getByLabel("E-mail").fill("katherine@x.example");
    await page.getByRole("button", { name: "Book it" }).click();
    await expect(page.locator(".notice")).toContainText("The booking is made.");
  });
});
