import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expect, expectAccessible, expectNarrow, test } from "./fixtures.ts";
import { product } from "./product.ts";
import { meetWithoutCameras, roomWorld } from "./room-world.ts";

test.beforeEach(() => test.setTimeout(120_000));

test.afterEach(async ({ browser }) => {
  for (const context of browser.contexts()) await context.close();
});

const paper = (page: Page) => page.getByRole("application", { name: "Paper" });
const tool = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const count = (page: Page, text: string) => page.locator(".board__count", { hasText: text });

async function draw(page: Page, from: [number, number], to: [number, number]): Promise<void> {
  const box = await paper(page).boundingBox();
  if (!box) throw new Error("There is no paper");
  await page.mouse.move(box.x + from[0], box.y + from[1]);
  await page.mouse.down();
  await page.mouse.move(box.x + (from[0] + to[0]) / 2, box.y + to[1], { steps: 5 });
  await page.mouse.move(box.x + to[0], box.y + to[1], { steps: 5 });
  await page.mouse.up();
}

test("two draw on one whiteboard, each undoes their own, and it is there after a reload and in both formats", async ({
  browser,
  database,
}) => {
  const world = await roomWorld(database, product);
  await database.prisma.organization.update({
    where: { id: world.organizationId },
    data: { keepsBoards: true },
  });
  const { host, attendee } = await meetWithoutCameras(browser, world);
  const scripts: string[] = [];
  attendee.on("request", (request) => scripts.push(request.url()));
  await host.keyboard.press("w");
  await draw(host, [80, 80], [220, 160]);
  await expect(count(host, "One thing on the whiteboard")).toBeVisible();

  await expect(attendee.getByText("There is something on the whiteboard.")).toBeVisible();
  expect(scripts.filter((url) => url.includes("board-view"))).toEqual([]);
  await attendee.getByRole("button", { name: "Look" }).click();
  await expect(count(attendee, "One thing on the whiteboard")).toBeVisible();
  await tool(attendee, "Rectangle").click();
  await draw(attendee, [260, 100], [420, 200]);
  await expect(count(host, "2 things on the whiteboard")).toBeVisible();
  await expect(host.locator(".board__pointer", { hasText: "Ada Lovelace" })).toBeVisible();

  await tool(host, "Undo").click();
  await expect(count(attendee, "One thing on the whiteboard")).toBeVisible();
  await expect(attendee.locator(".board__drawing rect")).not.toHaveCount(0);
  await tool(host, "Redo").click();
  await expect(count(attendee, "2 things on the whiteboard")).toBeVisible();

  // By keys alone: a text in the middle, moved, chosen from the list.
  await tool(host, "Text").click();
  await paper(host).focus();
  await host.keyboard.press("Enter");
  await host.keyboard.type("Offer <b>42</b> & more");
  await host.keyboard.press("Enter");
  await host.keyboard.press("Shift+ArrowUp");
  await expect(attendee.locator(".board__drawing text", { hasText: "Offer <b>42</b> & more" })).toBeVisible();
  const letters = attendee.locator(".board__drawing text").first();
  const before = await letters.boundingBox();
  await host.keyboard.press("Alt+ArrowDown");
  await expect.poll(async () => (await letters.boundingBox())?.height).toBeGreaterThan(before?.height ?? 0);
  await expectAccessible(host);
  await expectNarrow(host);

  const download = async (name: string) => {
    const downloading = host.waitForEvent("download");
    await tool(host, name).click();
    return readFile(await (await downloading).path());
  };
  const svg = (await download("Save as SVG")).toString();
  expect(svg).toContain("Offer &lt;b&gt;42&lt;/b&gt; &amp; more");
  expect(svg).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg"/);
  const png = await download("Save as PNG");
  expect(png.subarray(1, 4).toString()).toBe("PNG");
  expect(png.length).toBeGreaterThan(2_000);

  await expect(tool(attendee, "Keep a picture with the meeting")).toHaveCount(0);
  await tool(host, "Keep a picture with the meeting").click();
  await expect(attendee.getByText("Hanna Berg keeps a picture of the whiteboard")).toBeVisible();
  await expect(host.getByText("A picture of the whiteboard is kept with the meeting.")).toBeVisible();

  // Everyone else leaves the server's copy alone: it is what a page that loads anew begins with.
  await host.close();
  await attendee.reload();
  await attendee.getByRole("button", { name: "Open the whiteboard" }).click();
  await expect(count(attendee, "3 things on the whiteboard")).toBeVisible();

  if (process.env["PARLEY_SHOTS"]) {
    const shot = (name: string) =>
      attendee.screenshot({ path: `${process.env["PARLEY_SHOTS"]}/${name}.png` });
    await shot("board-wide");
    await attendee.setViewportSize({ width: 375, height: 700 });
    await attendee.getByRole("button", { name: "Show everything" }).click();
    await shot("board-375");
  }
});
