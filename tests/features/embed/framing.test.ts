import { afterAll, expect, test } from "vitest";
import { embedding, submitSites } from "#app/features/embed/embed.server.ts";
import { translatorFor } from "#app/messages/all-translators.ts";
import { framesHeader } from "#app/platform/http/framing.server.ts";
import { keptPage, keptPageHeader } from "#app/platform/http/page-cache.server.ts";
import { createVersionReader } from "#app/platform/http/page-version.server.ts";
import { bookableBusiness } from "#tests/factories/bookable-business.ts";
import { fakeServices } from "#tests/fakes/fake-services.ts";
import { ask } from "../http/ask.ts";
import { doors, type Route } from "../http/door-scene.ts";
import { testDatabase } from "../test-database.ts";

const database = await testDatabase();
const services = fakeServices(database);
const opened = doors();
afterAll(() => opened.closeAll());
const { organizationId } = await bookableBusiness(database);
const currentVersion = createVersionReader(database.pool);
const { t } = translatorFor("en");

/** A door whose public page does what the real ones do: it asks how it may be framed and asks to be kept. */
const page: Route = async ({ request }) => {
  const { allowedSites } = await database.prisma.organization.findUniqueOrThrow({
    where: { id: organizationId },
  });
  const { embed, headers } = embedding(request, allowedSites);
  const version = (await currentVersion(organizationId)) ?? "";
  return new Response(JSON.stringify(embed), {
    headers: {
      ...headers,
      "Content-Type": "text/html; charset=utf-8",
      [keptPageHeader]: keptPage({ organizationId, version, validUntil: Number.MAX_SAFE_INTEGER }),
    },
  });
};
const inside: Route = () => new Response("dashboard");
const door = await opened.open({
  database,
  routes: {
    ":business/:eventType": page,
    "dashboard/acme/bookings": inside,
    "room/x": inside,
    "sign-in": inside,
  },
});
const get = (path: string, headers = {}) => ask(door.port, path, { headers });
const ancestors = (policy: unknown) => /frame-ancestors ([^;]*)/.exec(String(policy))?.[1];
const saveSites = (sites: string) => submitSites(services, { organizationId, tree: { sites }, t });

test("a booking page may be framed by the sites on the list, from the next request on", async () => {
  const before = await get("/acme/talk");
  expect(ancestors(before.headers["content-security-policy"])).toBe("'self'");
  await saveSites("www.site.example\n*.shop.example");
  for (const round of ["rendered", "kept"]) {
    const { headers } = await get("/acme/talk");
    expect(ancestors(headers["content-security-policy"]), round).toBe(
      "'self' https://www.site.example https://*.shop.example",
    );
    expect(headers["x-frame-options"]).toBeUndefined();
    expect(headers[framesHeader]).toBeUndefined();
  }
  await saveSites("");
  const after = await get("/acme/talk");
  expect(ancestors(after.headers["content-security-policy"])).toBe("'self'");
});

test("a 304 carries the list too, so that a browser's old copy is not shown where it may no longer be", async () => {
  await saveSites("a.example");
  const { headers } = await get("/acme/talk");
  const again = await get("/acme/talk", { "If-None-Match": String(headers["etag"]) });
  expect(again.status).toBe(304);
  expect(ancestors(again.headers["content-security-policy"])).toBe("'self' https://a.example");
});

test("no page that does not ask for it is ever framed", async () => {
  await saveSites("*");
  for (const path of ["/dashboard/acme/bookings", "/room/x", "/sign-in", "/nowhere/at/all"]) {
    const { headers } = await get(`${path}?embed=https://a.example`, { "Sec-Fetch-Dest": "iframe" });
    expect(ancestors(headers["content-security-policy"]), path).toBe("'none'");
    expect(headers["x-frame-options"], path).toBe("DENY");
  }
});

test("a framed page names the sites that it may tell its news, and never the one that its address claims", async () => {
  await saveSites("https://good.example");
  const { text } = await get("/acme/talk?embed=https://evil.example");
  expect(JSON.parse(text).sites).toEqual(["https://good.example"]);
  expect(text).not.toContain("evil");
});

test("a framed rendering and a page of its own are never mixed up", async () => {
  expect((await get("/acme/talk")).text).toBe("null");
  expect((await get("/acme/talk", { "Sec-Fetch-Dest": "iframe" })).text).toContain('"asked":false');
  expect((await get("/acme/talk", { "Sec-Fetch-Dest": "document" })).text).toBe("null");
  expect((await get("/acme/talk")).headers["vary"]).toContain("Sec-Fetch-Dest");
});

test("a list with an address that is none is refused with that address, and changes nothing", async () => {
  await saveSites("https://kept.example");
  const refused = await saveSites("https://kept.example\nhttp//typo");
  expect(refused).toMatchObject({
    status: 400,
    answer: { errors: { sites: expect.stringContaining("http//typo") } },
  });
  const many = Array.from({ length: 31 }, (_, index) => `s${index}.example`).join(" ");
  expect(await saveSites(many)).toMatchObject({ status: 400 });
  const { allowedSites } = await database.prisma.organization.findUniqueOrThrow({
    where: { id: organizationId },
  });
  expect(allowedSites).toEqual(["https://kept.example"]);
});
