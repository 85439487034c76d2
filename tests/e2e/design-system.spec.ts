import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { promisify } from "node:util";
import { expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "./fixtures.ts";

const root = new URL("../..", import.meta.url).pathname;
const contentTypes: Record<string, string> = {
  ".css": "text/css",
  ".html": "text/html",
  ".js": "text/javascript",
  ".woff2": "font/woff2",
};
const pages = ["business", "picker", "picker-brand", "form", "error", "gate", "dashboard"];

let folder: string;
let server: Server;
let origin: string;

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "parley-gallery-"));
  // In a process of its own: Playwright compiles JSX for its own purposes, not to React.
  await promisify(execFile)(
    process.execPath,
    ["--import", "tsx", "tests/ui-gallery/write-gallery.ts", folder],
    {
      cwd: root,
    },
  );
  server = createServer(async (request, response) => {
    const name = new URL(request.url ?? "/", "http://gallery").pathname.slice(1);
    const body = await readFile(join(folder, name)).catch(() => null);
    response.statusCode = body ? 200 : 404;
    response.setHeader("content-type", contentTypes[extname(name)] ?? "text/plain");
    response.setHeader("content-security-policy", "default-src 'self'; img-src 'self' data:");
    response.end(body);
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

test.afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true, force: true });
});

/** Opens a page of the gallery; what the browser complains about, its policy included, is collected. */
async function open(page: Page, name: string): Promise<string[]> {
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error" && !message.location().url.endsWith("/favicon.ico")) {
      complaints.push(message.text());
    }
  });
  await page.goto(`${origin}/${name}.html`);
  return complaints;
}

for (const width of [1280, 375]) {
  test(`axe finds nothing in the design system, ${width} px`, async ({ browser }) => {
    test.slow();
    // axe brings a script of its own, which the pages' policy would refuse.
    const context = await browser.newContext({ bypassCSP: true, viewport: { width, height: 800 } });
    const page = await context.newPage();
    for (const name of pages) {
      await test.step(name, async () => {
        const complaints = await open(page, name);
        await expectAccessible(page);
        expect(complaints).toEqual([]);
      });
    }
    await context.close();
  });
}

test("nothing is wider than a screen of 320 px, and the policy stops nothing", async ({ browser }) => {
  const context = await browser.newContext({ viewport: { width: 320, height: 700 } });
  const page = await context.newPage();
  for (const name of pages) {
    const complaints = await open(page, name);
    const overhang = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overhang, name).toBe(0);
    expect(complaints, name).toEqual([]);
    await expect(page.locator("[style]"), `${name} has inline styles from the server`).toHaveCount(0);
  }
  await context.close();
});

test("what visitors touch is at least 44 px high", async ({ browser }) => {
  const context = await browser.newContext({ viewport: { width: 375, height: 800 } });
  const page = await context.newPage();
  for (const name of ["business", "picker", "form"]) {
    await open(page, name);
    const small = await page
      .locator(
        "main :is(button, .button, select, .input, .day[href], .time, .choice, .step__back, .month__turn)",
      )
      .evaluateAll((elements) =>
        elements
          .filter((element) => element.getBoundingClientRect().height < 44 && element.checkVisibility())
          .map((element) => `${element.className} ${element.getBoundingClientRect().height}`),
      );
    expect(small, name).toEqual([]);
  }
  await context.close();
});

test("a dialog keeps the focus, starts on the way out, closes on Esc and gives the focus back", async ({
  page,
}) => {
  await open(page, "dashboard");
  const summary = page.locator(".table .menu summary").first();
  await summary.focus();
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Cancel booking" }).first().press("Enter");
  const dialog = page.getByRole("dialog", { name: "Cancel this booking?" });
  await expect(dialog).toBeVisible();
  await expect(dialog.getByRole("button", { name: "Keep it" })).toBeFocused();
  for (let press = 0; press < 6; press++) {
    await page.keyboard.press("Tab");
    const outside = await page.evaluate(
      () => document.activeElement !== document.body && !document.activeElement?.closest("dialog"),
    );
    expect(outside).toBe(false);
  }
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(summary).toBeFocused();
});

test("a menu closes on Esc, on a press elsewhere and when the focus leaves", async ({ page }) => {
  await open(page, "dashboard");
  const menu = page.locator(".table .menu").first();
  const panel = menu.locator(".menu__panel");
  await menu.locator("summary").click();
  await expect(panel).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(panel).toBeHidden();
  await expect(menu.locator("summary")).toBeFocused();
  await menu.locator("summary").click();
  await page.locator("h1").click();
  await expect(panel).toBeHidden();
  await menu.locator("summary").click();
  await page.keyboard.press("Shift+Tab");
  await expect(panel).toBeHidden();
});

test("a toast waits while it is pointed at, and can be undone", async ({ page }) => {
  await page.clock.install();
  await open(page, "dashboard");
  await page.locator("#toast").click();
  const toast = page.locator(".toast");
  await expect(page.locator(".toasts")).toHaveRole("status");
  await toast.hover();
  await page.clock.runFor(60_000);
  await expect(toast).toHaveText(/Event type deleted/);
  await page.mouse.move(0, 0);
  await page.clock.runFor(13_000);
  await expect(toast).toHaveCount(0);
  await page.locator("#toast").click();
  await toast.getByRole("button", { name: "Undo" }).click();
  await expect(toast).toHaveText(/Restored/);
});

test("a combobox is searched by typing and posts the chosen value; half a word changes nothing", async ({
  page,
}) => {
  const complaints = await open(page, "dashboard");
  const value = page.locator('input[type="hidden"][name="zone"]');
  const combobox = page.getByRole("combobox", { name: "Time zone" });
  await combobox.fill("sao");
  await expect(page.locator(".combobox").getByRole("option")).toHaveText([/São Paulo/]);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(value).toHaveValue("America/Sao_Paulo");
  await combobox.fill("kol");
  await page.keyboard.press("Tab");
  await expect(combobox).toHaveValue("São Paulo");
  await expect(value).toHaveValue("America/Sao_Paulo");
  await combobox.fill("par");
  await page.locator(".combobox").getByRole("option", { name: /Paris/ }).click();
  await expect(value).toHaveValue("Europe/Paris");
  await combobox.press("Escape");
  await expect(value).toHaveValue("Europe/Paris");
  await combobox.fill("zzz");
  await expect(page.getByText("Nothing matches.")).toBeVisible();
  expect(complaints).toEqual([]);
});

test("without scripts the long list is a select, the menu opens and the navigation unfolds", async ({
  browser,
}) => {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: 375, height: 800 },
  });
  const page = await context.newPage();
  await page.goto(`${origin}/dashboard.html`);
  await expect(page.locator('select[name="zone"]')).toHaveValue("Europe/Paris");
  const navigation = page.getByRole("navigation", { name: "Main" });
  await expect(navigation).toBeHidden();
  await page.locator(".shell__menu summary").click();
  await expect(navigation).toBeVisible();
  await page.locator(".table .menu summary").first().click();
  await expect(page.locator(".table .menu__panel").first()).toBeInViewport({ ratio: 1 });
  await context.close();
});

test("the error summary has the focus when its page arrives, and leads to the field", async ({ page }) => {
  await open(page, "form");
  await expect(page.locator(".error-summary")).toBeFocused();
  await page.locator(".error-summary a").press("Enter");
  await expect(page.getByLabel("E-mail")).toBeFocused();
});
