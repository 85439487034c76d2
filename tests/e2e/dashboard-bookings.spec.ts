import { readFileSync } from "node:fs";
import path from "node:path";
import { createLinks } from "#app/platform/links.server.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import { createBooking } from "#tests/factories/booking.ts";
import { addHost, dayMs, farMonday, hourMs, type OpenBusiness, openBusiness } from "./dashboard-scene.ts";
import { expect, expectAccessible, expectNarrow, test } from "./fixtures.ts";
import { tabTo } from "./keys.ts";
import { product } from "./product.ts";

const monday = farMonday();
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

function links() {
  const secret = readFileSync(path.join(product.dataDir, "secret"), "utf8").trim();
  return createLinks({ publicUrl: product.origin, secret });
}

const request = { status: "pending" as const, answerBy: new Date(monday) };

test("requests are approved and declined where they are listed, and a group's all at once", async ({
  page,
  database,
}) => {
  const business = await openBusiness(page, database);
  const first = await book(database, business, 9 * hourMs, { ...request, attendees: [{ name: "Grace" }] });
  const second = await book(database, business, 10 * hourMs, { ...request, attendees: [{ name: "Alan" }] });
  const group = await book(database, business, 11 * hourMs, {
    seats: 5,
    attendees: [{ name: "Ada" }, { name: "Edsger" }, { name: "Kurt" }],
  });
  const waiting = { bookingId: group.bookingId, name: { in: ["Edsger", "Kurt"] } };
  await database.prisma.attendee.updateMany({ where: waiting, data: { status: "pending" } });
  await page.goto(`${business.base}/bookings?tab=requests`);
  const row = (name: string) => page.getByRole("row").filter({ hasText: name });
  await expect(row("Kurt")).toContainText("3 of 5 seats");
  await row("Grace").getByRole("button", { name: "Approve" }).click();
  await expect(page.getByText("Approved. Everyone is told by mail.")).toBeVisible();
  await expect(page).toHaveURL(/tab=requests/);
  await row("Alan").locator("summary").click();
  await row("Alan").getByLabel("Reason").fill("I am away that week.");
  await row("Alan").getByRole("button", { name: "Decline" }).click();
  await expect(page.getByText("Declined. The customer is told by mail.")).toBeVisible();
  await row("Kurt").getByRole("button", { name: "Approve all" }).click();
  await expect(page.getByRole("heading", { name: "No requests wait" })).toBeVisible();
  const stored = await database.prisma.booking.findMany({
    where: { id: { in: [first.bookingId, second.bookingId] } },
    orderBy: { startsAt: "asc" },
  });
  expect(stored.map(({ status, reason }) => [status, reason])).toEqual([
    ["confirmed", ""],
    ["declined", "I am away that week."],
  ]);
});

test("requests are answered by the keyboard alone", async ({ page, database }) => {
  const business = await openBusiness(page, database);
  const { organizationId } = business;
  await book(database, business, 9 * hourMs, { ...request, attendees: [{ name: "Grace" }] });
  await book(database, business, 10 * hourMs, { ...request, attendees: [{ name: "Alan" }] });
  await page.goto(`${business.base}/bookings?tab=requests`);
  await page.waitForLoadState("networkidle");
  const row = (name: string) => page.getByRole("row").filter({ hasText: name });
  await tabTo(page, row("Grace").getByRole("button", { name: "Approve" }));
  await page.keyboard.press("Enter");
  await expect(page.getByText("Approved. Everyone is told by mail.")).toBeVisible();
  await expect(row("Grace")).toHaveCount(0);
  await tabTo(page, row("Alan").locator("summary"));
  await page.keyboard.press("Enter");
  await tabTo(page, row("Alan").getByLabel("Reason"));
  await page.keyboard.type("I am away that week.");
  await tabTo(page, row("Alan").getByRole("button", { name: "Decline" }));
  await page.keyboard.press("Space");
  await expect(page.getByText("Declined. The customer is told by mail.")).toBeVisible();
  const stored = await database.prisma.booking.findMany({
    where: { organizationId },
    orderBy: { startsAt: "asc" },
  });
  expect(stored.map(({ status, reason }) => [status, reason])).toEqual([
    ["confirmed", ""],
    ["declined", "I am away that week."],
  ]);
});

test.describe("a group's page", () => {
  test.use({ expectedErrors: ["409 (Conflict)", "422"] });

  test("cancels one seat, changes the seats but not below those booked, and shows sensitive answers on purpose", async ({
    page,
    database,
  }) => {
    const business = await openBusiness(page, database);
    const { bookingId, attendeeIds } = await book(database, business, 9 * hourMs, {
      seats: 5,
      attendees: [{ name: "Ada" }, { name: "Grace" }, { name: "Kurt" }],
    });
    const { organizationId } = business;
    const given = {
      organizationId,
      bookingId,
      attendeeId: attendeeIds[0] ?? "",
      label: "Illness",
      values: ["Asthma"],
    };
    await database.prisma.answer.create({ data: { id: randomId(), ...given, sensitive: true } });
    await page.goto(`${business.base}/bookings/${bookingId}`);
    await expect(page.getByText("Asthma", { exact: true })).toBeHidden();
    await page.getByText("Show the answer").click();
    await expect(page.getByText("Asthma", { exact: true })).toBeVisible();
    await page.getByLabel("Seats of this meeting").fill("2");
    await page.getByRole("button", { name: "Change", exact: true }).click();
    await expect(page.getByText("3 seats are booked: it cannot be fewer than that.")).toBeVisible();
    await page.getByRole("link", { name: "Cancel this seat (Grace)" }).click();
    await expect(page.getByRole("heading", { name: "Cancel the seat of Grace?" })).toBeVisible();
    await page.getByRole("button", { name: "Cancel the seat" }).click();
    await expect(page.getByText("The seat is cancelled and free again.")).toBeVisible();
    await page.getByLabel("Seats of this meeting").fill("2");
    await page.getByRole("button", { name: "Change", exact: true }).click();
    await expect(page.locator(".badge").filter({ hasText: "2 of 2 seats" })).toBeVisible();
  });
});

test("a series is cancelled from one on, and a booking is given to a colleague", async ({
  page,
  database,
}) => {
  const business = await openBusiness(page, database);
  const other = await addHost(database, business, "Elias Berg");
  const { organizationId, eventTypeId } = business;
  const seriesId = randomId();
  await database.prisma.series.create({
    data: { id: seriesId, organizationId, eventTypeId, unit: "week", every: 1 },
  });
  const ids: string[] = [];
  for (let week = 0; week < 3; week++) {
    const made = await book(database, business, week * 7 * dayMs + 9 * hourMs, {
      seriesId,
      attendees: [{ name: "Grace" }],
    });
    ids.push(made.bookingId);
  }
  await page.goto(`${business.base}/bookings/${ids[1]}`);
  await expect(page.getByText("2 of 3 in a series").first()).toBeVisible();
  await page.getByRole("link", { name: "Cancel booking" }).click();
  await page.getByLabel("The one after it in the series too").check();
  await page.getByRole("button", { name: "Cancel the booking" }).click();
  await expect(page.getByText("The booking is cancelled.")).toBeVisible();
  const rows = await database.prisma.booking.findMany({
    where: { attendees: { some: { seriesId } } },
    orderBy: { startsAt: "asc" },
  });
  expect(rows.map(({ status }) => status)).toEqual(["confirmed", "cancelled", "cancelled"]);

  await page.goto(`${business.base}/bookings/${ids[0]}`);
  await page.getByRole("link", { name: /^Give to another host/ }).click();
  await page.getByLabel(/Elias Berg/).check();
  await page.getByRole("button", { name: "Give it over" }).click();
  await expect(page.getByText("The booking has another host.")).toBeVisible();
  expect(await database.prisma.bookingHost.findMany({ where: { bookingId: ids[0] ?? "" } })).toMatchObject([
    { userId: other },
  ]);
  await page.goto(`${business.base}/bookings`);
  await page.getByLabel("Host", { exact: true }).selectOption({ label: "Mine" });
  await page.getByRole("button", { name: "Filter" }).click();
  await expect(page).toHaveURL(/host=mine/);
  await expect(page.getByRole("heading", { name: "Nothing matches" })).toBeVisible();
});

test.describe("the link in a mail", () => {
  test.use({ javaScriptEnabled: false, expectedErrors: ["404 (Not Found)", "409 (Conflict)"] });

  test("shows the request without an account, approves it once, and says what became of it", async ({
    page,
    database,
  }) => {
    const business = await openBusiness(page, database);
    await page.context().clearCookies();
    const { bookingId } = await book(database, business, 9 * hourMs, {
      ...request,
      attendees: [{ name: "Grace" }],
    });
    const url = links().decideUrl(bookingId, business.hostId, { answer: "approve" });
    await page.goto(url);
    await expect(page.getByRole("heading", { name: "A request waits for your answer" })).toBeVisible();
    await expect(page.getByText("Grace")).toBeVisible();
    await expectNarrow(page);
    const stale = await page.context().newPage();
    await stale.goto(url);
    await page.getByRole("button", { name: "Approve" }).click();
    await expect(page.getByText("Approved. Everyone is told by mail.")).toBeVisible();
    await expect(page.getByRole("button", { name: "Approve" })).toHaveCount(0);
    await stale.getByRole("button", { name: "Approve" }).click();
    await expect(
      stale.getByText("Somebody answered before you: there is nothing left to decide."),
    ).toBeVisible();
    await page.goto(url);
    await expect(page.getByText("This request was approved already.")).toBeVisible();
    const answer = await page.goto(url.replace(/\.[^.?]+\?/, ".forged?"));
    expect(answer?.status()).toBe(404);
    await expect(page.getByRole("heading", { name: "This link decides nothing" })).toBeVisible();
  });

  test("declines with a reason", async ({ page, database }) => {
    const business = await openBusiness(page, database);
    const { bookingId } = await book(database, business, 9 * hourMs, {
      ...request,
      attendees: [{ name: "Grace" }],
    });
    await page.goto(links().decideUrl(bookingId, business.hostId, { answer: "decline" }));
    await page.getByLabel("Reason").fill("Too far away.");
    await page.getByRole("button", { name: "Decline" }).click();
    await expect(page.getByText("Declined. The customer is told by mail.")).toBeVisible();
    const stored = await database.prisma.booking.findUniqueOrThrow({ where: { id: bookingId } });
    expect([stored.status, stored.reason]).toEqual(["declined", "Too far away."]);
  });
});

test("the link's page is accessible in both themes", async ({ page, database }) => {
  const business = await openBusiness(page, database);
  const { bookingId } = await book(database, business, 9 * hourMs, {
    ...request,
    attendees: [{ name: "Grace" }],
  });
  for (const answer of ["approve", "decline"] as const) {
    await page.goto(links().decideUrl(bookingId, business.hostId, { answer }));
    await expectAccessible(page);
  }
  await page.goto(`${business.base}/bookings?tab=requests`);
  await expectNarrow(page);
  await expectAccessible(page);
});

test.describe("strangers", () => {
  test.use({ expectedErrors: ["404 (Not Found)"] });

  test("of a business see and change nothing of it, whichever address they try", async ({
    page,
    database,
  }) => {
    const theirs = await openBusiness(page, database);
    const { bookingId } = await book(database, theirs, 9 * hourMs, {
      ...request,
      attendees: [{ name: "Grace" }],
    });
    const ours = await openBusiness(page, database);
    const paths = [
      "",
      "/new",
      `/${bookingId}`,
      `/${bookingId}/move`,
      `/${bookingId}/cancel`,
      `/${bookingId}/reassign`,
    ];
    for (const path of [...paths.map((one) => `/bookings${one}`), "/calendar", "/calendar?who=team"])
      expect((await page.request.get(theirs.base + path)).status(), path).toBe(404);
    const forms: [path: string, form: Record<string, string>][] = [
      [`/bookings/${bookingId}`, { answer: "approve" }],
      [`/bookings/${bookingId}`, { seats: "3" }],
      [`/bookings/${bookingId}/cancel`, { reason: "" }],
      [
        `/bookings/${bookingId}/move`,
        { at: `${new Date(monday).toISOString().slice(0, 16)}Z`, despite: "yes" },
      ],
      [`/bookings/${bookingId}/reassign`, { from: theirs.hostId, to: ours.hostId }],
    ];
    const headers = { "sec-fetch-site": "same-origin" };
    for (const base of [theirs.base, ours.base])
      for (const [path, form] of forms)
        expect((await page.request.post(base + path, { form, headers })).status(), base + path).toBe(404);
    const stored = await database.prisma.booking.findUniqueOrThrow({
      where: { id: bookingId },
      include: { hosts: true },
    });
    expect(stored).toMatchObject({ status: "pending", sequence: 0, hosts: [{ userId: theirs.hostId }] });
  });
});
