import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expect, expectAccessible, expectNarrow, test } from "./fixtures.ts";
import { product } from "./product.ts";
import { meetWithoutCameras, roomWorld } from "./room-world.ts";

test.afterEach(async ({ browser }) => {
  for (const context of browser.contexts()) await context.close();
});

const chosen = (page: Page) => page.locator("input[type=file]");
const pixel = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M/wHwAEBgIApD5fRAAAAABJRU5ErkJggg==",
  "base64",
);

test("files go from browser to browser, pictures show, links open elsewhere, and too much is said", async ({
  browser,
  database,
}) => {
  const { host, attendee } = await meetWithoutCameras(browser, await roomWorld(database, product));
  const uploads: string[] = [];
  host.on("request", (request) => request.method() === "POST" && uploads.push(request.url()));
  await host.keyboard.press("c");
  await attendee.keyboard.press("c");

  const report = Buffer.alloc(3_000_000, "Parley");
  await expect(async () => {
    await chosen(host).setInputFiles([{ name: "report.pdf", mimeType: "application/pdf", buffer: report }]);
    await expect(host.getByText(/Sent to the one person|Sending to/)).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await chosen(host).setInputFiles([
    { name: "page.html", mimeType: "text/html", buffer: Buffer.from("<p>hello") },
    { name: "dot.png", mimeType: "image/png", buffer: pixel },
  ]);
  await expect(host.getByText("Sent to the one person present")).toHaveCount(3);
  await expect(attendee.getByText("Received, not a bit is missing")).toHaveCount(3);
  await expect(attendee.getByText("PDF · 3 MB")).toBeVisible();
  await expect(attendee.getByRole("img", { name: "Picture: dot.png" })).toBeVisible();
  const save = attendee.getByRole("link", { name: "Save report.pdf" });
  const downloading = attendee.waitForEvent("download");
  await save.click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe("report.pdf");
  expect((await readFile(await download.path())).equals(report)).toBe(true);
  expect(uploads, "nothing of it went to the server").toEqual([]);

  await chosen(host).setInputFiles([
    { name: "film.mov", mimeType: "video/quicktime", buffer: Buffer.alloc(10_000_001) },
  ]);
  await expect(host.getByText("“film.mov” is too large: a file may have up to 10 MB.")).toBeVisible();

  await attendee.getByLabel("Write a message").fill("See https://example.com/a?b=1, please");
  await attendee.keyboard.press("Enter");
  const link = host.getByRole("link", { name: "https://example.com/a?b=1" });
  await expect(link).toHaveAttribute("rel", "noopener noreferrer nofollow");
  await expect(link).toHaveAttribute("target", "_blank");

  await expectAccessible(attendee);
  await expectNarrow(attendee);
  await attendee.evaluate(() => {
    const clipboardData = new DataTransfer();
    clipboardData.items.add(new File(["pasted"], "pasted.txt"));
    const paste = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
    document.querySelector("textarea")?.dispatchEvent(paste);
  });
  await expect(host.getByText("Received, not a bit is missing")).toHaveCount(1);

  if (process.env["PARLEY_SHOTS"]) {
    const shot = (name: string) =>
      attendee.screenshot({ path: `${process.env["PARLEY_SHOTS"]}/${name}.png` });
    await shot("files-wide");
    await attendee.setViewportSize({ width: 375, height: 700 });
    await shot("files-375");
  }
});
