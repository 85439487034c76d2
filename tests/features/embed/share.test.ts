import { gzipSync, inflateSync } from "node:zlib";
import { build } from "esbuild";
import { expect, test } from "vitest";
import {
  embeddingOf,
  sharePage,
  submitCampaign,
  submitTelling,
  toldBooking,
} from "#app/features/embed/embed.server.ts";
import { translatorFor } from "#app/messages/all-translators.ts";
import { qrPng, qrSvg } from "#app/platform/qr-code.server.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import { bookableBusiness } from "#tests/factories/bookable-business.ts";
import { createBooking } from "#tests/factories/booking.ts";
import { fakeServices } from "#tests/fakes/fake-services.ts";
import { testDatabase } from "../test-database.ts";

const database = await testDatabase();
const services = fakeServices(database);
const { t } = translatorFor("en");
const made = await bookableBusiness(database, { questions: [] });
const business = {
  id: made.organizationId,
  slug: made.slug,
  name: 'Tide & "Lantern"',
  accentColor: "#115a48",
};
const pageOf = async (id: string, query: string) => {
  const page = await sharePage(services, business, { id, search: new URLSearchParams(query), t });
  if (!page) throw new Error("no such link");
  return page;
};

test("the script for other sites stays under 3 kB gzipped and names no other address", async () => {
  const result = await build({
    entryPoints: [new URL("../../../app/features/embed/browser/embed.ts", import.meta.url).pathname],
    bundle: true,
    minify: true,
    write: false,
    format: "iife",
    target: "es2022",
  });
  const script = result.outputFiles[0]?.text ?? "";
  expect(gzipSync(script, { level: 9 }).length).toBeLessThan(3000);
  expect(script).not.toMatch(
    /https?:\/\/\w|\beval\b|new Function|setAttribute\("style"|postMessage\([^)]*"\*"/,
  );
});

test("a snippet is a link that works without its script, and nothing in it breaks out of its quotes", async () => {
  const page = await pageOf(
    made.eventTypeId,
    'as=popup&set=&text="><script>alert(1)</script>&color=%23aa3300',
  );
  expect(page.snippet).toBe(
    [
      `<a href="http://parley.test/${made.slug}/talk" data-parley="popup" data-color="#aa3300" data-details="hidden">&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;</a>`,
      `<script async src="http://parley.test/embed.js"></script>`,
    ].join("\n"),
  );
  expect((await pageOf("page", "as=inline")).snippet).toContain(
    `data-parley="inline">Book a time with Tide &amp; &quot;Lantern&quot;</a>`,
  );
});

test("options that make no sense are as if they were not there", async () => {
  const { options } = await pageOf("page", "as=carrier-pigeon&color=red;x:y");
  expect(options).toMatchObject({ kind: "link", color: "#115a48", details: true });
});

test("campaigns are handed on by the script only where the business keeps them", async () => {
  expect((await pageOf("page", "as=inline")).snippet).not.toContain("data-campaign");
  const { organizationId } = made;
  await submitCampaign(services, { organizationId, tree: { keepsCampaign: "on" } });
  expect((await pageOf("page", "as=inline")).snippet).toContain(" data-campaign>");
  await submitCampaign(services, { organizationId, tree: {} });
  expect((await pageOf("page", "as=inline")).keepsCampaign).toBe(false);
});

test("what was booked is told to sites only when the business turned that on, and names nobody even then", async () => {
  const { organizationId } = made;
  const request = new Request("http://parley.test/booking/x/y?new&embed=https://a.example");
  const tells = async () => (await embeddingOf(services, request, organizationId)).tellsBookings;
  expect(await tells()).toBe(false);
  expect((await pageOf("page", "as=inline")).tellsBookings).toBe(false);
  await submitTelling(services, { organizationId, tree: { tellsBookings: "on" } });
  expect(await tells()).toBe(true);
  expect((await pageOf("page", "as=inline")).tellsBookings).toBe(true);
  await submitTelling(services, { organizationId, tree: {} });
  expect(await tells()).toBe(false);
  const startsAt = Date.UTC(2027, 4, 3, 9);
  const id = randomId();
  await createBooking(database, {
    id,
    organizationId,
    eventTypeId: made.eventTypeId,
    hostIds: [made.hostId],
    startsAt,
  });
  const booking = await database.prisma.booking.findUniqueOrThrow({
    where: { id },
    include: { eventType: true, attendees: true, host: true },
  });
  expect(toldBooking(booking)).toEqual({
    bookingId: id,
    eventType: "talk",
    startsAt: "2027-05-03T09:00:00.000Z",
    endsAt: "2027-05-03T09:30:00.000Z",
  });
});

test("another business's event type, a deleted one and nonsense have no page", async () => {
  const other = await bookableBusiness(database);
  const search = new URLSearchParams();
  for (const id of [other.eventTypeId, "nonsense", ""])
    expect(await sharePage(services, business, { id, search, t })).toBeNull();
  await database.prisma.eventType.update({
    where: { id: other.eventTypeId },
    data: { deletedAt: new Date(0) },
  });
  const theirs = { ...business, id: other.organizationId, slug: other.slug };
  expect(await sharePage(services, theirs, { id: other.eventTypeId, search, t })).toBeNull();
});

/** The dark modules of a code, read back out of the picture. */
function modulesOfPng(png: Buffer, edge: number): boolean[][] {
  const start = png.indexOf("IDAT") + 4;
  const rows = inflateSync(png.subarray(start, start + png.readUInt32BE(start - 8)));
  const width = png.readUInt32BE(16);
  const scale = width / edge;
  const line = 1 + Math.ceil(width / 8);
  return Array.from({ length: edge }, (_, y) =>
    Array.from({ length: edge }, (_, x) => {
      const pixel = x * scale;
      return (((rows[y * scale * line + 1 + (pixel >> 3)] ?? 0) >> (7 - (pixel & 7))) & 1) === 0;
    }),
  );
}

/** The same of the drawing, whose path is made of runs one module high. */
function modulesOfSvg(svg: string, edge: number): boolean[][] {
  const grid = Array.from({ length: edge }, () => new Array<boolean>(edge).fill(false));
  for (const [, x, y, run] of svg.matchAll(/M(\d+) (\d+)h(\d+)v1H\d+z/g))
    for (let step = 0; step < Number(run); step++) (grid[Number(y)] as boolean[])[Number(x) + step] = true;
  return grid;
}

test("both pictures of a code show the same modules on a quiet ground", () => {
  const url = "http://parley.test/acme/first-call";
  const svg = qrSvg(url);
  const edge = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1]);
  const drawn = modulesOfSvg(svg, edge);
  const png = qrPng(url);
  expect(png.readUInt32BE(16)).toBeGreaterThanOrEqual(1000);
  expect(modulesOfPng(png, edge)).toEqual(drawn);
  expect(drawn.flat().filter(Boolean).length).toBeGreaterThan(200);
  const quiet = [...drawn.slice(0, 4), ...drawn.slice(-4)].flat();
  expect(quiet.some(Boolean)).toBe(false);
  // The corner that every reader looks for first.
  expect(drawn[4]?.slice(4, 11)).toEqual(new Array(7).fill(true));
});
