import type { FrameLocator, Page } from "@playwright/test";
import { demoAccount } from "#app/platform/demo-account.ts";
import { createMeeting, createSessionFor } from "#tests/factories/meeting.ts";
import { test as base, expect, expectAccessible, expectNarrow } from "./fixtures.ts";
import { type ForeignSite, foreignSite, heardBy, typesHeardBy } from "./foreign-site.ts";
import { product } from "./product.ts";

const script = `<script async src="${product.origin}/embed.js"></script>`;
const firstCall = `${product.origin}/harbour-studio/first-call`;
const link = (kind: string, marks = "") =>
  `<p><a href="${firstCall}?month=2027-05" data-parley="${kind}" ${marks}>Book a first call</a></p>`;

const test = base.extend<{ site: ForeignSite; allow: (sites: string[]) => Promise<void> }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern.
  site: async ({}, use) => {
    const site = await foreignSite();
    await use(site);
    await site.close();
  },
  allow: async ({ database }, use) => {
    const set = (allowedSites: string[]) =>
      database.prisma.organization
        .update({ where: { slug: "harbour-studio" }, data: { allowedSites } })
        .then(() => undefined);
    await use(set);
    await set([]);
  },
});

async function bookIn(frame: FrameLocator, nth: number, email: string) {
  await frame.locator("a.day").nth(nth).click();
  await frame.locator("a.time").first().click();
  await frame.getByLabel("Name").fill("Marie Curie");
  await frame.getByLabel("E-mail").fill(email);
  await frame.getByLabel("Kitchen").check();
  await frame.getByRole("button", { name: "Confirm the appointment" }).click();
  await expect(frame.getByRole("heading", { name: "You are booked" })).toBeVisible();
}

const frameOf = (page: Page) => page.frameLocator("iframe");

test("a strict site shows the page in place: nothing loads before it is near, nothing jumps, and news name nobody", async ({
  page,
  site,
  allow,
}) => {
  await allow([site.origin]);
  site.put("/", `${"<p>Words</p>".repeat(120)}${link("inline")}<p id="after">After</p>${script}${script}`);
  const asked: string[] = [];
  page.on("request", (request) => request.url().startsWith(product.origin) && asked.push(request.url()));
  await page.goto(site.origin, { waitUntil: "networkidle" });
  expect(asked.every((url) => url.endsWith("/embed.js"))).toBe(true);
  await expect(page.locator("iframe")).toHaveCount(0);
  const gap = () =>
    page.evaluate(() => {
      const top = (selector: string) => document.querySelector(selector)?.getBoundingClientRect().top ?? 0;
      return top("#after") - top("h1");
    });
  const reserved = await gap();
  await page.locator("#after").scrollIntoViewIfNeeded();
  await expect(frameOf(page).locator(".month")).toBeVisible();
  await expect(page.getByRole("link", { name: "Book a first call" })).toBeHidden();
  expect(await gap()).toBe(reserved);
  expect(await page.evaluate(() => (window as unknown as { shift: number }).shift)).toBeLessThan(0.01);
  const frame = page.locator("iframe");
  await expect(frame).toHaveAttribute("title", "Book a first call");
  await expect(frameOf(page).locator(".public__header, .public__footer").first()).toBeHidden();

  await bookIn(frameOf(page), 3, "framed@customers.example");
  await expect.poll(() => typesHeardBy(page)).toContain("parley:booked");
  const heard = await heardBy(page);
  expect(heard.every(({ origin }) => origin === product.origin)).toBe(true);
  const types = heard.map(({ data }) => String(data["type"]));
  expect(types.filter((type) => type === "parley:ready")).toHaveLength(1);
  expect(types.filter((type) => type === "parley:booked")).toHaveLength(1);
  expect(types.indexOf("parley:slot-chosen")).toBeLessThan(types.indexOf("parley:booked"));
  const news = heard.find(({ data }) => data["type"] === "parley:booked")?.data;
  const chosen = heard.find(({ data }) => data["type"] === "parley:slot-chosen")?.data;
  // What was booked is told only where the business turned that on.
  expect(news).toEqual({ type: "parley:booked", version: 1, page: "/harbour-studio/first-call" });
  expect(chosen).toEqual({ type: "parley:slot-chosen", version: 1, page: "/harbour-studio/first-call" });
  expect(JSON.stringify(heard)).not.toMatch(/Marie|framed@|booking\//);
  expect(await page.evaluate(() => (window as unknown as { bubbled: unknown }).bubbled)).toEqual(news);
  // The frame is as tall as what it holds, so it never scrolls inside.
  const heights = await frame.evaluate((element) => element.getBoundingClientRect().height);
  const inner = await frameOf(page)
    .locator("body")
    .evaluate((body) => body.scrollHeight);
  expect(heights).toBeGreaterThanOrEqual(inner);
});

test("booking in a frame needs no cookie at all", async ({ page, site, allow }) => {
  await allow([site.origin]);
  site.put("/", link("inline") + script);
  await page.goto(site.origin);
  await bookIn(frameOf(page), 5, "cookieless@customers.example");
  const cookies = await page.context().cookies(product.origin);
  expect(cookies.map(({ name }) => name)).toEqual([]);
});

base.describe("on a site that is not on the list", () => {
  test.use({ expectedErrors: ["frame-ancestors", "refused to connect", "Framing"] });

  test("the frame stays away and the link stays", async ({ page, site, allow }) => {
    await allow(["https://somebody-else.example"]);
    site.put("/", link("inline") + script);
    await page.goto(site.origin);
    await expect(page.locator("iframe")).toHaveCount(1);
    await page.waitForTimeout(1500);
    await expect(page.locator("iframe")).toBeHidden();
    await expect(page.getByRole("link", { name: "Book a first call" })).toBeVisible();
    expect(await heardBy(page)).toEqual([]);
    await page.getByRole("link", { name: "Book a first call" }).click();
    await expect(page.locator(".month")).toBeVisible();
    await expect(page.locator(".public__header")).toBeVisible();
  });

  test("a page whose site is left out tells its news to nobody, whatever origin its address claims", async ({
    page,
    site,
    allow,
  }) => {
    await allow([site.origin]);
    site.put(
      "/",
      `<iframe src="${firstCall}?embed=https://evil.example" title="x" width="900" height="700"></iframe>`,
    );
    await page.goto(site.origin);
    await expect(frameOf(page).locator(".month")).toBeVisible();
    await frameOf(page).locator("a.time").first().click();
    await expect(frameOf(page).getByRole("heading", { name: "Your details" })).toBeVisible();
    expect(await heardBy(page)).toEqual([]);
  });

  test("the dashboard, signing in and rooms are shown in no frame, even where any site is allowed", async ({
    page,
    site,
    allow,
    database,
  }) => {
    await allow(["*"]);
    const { bookingId } = await createMeeting(database, { startsAt: Date.now() + 60_000 });
    for (const path of ["/dashboard", "/sign-in", "/account", `/room/${bookingId}`, "/"]) {
      site.put("/", `<iframe src="${product.origin}${path}?embed=${site.origin}" title="x"></iframe>`);
      await page.goto(site.origin);
      await expect(frameOf(page).locator("main"), path).toHaveCount(0);
    }
  });
});

test("the pop-up opens by keyboard, closes by Esc inside and outside of its frame, and gives the focus back", async ({
  page,
  site,
  allow,
}) => {
  await allow([site.origin]);
  site.put("/", `${link("popup")}<p><a href="#x">Elsewhere</a></p>${script}${script}`);
  await page.goto(site.origin);
  const opener = page.getByRole("link", { name: "Book a first call" });
  await expect(opener).toHaveAttribute("aria-haspopup", "dialog");
  await expect(page.locator("iframe")).toHaveCount(0);
  await opener.focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Book a first call" });
  await expect(dialog).toHaveCount(1);
  await expect(frameOf(page).locator(".month")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expect(opener).toBeFocused();

  await opener.click();
  await frameOf(page).locator("a.day").first().click();
  await expect(frameOf(page).locator("#day-title")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expect(opener).toBeFocused();

  await opener.click();
  await bookIn(frameOf(page), 7, "popup@customers.example");
  await page.getByRole("button", { name: "Close" }).click();
  await expect(opener).toBeFocused();
  expect(await page.evaluate(() => document.documentElement.style.overflow)).toBe("");
});

test("links that leave the booking open in a tab of their own", async ({ page, site, allow }) => {
  await allow([site.origin]);
  site.put("/", link("inline") + script);
  await page.goto(site.origin);
  await bookIn(frameOf(page), 9, "leaving@customers.example");
  const opened = page.context().waitForEvent("page");
  await frameOf(page).getByRole("link", { name: /room/i }).first().click();
  expect((await opened).url()).toContain("/room/");
  await expect(frameOf(page).getByRole("heading", { name: "You are booked" })).toBeVisible();
});

test("the floating button keeps its corner on a phone, with words that can be read on its colour", async ({
  page,
  site,
  allow,
}) => {
  await allow(["*"]);
  await page.setViewportSize({ width: 375, height: 700 });
  site.put("/", `${"<p>Words</p>".repeat(80)}${link("button", 'data-color="#f2d24b"')}${script}`);
  await page.goto(site.origin);
  const button = page.getByRole("link", { name: "Book a first call" });
  await expect(button).toBeInViewport();
  await expect(button).toHaveCSS("color", "rgb(0, 0, 0)");
  await page.mouse.wheel(0, 1500);
  await expect(button).toBeInViewport();
  await button.click();
  await expect(frameOf(page).locator(".month")).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
  const inner = await frameOf(page)
    .locator("html")
    .evaluate((root) => [root.scrollWidth, root.clientWidth]);
  expect(inner[0]).toBeLessThanOrEqual(inner[1] ?? 0);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a frame written by hand books from the first step to the last", async ({ page, site, allow }) => {
    await allow([site.origin]);
    const address = `${firstCall}?month=2027-06&embed=${site.origin}`;
    site.put("/", `<iframe src="${address}" title="Book" width="900" height="1200"></iframe>`);
    await page.goto(site.origin);
    await bookIn(frameOf(page), 2, "plain@customers.example");
    await expect(frameOf(page).locator(".public__header")).toBeHidden();
  });
});

/** The ground that the frame lets through: axe cannot see the one that browsers paint for a page without its own. */
const giveGround = (page: Page) =>
  page.evaluate(() => {
    document.documentElement.style.background = "Canvas";
  });

test("a framed page is accessible in both themes and takes the site's settings", async ({ page, allow }) => {
  await allow(["*"]);
  const address = `${firstCall}?embed=https://shop.example&month=2027-05`;
  await page.goto(address);
  await expect(page.locator("html")).toHaveCSS("background-color", "rgba(0, 0, 0, 0)");
  await giveGround(page);
  await expectAccessible(page);
  await expectNarrow(page);
  await page.goto(`${address}&details=hidden&color=7a1fa2&theme=dark`);
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(page.locator('link[href="/brand/7a1fa2.css"]')).toHaveCount(1);
  await expect(page.locator("h1")).toHaveText("First call");
  expect((await page.locator(".booking > .summary").boundingBox())?.width).toBeLessThan(2);
  await giveGround(page);
  await expectAccessible(page);
});

test.describe("in the dashboard", () => {
  async function signIn(page: Page, database: Parameters<typeof createSessionFor>[0]) {
    const { id } = await database.prisma.user.findFirstOrThrow({ where: { email: demoAccount.email } });
    const value = await createSessionFor(database, id, Date.now());
    await page
      .context()
      .addCookies([{ name: "parley_session", value, url: product.origin, httpOnly: true, sameSite: "Lax" }]);
  }
  const share = "/dashboard/harbour-studio/share";

  test("the list of sites is checked, saved, and holds at once", async ({ page, database, site, allow }) => {
    await allow([]);
    await signIn(page, database);
    await page.goto(share);
    await expectNarrow(page);
    await expectAccessible(page);
    const sites = page.getByLabel(/Addresses of the sites/);
    await sites.fill("http//typo");
    const save = page.locator("form", { has: sites }).getByRole("button", { name: "Save" });
    await save.click();
    await expect(page.getByText("“http//typo” is no address of a site").first()).toBeVisible();
    await sites.fill(`${site.origin}/contact\n*.shop.example`);
    await save.click();
    await expect(page.getByText("Saved. The list holds from now on.")).toBeVisible();
    await expect(sites).toHaveValue(`${site.origin}\nhttps://*.shop.example`);
    site.put("/", link("inline") + script);
    await page.goto(site.origin);
    await expect(frameOf(page).locator(".month")).toBeVisible();
  });

  test("each way to share has its snippet and a preview that is the real page", async ({
    page,
    database,
    allow,
  }) => {
    await allow([]);
    await signIn(page, database);
    await page.goto(share);
    await page.getByRole("link", { name: "Snippets and QR code for First call" }).click();
    const code = page.getByRole("img", { name: /QR code of/ });
    await expect(code).toBeVisible();
    await expect
      .poll(() => code.evaluate((image: HTMLImageElement) => image.naturalWidth))
      .toBeGreaterThan(0);
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "PNG, for screens" }).click(),
    ]);
    expect(download.suggestedFilename()).toBe("qr-harbour-studio-first-call.png");
    await expectNarrow(page);
    await expectAccessible(page);

    await page.getByRole("link", { name: "In your page" }).click();
    await expect(page.getByText("No site may show your pages yet")).toBeVisible();
    await expect(frameOf(page).locator(".month")).toBeVisible();
    await page.getByLabel("Text of the link").fill("Come & see us");
    const snippet = page.getByRole("textbox", { name: "Paste this" });
    await expect(snippet).toHaveValue(/>Come &amp; see us<\/a>/);
    await page.getByLabel("Show what the event type says about itself").uncheck();
    await expect(snippet).toHaveValue(/data-details="hidden"/);
    await expect(frameOf(page).locator("html")).toHaveAttribute("data-embed-details", "hidden");
    await expectNarrow(page);

    await page.getByRole("link", { name: "Pop-up" }).click();
    await expect(snippet).toHaveValue(/data-parley="popup"/);
    await page.locator(".embed-stage a").click();
    await expect(frameOf(page).locator(".month")).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(page.locator("iframe")).toHaveCount(0);
    await expectAccessible(page);

    await page.getByRole("link", { name: "Floating button" }).click();
    await expect(snippet).toHaveValue(/data-parley="button" data-color="#/);
    await page.getByRole("link", { name: "E-mail", exact: true }).click();
    await expect(snippet).toHaveValue(/style="display:inline-block/);
    await expectAccessible(page);
  });
});
