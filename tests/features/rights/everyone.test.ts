import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { beforeEach, expect, test } from "vitest";
import { loadBookingPage, readPageQuery } from "#app/features/booking/booking.server.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import { formatDate } from "#app/platform/time/format.server.ts";
import { action as askAction } from "#app/routes/me.ask.tsx";
import { action as eraseAction } from "#app/routes/me.erase.tsx";
import { action as objectAction } from "#app/routes/me.object.tsx";
import { action as restrictAction } from "#app/routes/me.restrict.tsx";
import { action as meAction, loader as meLoader } from "#app/routes/me.tsx";
import { type FakeServices, fakeServices } from "#tests/fakes/fake-services.ts";
import { createVisitor } from "../account/account-visitor.ts";
import { askingBusiness, send } from "../consents/consent-scene.ts";
import { testDatabase } from "../test-database.ts";
import { businessOf, dayMs, enterPortal, portalText, sendMails } from "./rights-scene.ts";

/** That rights are everybody's, need little, cost nothing and change nothing else. */

const database = await testDatabase();
const { prisma } = database;
const ada = { name: "Ada Canary", email: "ada@customers.example" };
let services: FakeServices;
let start: number;

beforeEach(async () => {
  await prisma.organization.deleteMany();
  await prisma.rightsSession.deleteMany();
  await prisma.rightsLink.deleteMany();
  services = fakeServices(database);
  start = services.clock.now();
});

test("wherever the operator, the network and the language are from, the portal shows and does the same", async () => {
  await businessOf(database, start, [ada]);
  const shown = async (country: string | null, network: string) => {
    services.settings.operator.country = country;
    const visitor = await enterPortal(services, database, ada.email, createVisitor(services, network));
    const { page, ...rest } = (await visitor.get(meLoader, "/me")).data;
    const { authority: _, ...told } = page as Record<string, unknown>;
    const erasing = await visitor.post(eraseAction, "/me/erase", { everything: "on" });
    return { rest, told, review: erasing.data["review"] };
  };
  const inFrance = await shown("FR", "203.0.113.0/24");
  expect(JSON.stringify(inFrance.told)).toContain(ada.name);
  for (const [country, network] of [
    ["US", "198.51.100.0/24"],
    ["BR", "192.0.2.0/24"],
    [null, "2001:db8::/48"],
  ] as const)
    expect(await shown(country, network), String(country)).toEqual(inFrance);
});

test("no code asks where somebody is from: no header of a proxy, no table of networks", async () => {
  const app = path.resolve(import.meta.dirname, "../../../app");
  const files = (await readdir(app, { recursive: true })).filter(
    (file) => /\.tsx?$/.test(file) && !file.includes("generated"),
  );
  expect(files.length).toBeGreaterThan(400);
  for (const file of files)
    expect(await readFile(path.join(app, file), "utf8"), file).not.toMatch(
      /ip-?country|x-country|geo-?ip|maxmind|california/i,
    );
});

test("an address and what is wanted are all that a request takes", async () => {
  const { organizationId } = await businessOf(database, start, [ada]);
  const door = createVisitor(services);
  expect((await door.post(meAction, "/me", { email: ada.email })).location).toBe("/me?sent");
  const visitor = await enterPortal(services, database, ada.email);
  await visitor.post(askAction, "/me/ask", { business: organizationId, text: "Where is it kept?" });
  await visitor.post(eraseAction, "/me/erase", { intent: "confirm", everything: "on" });
  expect(await prisma.rightsRequest.findMany({ select: { kind: true }, orderBy: { kind: "asc" } })).toEqual([
    { kind: "erase" },
    { kind: "other" },
  ]);
});

test("the request's page shows the day by which it is answered, and how many days are left", async () => {
  await businessOf(database, start, [ada]);
  const visitor = await enterPortal(services, database, ada.email);
  await visitor.post(eraseAction, "/me/erase", { intent: "confirm", everything: "on" });
  const { dueAt } = await prisma.rightsRequest.findFirstOrThrow();
  expect(dueAt.getTime()).toBe(start + 30 * dayMs);
  const due = formatDate(dueAt.getTime(), { locale: "en", zone: "UTC" });
  expect(await portalText(visitor)).toContain(`"due":"${due}","left":30`);
  services.clock.pass(5 * dayMs);
  await enterPortal(services, database, ada.email, visitor);
  expect(await portalText(visitor)).toContain(`"due":"${due}","left":25`);
});

test("whoever took part in a call sees it in the portal with what is stored, and nobody else of it", async () => {
  const { organizationId, hostId, bookingIds, attendeeIds } = await businessOf(database, start, [ada]);
  const at = start - 10 * dayMs;
  await prisma.call.create({
    data: {
      ...{ id: randomId(), organizationId, bookingId: bookingIds[0] ?? "", startedAt: new Date(at) },
      ...{ lastSeenAt: new Date(at + 25 * 60_000), endedAt: new Date(at + 25 * 60_000), endReason: "left" },
      participants: {
        create: [
          {
            ...{ id: randomId(), organizationId, role: "attendee", name: "Ada C.", joinedAt: new Date(at) },
            ...{ attendeeId: attendeeIds[0] ?? "", leftAt: new Date(at + 25 * 60_000), leaveReason: "left" },
          },
          {
            ...{ id: randomId(), organizationId, role: "guest", name: "A stranger" },
            joinedAt: new Date(at),
          },
          {
            ...{ id: randomId(), organizationId, role: "host", userId: hostId, name: "H" },
            joinedAt: new Date(at),
          },
        ],
      },
    },
  });
  const text = await portalText(await enterPortal(services, database, ada.email));
  expect(text).toMatch(/"label":"Video calls","value":"[^"]*, as Ada C\., 25 minutes"/);
  expect(text).not.toContain("A stranger");
});

test("who opted out or used every right is offered the same, and books as before", async () => {
  const business = await askingBusiness(database);
  const search = new URLSearchParams({ at: "2027-01-18T09:00Z" });
  const offered = async (optedOut: boolean) => {
    const found = await loadBookingPage(services, {
      ...{ businessSlug: business.slug, eventTypeSlug: "talk", query: readPageQuery(search), search },
      ...{ locale: "en", zoneCookie: undefined, optedOut },
    });
    const text = JSON.stringify(found?.page, (key, value) => (key === "key" ? "" : value));
    return text.replace(/"news":("[^"]*"|null)/, '"news":""');
  };
  expect(await offered(false)).toContain("Health?");
  expect(await offered(true)).toBe(await offered(false));

  expect((await send(services, business, 0, { email: ada.email })).status).toBe(303);
  await sendMails(services, database);
  const visitor = await enterPortal(services, database, ada.email);
  const { id } = await prisma.attendee.findFirstOrThrow();
  await visitor.post(objectAction, "/me/object", {});
  await visitor.post(restrictAction, "/me/restrict", { target: `attendee:${id}` });
  await visitor.post(eraseAction, "/me/erase", { intent: "confirm", everything: "on" });
  const again = await send(services, business, 3, { email: ada.email }, true);
  expect(again.status).toBe(303);
  expect(await prisma.attendee.count({ where: { email: ada.email, status: "confirmed" } })).toBe(1);
});
