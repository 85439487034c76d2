import { expect, test } from "./fixtures.ts";
import { choose, fillPerson, offerEvent } from "./visitor-scene.ts";

/** Everything that a visitor can do beyond the plain booking of booking.spec.ts, with and without the page's script. */
for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "with its script" : "without JavaScript";

  test.describe(how, () => {
    test.use({ javaScriptEnabled });
    const day = javaScriptEnabled ? 0 : 8;

    test(`month, week and next times are three views of the same, on a clock of one's choice ${how}`, async ({
      page,
    }) => {
      await page.goto("/harbour-studio/first-call?date=2027-03-10&timezone=Europe/Paris");
      await expect(page.locator("a.time").first()).toHaveText("9:00 AM");
      await page.getByRole("link", { name: "24 h" }).click();
      await expect(page.locator("a.time").first()).toHaveText("09:00");
      await page.getByRole("link", { name: "Week", exact: true }).click();
      await expect(page.getByRole("heading", { name: "March 8 – 14, 2027" })).toBeVisible();
      await expect(page.locator(".week__day").nth(2).locator("a.time").first()).toHaveText("09:00");
      await page.getByRole("link", { name: /Next week/ }).click();
      await expect(page.getByRole("heading", { name: "March 15 – 21, 2027" })).toBeVisible();
      await page.getByRole("link", { name: "Next free" }).click();
      await expect(page.getByRole("heading", { name: "Next free times" })).toBeVisible();
      const first = await page.locator(".times__label").first().innerText();
      await page.getByRole("link", { name: "Later times" }).click();
      await expect(page.locator(".times__label").first()).not.toHaveText(first);
      await page.locator("a.time").first().click();
      await expect(page.getByRole("heading", { name: "Your details" })).toBeVisible();
      // What was chosen before holds on later pages too.
      await page.goto("/harbour-studio/first-call?date=2027-03-11&timezone=Europe/Paris");
      await expect(page.locator("a.time").first()).toHaveText("09:00");
    });

    test(`a person and a length are chosen, and the booking is theirs ${how}`, async ({ page, database }) => {
      await page.goto("/harbour-studio/design-session");
      await page.getByRole("link", { name: "Ingrid Solheim" }).click();
      await expect(page.locator(".summary .eyebrow")).toHaveText("Ingrid Solheim");
      await page.getByRole("link", { name: "90 minutes" }).click();
      // The months' links carry the choice once it is made.
      await expect(page.getByRole("link", { name: "90 minutes" })).toHaveAttribute("aria-current", "true");
      await page.getByRole("link", { name: /Next month/ }).click();
      await page.locator("a.day").nth(day).click();
      await page.locator("a.time").first().click();
      const email = await fillPerson(page);
      await page.getByLabel("In person").check();
      await page.getByRole("button", { name: "Confirm the appointment" }).click();
      await expect(page.getByRole("heading", { name: "You are booked" })).toBeVisible();
      await expect(page.locator(".summary")).toContainText("12 quai des Chartrons");
      await expect(page.locator(".summary")).toContainText("Ingrid Solheim");
      await expect(page.getByRole("link", { name: "Open the meeting room" })).toHaveCount(0);
      const made = await database.prisma.booking.findFirstOrThrow({
        where: { attendees: { some: { email } } },
        include: { host: true },
      });
      expect([made.host.name, (made.endsAt.getTime() - made.startsAt.getTime()) / 60_000]).toEqual([
        "Ingrid Solheim",
        90,
      ]);
    });

    test(`a request is sent, says until when it is answered, and can be withdrawn ${how}`, async ({
      page,
      database,
    }) => {
      const { path } = await offerEvent(database, "On request", {
        eventType: {
          ...{ approval: "always", approvalHours: 24, cancellationPolicy: "Please call the day before." },
          confirmationText: "Bring your plan.",
        },
      });
      await choose(page, path, day);
      await expect(page.getByText("This is a request.")).toBeVisible();
      await expect(page.getByText("Please call the day before.")).toBeVisible();
      await fillPerson(page);
      await page.getByRole("button", { name: "Send the request" }).click();
      await expect(page.getByRole("heading", { name: "Your request has been sent" })).toBeVisible();
      await expect(page.getByText(/answers by .* at the latest/)).toBeVisible();
      await expect(page.getByText("Bring your plan.")).toBeVisible();
      await expect(page.getByRole("link", { name: "Open the meeting room" })).toHaveCount(0);
      await page.getByRole("link", { name: "Withdraw the request" }).click();
      await page.getByRole("button", { name: "Withdraw the request" }).click();
      await expect(page.getByRole("heading", { name: "This appointment is cancelled" })).toBeVisible();
    });

    test(`questions appear with the answers that ask for them ${how}`, async ({ page, database }) => {
      const { path } = await offerEvent(database, "Questions", {
        questions: [
          { kind: "yes_no", label: "Have you been here before?", required: true },
          {
            ...{ kind: "text", label: "Who looked after you?", required: true },
            when: ["Have you been here before?", "yes"],
          },
          { kind: "several_choices", label: "Which rooms?", options: ["Kitchen", "Attic"] },
          { kind: "number", label: "How large is the attic?", when: ["Which rooms?", "Attic"] },
        ],
        locations: [
          ["parley_room", ""],
          ["host_calls", ""],
        ],
      });
      await choose(page, path, day, 1);
      await fillPerson(page);
      await expect(page.getByLabel("Who looked after you?")).toBeHidden();
      await page.getByLabel("Yes").check();
      await page.getByLabel("Who looked after you?").fill("Ada");
      await page.getByLabel("Attic", { exact: true }).check();
      await expect(page.getByLabel("How large is the attic?")).toBeVisible();
      await expect(page.getByLabel("Phone number")).toBeHidden();
      await page.getByLabel(/calls you/).check();
      await page.getByLabel("Phone number").fill("+33 5 56 00 00 00");
      await page.getByRole("button", { name: "Confirm the appointment" }).click();
      await expect(page.getByRole("heading", { name: "You are booked" })).toBeVisible();
      await expect(page.locator(".summary")).toContainText("+33 5 56 00 00 00");
      await expect(page.locator(".summary")).toContainText("Ada");
    });

    test(`a series shows its dates before it is booked, and its end can be cancelled ${how}`, async ({
      page,
      database,
    }) => {
      const { path } = await offerEvent(database, "Every week", {
        eventType: { seriesUnit: "week", seriesMax: 4 },
      });
      await choose(page, path, day + 1, 2);
      await fillPerson(page, "Rosa Repeat");
      await page.getByLabel("Repeat").selectOption("4");
      if (!javaScriptEnabled) await page.getByRole("button", { name: "Show the dates" }).click();
      await expect(page.getByText("All of them are free.")).toBeVisible();
      await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Rosa Repeat");
      await page.locator("#series-2").uncheck();
      await page.getByRole("button", { name: "Book these dates" }).click();
      await expect(page.getByRole("heading", { name: "You are booked" })).toBeVisible();
      await expect(page.getByRole("heading", { name: "3 dates in this series" })).toBeVisible();
      const second = await page.locator(".series__list a").first().innerText();
      await page.locator(".series__list a").first().click();
      await expect(page.locator(".series__list [aria-current]")).toHaveText(second);
      await page.getByRole("link", { name: "Cancel it" }).click();
      await page.getByLabel("This date and the one after it").check();
      await page.getByRole("button", { name: "Cancel the appointment" }).click();
      await expect(page.getByRole("heading", { name: "This appointment is cancelled" })).toBeVisible();
      await expect(page.locator(".series__list .badge")).toHaveCount(2);
    });

    test(`a full meeting is waited for ${how}`, async ({ page, database }) => {
      const { path, id } = await offerEvent(database, "One place", {
        eventType: { seats: 1, waitingList: true, slotIntervalMinutes: 240 },
      });
      await choose(page, path, day + 2);
      await expect(page.locator(".summary")).toContainText("1 place left");
      await fillPerson(page);
      await page.getByRole("button", { name: "Confirm the appointment" }).click();
      await expect(page.getByRole("heading", { name: "You are booked" })).toBeVisible();
      await page.goto(`${path}?month=2027-03&timezone=Europe/Paris`);
      await page
        .locator("a.day")
        .nth(day + 2)
        .click();
      await page.getByRole("link", { name: /Full: wait/ }).click();
      await expect(page.getByText("This meeting is full.")).toBeVisible();
      const email = await fillPerson(page);
      await page.getByRole("button", { name: "Join the waiting list" }).click();
      await expect(page.getByRole("heading", { name: "You are on the waiting list" })).toBeVisible();
      expect(await database.prisma.waitingEntry.count({ where: { eventTypeId: id, email } })).toBe(1);
    });

    test(`after booking, the business's own page comes next ${how}`, async ({ page, database, baseURL }) => {
      const { path } = await offerEvent(database, "Onward", {
        eventType: { redirectUrl: `${baseURL}/harbour-studio`, redirectsDetails: true },
      });
      await choose(page, path, day + 3, 3);
      const email = await fillPerson(page);
      await page.getByRole("button", { name: "Confirm the appointment" }).click();
      await page.waitForURL((url) => url.pathname === "/harbour-studio");
      expect(new URL(page.url()).searchParams.get("email")).toBe(email);
    });
  });
}

test("the month is walked by arrows, as calendars are, and Tab goes on to the times", async ({ page }) => {
  await page.goto("/harbour-studio/first-call?date=2027-03-10&timezone=Europe/Paris");
  const focused = page.locator(":focus");
  const keys = async (...names: string[]) => {
    for (const name of names) await page.keyboard.press(name);
  };
  const expectDay = (date: string) => expect(focused).toHaveAttribute("data-date", date);
  await page.locator("a.day[aria-current]").focus();
  await keys("ArrowRight");
  await expectDay("2027-03-11");
  await keys("ArrowDown");
  await expectDay("2027-03-18");
  await keys("Home");
  await expectDay("2027-03-15");
  await keys("End");
  await expectDay("2027-03-21");
  await keys("ArrowLeft", "ArrowUp");
  await expectDay("2027-03-13");
  await keys("PageDown");
  await expectDay("2027-04-13");
  await expect(page.locator(".month h2")).toHaveText("April 2027");
  await keys("PageUp");
  await expectDay("2027-03-13");
  await keys("Home", "Home", "ArrowUp", "ArrowUp");
  await expectDay("2027-02-22");
  await keys("ArrowDown", "ArrowDown");
  await expectDay("2027-03-08");
  await keys("Enter");
  await expect(page.locator("#day-title")).toBeFocused();
  await expect(page.locator("#day-title")).toHaveText(/March 8, 2027/);
  await keys("Tab");
  await expect(page.locator("a.time").first()).toBeFocused();
  await page.getByRole("link", { name: "Choose another day" }).focus();
  await keys("Enter");
  await expectDay("2027-03-08");
  // One stop for Tab in the whole month, and the arrows' directions follow the script.
  expect(await page.locator(".month .day[tabindex='0']").count()).toBe(1);
  await page.evaluate(() => document.documentElement.setAttribute("dir", "rtl"));
  await keys("ArrowLeft");
  await expectDay("2027-03-09");
  await keys("ArrowRight", "ArrowRight");
  await expectDay("2027-03-07");
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1280);
});

test("a time that is taken while the page is open goes, is told, and nothing else moves", async ({
  page,
  browser,
  database,
}) => {
  const { path } = await offerEvent(database, "Live");
  await page.goto(`${path}?date=2027-05-12&timezone=Europe/Paris`);
  const stays = page.locator('a.time:has(time[datetime="2027-05-12T08:00Z"])');
  const goes = page.locator('a.time:has(time[datetime="2027-05-12T07:00Z"])');
  await expect(goes).toBeVisible();
  await stays.focus();
  const rival = await browser.newPage({ javaScriptEnabled: false });
  await rival.goto(`${path}?at=2027-05-12T07:00Z&timezone=Europe/Paris`);
  await fillPerson(rival);
  await rival.getByRole("button", { name: "Confirm the appointment" }).click();
  await expect(rival.getByRole("heading", { name: "You are booked" })).toBeVisible();
  await rival.close();
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  await expect(goes).toHaveCount(0);
  await expect(stays).toBeFocused();
  await expect(page.locator("#announcer")).toHaveText("Some free times have changed.");
});

test.describe("a hold", () => {
  test.use({ expectedErrors: ["409 (Conflict)"] });

  test("keeps the time while its form is open, survives a reload, and ends when the visitor leaves", async ({
    page,
    browser,
    database,
  }) => {
    const { path, id } = await offerEvent(database, "Held");
    const form = `${path}?at=2027-09-16T07:00Z&timezone=Europe/Paris`;
    const holds = () => database.prisma.hold.count({ where: { eventTypeId: id } });
    await page.goto(form);
    await expect(page.locator("[data-hold-note]")).toHaveText(/This time is kept for you until \d/);
    const rival = await browser.newPage();
    await rival.goto(form);
    await expect(rival.getByText("That time is no longer free")).toBeVisible();
    await page.reload();
    await expect(page.locator("[data-hold-note]")).toHaveText(/kept for you/);
    await page.getByRole("link", { name: "Another time" }).click();
    await expect(page.locator("#day-title")).toBeVisible();
    await expect.poll(holds).toBe(0);
    await page.locator("a.time").first().click();
    await expect(page.locator("[data-hold-note]")).toHaveText(/kept for you/);
    await page.goto("/");
    await expect.poll(holds).toBe(0);
    await rival.goto(form);
    await expect(rival.getByRole("heading", { name: "Your details" })).toBeVisible();
    await rival.close();
  });
});

test("a double click on the button books once", async ({ page, database }) => {
  const { path, id } = await offerEvent(database, "Twice");
  await choose(page, path, 16);
  await fillPerson(page);
  const key = await page.locator("input[name=key]").inputValue();
  await page.getByRole("button", { name: "Confirm the appointment" }).dblclick();
  await expect(page.getByRole("heading", { name: "You are booked" })).toBeVisible();
  expect(await database.prisma.attendee.count({ where: { idempotencyKey: key } })).toBe(1);
  expect(await database.prisma.booking.count({ where: { eventTypeId: id } })).toBe(1);
});
