import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { realpath } from "node:fs/promises";
import net from "node:net";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { chooseEndpoint, connectionString } from "#app/platform/database/postgres-endpoint.server.ts";
import { demoAccount } from "#app/platform/demo-account.ts";
import { isGone } from "../database/launcher-process.ts";
import { cloneProduct, freePort, removeClone, type StartedProduct, startProduct } from "./built-product.ts";

/** The machine may be busy with other things. */
const patience = { timeout: 30_000, interval: 20 };
let folder = "";
let port = 0;
let product: StartedProduct;
let firstGreeting = "";
let after: Awaited<ReturnType<typeof everythingKept>>;
const data = (...names: string[]) => path.join(folder, ".parley", ...names);
const postmasterFile = () => data("database", "cluster", "postmaster.pid");

beforeAll(async () => {
  folder = await cloneProduct();
  port = await freePort();
  product = startProduct(folder, { PORT: String(port) });
  firstGreeting = await product.greeting;
}, 300_000);

afterAll(async () => {
  product.child.kill("SIGKILL");
  await product.ended;
  await vi.waitFor(() => expect(processesOfData()).toEqual([]), patience);
  await removeClone(folder);
});

/** Those that have the data folder on their command line: the database's server and what watches over it. */
function processesOfData(): string[] {
  if (!existsSync("/proc/self/cmdline")) return [];
  return readdirSync("/proc").filter((name) => {
    try {
      return /^\d+$/.test(name) && readFileSync(`/proc/${name}/cmdline`, "utf8").includes(data());
    } catch {
      // It has just ended.
      return false;
    }
  });
}

/** Reads the embedded database past every policy, as nothing but its own folder lets one. */
async function ask<Row extends pg.QueryResultRow>(sql: string): Promise<Row[]> {
  const endpoint = await chooseEndpoint(await realpath(data("database")), undefined);
  const client = new pg.Client({ connectionString: connectionString(endpoint, "parley") });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** How many rows each table holds, and a digest of what stands in them. */
async function tables(): Promise<Record<string, string>> {
  const names = await ask<{ name: string }>(
    `SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables
     WHERE table_type = 'BASE TABLE' AND table_schema = 'public' ORDER BY 1`,
  );
  const contents = names.map(
    ({ name }) =>
      `SELECT '${name}' AS name, count(*) || ' ' || coalesce(md5(string_agg(row, '' ORDER BY row)), '') AS held
       FROM (SELECT md5(t::text) AS row FROM ${name} AS t) AS digests`,
  );
  const rows = await ask<{ name: string; held: string }>(contents.join(" UNION ALL "));
  return Object.fromEntries(rows.map(({ name, held }) => [name, held]));
}

/** The queues and their schedules; of jobs those that no clock brings. */
async function queues(): Promise<unknown[]> {
  const kept = await ask("SELECT name, cron FROM jobs.schedule ORDER BY name");
  const made = await ask("SELECT name FROM jobs.queue ORDER BY name");
  const waiting = await ask(
    `SELECT name, count(*) FROM jobs.job WHERE name NOT LIKE '\\_\\_pgboss%'
       AND (singleton_key = 'at-start' OR name NOT IN (SELECT name FROM jobs.schedule))
     GROUP BY name ORDER BY name`,
  );
  return [kept, made, waiting];
}

function file(name: string) {
  const { ino, mtimeMs, mode } = statSync(name);
  return { text: readFileSync(name, "utf8"), ino, mtimeMs, mode: mode & 0o777 };
}

async function everythingKept() {
  return {
    tables: await tables(),
    queues: await queues(),
    secrets: ["secret", "encryption-keys"].map((name) => file(data(name))),
    buildStamp: file(path.join(folder, "build", "built-from")),
    program: file(path.join(folder, "build", "parley.js")),
    packageStamp: file(path.join(folder, "node_modules", ".parley-installed")),
    outbox: existsSync(data("outbox")) ? readdirSync(data("outbox")) : [],
  };
}

test("the first start greets with addresses that open and a sign-in that lets one in", async () => {
  const addresses = firstGreeting.match(/http:\S+/g) ?? [];
  expect(addresses).toHaveLength(4);
  for (const address of addresses) {
    expect(new URL(address).port).toBe(String(port));
    const answer = await fetch(address);
    expect(answer.status, address).toBe(200);
    await answer.body?.cancel();
  }
  const [, email = "", password = ""] = /^ +(\S+@\S+) \/ (\S+)$/m.exec(firstGreeting) ?? [];
  const answer = await fetch(`http://localhost:${port}/sign-in`, {
    method: "POST",
    headers: { Origin: `http://localhost:${port}` },
    body: new URLSearchParams({ email, password }),
    redirect: "manual",
  });
  expect(answer.status).toBe(303);
  expect(answer.headers.get("location")).toBe("/dashboard");
  expect(answer.headers.get("set-cookie")).toMatch(/HttpOnly/);
  expect(file(data("encryption-keys")).mode).toBe(0o600);
  expect(file(data("secret"))).toMatchObject({
    mode: 0o600,
    text: expect.stringMatching(/^[0-9a-f]{64}\n$/),
  });
}, 120_000);

test("a second start greets the same and changes nothing: no row, no migration, no build, no secret", async () => {
  // The sign-in was that of a browser that nobody knew: its mail is on its way.
  const sent = () => ask("SELECT FROM mail_message WHERE status = 'sent'");
  await expect.poll(async () => (await sent()).length, { timeout: 30_000 }).toBe(1);
  const working = () => ask("SELECT FROM jobs.job WHERE name = 'mail.send' AND state < 'completed'");
  await expect.poll(async () => (await working()).length, { timeout: 30_000 }).toBe(0);
  after = await everythingKept();
  expect(Object.keys(after.tables)).toContain("public._prisma_migrations");
  expect(Object.keys(after.tables).length).toBeGreaterThan(20);
  product.child.kill("SIGTERM");
  expect(await product.ended).toBe(0);

  product = startProduct(folder, { PORT: String(port) });
  expect(await product.greeting).toBe(firstGreeting);
  expect(await everythingKept()).toEqual(after);
  // Each step of the launcher says so when it has something to do.
  expect(product.output()).not.toMatch(/Installing|Generating|Building|database brought up to date/);
}, 120_000);

/** A form that is being sent: the head is read, the body is still to come. */
async function beginSignIn(): Promise<{ finish(): Promise<string> }> {
  const { email, password } = demoAccount;
  const body = new URLSearchParams({ email, password }).toString();
  const socket = net.connect(port, "127.0.0.1");
  let answer = "";
  socket.setEncoding("utf8").on("data", (chunk: string) => {
    answer += chunk;
  });
  const closed = new Promise<void>((resolve, reject) => {
    socket.once("close", () => resolve());
    socket.once("error", reject);
  });
  closed.catch(() => undefined);
  socket.write(
    [
      "POST /sign-in HTTP/1.1",
      `Host: localhost:${port}`,
      `Origin: http://localhost:${port}`,
      "Content-Type: application/x-www-form-urlencoded",
      `Content-Length: ${body.length}`,
      // By this the server says when it has read so far.
      "Expect: 100-continue",
      "\r\n",
    ].join("\r\n"),
  );
  await expect.poll(() => answer, patience).toContain("100 Continue");
  return {
    finish: async () => {
      socket.write(body);
      await closed;
      return answer;
    },
  };
}

test("SIGTERM finishes the request under way, stops the database and ends with 0; a second one is no harm", async () => {
  const underWay = await beginSignIn();
  const postmaster = Number(readFileSync(postmasterFile(), "utf8").split("\n")[0]);
  expect(process.kill(postmaster, 0)).toBe(true);
  product.child.kill("SIGTERM");
  const answers = () =>
    fetch(`http://127.0.0.1:${port}/healthz`).then(
      () => true,
      () => false,
    );
  await expect.poll(answers, patience).toBe(false);
  product.child.kill("SIGTERM");
  // Whoever stopped for good at the second one would be gone by now, and the database with it.
  for (let n = 0; n < 5; n++) expect(await ask("SELECT 1 AS one")).toEqual([{ one: 1 }]);
  expect(await underWay.finish()).toMatch(/HTTP\/1\.1 303 See Other\r\n[\s\S]*location: \/dashboard\r\n/i);
  expect(await product.ended).toBe(0);
  expect(existsSync(postmasterFile())).toBe(false);
  expect(await isGone(postmaster)).toBe(true);
  await expect.poll(processesOfData, patience).toEqual([]);
}, 120_000);
