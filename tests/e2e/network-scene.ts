import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import net from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Browser, type BrowserServer, chromium, type Page } from "@playwright/test";
import { testBrowser } from "#tests/bench/browser.ts";

export type FarBrowser = {
  browser: Browser;
  server: BrowserServer;
  /** Where this browser finds the product. */
  origin: string;
  /** Cuts the cable of this browser, for TCP and UDP alike, or plugs it in again. */
  plug(connected: boolean): void;
  /** Stops every process of the browser in the middle of what it does, as a laptop that sleeps; or wakes them. */
  freeze(frozen: boolean): void;
  close(): Promise<void>;
};

const ip = (...words: string[]) => execFileSync("ip", words, { stdio: "pipe" });

/** Why this machine gives browsers no network of their own, or null when it does. */
export function whyNoOwnNetwork(): string | null {
  if (process.platform !== "linux" || process.getuid?.() !== 0)
    return "a network of its own needs Linux and root";
  try {
    const spaces = makeSpaces(`parley-try-${process.pid}`);
    spaces.remove();
    return null;
  } catch {
    return "the kernel or the container allows no network namespaces";
  }
}

/** A browser of its own, in this machine's network. */
export async function ownBrowser(origin: string): Promise<FarBrowser> {
  const { executablePath, args, env } = await testBrowser();
  return launch({ executablePath, args, env, origin });
}

const nearAddress = "10.213.0.1";
const farAddress = "10.213.0.2";

/**
 * Two networks with one cable between them, apart from this machine's own, whose other browsers would notice a change.
 * The near one is a bridge, so that it stays up when the cable is out.
 */
function makeSpaces(name: string) {
  const [near, far] = [`${name}-a`, `${name}-b`];
  const spaces = {
    near,
    far,
    plug(connected: boolean) {
      ip("-n", far, "link", "set", "dev", "cable", connected ? "up" : "down");
      if (connected) ip("-n", far, "route", "replace", "default", "via", nearAddress);
    },
    remove() {
      for (const space of [near, far])
        execFileSync("sh", ["-c", `ip netns del ${space} 2>/dev/null || true`]);
    },
  };
  try {
    for (const space of [near, far]) {
      ip("netns", "add", space);
      ip("-n", space, "link", "set", "dev", "lo", "up");
    }
    ip("-n", near, "link", "add", "name", "hub", "type", "bridge");
    ip("-n", near, "link", "add", "name", "plug", "type", "veth", "peer", "name", "cable", "netns", far);
    ip("-n", near, "link", "add", "name", "port", "type", "veth", "peer", "name", "end");
    for (const port of ["plug", "port"]) ip("-n", near, "link", "set", "dev", port, "master", "hub");
    for (const port of ["hub", "plug", "port", "end"]) ip("-n", near, "link", "set", "dev", port, "up");
    ip("-n", near, "address", "add", `${nearAddress}/24`, "dev", "hub");
    ip("-n", near, "route", "add", "default", "dev", "hub");
    ip("-n", far, "address", "add", `${farAddress}/24`, "dev", "cable");
    spaces.plug(true);
    return spaces;
  } catch (error) {
    spaces.remove();
    throw error;
  }
}

/** What runs in the near network: it takes connections there and hands them on through a file. */
const doorProgram = `
const net = require("node:net");
const [file, port, ...addresses] = process.argv.slice(1);
for (const address of addresses) net.createServer((socket) => {
  const onward = net.connect(file);
  socket.pipe(onward).pipe(socket);
  socket.on("error", () => onward.destroy()).on("close", () => onward.destroy());
  onward.on("error", () => socket.destroy()).on("close", () => socket.destroy());
}).listen(Number(port), address, () => console.log(address));
`;

/** Two browsers with a cable of their own between them: the product stands at the near one's end. */
export async function browsersApart(nearOrigin: string): Promise<{ near: Browser; far: FarBrowser }> {
  const { executablePath, args, env } = await testBrowser();
  const spaces = makeSpaces(`parley-${process.pid}`);
  const { port } = new URL(nearOrigin);
  const folder = mkdtempSync(path.join(tmpdir(), "parley-far-"));
  const file = path.join(folder, "door");
  const onward = net.createServer((socket) => {
    const server = net.connect(Number(port), "127.0.0.1");
    socket.pipe(server).pipe(socket);
    socket.on("error", () => server.destroy()).on("close", () => server.destroy());
    server.on("error", () => socket.destroy()).on("close", () => socket.destroy());
  });
  await new Promise<void>((resolve) => onward.listen(file, resolve));
  const inNear = ["netns", "exec", spaces.near];
  const door = spawn(
    "ip",
    [...inNear, process.execPath, "-e", doorProgram, file, port, "127.0.0.1", nearAddress],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  await once(door.stdout, "data");

  const browserIn = (space: string) => {
    const wrapper = path.join(folder, space);
    writeFileSync(wrapper, `#!/bin/sh\nexec ip netns exec ${space} ${executablePath} "$@"\n`);
    chmodSync(wrapper, 0o755);
    return wrapper;
  };
  const origin = `http://${nearAddress}:${port}`;
  const secure = `--unsafely-treat-insecure-origin-as-secure=${origin}`;
  const near = await launch({
    executablePath: browserIn(spaces.near),
    args,
    env,
    origin: nearOrigin,
  });
  const far = await launch({ executablePath: browserIn(spaces.far), args: [...args, secure], env, origin });
  return {
    near: near.browser,
    far: {
      ...far,
      plug: spaces.plug,
      async close() {
        await Promise.all([near.close(), far.close()]);
        door.kill();
        onward.close();
        spaces.remove();
        rmSync(folder, { recursive: true, force: true });
      },
    },
  };
}

type Launch = { executablePath: string; args: string[]; env: object; origin: string };

async function launch({ executablePath, args, env, origin }: Launch): Promise<FarBrowser> {
  const server = await chromium.launchServer({
    executablePath,
    args,
    env: { ...process.env, ...env } as Record<string, string>,
  });
  const browser = await chromium.connect(server.wsEndpoint());
  // Playwright starts a browser as the leader of its own group.
  const signal = (name: NodeJS.Signals) => process.kill(-(server.process().pid ?? 0), name);
  return {
    browser,
    server,
    origin,
    plug: () => undefined,
    freeze: (frozen) => signal(frozen ? "SIGSTOP" : "SIGCONT"),
    close: () => server.kill(),
  };
}

/** From now on notes what the page says of others, with the milliseconds since `mark` was last called. */
export async function noteWhatIsSeen(page: Page): Promise<{
  mark(): Promise<void>;
  seen(): Promise<{ ms: number; text: string }[]>;
}> {
  await page.evaluate(() => {
    const notes = { from: performance.now(), list: [] as { ms: number; text: string }[] };
    Object.assign(window, { notes });
    const shown = () =>
      [...document.querySelectorAll(".stage__people .tile, .waiting__title, .notice")].map((element) => {
        const status = element.querySelector(".tile__status");
        if (element.matches(".tile")) return `tile: ${status ? status.textContent : "steady"}`;
        return element.textContent ?? "";
      });
    let before: string[] = [];
    const look = () => {
      const now = shown();
      for (const text of now)
        if (!before.includes(text)) notes.list.push({ ms: Math.round(performance.now() - notes.from), text });
      before = now;
    };
    new MutationObserver(look).observe(document, { childList: true, subtree: true, characterData: true });
    look();
  });
  return {
    mark: () =>
      page.evaluate(() => {
        const { notes } = window as unknown as { notes: { from: number; list: unknown[] } };
        notes.from = performance.now();
        notes.list.length = 0;
      }),
    seen: () =>
      page.evaluate(
        () => (window as unknown as { notes: { list: { ms: number; text: string }[] } }).notes.list,
      ),
  };
}
