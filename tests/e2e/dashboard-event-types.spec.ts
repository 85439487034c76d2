import type { Locator, Page } from "@playwright/test";
import { expect, expectAccessible, expectNarrow, test } from "./fixtures.ts";
import { openBusiness, openFolds } from "./owner.ts";

const save = (page: Page) => page.getByRole("button", { name: "Save", exact: true });
const section = (page: Page, title: string) =>
  page
    .locator("details.fold--section")
    .filter({ has: page.getByRole("heading", { name: title, exact: true }) });
const row = (page: Page, name: string) => page.getByRole("group", { name, exact: true });

/** Opens a section as people do, and gives it. */
async function open(page: Page, title: string): Promise<Locator> {
  const fold = section(page, title);
  await fold.locator("> summary").click();
  await expect(fold.locator("> .fold__body")).toBeVisible();
  return fold;
}

/** The same journey with scripts and without: both save the same. */
async function makeTeamEvent(page: Page, base: string) {
  await page.goto(`${base}/event-types/new`);
  await page.getByLabel("Title").fill("Team talk");
  await page.getByLabel("Further lengths").fill("15, 30, 60");
  await open(page, "Hosts");
  await expect(page.getByRole("button", { name: "Add a host" })).toBeHidden();
  await page.getByLabel("In turn", { exact: true }).check();
  await page.getByRole("button", { name: "Add a host" }).click();
  await row(page, "Host 2").getByLabel("Share").fill("200");
  await expect(row(page, "Host 2").getByLabel("Always takes part")).toBeHidden();
  await open(page, "Where");
  await page.getByRole("button", { name: "Add a place" }).click();
  const place = row(page, "Place 2");
  await place.getByLabel("Kind of place").selectOption("in_person");
  await expect(place.getByLabel("Our number")).toBeHidden();
  await place.getByLabel("Address").fill("1 Harbour Street");
  await open(page, "Questions");
  await page.getByRole("button", { name: "Add a question" }).click();
  await row(page, "Question 1").getByLabel("Question", { exact: true }).fill("Is it urgent?");
  await row(page, "Question 1").getByLabel("Purpose").fill("To find a time soon enough");
  await row(page, "Question 1").getByLabel("Kind of answer").selectOption("yes_no");
  await page.getByRole("button", { name: "Add a question" }).click();
  const second = row(page, "Question 2");
  await second.getByLabel("Question", { exact: true }).fill("Why?");
  await second.getByLabel("Purpose").fill("To prepare the meeting");
  await second.locator("summary").click();
  await second.getByLabel("Ask it").selectOption({ label: "Is it urgent?: Yes" });
  await open(page, "Groups and series");
  await expect(page.getByLabel("Seats", { exact: true })).toBeHidden();
  await page.getByLabel("A group with seats").check();
  await page.getByLabel("Seats", { exact: true }).fill("6");
  await save(page).click();
  await expect(page.getByText("A length that was given twice is kept once.").first()).toBeVisible();
}

async function expectTeamEvent(page: Page) {
  const item = page.locator(".item").filter({ hasText: "Team talk" });
  for (const text of [
    "30, 15, 60 minutes",
    "Ada Host",
    "Colleague 1",
    "2 questions",
    "In turn",
    "Group of 6",
  ])
    await expect(item.getByText(text)).toBeVisible();
  await item.getByRole("link", { name: "Team talk", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Team talk", level: 1 })).toBeVisible();
  await expect(section(page, "Hosts").locator(".fold__note")).toHaveText("2 hosts · In turn");
  await openFolds(page);
  await expect(row(page, "Host 2").getByLabel("Share")).toHaveValue("200");
  await expect(row(page, "Question 2").getByLabel("Ask it")).toHaveValue(/^[a-z2-7]{26}=yes$/);
  await expect(row(page, "Place 2").getByLabel("Address")).toHaveValue("1 Harbour Street");
}

const withTeam = { colleagues: [{}] };

test("an event type of a team, with places, conditions and seats, is made and read again", async ({
  page,
  database,
}) => {
  const { base } = await openBusiness(page, database, withTeam);
  await makeTeamEvent(page, base);
  await expectTeamEvent(page);
});

test("the answers that a question can wait for follow what is being written", async ({ page, database }) => {
  const { base, eventTypeId } = await openBusiness(page, database, {
    questions: [
      { kind: "choice", label: "Colour", options: ["Red", "Blue"] },
      { kind: "text", label: "Why" },
    ],
  });
  await page.goto(`${base}/event-types/${eventTypeId}`);
  await openFolds(page);
  const wait = row(page, "Question 2").getByLabel("Ask it");
  await wait.selectOption({ label: "Colour: Blue" });
  await row(page, "Question 1").getByLabel("Options").fill("Red\nNavy\nGreen");
  await expect(wait.locator("option")).toHaveText(["Always", "Colour: Red", "Colour: Navy", "Colour: Green"]);
  await expect(wait.locator("option:checked")).toHaveText("Colour: Navy");
  await page.getByRole("button", { name: "Move question 2 up" }).click();
  await save(page).click();
  const summary = page.getByRole("region", { name: "There is a problem" });
  await expect(summary).toBeFocused();
  await expect(summary).toContainText("Question 1: A question can only wait for one that comes before it.");
});

test("what is wrong opens its section, and the summary leads there", async ({ page, database }) => {
  const { base, eventTypeId } = await openBusiness(page, database);
  await page.goto(`${base}/event-types/${eventTypeId}`);
  const limits = await open(page, "Limits");
  await page.getByLabel("A day: bookings").fill("6");
  await page.getByLabel("A week: bookings").fill("5");
  await limits.locator("> summary").click();
  await expect(page.getByLabel("A day: bookings")).toBeHidden();
  await save(page).click();
  const link = page.getByRole("link", { name: "A day: bookings: This is more than a week allows (5)." });
  await expect(limits).toHaveAttribute("open", "");
  await link.click();
  await expect(page.getByLabel("A day: bookings")).toBeFocused();
  await expect(section(page, "Questions")).not.toHaveAttribute("open");
});

test("the editor is worked by keys alone", async ({ page, database }) => {
  const { base, eventTypeId } = await openBusiness(page, database);
  await page.goto(`${base}/event-types/${eventTypeId}`);
  // Before the script the keys work too, by pages of their own, which do not keep the focus.
  await expect(page.locator("[data-awaits-script]")).toHaveCount(0);
  await section(page, "Questions").locator("> summary").focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "Add a question" })).toBeFocused();
  await page.keyboard.press("Space");
  await expect(row(page, "Question 1").getByLabel("Question", { exact: true })).toBeFocused();
  await page.keyboard.type("How many?");
  await page.keyboard.press("Tab");
  await page.keyboard.type("Num");
  await page.keyboard.press("Tab");
  await page.keyboard.type("To set the table");
  await page.keyboard.press("Enter");
  await expect(page.getByText("1 question")).toBeVisible();
});

test("the editor is accessible with everything open and wrong, and fits phones", async ({
  page,
  database,
}) => {
  const { base, eventTypeId } = await openBusiness(page, database, {
    ...withTeam,
    eventType: { hostMode: "fixed_round_robin", seats: 5, approval: "short_notice", seriesUnit: "week" },
    questions: [
      { kind: "yes_no", label: "A" },
      { kind: "choice", label: "B", options: ["x", "y"] },
    ],
  });
  await page.goto(`${base}/event-types/${eventTypeId}`);
  await expectAccessible(page);
  await openFolds(page);
  for (const wrong of ["A request waits for", "A start every"]) await page.getByLabel(wrong).fill("-");
  await page.getByLabel("Seats", { exact: true }).fill("0");
  await page.getByLabel("Title").fill("");
  await save(page).click();
  await expect(page.getByRole("region", { name: /There are \d problems/ })).toBeVisible();
  await expectAccessible(page);
  await expectNarrow(page);
  await page.setViewportSize({ width: 375, height: 812 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(375);
  await page.goto(`${base}/event-types/${eventTypeId}/links`);
  await expectAccessible(page);
  await expectNarrow(page);
});

test("an event type is switched off and on where it is listed, and back by undoing", async ({
  page,
  database,
}) => {
  const { base, publicPath } = await openBusiness(page, database);
  await page.goto(`${base}/event-types`);
  const takes = page.getByRole("switch", { name: "Takes bookings: Talk" });
  await expect(takes).toBeChecked();
  await takes.click();
  await expect(takes).not.toBeChecked();
  await expect(page.locator(".item").getByText("Takes no bookings")).toBeVisible();
  const visitor = await page.context().newPage();
  await visitor.goto(publicPath);
  await expect(visitor.getByRole("link", { name: /Talk/ })).toHaveCount(0);
  await page.locator(".toast").getByRole("button", { name: "Undo" }).click();
  await expect(takes).toBeChecked();
});

async function makeLink(page: Page, base: string, eventTypeId: string) {
  await page.goto(`${base}/event-types/${eventTypeId}`);
  await page.getByRole("link", { name: "Private links" }).click();
  await expect(page.getByText("There is none yet.")).toBeVisible();
  await page.getByLabel("Name").fill("For Ada");
  await page.getByLabel("Uses").fill("");
  await page.getByRole("button", { name: "Make the link" }).click();
  await expect(page.getByText("how often it can be used").first()).toBeVisible();
  await page.getByLabel("Uses").fill("2");
  await page.getByRole("button", { name: "Make the link" }).click();
  await expect(page.getByText("2 uses left")).toBeVisible();
  await expect(page.getByLabel("Address of For Ada")).toHaveValue(/\/talk\?link=[a-z2-7]{26}\.[\w-]+$/);
  await page.getByRole("button", { name: "Withdraw For Ada" }).click();
  await expect(page.getByText("Withdrawn", { exact: true })).toBeVisible();
  await expect(page.getByLabel("Address of For Ada")).toHaveCount(0);
  await page.getByRole("button", { name: "Allow again: For Ada" }).click();
  await expect(page.getByLabel("Address of For Ada")).toBeVisible();
}

test("a private link is made, withdrawn and allowed again", async ({ page, database }) => {
  const { base, eventTypeId } = await openBusiness(page, database);
  await makeLink(page, base, eventTypeId);
});

test.describe("by private links alone", () => {
  test.use({ expectedErrors: ["404 (Not Found)"] });

  test("the plain address is closed to visitors, and a private link books", async ({ page, database }) => {
    const { base, eventTypeId, publicPath } = await openBusiness(page, database);
    await page.goto(`${base}/event-types/${eventTypeId}`);
    await page.getByLabel("Only those who have a private link").check();
    await save(page).click();
    await expect(page.getByText("Saved.")).toBeVisible();
    await page.goto(`${base}/event-types/${eventTypeId}/links`);
    await page.getByLabel("Name").fill("For Ada");
    await page.getByRole("button", { name: "Make the link" }).click();
    const link = await page.getByLabel("Address of For Ada").inputValue();
    await page.context().clearCookies();
    await page.goto(publicPath);
    await expect(page.getByRole("link", { name: /Talk/ })).toHaveCount(0);
    expect((await page.goto(`${publicPath}/talk`))?.status()).toBe(404);
    await expect(page.getByRole("heading", { name: "There is nothing here" })).toBeVisible();
    await page.goto(`${link}&month=2027-03&timezone=Europe/Paris`);
    await page.locator("a.day").nth(3).click();
    await page.locator("a.time").first().click();
    await page.getByLabel("Name", { exact: true }).fill("Ada Guest");
    await page.getByLabel("E-mail").fill("ada-link@customers.example");
    await page.getByRole("button", { name: "Confirm the appointment" }).click();
    await expect(page.getByRole("heading", { name: "You are booked" })).toBeVisible();
    const { uses } = await database.prisma.privateLink.findFirstOrThrow({ where: { eventTypeId } });
    expect(uses).toBe(1);
  });
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false, expectedErrors: ["400 (Bad Request)"] });

  test("the same event type of a team is made and read again", async ({ page, database }) => {
    const { base } = await openBusiness(page, database, withTeam);
    await makeTeamEvent(page, base);
    await expectTeamEvent(page);
  });

  test("what is wrong opens its section", async ({ page, database }) => {
    const { base, eventTypeId } = await openBusiness(page, database);
    await page.goto(`${base}/event-types/${eventTypeId}`);
    await open(page, "When it can be booked");
    await page.getByLabel("How far ahead").selectOption("dates");
    await page.getByLabel("First day").fill("2030-02-02");
    await page.getByLabel("Last day").fill("2030-02-01");
    await save(page).click();
    await expect(page.getByRole("link", { name: /^Last day: / })).toBeVisible();
    await expect(page.getByLabel("Last day")).toBeVisible();
    await expect(page.getByLabel("First day")).toHaveValue("2030-02-02");
  });

  test("a private link is made, withdrawn and allowed again", async ({ page, database }) => {
    const { base, eventTypeId } = await openBusiness(page, database);
    await makeLink(page, base, eventTypeId);
  });
});
