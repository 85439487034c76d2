import { expect, expectAccessible, expectNarrow, test } from "./fixtures.ts";
import { product } from "./product.ts";
import { join, meetWithoutCameras, openAsHost, roomWorld } from "./room-world.ts";

test.beforeEach(() => test.setTimeout(120_000));
test.afterEach(async ({ browser }) => {
  for (const context of browser.contexts()) await context.close();
});

test("a host mutes, hands over, removes and lets back in; the other sees each of it", async ({
  browser,
  database,
}) => {
  const world = await roomWorld(database, product);
  const { host, attendee } = await meetWithoutCameras(browser, world);
  await attendee.getByRole("button", { name: "Raise your hand" }).click();
  await expect(host.getByText("Ada Lovelace raised a hand.")).toBeVisible();
  await host.getByRole("button", { name: "People, 2 in the room" }).click();
  const people = host.getByRole("complementary", { name: "People" });
  const ada = people.getByRole("listitem").filter({ hasText: "Ada Lovelace" });
  await expect(ada.getByRole("img", { name: "Hand raised" })).toBeVisible();
  const choose = async (action: string) => {
    await ada.locator("summary").click();
    await ada.getByRole("button", { name: action, exact: true }).click();
  };
  await expectAccessible(host);
  await choose("Lower the hand");
  await expect(attendee.getByText("Hanna Berg lowered your hand.")).toBeVisible();
  await choose("Mute");
  await expect(attendee.getByText("Hanna Berg muted your microphone.")).toBeVisible();
  await expect(attendee.getByRole("button", { name: "Unmute" })).toBeVisible();
  await expect(ada.getByRole("img", { name: "Microphone off" })).toBeVisible();
  await choose("Make co-host");
  await expect(attendee.getByText("You lead this meeting now.")).toBeVisible();
  await expect(ada.getByText("(co-host)")).toBeVisible();
  await people.getByRole("button", { name: "Lock the room" }).click();
  await expect(attendee.getByText("The room is locked now.")).toBeVisible();
  await expect(people.getByText("Nobody new comes in unless you let them in.")).toBeVisible();

  await choose("Remove");
  const sure = host.getByRole("dialog", { name: "Remove Ada Lovelace?" });
  await expectAccessible(host);
  await sure.getByRole("button", { name: "Remove" }).click();
  await expect(attendee.getByRole("heading", { name: "A host removed you from this meeting" })).toBeVisible();
  await expectAccessible(attendee);
  await attendee.reload();
  await expect(attendee.getByRole("heading", { name: "A host removed you from this meeting" })).toBeVisible();
  await people.getByRole("button", { name: "Let back in" }).click();
  await people.getByRole("button", { name: "Unlock the room" }).click();
  await attendee.reload();
  await join(attendee).click();
  await expect(people.getByRole("listitem").filter({ hasText: "Ada Lovelace" })).toBeVisible();
  for (const size of [
    { width: 375, height: 667 },
    { width: 667, height: 375 },
  ]) {
    await host.setViewportSize(size);
    await expectAccessible(host);
  }
  await expectNarrow(host);
});

test("a host who leaves is asked, and can end the meeting for everyone", async ({ browser, database }) => {
  const { host, attendee } = await meetWithoutCameras(browser, await roomWorld(database, product));
  await host.getByRole("button", { name: "Leave" }).click();
  const dialog = host.getByRole("dialog", { name: "Leave the meeting" });
  await expectAccessible(host);
  await host.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await host.getByRole("button", { name: "Leave" }).click();
  await dialog.getByRole("button", { name: "End for everyone" }).click();
  for (const page of [host, attendee]) {
    await expect(page.getByRole("heading", { name: "The host ended the meeting" })).toBeVisible();
  }
});

test("a host hands over and leaves, and whoever leads now opens the door", async ({ browser, database }) => {
  const world = await roomWorld(database, product);
  const { host, attendee } = await meetWithoutCameras(browser, world);
  await host.getByRole("button", { name: "Leave" }).click();
  await host.getByLabel("Who leads when you are gone").selectOption({ label: "Ada Lovelace" });
  await host.getByRole("button", { name: "Hand over and leave" }).click();
  await expect(attendee.getByText("You lead this meeting now.")).toBeVisible();
  const stranger = await (await browser.newContext({ locale: "en-GB" })).newPage();
  await stranger.goto(world.hostUrl);
  await stranger.getByRole("button", { name: "Turn camera off" }).click();
  await stranger.getByLabel("Your name").fill("Grace Hopper");
  await stranger.getByRole("button", { name: "Ask to join" }).click();
  await attendee.getByRole("button", { name: "People, 1 in the room" }).click();
  await attendee.getByLabel("Write to those who wait").fill("One moment, please");
  await attendee.getByRole("button", { name: "Send to those who wait" }).click();
  await expect(stranger.getByText("One moment, please")).toBeVisible();
  await expectAccessible(stranger);
  await attendee.getByRole("button", { name: "Let in" }).click();
  await expect(stranger.getByRole("button", { name: "Leave" })).toBeVisible();
});

test("near its end the meeting says so, and the host gives it more time", async ({ browser, database }) => {
  const world = await roomWorld(database, product, { startsInMinutes: -25 });
  const { host, attendee } = await meetWithoutCameras(browser, world);
  await expect(attendee.getByText("5 minutes left")).toBeVisible();
  await expect(attendee.getByRole("button", { name: "15 minutes more" })).toHaveCount(0);
  await expectAccessible(host);
  await host.getByRole("button", { name: "15 minutes more" }).click();
  await expect(host.getByText("The meeting has 15 minutes more.")).toBeVisible();
  await expect(attendee.getByText("5 minutes left")).toBeHidden();
});

test("a reaction is shown to everyone, chosen by keyboard alone", async ({ browser, database }) => {
  const { host, attendee } = await meetWithoutCameras(browser, await roomWorld(database, product));
  const menu = host.locator(".reaction-menu summary");
  await menu.focus();
  await host.keyboard.press("Enter");
  await expectAccessible(host);
  await host.keyboard.press("Tab");
  await host.keyboard.press("Tab");
  await host.keyboard.press("Enter");
  await expect(attendee.locator(".reaction")).toContainText("Hanna Berg");
  await expect(attendee.locator(".reaction")).toContainText("Applause");
});

test("whoever comes later reads what was written before", async ({ browser, database }) => {
  const world = await roomWorld(database, product);
  const { host, attendee } = await meetWithoutCameras(browser, world);
  await host.getByRole("button", { name: "Chat" }).click();
  await host.getByLabel("Write a message").fill("The papers: https://papers.example/a");
  await host.keyboard.press("Enter");
  await attendee.getByRole("button", { name: "Chat, 1 new message" }).click();
  await expect(attendee.getByRole("link", { name: "https://papers.example/a" })).toBeVisible();
  await attendee.reload();
  await expect(attendee.getByRole("button", { name: "Chat, 1 new message" })).toBeVisible();
  const again = await openAsHost(browser, world);
  await again.getByRole("button", { name: "Turn camera off" }).click();
  await again.getByRole("button", { name: "Move it here" }).click();
  await again.locator("#chat-control").click();
  await expect(again.getByRole("log").getByText("The papers:")).toBeVisible();
});
