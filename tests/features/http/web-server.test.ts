import { afterAll, expect, test } from "vitest";
import { publicOperator } from "#tests/fakes/public-operator.ts";
import { testDatabase } from "../test-database.ts";
import { ask } from "./ask.ts";
import { doors, type Route } from "./door-scene.ts";

const database = await testDatabase();
const opened = doors();
afterAll(() => opened.closeAll());

const page: Route = () => new Response("<p>page</p>", { headers: { "Content-Type": "text/html" } });
const echo: Route = async ({ request, context }) =>
  Response.json({
    network: context.network,
    nonce: context.nonce,
    requestId: context.requestId,
    length: (await request.text()).length,
  });
const { port } = await opened.open({
  database,
  routes: { account: echo, ":business": page, dashboard: page },
});
const html = { Accept: "text/html,application/xhtml+xml,*/*;q=0.8" };
const form = { "Content-Type": "application/x-www-form-urlencoded" };

test("/healthz answers while the process lives, /readyz while the database does", async () => {
  expect(await ask(port, "/healthz")).toMatchObject({ status: 200, text: "ok\n" });
  expect(await ask(port, "/readyz")).toMatchObject({ status: 200, text: "ready\n" });
  const cutOff = await opened.open();
  expect(await ask(cutOff.port, "/healthz")).toMatchObject({ status: 200 });
  expect(await ask(cutOff.port, "/readyz")).toMatchObject({ status: 503 });
});

test("every answer has an id of its own, which the routes know too", async () => {
  const first = await ask(port, "/account");
  const second = await ask(port, "/healthz");
  expect(first.headers["x-request-id"]).toMatch(/^[\w-]{12}$/);
  expect(JSON.parse(first.text)).toMatchObject({ requestId: first.headers["x-request-id"] });
  expect(second.headers["x-request-id"]).not.toBe(first.headers["x-request-id"]);
});

test("a policy without unsafe-* is on every answer, with a new nonce each where scripts run in the page", async () => {
  const [one, two] = [await ask(port, "/account"), await ask(port, "/account")];
  const nonces = [one, two].map(({ headers, text }) => {
    const nonce = /script-src 'nonce-([\w-]{22})' 'strict-dynamic'/.exec(
      String(headers["content-security-policy"]),
    )?.[1];
    expect(JSON.parse(text)).toMatchObject({ nonce });
    return nonce;
  });
  expect(new Set(nonces).size).toBe(2);
  for (const path of ["/account", "/acme", "/healthz", "/favicon.svg", "/assets/none.js", "/%E0%A4%A"]) {
    const policy = String((await ask(port, path)).headers["content-security-policy"]);
    expect(policy, path).toContain("default-src 'self'");
    expect(policy, path).toContain("object-src 'none'");
    expect(policy, path).toContain("frame-ancestors 'none'");
    expect(policy, path).not.toContain("unsafe");
  }
});

test("a public page has no nonce, so that it can be kept for everyone", async () => {
  const { headers } = await ask(port, "/acme");
  expect(headers["content-security-policy"]).toContain("script-src 'self';");
  expect(headers["content-security-policy"]).not.toContain("nonce");
});

test("answers say how browsers shall treat them, and not what serves them", async () => {
  const { headers } = await ask(port, "/dashboard");
  expect(headers).toMatchObject({
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
  });
  expect(headers["permissions-policy"]).toContain("camera=()");
  expect((await ask(port, "/room/abc")).headers["permissions-policy"]).toContain("camera=(self)");
  expect(headers["x-powered-by"]).toBeUndefined();
  expect(headers["strict-transport-security"]).toBeUndefined();
  const secure = await opened.open({ env: { PUBLIC_URL: "https://meet.example.com", ...publicOperator } });
  expect((await ask(secure.port, "/healthz")).headers["strict-transport-security"]).toContain("max-age=6");
});

test.each([
  ["another site's", { "Sec-Fetch-Site": "cross-site" }],
  ["a sister domain's", { "Sec-Fetch-Site": "same-site" }],
  ["an older browser's from another site", { Origin: "https://evil.example" }],
  ["a sandboxed frame's", { Origin: "null" }],
])("%s form is refused and reaches no route", async (_whose, headers) => {
  const { status, text } = await ask(port, "/account", {
    method: "POST",
    body: "a=1",
    headers: { ...form, ...headers },
  });
  expect(status).toBe(403);
  expect(text).not.toContain("network");
});

test("our own forms pass, and those of programs that send no cookies by themselves", async () => {
  const own: Record<string, string>[] = [
    { "Sec-Fetch-Site": "same-origin", Origin: `http://127.0.0.1:${port}` },
    { "Sec-Fetch-Site": "none" },
    { Origin: `http://127.0.0.1:${port}` },
    {},
  ];
  for (const headers of own) {
    const answer = await ask(port, "/account", {
      method: "POST",
      body: "a=1",
      headers: { ...form, ...headers },
    });
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.text)).toMatchObject({ length: 3 });
  }
});

test("a body that is too large is refused, as is one that does not say its length", async () => {
  const large = await ask(port, "/account", { method: "POST", body: "x".repeat(1_100_001), headers: form });
  expect(large.status).toBe(413);
  const silent = await ask(port, "/account", { method: "POST", body: "a=1", chunked: true, headers: form });
  expect(silent.status).toBe(411);
  const fits = await ask(port, "/account", { method: "POST", body: "x".repeat(1_000_000), headers: form });
  expect(JSON.parse(fits.text)).toMatchObject({ length: 1_000_000 });
});

test("too many requests from one address are told when to come back; others are not held up", async () => {
  const limited = await opened.open({
    env: { RATE_LIMIT_PER_MINUTE: "3", TRUST_PROXY: "1" },
    routes: { account: echo },
  });
  const from = (address: string) =>
    ask(limited.port, "/account", { headers: { "X-Forwarded-For": address } });
  const statuses = [];
  for (let n = 0; n < 4; n++) statuses.push((await from("203.0.113.7")).status);
  expect(statuses).toEqual([200, 200, 200, 429]);
  const refused = await from("203.0.113.7");
  expect(Number(refused.headers["retry-after"])).toBeGreaterThan(0);
  expect(Number(refused.headers["retry-after"])).toBeLessThanOrEqual(60);
  expect(refused.headers["ratelimit"]).toContain("r=0");
  expect((await from("198.51.100.9")).status).toBe(200);
  expect(
    (await ask(limited.port, "/healthz", { headers: { "X-Forwarded-For": "203.0.113.7" } })).status,
  ).toBe(200);
});

test("X-Forwarded-For is believed of as many proxies as TRUST_PROXY says, and of none by default", async () => {
  const forwarded = { headers: { "X-Forwarded-For": "192.0.2.66, 203.0.113.7" } };
  const networkAt = async (proxies: string) => {
    const door = await opened.open({ env: { TRUST_PROXY: proxies }, routes: { account: echo } });
    const { network } = JSON.parse((await ask(door.port, "/account", forwarded)).text) as { network: string };
    return { network, warned: door.lines.filter((line) => line.includes("TRUST_PROXY")).length };
  };
  expect(await networkAt("0")).toEqual({ network: "127.0.0.0/24", warned: 1 });
  expect(await networkAt("1")).toEqual({ network: "203.0.113.0/24", warned: 0 });
  expect(await networkAt("2")).toEqual({ network: "192.0.2.0/24", warned: 0 });
});

test("built assets are kept for good, other files for an hour, and what is no asset is never kept", async () => {
  const asset = await ask(port, "/assets/pages-1a2b3c.css", { headers: { "Accept-Encoding": "gzip" } });
  expect(asset.headers).toMatchObject({ "content-encoding": "gzip", "x-content-type-options": "nosniff" });
  expect(asset.headers["cache-control"]).toBe("public, max-age=31536000, immutable");
  expect((await ask(port, "/favicon.svg")).headers["cache-control"]).toBe("public, max-age=3600");
  for (const path of [
    "/assets/none.js",
    "/assets/",
    "/assets/../../package.json",
    "/assets/..%2f..%2fsecret",
  ]) {
    const missing = await ask(port, path);
    expect(missing.status, path).toBeGreaterThanOrEqual(403);
    expect(missing.status, path).toBeLessThan(500);
    expect(missing.headers["cache-control"], path).toBe("no-store");
    expect(missing.text, path).not.toMatch(/node_modules|\.ts:|Error/);
  }
});

test("pages are compressed for those who take it, and HEAD has the headers without the body", async () => {
  const large: Route = () =>
    new Response(`<p>${"page ".repeat(2000)}</p>`, { headers: { "Content-Type": "text/html" } });
  const door = await opened.open({ routes: { account: large } });
  const zipped = await ask(door.port, "/account", { headers: { "Accept-Encoding": "gzip" } });
  expect(zipped.headers["content-encoding"]).toBe("gzip");
  expect(zipped.body.length).toBeLessThan(1000);
  expect(zipped.text.length).toBeGreaterThan(10_000);
  expect((await ask(door.port, "/account")).headers["content-encoding"]).toBeUndefined();
  const head = await ask(door.port, "/account", { method: "HEAD" });
  expect(head).toMatchObject({ status: 200, text: "" });
  expect(head.headers["content-type"]).toContain("text/html");
});

test("a browser that is turned away sees a page in its language with a way onward; programs get a sentence", async () => {
  const post = { method: "POST", body: "a=1" };
  const foreign = { ...form, Origin: "https://evil.example" };
  const french = await ask(port, "/account?x=%22%3E%3Cscript%3E", {
    ...post,
    headers: { ...foreign, ...html, "Accept-Language": "fr", Cookie: "parley_theme=dark" },
  });
  expect(french.status).toBe(403);
  expect(french.headers["content-type"]).toBe("text/html; charset=utf-8");
  expect(french.headers["cache-control"]).toBe("no-store");
  expect(french.text).toContain('<html lang="fr" data-theme="dark">');
  expect(french.text).toContain('<link rel="stylesheet" href="/assets/pages-1a2b3c.css"/>');
  expect(french.text).toContain("Ce formulaire vient d’un autre site");
  expect(french.text).toMatch(/<a href="\/account\?x=%22%3E%3Cscript%3E" class="button/);
  expect(french.text).toContain('href="/"');
  expect(french.text).not.toMatch(/<script|style=/);

  const large = { method: "POST", body: "x".repeat(1_100_001), headers: { ...form, ...html } };
  expect((await ask(port, "/account", large)).text).toContain("That is too large");
  expect((await ask(port, "/%E0%A4%A", { headers: html })).text).toContain(
    "This request makes no sense here",
  );
  const missing = await ask(port, "/assets/none.js", { headers: html });
  expect(missing).toMatchObject({ status: 404 });
  expect(missing.text).toContain("There is nothing here");

  const json = await ask(port, "/account", { ...post, headers: { ...foreign, Accept: "application/json" } });
  expect(JSON.parse(json.text)).toMatchObject({ status: 403 });
  const text = await ask(port, "/account", { ...post, headers: { ...foreign, Accept: "*/*" } });
  expect(text.headers["content-type"]).toContain("text/plain");
});

test("no line of the log holds a name, an address, a token or a query", async () => {
  const door = await opened.open({
    database,
    routes: {
      account: echo,
      "booking/:id/:signature/move": echo,
      ":business": page,
      ":business/:eventType": page,
    },
  });
  const token = "4vCP07iEfrn5Czh--gKroFri50h796Sh8970J9gSpZ0";
  const paths = [
    "/ada-lovelace/first-call?name=Grace+Hopper&email=grace%40example.org",
    "/ada-lovelace",
    `/booking/fv4fai7fxhwwkkigrc5kjf6ee3/${token}/move?as=abc`,
    "/grace@example.org",
    "/account?next=/secret",
    "/%E0%A4%A?secret",
    "/assets/grace-hopper.js",
  ];
  for (const path of paths) {
    await ask(door.port, path, {
      headers: {
        ...html,
        Cookie: "session=cookie-of-grace",
        "User-Agent": "agent-of-grace",
        Referer: "http://x/referer-of-grace",
        "X-Forwarded-For": "203.0.113.77",
      },
    });
    await ask(door.port, path, {
      method: "POST",
      body: "name=grace",
      headers: { ...form, Authorization: "Bearer grace" },
    });
  }
  const log = door.lines.join("");
  expect(door.lines.filter((line) => line.includes('"request"')).length).toBe(2 * paths.length);
  expect(log).toContain('"path":"/booking/:/:/move"');
  for (const secret of [
    "grace",
    "Grace",
    "hopper",
    "ada",
    "lovelace",
    token,
    "fv4fai7",
    "secret",
    "203.0.113",
    "127.0.0.1",
    "next=",
  ])
    expect(log, secret).not.toContain(secret);
});
