import type { Page } from "@playwright/test";
import { expect, expectAccessible, expectNarrow, test } from "./fixtures.ts";
import { product } from "./product.ts";
import { caption, expectMovingVideo, join, openAsAttendee, openAsHost, roomWorld } from "./room-world.ts";

test.beforeEach(() => test.setTimeout(150_000));
test.afterEach(async ({ browser }) => {
  for (const context of browser.contexts()) await context.close();
});

// The second is that of captions.
const sign = (page: Page) => page.locator(".recording__sign").first();

/** Looks four times a second whether the sign is there. What it returns ends that, and gives how often it was not. */
async function watchSign(page: Page): Promise<() => Promise<{ looks: number; missed: number }>> {
  await page.evaluate(() => {
    const seen = { looks: 0, missed: 0 };
    const look = () => {
      const { width, height } = document.querySelector(".recording__sign")?.getBoundingClientRect() ?? {};
      seen.looks += 1;
      if (!width || !height) seen.missed += 1;
    };
    Object.assign(window, { signSeen: seen, signWatch: setInterval(look, 250) });
  });
  return () =>
    page.evaluate(() => {
      const watch = window as unknown as { signSeen: { looks: number; missed: number }; signWatch: number };
      clearInterval(watch.signWatch);
      return watch.signSeen;
    });
}

test("recorded by consent, seen by all, stopped by a word; a photograph likewise; both play in the booking", async ({
  browser,
  database,
}) => {
  const world = await roomWorld(database, product);
  await database.prisma.organization.update({
    where: { id: world.organizationId },
    data: { recordsCalls: true, photographsCalls: true },
  });
  let host = await openAsHost(browser, world);
  const attendee = await openAsAttendee(browser, world);
  for (const page of [host, attendee]) {
    await expect(page.getByText("This meeting may be recorded, or a photograph taken.")).toBeVisible();
    await expect(join(page)).toHaveAccessibleDescription(/may be recorded/);
  }
  await expectAccessible(attendee);
  for (const page of [host, attendee]) await join(page).click();
  await expect(caption(host, "Ada Lovelace")).toBeVisible();
  await expectMovingVideo(host);

  // Everybody is asked, and nothing is recorded before all have answered.
  await host.locator(".call__bar summary").last().click();
  await host.getByRole("button", { name: "Record the meeting" }).click();
  await expect(sign(attendee)).toContainText("Not recording: Ada Lovelace, Hanna Berg still to answer.");
  await expect(attendee.getByText("Harbour Rooms would like to record this meeting")).toBeVisible();
  await expectAccessible(attendee);
  await host.getByRole("button", { name: "Yes, record me" }).click();
  await expect(sign(attendee)).toContainText("Not recording");
  await attendee.getByRole("button", { name: "Yes, record me" }).click();
  for (const page of [host, attendee]) {
    await expect(sign(page)).toContainText("Hanna Berg is recording this meeting.");
    await expect(sign(page)).toHaveRole("status");
  }
  const watched = await Promise.all([host, attendee].map(watchSign));
  const partsOf = () => database.prisma.mediaPart.count({ where: { organizationId: world.organizationId } });
  await expect.poll(partsOf, { timeout: 20_000 }).toBeGreaterThan(2);
  await attendee.setViewportSize({ width: 375, height: 667 });
  await expectAccessible(attendee);
  await expectNarrow(attendee);

  // One photograph, for which she is asked by itself.
  await host.getByRole("button", { name: "People, 2 in the room" }).click();
  await host.getByRole("button", { name: "Take a photograph of Ada Lovelace" }).click();
  await attendee.getByRole("button", { name: "Yes, take it" }).click();
  await expect(attendee.getByText("Hanna Berg is taking a photograph of you.")).toBeVisible();
  await expect(host.getByText("The photograph of Ada Lovelace is kept with the booking.")).toBeVisible();

  for (const [index, page] of [host, attendee].entries()) {
    await expect(sign(page)).toBeInViewport();
    const { looks, missed } = (await watched[index]?.()) ?? { looks: 0, missed: 0 };
    expect([looks > 12, missed]).toEqual([true, 0]);
  }
  // She takes her yes back: it stops at once, for both.
  const said = Date.now();
  await attendee.getByRole("button", { name: "Stop recording me" }).click();
  await expect(sign(host)).toContainText("The recording has ended.");
  expect(Date.now() - said).toBeLessThan(2_000);
  const states = () =>
    database.prisma.callMedia.findMany({
      where: { organizationId: world.organizationId },
      select: { kind: true, state: true },
      orderBy: [{ kind: "asc" }, { startedAt: "asc" }],
    });
  const [recording, photograph] = (["recording", "photograph"] as const).map((kind) => ({
    kind,
    state: "ready",
  }));
  await expect.poll(states, { timeout: 30_000 }).toEqual([recording, photograph]);

  // Recorded again. She loads the page anew and sees at once that it goes on; then the recorder's page dies.
  await host.locator(".call__bar summary").last().click();
  await host.getByRole("button", { name: "Record the meeting" }).click();
  for (const page of [host, attendee]) await page.getByRole("button", { name: "Yes, record me" }).click();
  await expect(sign(attendee)).toContainText("Hanna Berg is recording this meeting.");
  const kept = await partsOf();
  await attendee.reload();
  await expect(sign(attendee)).toContainText("Hanna Berg is recording this meeting.");
  await expect.poll(partsOf, { timeout: 20_000 }).toBeGreaterThan(kept + 2);
  const crashing = await host.context().newCDPSession(host);
  const context = host.context();
  crashing.send("Page.crash").catch(() => undefined);
  host = await context.newPage();
  await host.goto(world.hostUrl);
  await join(host).click();
  const second = () =>
    database.prisma.callMedia.findFirstOrThrow({
      where: { organizationId: world.organizationId, kind: "recording" },
      orderBy: { startedAt: "asc" },
      skip: 1,
    });
  await expect.poll(async () => (await second()).state, { timeout: 30_000 }).toBe("ready");
  const { id: cutOff } = await second();
  // Everybody's yes still holds: what goes on is a recording of its own.
  await expect(sign(host)).toContainText("Hanna Berg is recording this meeting.");

  await host.goto(`/dashboard/${world.slug}/bookings/${world.bookingId}`);
  const card = host.locator("section, .card").filter({ hasText: "Recordings and pictures" }).last();
  await expect(card.getByText("With Ada Lovelace, Hanna Berg, by their consent").first()).toBeVisible();
  // What the page that died had uploaded plays.
  const video = card.locator(`video[src*="${cutOff}"]`);
  await video.evaluate((element: HTMLVideoElement) => {
    element.muted = true;
    return element.play();
  });
  await expect
    .poll(() =>
      video.evaluate(({ currentTime, videoWidth }: HTMLVideoElement) => currentTime > 0.5 && videoWidth),
    )
    .toBe(1280);
  const picture = card.getByRole("img");
  await expect
    .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBeGreaterThan(100);
  await expectAccessible(host);

  const entry = card.getByRole("listitem").filter({ has: host.locator(`video[src*="${cutOff}"]`) });
  await entry.locator("summary").click();
  await entry.getByRole("button", { name: "Delete" }).click();
  await expect(host.getByText("It is deleted for good.")).toBeVisible();
  await expect(video).toHaveCount(0);
  await expect.poll(() => database.prisma.mediaPart.count({ where: { mediaId: cutOff } })).toBe(0);
});
