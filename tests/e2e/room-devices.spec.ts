import type { Locator, Page } from "@playwright/test";
import { expect, expectAccessible, expectNarrow, test } from "./fixtures.ts";
import { product } from "./product.ts";
import {
  devicesInUse,
  expectMovingVideo,
  join,
  joinWithoutCamera,
  meetWithoutCameras,
  openAsAttendee,
  openAsHost,
  roomWorld,
} from "./room-world.ts";

const media = { Camera: "video", Microphone: "audio" } as const;
type Kind = keyof typeof media;

/** Chooses another device, and returns when it alone is open: whatever was before it has been let go. */
async function choose(page: Page, within: Page | Locator, kind: Kind, at: 0 | -1): Promise<string> {
  const choice = within.getByLabel(kind, { exact: true });
  const [before] = await devicesInUse(page, media[kind]);
  const offered = await choice.locator("option").allTextContents();
  const other = offered.at(at);
  if (!other || other === before) throw new Error(`no other ${kind} among ${offered.join(", ")}`);
  await choice.selectOption({ label: other });
  await expect.poll(() => devicesInUse(page, media[kind])).toEqual([other]);
  await expect(choice.locator("option:checked")).toHaveText(other);
  return other;
}

/** The devices whose pictures or sound go out to somebody. */
async function devicesSent(page: Page, kind: Kind): Promise<string[]> {
  return page.evaluate((medium) => {
    const { madeConnections } = window as unknown as { madeConnections: RTCPeerConnection[] };
    const tracks = madeConnections.flatMap((connection) => connection.getSenders().map(({ track }) => track));
    return tracks.flatMap((track) => (track?.kind === medium ? [track.label] : []));
  }, media[kind]);
}

async function openDevices(page: Page): Promise<Locator> {
  await page.getByRole("button", { name: "Camera and microphone" }).click();
  return page.getByRole("dialog", { name: "Camera and microphone" });
}

/** The sound that came from the others so far: how many seconds were played, with how much energy. */
async function soundPlayed(page: Page): Promise<{ energy: number; seconds: number }> {
  return page.evaluate(async () => {
    const { madeConnections } = window as unknown as { madeConnections: RTCPeerConnection[] };
    let [energy, seconds] = [0, 0];
    for (const connection of madeConnections) {
      for (const report of (await connection.getStats()).values()) {
        if (report.type !== "inbound-rtp" || report.kind !== "audio") continue;
        energy += report.totalAudioEnergy ?? 0;
        seconds += report.totalSamplesDuration ?? 0;
      }
    }
    return { energy, seconds };
  });
}

/** The energy of the next piece of sound that is played. The browser's made-up microphones beep in each half second. */
async function energyOfAPiece(page: Page): Promise<number> {
  const before = await soundPlayed(page);
  let now = before;
  await expect
    .poll(
      async () => {
        now = await soundPlayed(page);
        return now.seconds - before.seconds;
      },
      { intervals: [200] },
    )
    .toBeGreaterThan(0.8);
  return now.energy - before.energy;
}

const audible = 1e-4;
const expectSound = (page: Page) => expect.poll(() => energyOfAPiece(page)).toBeGreaterThan(audible);
const expectSilence = (page: Page) => expect.poll(() => energyOfAPiece(page)).toBeLessThan(audible / 100);

test.beforeEach(() => test.setTimeout(120_000));

// Contexts outlive their test, and a call that goes on in one takes the time of the next.
test.afterEach(async ({ browser }) => {
  for (const context of browser.contexts()) await context.close();
});

test("another camera or microphone takes over, in the lobby and during the call, and the first is let go", async ({
  browser,
  database,
}) => {
  const world = await roomWorld(database, product);
  const [host, attendee] = [await openAsHost(browser, world), await openAsAttendee(browser, world)];
  await joinWithoutCamera(host);
  await expect(attendee.locator(".lobby__preview video")).toBeVisible();
  const camera = await choose(attendee, attendee, "Camera", -1);
  const microphone = await choose(attendee, attendee, "Microphone", -1);
  await join(attendee).click();
  await expectMovingVideo(host);
  await expect.poll(() => devicesSent(attendee, "Camera")).toEqual([camera]);
  await expect.poll(() => devicesSent(attendee, "Microphone")).toEqual([microphone]);

  const dialog = await openDevices(attendee);
  const nextCamera = await choose(attendee, dialog, "Camera", 0);
  const nextMicrophone = await choose(attendee, dialog, "Microphone", 0);
  await expect.poll(() => devicesSent(attendee, "Camera")).toEqual([nextCamera]);
  await expect.poll(() => devicesSent(attendee, "Microphone")).toEqual([nextMicrophone]);
  await expectMovingVideo(host);
  await expectAccessible(attendee);
  await expectNarrow(attendee);
});

test("the other hears the microphone, nothing while it is muted or changed while muted, and then hears it again", async ({
  browser,
  database,
}) => {
  const { host, attendee } = await meetWithoutCameras(browser, await roomWorld(database, product));
  await expectSound(host);
  await attendee.getByRole("button", { name: "Mute", exact: true }).click();
  await expectSilence(host);
  const dialog = await openDevices(attendee);
  const quiet = await soundPlayed(host);
  await choose(attendee, dialog, "Microphone", -1);
  await expectSilence(host);
  expect((await soundPlayed(host)).energy - quiet.energy, "while it changed").toBeLessThan(audible / 100);
  await attendee.keyboard.press("Escape");
  await attendee.getByRole("button", { name: "Unmute" }).click();
  await expectSound(host);
});
