import { type Browser, chromium, type Page } from "@playwright/test";
import { findBrowser } from "./find-browser.mjs";
import { expect, expectAccessible, test } from "./fixtures.ts";
import { product } from "./product.ts";
import {
  caption,
  devicesInUse,
  expectMovingVideo,
  framesDecoded,
  join,
  openAsAttendee,
  openAsHost,
  type RoomWorld,
  roomWorld,
} from "./room-world.ts";

async function meet(browser: Browser, world: RoomWorld) {
  const [host, attendee] = [await openAsHost(browser, world), await openAsAttendee(browser, world)];
  await join(host).click();
  await expect(host.getByText("Waiting for Ada Lovelace")).toBeVisible();
  await join(attendee).click();
  await expectMovingVideo(host);
  await expectMovingVideo(attendee);
  return { host, attendee };
}

// Contexts outlive their test, and a call that goes on in one takes the time of the next.
test.afterEach(async ({ browser }) => {
  for (const context of browser.contexts()) await context.close();
});

test("two people see each other, talk in writing, and the call stands in the log", async ({
  browser,
  database,
}) => {
  const world = await roomWorld(database, product);
  const { host, attendee } = await meet(browser, world);
  await expect(caption(host, "Ada Lovelace")).toBeVisible();
  await expect(caption(attendee, "Hanna Berg")).toBeVisible();
  // Each asks the other to send next to nothing while silent.
  const asked = (page: Page) =>
    page.evaluate(() => {
      const { madeConnections } = window as unknown as { madeConnections: RTCPeerConnection[] };
      return madeConnections.some(({ remoteDescription }) => remoteDescription?.sdp.includes("usedtx=1"));
    });
  expect([await asked(host), await asked(attendee)]).toEqual([true, true]);

  await host.getByRole("button", { name: "Chat", exact: true }).click();
  await host.getByLabel("Write a message").fill("<b>Look</b>: https://example.org/a?b=1.");
  await host.keyboard.press("Enter");
  const unread = attendee.getByRole("button", { name: "Chat, 1 new message" });
  await unread.click();
  await expect(attendee.locator(".chat__text")).toHaveText("<b>Look</b>: https://example.org/a?b=1.");
  await expect(attendee.locator(".chat__text a")).toHaveAttribute("href", "https://example.org/a?b=1");
  await attendee.getByLabel("Write a message").fill("Merci, m and v are only letters here");
  await attendee.keyboard.press("Enter");
  await expect(host.getByText("only letters here")).toBeVisible();
  await expect(attendee.getByRole("button", { name: "Mute", exact: true })).toBeVisible();
  await attendee.keyboard.press("Escape");

  await attendee.getByRole("button", { name: "Leave" }).click();
  await expect(attendee.getByRole("heading", { name: "You left the meeting" })).toBeFocused();
  await expect(host.getByText("Ada Lovelace left.")).toBeVisible();
  await expect(host.getByText("Waiting for Ada Lovelace")).toBeVisible();
  await host.getByRole("button", { name: "Leave" }).click();

  const readCall = () =>
    database.prisma.call.findFirst({
      where: { bookingId: world.bookingId },
      include: { participants: true },
    });
  await expect.poll(async () => (await readCall())?.participants.every((person) => person.leftAt)).toBe(true);
  const call = await readCall();
  expect(call?.endReason).toBe("left");
  expect(call?.participants.map(({ role, name }) => `${role} ${name}`).sort()).toEqual([
    "attendee Ada Lovelace",
    "host Hanna Berg",
  ]);
});

test("muting and the camera are seen by the other, and a camera that is off lets the device go", async ({
  browser,
  database,
}) => {
  const { host, attendee } = await meet(browser, await roomWorld(database, product));
  await attendee.locator("body").press("m");
  await expect(host.getByRole("img", { name: "Microphone off" })).toBeVisible();
  await attendee.getByRole("button", { name: "Turn camera off" }).click();
  await expect(host.locator(".stage__people .tile__initials")).toHaveText("AL");
  await expect(host.locator(".stage__people video")).toBeHidden();
  expect(await devicesInUse(attendee, "video")).toEqual([]);
  await attendee.locator("body").press("v");
  await expect(host.locator(".stage__people .tile__initials")).toHaveCount(0);
  await expectMovingVideo(host);
});

test("whoever joins with everything off can turn it on later", async ({ browser, database }) => {
  const world = await roomWorld(database, product);
  const [host, attendee] = [await openAsHost(browser, world), await openAsAttendee(browser, world)];
  await attendee.getByRole("button", { name: "Turn camera off" }).click();
  await attendee.getByRole("button", { name: "Mute", exact: true }).click();
  await join(host).click();
  await join(attendee).click();
  await expectMovingVideo(attendee);
  await expect(host.locator(".stage__people .tile__initials")).toHaveText("AL");
  await attendee.getByRole("button", { name: "Turn camera on" }).click();
  await expectMovingVideo(host);
});

test("a shared screen is seen, and goes when it is stopped", async ({ browser, database }) => {
  const { host, attendee } = await meet(browser, await roomWorld(database, product));
  await host.getByRole("button", { name: "Share your screen" }).click();
  await expect(caption(attendee, "Hanna Berg’s screen")).toBeVisible();
  await expect(caption(host, "Your screen, as the others see it")).toBeVisible();
  const screen = attendee.locator(".tile--screen video");
  await expect
    .poll(() => screen.evaluate((video: HTMLVideoElement) => video.videoWidth))
    .toBeGreaterThan(100);
  await host.getByRole("button", { name: "Stop sharing your screen" }).click();
  await expect(attendee.locator(".tile--screen")).toHaveCount(0);
  await expectMovingVideo(attendee);
});

test("a reload comes back to the same seat without asking", async ({ browser, database }) => {
  const world = await roomWorld(database, product);
  const { host, attendee } = await meet(browser, world);
  const started = Date.now();
  await attendee.reload({ waitUntil: "commit" });
  await expect.poll(() => framesDecoded(attendee), { intervals: [50] }).toBeGreaterThan(0);
  expect(Date.now() - started).toBeLessThan(5_000);
  await expectMovingVideo(attendee);
  await expectMovingVideo(host);
  await expect(host.getByText("left.")).toHaveCount(0);
  expect(
    await database.prisma.callParticipant.count({ where: { call: { bookingId: world.bookingId } } }),
  ).toBe(2);
});

test("when a browser is killed, the other is told within five seconds", async ({ browser, database }) => {
  const world = await roomWorld(database, product);
  const { executablePath, args, env } = await findBrowser();
  const doomed = await chromium.launchServer({
    executablePath,
    args,
    env: { ...process.env, ...env } as never,
  });
  const attendee = await openAsAttendee(await chromium.connect(doomed.wsEndpoint()), world);
  const host = await openAsHost(browser, world);
  await join(host).click();
  await join(attendee).click();
  await expectMovingVideo(host);
  const killed = Date.now();
  await doomed.kill();
  await expect(host.getByText("Ada Lovelace’s connection was lost.", { exact: true })).toBeVisible();
  expect(Date.now() - killed).toBeLessThan(5_000);
  await expect(host.getByText(/Waiting for them to come back/)).toBeVisible();

  const again = await openAsAttendee(browser, world);
  await join(again).click();
  await expect(host.getByText("Ada Lovelace is back.")).toBeVisible();
  await expectMovingVideo(host);
});

test("a stranger waits at the door, can be declined, and let in by the host alone", async ({
  browser,
  database,
}) => {
  const world = await roomWorld(database, product);
  const { host, attendee } = await meet(browser, world);
  const stranger = await (await browser.newContext({ locale: "en-GB" })).newPage();
  await stranger.goto(world.hostUrl);
  await expect(stranger.getByText("Ada Lovelace")).toHaveCount(0);
  await stranger.getByRole("button", { name: "Ask to join" }).click();
  await expect(stranger.getByText("Enter your name")).toBeVisible();
  // They are told what is kept before they come in, and nobody takes their coming in for a yes to anything.
  await expect(stranger.getByText("keeps that you were here, under this name")).toBeVisible();
  await stranger.getByLabel("Your name").fill("Grace Hopper");
  await stranger.getByRole("button", { name: "Ask to join" }).click();
  await expect(stranger.getByText("You asked to join")).toBeVisible();
  await expect(attendee.getByRole("region", { name: "At the door" })).toHaveCount(0);

  await host.getByRole("button", { name: "Decline" }).click();
  await expect(stranger.getByRole("heading", { name: "You were not let in" })).toBeVisible();
  await stranger.getByRole("button", { name: "Ask again" }).click();
  await host.getByRole("button", { name: "Let in" }).click();
  await expect(caption(host, "Grace Hopper (guest)")).toBeVisible();
  await expect(caption(stranger, "Hanna Berg")).toBeVisible();
  await expect(caption(stranger, "Ada Lovelace")).toBeVisible();
  const { organizationId } = world;
  expect(await database.prisma.consentRecord.count({ where: { organizationId } })).toBe(0);
  await stranger.reload();
  await expect(caption(stranger, "Hanna Berg")).toBeVisible();
});

test("the same person in a second window is asked which it shall be, and takes the seat over", async ({
  browser,
  database,
}) => {
  const world = await roomWorld(database, product);
  const first = await openAsAttendee(browser, world);
  await join(first).click();
  const second = await first.context().newPage();
  await second.goto(world.hostUrl);
  await expect(second.getByText("You are already in this meeting")).toBeVisible();
  await expectAccessible(second);
  await second.getByRole("button", { name: "Move it here" }).click();
  await expect(first.getByRole("heading", { name: "You joined from another window" })).toBeVisible();
  await first.getByRole("button", { name: "Use this window instead" }).click();
  await expect(second.getByRole("heading", { name: "You joined from another window" })).toBeVisible();
});
