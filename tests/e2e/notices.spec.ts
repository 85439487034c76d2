import type { BrowserContext, Page } from "@playwright/test";
import { noticeContentSchema } from "#app/features/notices/notice-facts.ts";
import { browserItems } from "#app/features/privacy/cookies.ts";
import { expect, expectAccessible, expectNarrow, test } from "./fixtures.ts";
import { openBusiness } from "./owner.ts";
import { product } from "./product.ts";
import { roomWorld } from "./room-world.ts";
import { choose, fillPerson, offerEvent } from "./visitor-scene.ts";

/** Watches what a browser is made to keep, and whom it is made to ask. */
function watch(context: BrowserContext) {
  const asked = new Set<string>();
  context.on("request", (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol.startsWith("http") || protocol.startsWith("ws")) asked.add(origin.replace(/^ws/, "http"));
  });
  const kept = new Set<string>();
  return {
    /** Notes what lies in the browser now. */
    async look(page: Page) {
      for (const { name } of await context.cookies()) kept.add(`cookie ${name.replace("__Host-", "")}`);
      const stored = await page.evaluate(() => [
        ...Object.keys(localStorage).map((key) => `localStorage ${key}`),
        ...Object.keys(sessionStorage).map((key) => `sessionStorage ${key}`),
      ]);
      for (const item of stored) kept.add(item);
    },
    kept: () => [...kept],
    unregistered: () => [...kept].filter((item) => !isRegistered(item)),
    foreign: () => [...asked].filter((origin) => origin !== product.origin),
  };
}

function isRegistered(item: string): boolean {
  return browserItems.some(({ where, name }) =>
    name.endsWith("<id>")
      ? item.startsWith(`${where} ${name.replace("<id>", "")}`)
      : item === `${where} ${name}`,
  );
}

async function visit(page: Page, seen: ReturnType<typeof watch>, paths: readonly string[]) {
  for (const path of paths) {
    await page.goto(path);
    await seen.look(page);
  }
}

const publicPages = [
  "/",
  "/sign-in",
  "/sign-up",
  "/forgot-password",
  "/contact",
  "/harbour-studio",
  "/harbour-studio/first-call",
  "/privacy",
  "/privacy/processors",
  "/privacy/security",
  "/privacy/roles",
  "/privacy/sale",
  "/privacy/cookies",
  "/privacy/versions",
];

test("public pages keep what the registry says in a browser, ask nobody else, and show no banner", async ({
  page,
  context,
  database,
}) => {
  const seen = watch(context);
  await visit(page, seen, publicPages);
  await page.goto("/language?to=en&next=/");
  const event = await offerEvent(database, "Crawled");
  await choose(page, event.path, 3);
  await seen.look(page);
  await fillPerson(page);
  await page.getByRole("button", { name: "Confirm the appointment" }).click();
  await expect(page.getByRole("heading", { name: "You are booked" })).toBeVisible();
  await seen.look(page);
  expect(seen.kept()).toContain("cookie parley_zone");
  expect(seen.unregistered()).toEqual([]);
  expect(seen.foreign()).toEqual([]);
  await page.goto("/");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page.getByText(/accept all|reject all/i)).toHaveCount(0);
});

test("the dashboard keeps what the registry says in a browser, and asks nobody else", async ({
  page,
  context,
  database,
}) => {
  const seen = watch(context);
  const { base } = await openBusiness(page, database);
  const inside = [
    "bookings",
    "calendar",
    "event-types",
    "schedules",
    "offers",
    "share",
    "calls",
    "settings",
    "settings/data",
    "settings/export",
    "settings/support",
  ];
  await visit(page, seen, [
    ...inside.map((part) => `${base}/${part}`),
    "/account",
    "/account/data",
    "/account/mails",
    "/account/confirm",
    base.replace("/dashboard/", "/account/who/"),
  ]);
  expect(seen.kept()).toContain("cookie parley_session");
  expect(seen.unregistered()).toEqual([]);
  expect(seen.foreign()).toEqual([]);
});

test("the room keeps what the registry says in a browser, and asks nobody else", async ({
  page,
  context,
  database,
}) => {
  const seen = watch(context);
  const world = await roomWorld(database, product);
  await page.goto(world.attendeeUrl);
  await page.getByRole("button", { name: "Join now" }).click();
  await expect(page.getByRole("button", { name: "Leave" })).toBeVisible();
  await seen.look(page);
  expect(seen.kept()).toContain("cookie parley_room_key");
  expect(seen.kept().some((item) => item.startsWith("sessionStorage parley-room:"))).toBe(true);
  expect(seen.unregistered()).toEqual([]);
  expect(seen.foreign()).toEqual([]);
});

test("the crawl sees a cookie, a stored key and a foreign host that somebody plants", async ({
  page,
  context,
}) => {
  const seen = watch(context);
  await context.route("https://tracker.example/**", (route) => route.fulfill({ status: 204 }));
  await page.goto("/privacy");
  await page.evaluate(() => {
    // biome-ignore lint/suspicious/noDocumentCookie: planted
    document.cookie = "planted=1";
    localStorage.setItem("planted", "1");
    sessionStorage.setItem("planted", "1");
  });
  await page.goto("https://tracker.example/pixel").catch(() => undefined);
  await page.goto("/privacy");
  await seen.look(page);
  expect(seen.unregistered().sort()).toEqual([
    "cookie planted",
    "localStorage planted",
    "sessionStorage planted",
  ]);
  expect(seen.foreign()).toEqual(["https://tracker.example"]);
});

test("Global Privacy Control is answered in the notice without a question, and at its own address", async ({
  browser,
}) => {
  const context = await browser.newContext({
    baseURL: product.origin,
    locale: "en-GB",
    extraHTTPHeaders: { "Sec-GPC": "1" },
  });
  const page = await context.newPage();
  await page.goto("/privacy#sale");
  await expect(page.getByText("your refusal is set by your browser")).toBeVisible();
  await expect(page.locator("main form, main input")).toHaveCount(0);
  const answer = await page.request.get("/.well-known/gpc.json");
  expect(await answer.json()).toMatchObject({ gpc: true });
  expect(await context.cookies()).toEqual([]);
  await context.close();
});

test("the notice is for everyone: both themes, both languages, narrow, and without JavaScript", async ({
  page,
  browser,
}) => {
  for (const path of publicPages.slice(-6)) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
    await expectAccessible(page);
    await expectNarrow(page);
  }
  const context = await browser.newContext({
    baseURL: product.origin,
    javaScriptEnabled: false,
    locale: "fr-FR",
  });
  const french = await context.newPage();
  await french.goto("/");
  await french.getByRole("contentinfo").getByRole("link", { name: "Vie privée" }).click();
  await expect(french.getByRole("heading", { level: 1, name: "Vie privée" })).toBeVisible();
  await french.getByRole("link", { name: "Si vous prenez rendez-vous" }).click();
  await expect(french).toHaveURL(/#customers$/);
  await french.getByRole("link", { name: "Versions" }).click();
  await french.getByRole("link", { name: "Version 1" }).click();
  await expect(french.getByText("La première version")).toBeVisible();
  await context.close();
});

test("a booking form leads to the business's own figure in the notice", async ({
  page,
  context,
  database,
}) => {
  const event = await offerEvent(database, "Figures");
  await choose(page, event.path, 4);
  const [opened] = await Promise.all([
    context.waitForEvent("page"),
    page.getByRole("link", { name: /More on your data/ }).click(),
  ]);
  await expect(opened.getByText(/is erased 365 days after the meeting/)).toBeVisible();
  expect(new URL(opened.url()).hash).toBe("#customers");
});

test("an announced change stands in the dashboard and on the notice, and its marks are words too", async ({
  page,
  database: { prisma },
  database,
}) => {
  const newest = await prisma.policyVersion.findFirstOrThrow({ orderBy: { number: "desc" } });
  const content = noticeContentSchema.parse(newest.content);
  const longer = structuredClone(content.text.en).map((block) =>
    block.kind === "text"
      ? { ...block, text: block.text.replace("30 days from the last use", "41 days from the last use") }
      : block,
  );
  const announcedAt = new Date();
  const id = "e2e-announced";
  await prisma.policyVersion.create({
    data: {
      ...{ id, number: newest.number + 1, hash: "e".repeat(64), material: true, announcedAt },
      effectiveAt: new Date(announcedAt.getTime() + 30 * 86_400_000),
      content: { ...content, text: { ...content.text, en: longer } },
    },
  });
  try {
    const { base } = await openBusiness(page, database);
    await page.goto(`${base}/bookings`);
    await expect(page.getByText(/^The privacy notice changes on /)).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("link", { name: "See what changes" }).click();
    await expect(page.locator("ins")).toHaveText(" [Added: 41 end of what was added] ");
    await expect(page.locator("del")).toHaveText(" [Removed: 30 end of what was removed] ");
    await expect(page.getByText("Announced", { exact: true })).toBeVisible();
    await expectAccessible(page);
    await expectNarrow(page);
    await page.goto("/privacy");
    await expect(page.getByText(/^This notice changes on /)).toBeVisible();
    await page.goto("/privacy/versions");
    await page.getByRole("button", { name: "Show what changed" }).click();
    await expect(page.getByRole("heading", { name: /^From version \d+ to version \d+$/ })).toBeVisible();
    await expectAccessible(page);
    await expectNarrow(page);
  } finally {
    await prisma.policyVersion.delete({ where: { id } });
  }
});
