import { type FirefoxPage, findFirefox, startFirefox } from "./firefox.ts";
import { expect, test } from "./fixtures.ts";
import { product } from "./product.ts";
import { caption, expectMovingVideo, join, openAsHost, roomWorld } from "./room-world.ts";

const program = findFirefox();
let firefox: FirefoxPage | null = null;

test.beforeEach(() => test.setTimeout(180_000));
test.afterEach(async ({ browser }) => {
  await firefox?.close();
  firefox = null;
  for (const context of browser.contexts()) await context.close();
});

/** A button by its name. */
const button = (name: string) =>
  `[...document.querySelectorAll("button")].find((one) => (one.getAttribute("aria-label") ?? one.textContent).trim() === ${JSON.stringify(name)})`;

async function press(page: FirefoxPage, name: string): Promise<void> {
  await expect
    .poll(() => page.run<boolean>(`Boolean(${button(name)}?.disabled === false)`), { timeout: 30_000 })
    .toBe(true);
  await page.run(`void ${button(name)}.click()`);
}

/** What reached Firefox, taken from what it shows and plays. */
const pictureMoves = `(async () => {
  const video = document.querySelector(".stage__people video");
  if (!video || video.readyState < 2) return "no picture yet, state " + video?.readyState;
  const canvas = document.createElement("canvas");
  canvas.width = 64;
  canvas.height = 48;
  const paint = canvas.getContext("2d");
  const look = () => {
    paint.drawImage(video, 0, 0, 64, 48);
    return paint.getImageData(0, 0, 64, 48).data.join();
  };
  const before = look();
  await new Promise((resolve) => setTimeout(resolve, 700));
  return look() === before ? "still" : "moving";
})()`;
const watchConnections = `() => {
  const made = [];
  window.madeConnections = made;
  const Stock = window.RTCPeerConnection;
  window.RTCPeerConnection = class extends Stock {
    constructor(configuration) {
      super(configuration);
      made.push(this);
    }
  };
}`;
/** The energy of the sound that came in, as both browsers count it: the tests' machines have no speaker to listen to. */
const soundHeard = `(async () => {
  let energy = 0;
  for (const connection of window.madeConnections)
    for (const report of (await connection.getStats()).values())
      if (report.type === "inbound-rtp" && report.kind === "audio") energy += report.totalAudioEnergy ?? 0;
  return energy;
})()`;

test("Chromium and Firefox see, hear and write to each other", async ({ browser, database }) => {
  test.skip(program === undefined, "Firefox is not installed here");
  const world = await roomWorld(database, product);
  const host = await openAsHost(browser, world);
  await join(host).click();
  await expect(host.getByText("Waiting for Ada Lovelace")).toBeVisible();

  firefox = await startFirefox(program ?? "");
  const other = firefox;
  await other.before(watchConnections);
  await other.open(world.attendeeUrl);
  await press(other, "Join now");
  await expect(caption(host, "Ada Lovelace")).toBeVisible({ timeout: 30_000 });

  await expectMovingVideo(host);
  await expect.poll(() => other.run<string>(pictureMoves), { timeout: 30_000 }).toBe("moving");
  for (const heard of [() => other.run<number>(soundHeard), () => host.evaluate<number>(soundHeard)])
    await expect.poll(heard, { timeout: 30_000 }).toBeGreaterThan(1e-4);

  await host.getByRole("button", { name: "Chat" }).click();
  await host.getByLabel("Write a message").fill("Hello, fox");
  await host.keyboard.press("Enter");
  await press(other, "Chat, 1 new message");
  await expect
    .poll(() => other.run<string>(`document.querySelector(".chat__lines").textContent`))
    .toContain("Hello, fox");
  await other.run(`(() => {
    const field = document.querySelector(".chat__field");
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value").set.call(field, "Hello, dinosaur");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  })()`);
  await press(other, "Send");
  await expect(host.getByText("Hello, dinosaur")).toBeVisible();

  await press(other, "Leave");
  await expect(caption(host, "Ada Lovelace")).toHaveCount(0);
});
