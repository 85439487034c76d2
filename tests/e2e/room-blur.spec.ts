import type { Page } from "@playwright/test";
import { expect, expectAccessible, test } from "./fixtures.ts";
import { product } from "./product.ts";
import {
  expectMovingVideo,
  join,
  joinWithoutCamera,
  openAsAttendee,
  openAsHost,
  roomWorld,
} from "./room-world.ts";

/** The browser's made-up camera holds no person, so all of its picture is background: the sharp edges must go. */
async function sharpness(page: Page, video: string): Promise<number> {
  return page
    .locator(video)
    .first()
    .evaluate((element) => {
      const canvas = document.createElement("canvas");
      canvas.width = 320;
      canvas.height = 240;
      const paint = canvas.getContext("2d");
      if (!paint) throw new Error("no canvas");
      paint.drawImage(element as HTMLVideoElement, 0, 0, 320, 240);
      const { data } = paint.getImageData(0, 0, 320, 240);
      let steepest = 0;
      for (let at = 4; at < data.length; at += 4)
        if ((at / 4) % 320 > 0)
          steepest = Math.max(steepest, Math.abs((data[at] ?? 0) - (data[at - 4] ?? 0)));
      return steepest;
    });
}

const sharp = 50;
const soft = 40;
const own = ".lobby__preview video, .tile--self video";
const theirs = ".stage__people video";

test.beforeEach(() => test.setTimeout(150_000));

// Contexts outlive their test, and a call that goes on in one takes the time of the next.
test.afterEach(async ({ browser }) => {
  for (const context of browser.contexts()) await context.close();
});

test("a background is blurred for oneself and the others, from the lobby on and in mid-call, with files of this site alone", async ({
  browser,
  database,
}) => {
  const world = await roomWorld(database, product);
  const [host, attendee] = [await openAsHost(browser, world), await openAsAttendee(browser, world)];
  const [elsewhere, refused]: [string[], string[]] = [[], []];
  attendee.context().on("request", (request) => {
    if (!/^(blob|data):/.test(request.url()) && !request.url().startsWith(product.origin))
      elsewhere.push(request.url());
  });
  attendee.on("console", (message) => {
    if (/Content.Security.Policy/i.test(message.text())) refused.push(message.text());
  });
  await joinWithoutCamera(host);

  await expect.poll(() => sharpness(attendee, own)).toBeGreaterThan(sharp);
  const blur = attendee.getByRole("switch", { name: "Blur the background" });
  await blur.check();
  await expect.poll(() => sharpness(attendee, own), { timeout: 30_000 }).toBeLessThan(soft);
  await join(attendee).click();
  await expectMovingVideo(host);
  await expect.poll(() => sharpness(host, theirs)).toBeLessThan(soft);

  await attendee.getByRole("button", { name: "Camera and microphone" }).click();
  await expect(blur).toBeChecked();
  await blur.uncheck();
  await expect.poll(() => sharpness(host, theirs)).toBeGreaterThan(sharp);
  await blur.check();
  await expect.poll(() => sharpness(host, theirs), { timeout: 30_000 }).toBeLessThan(soft);
  await attendee.keyboard.press("Escape");
  expect({ elsewhere, refused }).toEqual({ elsewhere: [], refused: [] });

  // Another visit remembers it, and no sharp picture comes before the blurred one.
  await attendee.reload();
  await expect(attendee.locator(own)).toBeVisible({ timeout: 30_000 });
  expect(await sharpness(attendee, own)).toBeLessThan(soft);
});

test("where the blur does not work the camera goes off and says why, and comes back without blur at a press", async ({
  browser,
  database,
}) => {
  const attendee = await openAsAttendee(browser, await roomWorld(database, product));
  await expect.poll(() => sharpness(attendee, own)).toBeGreaterThan(sharp);
  await attendee.route(/\.tflite$/, (route) => route.abort());
  await attendee.context().route(/\.tflite|selfie_segmentation/, (route) => route.abort());
  await attendee.getByRole("switch", { name: "Blur the background" }).check();
  await expect(attendee.getByText("The background could not be blurred")).toBeVisible();
  await expect(attendee.locator(own)).toHaveCount(0);
  await expectAccessible(attendee);
  await attendee.getByRole("button", { name: "Turn the camera on without blur" }).click();
  await expect.poll(() => sharpness(attendee, own)).toBeGreaterThan(sharp);
  await expect(attendee.getByText("The background could not be blurred")).toHaveCount(0);
});

test("the speaker is tested with a sound that plays to its end", async ({ browser, database }) => {
  const attendee = await openAsAttendee(browser, await roomWorld(database, product));
  await expect(join(attendee)).toBeEnabled();
  await attendee.getByRole("button", { name: "Test the speaker" }).click();
  await expect(attendee.getByText("Three notes are playing…")).toBeVisible();
  await expect(attendee.getByText("Did you hear three notes?")).toBeVisible();
});
