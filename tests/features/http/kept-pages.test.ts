import { afterAll, expect, test } from "vitest";
import { publicPageKey } from "#app/features/booking/public-page-key.ts";
import { openDatabase } from "#app/platform/database/database.server.ts";
import { keptPage, keptPageHeader } from "#app/platform/http/page-cache.server.ts";
import { createVersionReader } from "#app/platform/http/page-version.server.ts";
import { bookableBusiness } from "#tests/factories/bookable-business.ts";
import { testDatabase } from "../test-database.ts";
import { ask, type Question } from "./ask.ts";
import { doors, type Route } from "./door-scene.ts";

const database = await testDatabase();
const opened = doors();
afterAll(() => opened.closeAll());
const { organizationId } = await bookableBusiness(database);
const currentVersion = createVersionReader(database.pool);

/** A door whose public page says how often it was rendered, and asks to be kept. */
async function doorWithPage(headers: () => Record<string, string> = () => ({}), given = database) {
  let renderings = 0;
  const page: Route = async () => {
    renderings++;
    const version = (await currentVersion(organizationId)) ?? "";
    return new Response(`<p>${renderings} ${"text ".repeat(500)}</p>`, {
      headers: {
        "Content-Type": "text/html; charset=utf-8",
        [keptPageHeader]: keptPage({ organizationId, version, validUntil: Number.MAX_SAFE_INTEGER }),
        ...headers(),
      },
    });
  };
  const door = await opened.open({
    database: given,
    routes: { ":business": page, ":business/:eventType": page },
  });
  return {
    get: (path: string, question?: Question) => ask(door.port, path, question),
    renderings: () => renderings,
  };
}

test("an unchanged page is rendered once and the same for whoever asks in the same way", async () => {
  const { get, renderings } = await doorWithPage();
  const [first, second] = [await get("/acme"), await get("/acme")];
  expect(renderings()).toBe(1);
  expect(second.text).toBe(first.text);
  for (const { headers } of [first, second]) {
    expect(headers["content-type"]).toBe("text/html; charset=utf-8");
    expect(headers["cache-control"]).toBe("private, no-cache");
    expect(headers["etag"]).toBe(first.headers["etag"]);
  }
  await get("/acme", { headers: { "Accept-Language": "fr" } });
  await get("/acme/talk");
  expect(renderings()).toBe(3);
});

test("a browser that has the page already gets 304 and no body, until the page changes", async () => {
  const { get } = await doorWithPage();
  const etag = String((await get("/acme")).headers["etag"]);
  const again = await get("/acme", { headers: { "If-None-Match": etag } });
  expect(again).toMatchObject({ status: 304, text: "" });
  expect(again.headers["etag"]).toBe(etag);
  expect((await get("/acme", { headers: { "If-None-Match": '"another"' } })).status).toBe(200);
  await database.prisma.organization.update({ where: { id: organizationId }, data: { name: "Renamed" } });
  const changed = await get("/acme", { headers: { "If-None-Match": etag } });
  expect(changed.status).toBe(200);
  expect(changed.headers["etag"]).not.toBe(etag);
});

test("parameters that a page does not read make no further page; those that it reads are answered anew and not kept", async () => {
  const validUntil = Number.MAX_SAFE_INTEGER;
  const version = (await currentVersion(organizationId)) ?? "";
  const note = keptPage({ organizationId, version, validUntil, reads: ["customer", "a,b c"] });
  const { get, renderings } = await doorWithPage(() => ({ [keptPageHeader]: note }));
  await get("/acme?customer=1");
  const plain = await get("/acme");
  expect(renderings()).toBe(2);
  expect((await get("/acme?fbclid=1&other=2")).text).toBe(plain.text);
  expect(renderings()).toBe(2);
  const own = await get("/acme?a%2Cb%20c=2");
  expect(own.headers[keptPageHeader]).toBeUndefined();
  expect(renderings()).toBe(3);
  expect((await get("/acme")).text).toBe(plain.text);
});

test("a kept page goes out zipped or plain, as asked for, and says the same", async () => {
  const { get, renderings } = await doorWithPage();
  const first = await get("/acme", { headers: { "Accept-Encoding": "gzip, br" } });
  const zipped = await get("/acme", { headers: { "Accept-Encoding": "gzip" } });
  const plain = await get("/acme");
  expect(renderings()).toBe(1);
  expect(zipped.headers["content-encoding"]).toBe("gzip");
  expect(zipped.body.length).toBe(Number(zipped.headers["content-length"]));
  expect(plain.headers["content-encoding"]).toBeUndefined();
  expect(plain.body.length).toBe(Number(plain.headers["content-length"]));
  expect(zipped.text).toBe(plain.text);
  expect(first.status).toBe(200);
});

test("HEAD has the kept page's headers and no body", async () => {
  const { get } = await doorWithPage();
  const full = await get("/acme");
  const head = await get("/acme", { method: "HEAD" });
  expect(head).toMatchObject({ status: 200, text: "" });
  expect(head.headers["etag"]).toBe(full.headers["etag"]);
  expect(head.headers["content-length"]).toBe(full.headers["content-length"]);
});

test("the note to the cache leaves by no way", async () => {
  const { get } = await doorWithPage();
  const ways: [string, Question?][] = [
    ["/acme", { method: "HEAD" }],
    ["/acme"],
    ["/acme"],
    ["/acme", { method: "POST", body: "a=1" }],
    ["/acme/talk?name=Ada"],
    ["/acme/talk?name=Ada", { method: "HEAD" }],
    ["/acme/talk?at=1", { headers: { "Accept-Encoding": "gzip" } }],
  ];
  for (const [path, question] of ways) {
    const { status, headers } = await get(path, question);
    expect(status, path).toBe(200);
    expect(headers, `${question?.method} ${path}`).not.toHaveProperty(keptPageHeader);
  }
});

test("a page that sets a cookie is somebody's own and not kept", async () => {
  let visitor = 0;
  const { get, renderings } = await doorWithPage(() => ({ "Set-Cookie": `s=${++visitor}` }));
  expect((await get("/acme")).headers["set-cookie"]).toEqual(["s=1"]);
  expect((await get("/acme")).headers["set-cookie"]).toEqual(["s=2"]);
  expect(renderings()).toBe(2);
});

test("what a visitor fills in beforehand is rendered for them alone", async () => {
  const { get, renderings } = await doorWithPage();
  await get("/acme/talk?name=Ada");
  await get("/acme/talk?name=Ada");
  expect(renderings()).toBe(2);
});

test("two pages whose long addresses differ in the last letter alone are never taken for each other", () => {
  const business = "a".repeat(40);
  const keyOf = (eventType: string) =>
    publicPageKey({ method: "GET", path: `/${business}/${eventType}`, query: {}, headers: {} });
  expect(keyOf(`${"b".repeat(50)}1`)).not.toBe(keyOf(`${"b".repeat(50)}2`));
});

test("a kept page is not shown while nobody can say that it still holds", async () => {
  const own = openDatabase({ connectionString: database.connectionString });
  const { get } = await doorWithPage(undefined, { ...database, pool: own.pool });
  expect((await get("/acme")).status).toBe(200);
  await own.close();
  const answer = await get("/acme", { headers: { Accept: "text/html" } });
  expect(answer.status).toBe(500);
  expect(answer.text).toContain("Something broke on our side");
});
