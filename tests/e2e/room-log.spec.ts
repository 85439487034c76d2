import { expect, expectAccessible, expectNarrow, test } from "./fixtures.ts";
import { product } from "./product.ts";
import { meetWithoutCameras, roomWorld } from "./room-world.ts";

/** The clock of the business, written by another program than the page's. */
function clock(instant: Date | null | undefined): string {
  if (!instant) throw new Error("no time is written");
  const shown = { hour: "numeric", minute: "2-digit", timeZone: "Europe/Paris" } as const;
  return instant.toLocaleTimeString("en-US", shown).replace(/\s/, "\u00a0");
}

// Contexts outlive their test, and a call that goes on in one takes the time of the next.
test.afterEach(async ({ browser }) => {
  for (const context of browser.contexts()) await context.close();
});

test("the log shows a call that runs and then how it went, and shows it to nobody else", async ({
  browser,
  database,
}) => {
  test.setTimeout(120_000);
  const world = await roomWorld(database, product);
  const { host, attendee } = await meetWithoutCameras(browser, world);
  const address = `/dashboard/${world.slug}/calls`;
  const readCall = () => database.prisma.call.findFirst({ where: { bookingId: world.bookingId } });
  await expect.poll(readCall).toMatchObject({ endedAt: null });
  const log = await host.context().newPage();
  await log.goto(address);
  const row = log.getByRole("row").filter({ hasText: "First call" });
  await expect(row.getByRole("cell", { name: "Running now" })).toBeVisible();
  await expect(
    row.getByRole("cell", { name: "Hanna Berg · computer Ada Lovelace · computer", exact: true }),
  ).toBeVisible();
  await expect(row.getByRole("cell", { name: "Nothing", exact: true })).toBeVisible();

  await attendee.getByRole("button", { name: "Leave" }).click();
  await host.getByRole("button", { name: "Leave" }).click();
  await expect.poll(async () => (await readCall())?.endReason).toBe("left");
  const call = await readCall();
  const seconds = Math.round((Number(call?.endedAt) - Number(call?.startedAt)) / 1000);
  await log.reload();
  const when = row.getByRole("rowheader");
  await expect(when).toContainText(`${clock(call?.startedAt)} – ${clock(call?.endedAt)}`);
  await expect(row.getByRole("cell", { name: new RegExp(`^${seconds} seconds?$`) })).toBeVisible();
  await expect(row.getByRole("cell", { name: "Somebody left" })).toBeVisible();
  await expect(log.getByRole("row")).toHaveCount(2);
  await expectAccessible(log);
  await expect(when.getByRole("link")).toHaveAttribute("href", new RegExp(`/bookings/${world.bookingId}$`));

  const viewport = { width: 375, height: 667 };
  const french = await (await world.hostContext(browser, { locale: "fr-FR", viewport })).newPage();
  await french.goto(address);
  await expect(french.getByRole("heading", { name: "Appels" })).toBeVisible();
  await expect(french.getByRole("cell", { name: "Fin Quelqu’un est parti" })).toBeVisible();
  await expect(french.getByRole("cell", { name: new RegExp(`^Durée ${seconds} secondes?$`) })).toBeVisible();
  expect(await french.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
  await expectNarrow(french);

  const neighbour = await roomWorld(database, product);
  const stranger = await (await neighbour.hostContext(browser, { locale: "en-GB" })).newPage();
  await stranger.goto(`/dashboard/${neighbour.slug}/calls`);
  await expect(stranger.getByRole("heading", { name: "No calls yet" })).toBeVisible();
  await expect(stranger.getByText("Ada Lovelace")).toHaveCount(0);
  expect((await stranger.goto(address))?.status()).toBe(404);
  await expect(stranger.getByText("Ada Lovelace")).toHaveCount(0);
});
