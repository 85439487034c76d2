import path from "node:path";
import type { Page } from "@playwright/test";
import { openDatabase } from "#app/platform/database/database.server.ts";
import { startEmbeddedPostgres } from "#app/platform/database/embedded-postgres.server.ts";
import { createDataDir, removeDataDir, startProduct } from "#tests/bench/running-product.ts";
import { expect, test } from "./fixtures.ts";
import { startProxy } from "./proxy.ts";
import { caption, joinWithoutCamera, openAsAttendee, openAsHost, roomWorld } from "./room-world.ts";

/** The rest of Parley's own log; a killed process says nothing. */
const quiet = { info: () => undefined, warn: () => undefined };

async function writeTo(from: Page, to: Page, text: string) {
  const field = from.getByLabel("Write a message");
  if (!(await field.isVisible())) await from.locator("#chat-control").click();
  await field.fill(text);
  await field.press("Enter");
  if (!(await to.getByRole("log").isVisible())) await to.locator("#chat-control").click();
  await expect(to.getByRole("log").getByText(text)).toBeVisible();
}

const isConnected = (page: Page) =>
  page.evaluate(() => {
    const { madeConnections } = window as unknown as { madeConnections: RTCPeerConnection[] };
    return madeConnections.some(({ connectionState }) => connectionState === "connected");
  });

/** A database of one's own, which outlives the processes. */
async function withDatabase(work: (databaseUrl: string, dataDir: string) => Promise<void>) {
  const dataDir = createDataDir();
  const server = await startEmbeddedPostgres({ dataDir: path.join(dataDir, "database"), log: quiet });
  try {
    await work(server.connectionString, dataDir);
  } finally {
    await server.stop();
    removeDataDir(dataDir);
  }
}

/** One Parley of two web processes, as an operator runs it, and a proxy for each of two people. */
test("two processes serve one room, one page has no WebSockets, and a process that is killed is not missed", async ({
  browser,
}) => {
  test.setTimeout(180_000);
  await withDatabase(async (databaseUrl, dataDir) => {
    const first = await startProduct({ dataDir, databaseUrl });
    const second = await startProduct({ dataDir, databaseUrl, settings: { PARLEY_ROLES: "web" } });
    const database = openDatabase({ connectionString: databaseUrl });
    const ports = [first, second].map(({ origin }) => Number(new URL(origin).port));
    const near = await startProxy(ports, { upgrades: true, order: "first" });
    const far = await startProxy(ports, { upgrades: false, order: "turns" });
    try {
      const world = await roomWorld(database, { origin: near.origin, dataDir });
      const host = await openAsHost(browser, world);
      await joinWithoutCamera(host);
      const attendeeUrl = world.attendeeUrl.replace(near.origin, far.origin);
      const attendee = await openAsAttendee(browser, { ...world, attendeeUrl });
      await attendee.getByRole("button", { name: "Test the connection" }).click();
      await expect(attendee.getByText("The room answers by a detour")).toBeVisible({ timeout: 30_000 });
      await attendee.keyboard.press("Escape");
      await joinWithoutCamera(attendee);
      await expect(caption(host, "Ada Lovelace")).toBeVisible();
      await expect(caption(attendee, "Hanna Berg")).toBeVisible();
      for (const page of [host, attendee]) await expect.poll(() => isConnected(page)).toBe(true);
      expect([near.upgrades.passed > 0, far.upgrades.refused > 0]).toEqual([true, true]);
      await writeTo(host, attendee, "By two processes");
      await writeTo(attendee, host, "And without WebSockets");

      // The room lives in the first process, which the host came by.
      process.kill(first.pid, "SIGKILL");
      const killedAt = Date.now();
      await expect(host.getByText("Reconnecting")).toBeVisible();
      await expect(host.getByText("Reconnecting")).toBeHidden();
      await writeTo(host, attendee, "Still here");
      process.stdout.write(`A killed process: both heard again after ${Date.now() - killedAt} ms.\n`);
      await writeTo(attendee, host, "So am I");
      for (const page of [host, attendee]) expect(await isConnected(page)).toBe(true);
      const calls = await database.prisma.call.findMany({
        where: { bookingId: world.bookingId },
        include: { participants: true },
      });
      expect(calls.map(({ endedAt, participants }) => [endedAt, participants.length])).toEqual([[null, 2]]);
    } finally {
      for (const context of browser.contexts()) await context.close();
      await Promise.all([near.close(), far.close()]);
      await database.close();
      await second.stop();
      await first.stop();
    }
  });
});
