import { startFakeTranscriber } from "../contract/transcriber-fake.ts";
import { expect, expectAccessible, expectNarrow, test } from "./fixtures.ts";
import { product } from "./product.ts";
import { meetWithoutCameras, roomWorld } from "./room-world.ts";

test.beforeEach(() => test.setTimeout(120_000));
test.afterEach(async ({ browser }) => {
  for (const context of browser.contexts()) await context.close();
});

test("captions are asked for, begin when both agree, show what was said to both, and end with a word", async ({
  browser,
  database,
}) => {
  const opens = Buffer.from([0x1a, 0x45, 0xdf, 0xa3]);
  let isWhole = true;
  const fake = await startFakeTranscriber(
    ({ file }) => {
      isWhole &&= file.bytes.subarray(0, 4).equals(opens);
      return "The quick brown fox";
    },
    null,
    product.transcriberPort,
  );
  const world = await roomWorld(database, product);
  const where = { id: world.organizationId };
  await database.prisma.organization.update({ where, data: { captionsCalls: true, keepsChat: true } });
  const { host, attendee } = await meetWithoutCameras(browser, world);
  await attendee.locator(".call__bar summary").last().click();
  await attendee.getByRole("button", { name: "Captions", exact: true }).click();
  await expect(host.getByText("Ada Lovelace would like captions")).toBeVisible();
  await expect(host.getByText("Neither the sound nor the text is kept.")).toBeVisible();
  await expectAccessible(host);
  await attendee.getByRole("button", { name: "Yes, write down what I say" }).click();
  await expect(attendee.getByText("Captions: Hanna Berg still to answer.")).toBeVisible();
  expect(fake.asked).toHaveLength(0);
  await host.getByRole("button", { name: "No, not what I say" }).click();
  const captions = host.getByRole("region", { name: "Captions" });
  await expect(captions.getByText("Ada Lovelace The quick brown fox").first()).toBeVisible({
    timeout: 20_000,
  });
  await expect(captions.getByText(/^Hanna Berg/)).toHaveCount(0);
  expect([isWhole, fake.faults]).toEqual([true, []]);
  await host.getByRole("button", { name: "Larger captions" }).click();
  await host.setViewportSize({ width: 375, height: 667 });
  await expectAccessible(host);
  await expectNarrow(host);
  if (process.env["PARLEY_SHOTS"]) {
    await host.screenshot({ path: `${process.env["PARLEY_SHOTS"]}/captions-375.png` });
    await host.setViewportSize({ width: 1280, height: 720 });
    await host.screenshot({ path: `${process.env["PARLEY_SHOTS"]}/captions-wide.png` });
    await attendee.keyboard.press("c");
    await attendee.screenshot({ path: `${process.env["PARLEY_SHOTS"]}/chat-wide.png` });
    await attendee.keyboard.press("c");
  }
  await attendee.getByRole("button", { name: "Stop writing down what I say" }).click();
  await expect(host.getByText("Captions are on.")).toBeHidden({ timeout: 2_000 });
  const sent = fake.asked.length;
  await attendee.waitForTimeout(3_000);
  expect(fake.asked.length).toBeLessThanOrEqual(sent + 1);
  await fake.close();
});
