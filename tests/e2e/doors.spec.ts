import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import type { Page, Response } from "@playwright/test";
import { addColleague } from "#tests/factories/bookable-business.ts";
import { createSessionFor } from "#tests/factories/meeting.ts";
import { expect, expectAccessible, expectNarrow, test } from "./fixtures.ts";
import { openBusiness } from "./owner.ts";
import { product } from "./product.ts";

const english = {
  locale: "en-GB",
  home: "Go to the start",
  openPage: "Open the page again",
  again: "Try again",
  odd: "This request makes no sense here",
  foreign: "This form came from another site",
  notYours: "This is not yours to open",
  tooLarge: "That is too large",
  fast: "That was a little fast",
  wait: "Please wait a minute and try again.",
};
const french: typeof english = {
  locale: "fr-FR",
  home: "Revenir à l’accueil",
  openPage: "Rouvrir la page",
  again: "Réessayer",
  odd: "Cette demande n’a pas de sens ici",
  foreign: "Ce formulaire vient d’un autre site",
  notYours: "Cette page ne vous est pas ouverte",
  tooLarge: "C’est trop volumineux",
  fast: "C’était un peu rapide",
  wait: "Patientez une minute, puis réessayez.",
};

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, "close");
  return port;
}

/** A second process of the built product on the same data, which lets one request a minute pass. Gives its origin. */
async function strictProduct(use: (origin: string) => Promise<void>): Promise<void> {
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const environment: Record<string, string> = {
    ...product.environment,
    ...{ PORT: String(port), PARLEY_ROLES: "web", RATE_LIMIT_PER_MINUTE: "1" },
  };
  const server = spawn(process.execPath, ["build/parley.js"], {
    cwd: new URL("../..", import.meta.url).pathname,
    env: { ...process.env, ...environment, NODE_ENV: "production" },
    stdio: "ignore",
  });
  const ended = once(server, "exit");
  try {
    const answers = () =>
      fetch(`${origin}/readyz`).then(
        ({ status }) => status,
        () => 0,
      );
    await expect.poll(answers, { timeout: 30_000 }).toBe(200);
    await use(origin);
  } finally {
    server.kill("SIGTERM");
    await ended;
  }
}

/** What a press that loads a page was answered. */
async function answerTo(page: Page, press: () => Promise<unknown>): Promise<Response> {
  const answer = page.waitForResponse((response) => response.request().isNavigationRequest());
  await press();
  return answer;
}

for (const words of [english, french]) {
  test.describe(`at the door, in ${words.locale}`, () => {
    test.use({
      locale: words.locale,
      viewport: { width: 375, height: 740 },
      expectedErrors: ["400 (Bad Request)", "403 (Forbidden)", "413 (", "429 (Too Many Requests)"],
    });

    test("whoever is turned away is told why on a page of ours, and how to go on", async ({
      page,
      database,
    }) => {
      test.setTimeout(120_000);
      const expectDoor = async (answer: Response | null, status: number, title: string, onward: string) => {
        expect(answer?.status()).toBe(status);
        await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
        await expect(page.locator("html")).toHaveAttribute("lang", words.locale.slice(0, 2));
        await expect(page.getByRole("banner").getByRole("link", { name: "Parley" })).toBeVisible();
        await expect(page.getByRole("link", { name: words.home })).toHaveAttribute("href", "/");
        await expect(page.getByRole("link", { name: onward })).toBeVisible();
        await expectNarrow(page);
        await expectAccessible(page);
      };

      await test.step("400: an address that none of ours can be", async () => {
        await expectDoor(await page.goto("/harbour-studio%00"), 400, words.odd, words.home);
        await page.getByRole("link", { name: words.home }).click();
        await expect(page).toHaveURL("/");
      });

      await test.step("403: a form of another site", async () => {
        await page.goto("about:blank");
        await page.setContent(
          `<form method="post" action="${product.origin}/sign-in"><button>Win</button></form>`,
        );
        const answer = await answerTo(page, () => page.getByRole("button").click());
        await expectDoor(answer, 403, words.foreign, words.openPage);
        await page.getByRole("link", { name: words.openPage }).click();
        await expect(page).toHaveURL("/sign-in");
      });

      await test.step("413: more than a form takes", async () => {
        const send = () =>
          page.locator("form[method=post]").evaluate((form: HTMLFormElement) => {
            const more = document.createElement("input");
            Object.assign(more, { type: "hidden", name: "more", value: "x".repeat(1_200_000) });
            form.append(more);
            form.submit();
          });
        await expectDoor(await answerTo(page, send), 413, words.tooLarge, words.openPage);
      });

      await test.step("403: a page that is the owner's", async () => {
        const { base, organizationId } = await openBusiness(page, database);
        const { userId } = await addColleague(database, { organizationId, name: "Grace Hopper" });
        const value = await createSessionFor(database, userId, Date.now());
        await page.context().addCookies([{ name: "parley_session", value, url: product.origin }]);
        await expectDoor(await page.goto(`${base}/settings`), 403, words.notYours, words.home);
      });

      await test.step("429: too fast", async () => {
        await strictProduct(async (origin) => {
          expect((await page.goto(origin))?.status()).toBe(200);
          const answer = await page.goto(`${origin}/harbour-studio`);
          await expectDoor(answer, 429, words.fast, words.again);
          await expect(page.getByText(words.wait)).toBeVisible();
          const seconds = Number(answer?.headers()["retry-after"]);
          expect(seconds > 0 && seconds <= 60).toBe(true);
          const again = answerTo(page, () => page.getByRole("link", { name: words.again }).click());
          expect((await again).url()).toBe(`${origin}/harbour-studio`);
        });
      });
    });
  });
}
