import type { Browser, Page } from "@playwright/test";
import { expect } from "./fixtures.ts";
import { type FarBrowser, noteWhatIsSeen } from "./network-scene.ts";
import { product } from "./product.ts";
import {
  expectMovingVideo,
  framesDecoded,
  join,
  openAsAttendee,
  openAsHost,
  roomWorld,
} from "./room-world.ts";

type Seen = { ms: number; text: string }[];

/** What the one who stayed saw, and when: printed, for whoever wants to know how it feels. */
export function print(what: string, seen: Seen): void {
  const lines = seen.map(({ ms, text }) => `  ${(ms / 1000).toFixed(1)} s  ${text}\n`);
  process.stdout.write(`${what}, as the other sees it:\n${lines.join("")}`);
}

export const whenSaid = (seen: Seen, words: string | RegExp) =>
  seen.find(({ text }) => (typeof words === "string" ? text.includes(words) : words.test(text)))?.ms ??
  Number.POSITIVE_INFINITY;

export async function meet(database: Parameters<typeof roomWorld>[0], near: Browser, far: FarBrowser) {
  const world = await roomWorld(database, product);
  const host = await openAsHost(near, world);
  const attendeeUrl = world.attendeeUrl.replace(product.origin, far.origin);
  const attendee = await openAsAttendee(far.browser, { ...world, attendeeUrl });
  await join(host).click();
  await expect(host.getByText("Waiting for Ada Lovelace")).toBeVisible();
  await join(attendee).click();
  await expectMovingVideo(host);
  await expectMovingVideo(attendee);
  return { host, attendee, notes: await noteWhatIsSeen(host) };
}

/** Milliseconds until pictures of the other move again at `page`. */
export async function untilPicturesMove(page: Page): Promise<number> {
  const from = Date.now();
  const before = await framesDecoded(page);
  await expect
    .poll(() => framesDecoded(page), { timeout: 20_000, intervals: [100] })
    .toBeGreaterThan(before + 3);
  return Date.now() - from;
}

/** Ends the far browser, and every page of the near one. */
export async function closeAll(near: Browser, far: FarBrowser | undefined): Promise<void> {
  far?.freeze(false);
  await far?.close();
  for (const context of near.contexts()) await context.close();
}
