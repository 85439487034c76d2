import { closeAll, meet, print, untilPicturesMove, whenSaid } from "./call-scene.ts";
import { expect, test } from "./fixtures.ts";
import { browsersApart, type FarBrowser, noteWhatIsSeen, whyNoOwnNetwork } from "./network-scene.ts";
import { product } from "./product.ts";
import { expectMovingVideo } from "./room-world.ts";

let far: FarBrowser | undefined;
// In a process that ran other journeys before, a far browser's lobby may not open.
test.use({ ownProcess: "cables" });
test.beforeEach(() => test.setTimeout(75_000));
test.describe.configure({ retries: 2 });
test.afterEach(async ({ browser }) => {
  await closeAll(browser, far);
  far = undefined;
});

test("a cable that is out for 15 s says “reconnecting”, and the same call goes on by itself", async ({
  database,
}) => {
  const why = whyNoOwnNetwork();
  test.skip(why !== null, `not tried: ${why}`);
  const apart = await browsersApart(product.origin);
  const cable = apart.far;
  far = cable;
  const { host, attendee, notes } = await meet(database, apart.near, cable);
  const there = await noteWhatIsSeen(attendee);
  await notes.mark();
  await there.mark();
  cable.plug(false);
  await host.waitForTimeout(15_000);
  const offline = await notes.seen();
  cable.plug(true);
  const backMs = await untilPicturesMove(host);
  await expectMovingVideo(attendee);
  await expect(host.locator(".stage__people .tile__status")).toHaveCount(0);
  print(`A cable is out for 15 s (moving again ${(backMs / 1000).toFixed(1)} s later)`, await notes.seen());
  print("The same, for the one whose cable it was", await there.seen());
  expect(whenSaid(offline, /tile: (?!steady)/)).toBeLessThan(5_000);
  expect(whenSaid(offline, "Waiting for Ada Lovelace")).toBe(Number.POSITIVE_INFINITY);
  expect(backMs).toBeLessThan(8_000);
  // The call was mended, not made anew; the data channel may have been.
  const calls = await host.evaluate(() => {
    const { madeConnections } = window as unknown as { madeConnections: RTCPeerConnection[] };
    return madeConnections.filter((connection) => connection.getTransceivers().length > 0).length;
  });
  expect(calls).toBe(1);
});

test("a cable that is out for three seconds costs three seconds", async ({ database }) => {
  const why = whyNoOwnNetwork();
  test.skip(why !== null, `not tried: ${why}`);
  test.skip(!process.env["PARLEY_LONG"], "one cable is enough for a whole run; set PARLEY_LONG=1");
  const apart = await browsersApart(product.origin);
  const cable = apart.far;
  far = cable;
  const { host, notes } = await meet(database, apart.near, cable);
  await notes.mark();
  cable.plug(false);
  await host.waitForTimeout(3_000);
  cable.plug(true);
  const backMs = await untilPicturesMove(host);
  print(`A cable is out for 3 s (moving again ${(backMs / 1000).toFixed(1)} s later)`, await notes.seen());
  expect(backMs).toBeLessThan(5_000);
});
