import { expect, expectAccessible, expectNarrow, test } from "./fixtures.ts";
import { choose, fillPerson, offerEvent } from "./visitor-scene.ts";

test("every view and step is accessible in both themes and fits the narrowest phone", async ({
  page,
  database,
}) => {
  test.setTimeout(180_000);
  const everything = await offerEvent(database, "Everything", {
    eventType: {
      ...{ seriesUnit: "week", seriesMax: 4, guestsMax: 5, approval: "always" },
      ...{ cancellationPolicy: "Until the day before.", otherLengths: [45, 60] },
    },
    locations: [
      ["parley_room", ""],
      ["host_calls", ""],
      ["in_person", "12 quai des Chartrons, Bordeaux"],
    ],
    questions: [
      { kind: "yes_no", label: "Before?", required: true },
      { kind: "text", label: "When?", when: ["Before?", "yes"] },
      { kind: "text", label: "Health?", sensitive: true },
      { kind: "date", label: "Date?" },
      { kind: "several_emails", label: "Addresses?" },
    ],
  });
  const check = async () => {
    await expectAccessible(page);
    await expectNarrow(page);
  };
  for (const view of ["month", "week", "list"]) {
    await page.goto(`/harbour-studio/design-session?view=${view}`);
    await check();
  }
  await choose(page, everything.path, 4);
  await page.getByLabel("Yes").check();
  await page.getByLabel(/calls you/).check();
  await check();
  await page.getByLabel("Repeat").selectOption("3");
  await expect(page.locator("#dates")).toBeVisible();
  await check();
  await fillPerson(page);
  await page.getByLabel("Phone number").fill("+33 5 56 00 00 00");
  await page.getByLabel("Guests").fill("one@customers.example, two@customers.example");
  await page.getByRole("button", { name: "Book these dates" }).click();
  await expect(page.getByRole("heading", { name: "Your request has been sent" })).toBeVisible();
  await check();
  await page.getByRole("link", { name: "Withdraw the request" }).click();
  await expect(page.getByText("What shall be cancelled?")).toBeVisible();
  await check();
});

test("what is full is accessible too", async ({ page, database }) => {
  const { path } = await offerEvent(database, "Full", {
    eventType: { seats: 1, waitingList: true, lengthMinutes: 210 },
  });
  await choose(page, path, 5);
  await fillPerson(page);
  await page.getByRole("button", { name: "Confirm the appointment" }).click();
  await expect(page.getByRole("heading", { name: "You are booked" })).toBeVisible();
  await page.goto(`${path}?month=2027-03&timezone=Europe/Paris`);
  await page.locator("a.day").nth(5).click();
  await expect(page.locator("a.time--full")).toBeVisible();
  await expectAccessible(page);
  await page.locator("a.time--full").click();
  await expect(page.getByRole("button", { name: "Join the waiting list" })).toBeVisible();
  await expectAccessible(page);
  await expectNarrow(page);
});

test("from right to left the page is mirrored and still fits", async ({ page }) => {
  for (const view of ["month", "week", "list"]) {
    await page.goto(`/harbour-studio/design-session?view=${view}`);
    await page.evaluate(() => document.documentElement.setAttribute("dir", "rtl"));
    await expectNarrow(page);
  }
  await page.goto("/harbour-studio/design-session");
  await page.evaluate(() => document.documentElement.setAttribute("dir", "rtl"));
  const [previous, next] = await page
    .locator(".month__turn")
    .evaluateAll((arrows) => arrows.map((arrow) => arrow.getBoundingClientRect().x));
  expect(previous).toBeGreaterThan(next ?? 0);
});
