import { readFileSync } from "node:fs";
import path from "node:path";
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  expect,
  type Page,
} from "@playwright/test";
import type { Database } from "#app/platform/database/database.server.ts";
import { createLinks } from "#app/platform/links.server.ts";
import { createMeeting, createSessionFor, type Meeting } from "#tests/factories/meeting.ts";

export type RoomWorld = Meeting & {
  /** A browser of the host, signed in; of the attendee, who only has the link; of anyone. */
  hostContext(browser: Browser, options?: BrowserContextOptions): Promise<BrowserContext>;
  hostUrl: string;
  attendeeUrl: string;
};

type Where = { origin: string; dataDir: string };

/** A meeting that begins in `startsInMinutes`, arranged in the database of the product that runs at `origin`. */
export async function roomWorld(
  database: Database,
  { origin, dataDir }: Where,
  options: { startsInMinutes?: number; cancelled?: boolean; hostName?: string; attendeeName?: string } = {},
): Promise<RoomWorld> {
  const startsAt = Date.now() + (options.startsInMinutes ?? 5) * 60_000;
  const meeting = await createMeeting(database, { ...options, startsAt });
  const secret = readFileSync(path.join(dataDir, "secret"), "utf8").trim();
  const links = createLinks({ publicUrl: origin, secret });
  return {
    ...meeting,
    hostUrl: links.roomUrl(meeting.bookingId),
    attendeeUrl: links.attendeeRoomUrl(meeting.bookingId, meeting.attendeeId),
    async hostContext(browser, contextOptions = {}) {
      const context = await browser.newContext(contextOptions);
      const token = await createSessionFor(database, meeting.hostId, Date.now());
      await context.addCookies([
        { name: "parley_session", value: token, url: origin, httpOnly: true, sameSite: "Lax" },
      ]);
      return context;
    },
  };
}

/** Lets a page's peer connections be counted: the product itself has no such window. */
export async function watchConnections(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const made: RTCPeerConnection[] = [];
    Object.assign(window, { madeConnections: made });
    window.RTCPeerConnection = class extends RTCPeerConnection {
      constructor(configuration?: RTCConfiguration) {
        super(configuration);
        made.push(this);
      }
    };
  });
}

/** Lets a page's cameras and microphones be counted, also those that it has put aside. */
async function watchDevices(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const captured: MediaStreamTrack[] = [];
    Object.assign(window, { captured });
    const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    navigator.mediaDevices.getUserMedia = async (wishes) => {
      const stream = await open(wishes);
      captured.push(...stream.getTracks());
      return stream;
    };
  });
}

/** The names of the devices that a page holds open at this moment. */
export async function devicesInUse(page: Page, kind: "audio" | "video"): Promise<string[]> {
  return page.evaluate((wanted) => {
    const { captured } = window as unknown as { captured: MediaStreamTrack[] };
    const held = captured.filter((track) => track.kind === wanted && track.readyState === "live");
    return held.map((track) => track.label);
  }, kind);
}

/** The room in a browser of the host. */
export async function openAsHost(browser: Browser, world: RoomWorld): Promise<Page> {
  return openRoom(await world.hostContext(browser, { locale: "en-GB" }), world.hostUrl);
}

/** The room in a browser that has nothing but the attendee's link. */
export async function openAsAttendee(browser: Browser, world: RoomWorld): Promise<Page> {
  return openRoom(await browser.newContext({ locale: "en-GB" }), world.attendeeUrl);
}

async function openRoom(context: BrowserContext, url: string): Promise<Page> {
  await watchConnections(context);
  await watchDevices(context);
  const page = await context.newPage();
  await page.goto(url);
  return page;
}

/** Moving pictures, not a first frame that froze. */
export async function expectMovingVideo(page: Page): Promise<void> {
  await expect.poll(() => framesDecoded(page), { timeout: 15_000 }).toBeGreaterThan(0);
  const before = await framesDecoded(page);
  await expect.poll(() => framesDecoded(page)).toBeGreaterThan(before + 5);
}

/** Without pictures: they take the time that axe needs. */
export async function joinWithoutCamera(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Turn camera off" }).click();
  await join(page).click();
}

export async function meetWithoutCameras(browser: Browser, world: RoomWorld) {
  const [host, attendee] = [await openAsHost(browser, world), await openAsAttendee(browser, world)];
  await joinWithoutCamera(host);
  await joinWithoutCamera(attendee);
  await expect(caption(host, "Ada Lovelace")).toBeVisible();
  return { host, attendee };
}

export const join = (page: Page) => page.getByRole("button", { name: "Join now" });

/** The name under somebody's picture, or under their screen's. */
export const caption = (page: Page, name: string) => page.locator(".tile__name", { hasText: name });

/** Frames of video decoded so far, over every connection of the page. */
export async function framesDecoded(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const { madeConnections } = window as unknown as { madeConnections: RTCPeerConnection[] };
    let frames = 0;
    for (const connection of madeConnections) {
      for (const report of (await connection.getStats()).values()) {
        if (report.type === "inbound-rtp" && report.kind === "video") frames += report.framesDecoded ?? 0;
      }
    }
    return frames;
  });
}
