import http from "node:http";
import net from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, expect, test } from "vitest";
import { ask } from "./ask.ts";
import { doors, type Route } from "./door-scene.ts";

const opened = doors();
afterAll(() => opened.closeAll());

/** A door with a page that is answered when `finish` is called, and one that is answered at once. */
async function doorWithSlowPage() {
  let finish: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => {
    finish = resolve;
  });
  let begun = false;
  const slow: Route = async () => {
    begun = true;
    await gate;
    return new Response("whole");
  };
  const door = await opened.open({ routes: { account: slow, dashboard: () => new Response("quick") } });
  return { ...door, finish, hasBegun: () => begun };
}

test("stopping answers the request under way, takes no new one, and is done as soon as it is answered", async () => {
  const { port, web, finish, hasBegun } = await doorWithSlowPage();
  const agent = new http.Agent({ keepAlive: true });
  const underWay = ask(port, "/account", { agent });
  await expect.poll(hasBegun).toBe(true);
  const stopped = web.close();
  await pause(50);
  await expect(ask(port, "/dashboard")).rejects.toThrow("ECONNREFUSED");
  const answeredAt = performance.now();
  finish();
  expect((await underWay).text).toBe("whole");
  await stopped;
  // A kept-alive connection would hold it for five seconds more.
  expect(performance.now() - answeredAt).toBeLessThan(2000);
  agent.destroy();
});

test("a connection that only waits does not hold the stop up", async () => {
  const { port, web } = await doorWithSlowPage();
  const agent = new http.Agent({ keepAlive: true });
  await ask(port, "/dashboard", { agent });
  const idle = net.connect(port, "127.0.0.1");
  const closed = new Promise((resolve) => idle.once("close", resolve));
  await new Promise((resolve) => idle.once("connect", resolve));
  const stoppedAt = performance.now();
  await web.close();
  await closed;
  expect(performance.now() - stoppedAt).toBeLessThan(2000);
  agent.destroy();
});
