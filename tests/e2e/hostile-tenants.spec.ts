import { readFileSync } from "node:fs";
import path from "node:path";
import type { Database } from "#app/platform/database/database.server.ts";
import { createLinks } from "#app/platform/links.server.ts";
import { randomId, randomToken } from "#app/platform/security/random-id.server.ts";
import { createMeeting, createSessionFor } from "#tests/factories/meeting.ts";
import { ask } from "./asking.ts";
import { expect, test } from "./fixtures.ts";
import { product } from "./product.ts";

const dayMs = 86_400_000;
const secretName = "Perpetua Secretwoman";

const linksOfProduct = () =>
  createLinks({
    publicUrl: product.origin,
    secret: readFileSync(path.join(product.dataDir, "secret"), "utf8").trim(),
  });

/** A business with a booked meeting, and its owner's session. */
async function business(database: Database) {
  const meeting = await createMeeting(database, {
    startsAt: Date.now() + 3 * dayMs,
    attendeeName: secretName,
  });
  const { organizationId } = meeting;
  const [eventType, schedule] = await Promise.all([
    database.prisma.eventType.findFirstOrThrow({ where: { organizationId } }),
    database.prisma.schedule.findFirstOrThrow({ where: { organizationId } }),
  ]);
  const session = await createSessionFor(database, meeting.hostId, Date.now());
  return { ...meeting, session, eventTypeId: eventType.id, scheduleId: schedule.id };
}

/** Everything that a business has, to be compared. */
function stateOf({ prisma }: Database, id: string) {
  return prisma.organization.findUniqueOrThrow({
    where: { id },
    include: {
      memberships: true,
      eventTypes: { include: { questions: true } },
      schedules: { include: { rules: true, overrides: true } },
      bookings: { include: { attendees: true, answers: true, mailMessages: true } },
      assets: true,
    },
  });
}

type Ids = Pick<Awaited<ReturnType<typeof business>>, "bookingId" | "eventTypeId" | "scheduleId">;

const pagesWith = ({ bookingId, eventTypeId, scheduleId }: Ids) => [
  `/bookings/${bookingId}`,
  `/bookings/${bookingId}/cancel`,
  `/bookings/${bookingId}/move`,
  `/event-types/${eventTypeId}`,
  `/event-types/${eventTypeId}/delete`,
  `/schedules/${scheduleId}`,
  `/schedules/${scheduleId}/delete`,
];

/** Forms that would change something if they were let through. */
const changesWith = ({ bookingId, eventTypeId, scheduleId }: Ids): [string, Record<string, string>][] => [
  [`/bookings/${bookingId}/cancel`, { reason: "mine now" }],
  [`/bookings/${bookingId}/move`, { at: "2027-03-01T10:00Z" }],
  ...["up", "down", "hide", "show", "duplicate", "restore"].map((name): [string, Record<string, string>] => [
    "/event-types",
    { do: name, id: eventTypeId },
  ]),
  [`/event-types/${eventTypeId}`, wholeEventType(scheduleId)],
  [`/event-types/${eventTypeId}/delete`, {}],
  ["/schedules", { do: "make-default", id: scheduleId }],
  [`/schedules/${scheduleId}`, { name: "Mine", timeZone: "UTC" }],
  [`/schedules/${scheduleId}/delete`, {}],
];

const businessPages = [
  ...["", "/bookings", "/bookings/new", "/calendar", "/event-types", "/event-types/new", "/schedules"],
  ...["new", "away", "travel", "limits", "blocked", "why"].map((page) => `/schedules/${page}`),
  ...["/offers", "/offers/new", "/share", "/meetings", "/meetings/new"],
];
const ownersPages = ["/settings", "/settings/data", "/settings/export"];

const businessChanges = (): [string, Record<string, string>][] => [
  ["/settings", { do: "profile", name: "M", slug: randomId(), accentColor: "#000000", timeZone: "UTC" }],
  ["/settings", { do: "remove-logo" }],
  ["/settings/data", { retentionDays: "1", confirmed: "1" }],
  ["/schedules/new", { name: "Mine" }],
  ...["now", "open", "renew", "knocks"].map((name): [string, Record<string, string>] => [
    "/meetings",
    { do: name },
  ]),
];

function wholeEventType(scheduleId: string): Record<string, string> {
  return {
    title: "Mine",
    slug: "mine",
    lengthMinutes: "30",
    bufferBeforeMinutes: "0",
    bufferAfterMinutes: "0",
    "notice.amount": "0",
    "notice.unit": "hours",
    "changeNotice.amount": "0",
    "changeNotice.unit": "hours",
    scheduleId,
  };
}

test("nothing of another business is seen or changed, by its own address or through one's own", async ({
  database,
}) => {
  const theirs = await business(database);
  const mine = await business(database);
  const [before, mineBefore] = [
    await stateOf(database, theirs.organizationId),
    await stateOf(database, mine.organizationId),
  ];
  const { session } = mine;
  const at = (base: string, paths: string[]) => paths.map((page) => base + page);
  const theirBase = `/dashboard/${theirs.slug}`;
  const myBase = `/dashboard/${mine.slug}`;
  const closed = [
    ...at(theirBase, [...businessPages, ...ownersPages, ...pagesWith(theirs)]),
    ...at(myBase, pagesWith(theirs)),
    `/onboarding/live/${theirs.slug}`,
  ];
  for (const page of closed.flatMap((one) => [one, `${one}.data`])) {
    const answer = await ask(page, { session });
    // A page's data is answered with 404 inside where the frame around it may be seen.
    expect(answer.status, page).toBe(page.endsWith(".data") ? answer.status : 404);
    expect(answer.status, page).toBeLessThan(500);
    expect(answer.body, page).not.toContain(secretName);
    expect(answer.body, page).not.toContain("@customers.example");
  }
  const changes = [
    ...changesWith(theirs).flatMap(([page, form]) => [
      [theirBase + page, form] as const,
      [myBase + page, form] as const,
    ]),
    ...businessChanges().map(([page, form]) => [theirBase + page, form] as const),
  ];
  for (const [page, form] of changes) {
    expect((await ask(page, { session, form })).status, `${page} ${JSON.stringify(form)}`).toBe(404);
  }
  const borrowed = await ask(`${myBase}/event-types/${mine.eventTypeId}`, {
    session,
    form: wholeEventType(theirs.scheduleId),
  });
  expect(borrowed.status).toBe(400);
  expect(await stateOf(database, theirs.organizationId)).toEqual(before);
  expect(await stateOf(database, mine.organizationId)).toEqual(mineBefore);
});

test("without a session, or with a made-up or ended one, the dashboard shows only its door", async ({
  database,
}) => {
  const { slug, hostId, session, ...ids } = await business(database);
  const base = `/dashboard/${slug}`;
  const ended = await createSessionFor(database, hostId, Date.now() - 2 * dayMs);
  const pages = [...businessPages, ...ownersPages, ...pagesWith(ids)].map((page) => base + page);
  for (const token of [undefined, randomToken(), "x", ended, `${session.slice(0, -1)}!`]) {
    const known = token ? { session: token } : {};
    for (const page of [...pages, "/account", "/onboarding"]) {
      const answer = await ask(page, known);
      expect(answer.status, page).toBe(302);
      expect(answer.headers.location, page).toMatch(/^\/sign-in\?next=/);
      const bare = await ask(`${page}.data`, known);
      expect(bare.body, `${page}.data`).not.toContain(secretName);
      expect(bare.body, `${page}.data`).toContain("/sign-in");
    }
    for (const [page, form] of [...changesWith(ids), ...businessChanges()]) {
      expect((await ask(base + page, { ...known, form })).headers.location, page).toBe("/sign-in");
    }
  }
});

test("a member who is no owner changes neither the business nor what it offers", async ({ database }) => {
  const { organizationId, hostId, slug, session, ...ids } = await business(database);
  await database.prisma.membership.updateMany({
    where: { organizationId, userId: hostId },
    data: { role: "member" },
  });
  const base = `/dashboard/${slug}`;
  const before = await stateOf(database, organizationId);
  for (const page of ownersPages) expect((await ask(base + page, { session })).status, page).toBe(403);
  const changes = [...changesWith(ids), ...businessChanges()].filter(
    ([page]) => page.startsWith("/event-types") || page.startsWith("/settings"),
  );
  for (const [page, form] of changes) {
    expect((await ask(base + page, { session, form })).status, page).toBe(403);
  }
  expect(await stateOf(database, organizationId)).toEqual(before);
});

test("a signature that is forged, foreign or made for something else opens nothing", async ({ database }) => {
  const links = linksOfProduct();
  const { bookingId, attendeeId, organizationId } = await business(database);
  const other = await business(database);
  const right = links.managePath(attendeeId).split("/").at(-1) ?? "";
  const roomKey = new URL(links.attendeeRoomUrl(bookingId, attendeeId)).searchParams.get("as") ?? "";
  const before = await stateOf(database, organizationId);
  const forged = [
    "x",
    right.slice(0, -1),
    `${right}A`,
    right.toLowerCase(),
    (right.startsWith("A") ? "B" : "A") + right.slice(1),
    links.managePath(other.attendeeId).split("/").at(-1) ?? "",
    roomKey.split(".")[1] ?? "",
    "%2e%2e",
  ];
  expect((await ask(`/booking/${attendeeId}/${right}`)).body).toContain("First call");
  for (const signature of forged) {
    for (const page of ["", "/move", "/cancel", "/calendar.ics"]) {
      const answer = await ask(`/booking/${attendeeId}/${signature}${page}`);
      expect(answer.status, signature + page).toBe(404);
      expect(answer.body).not.toContain("First call");
    }
    for (const page of ["/move", "/cancel"]) {
      const form = { at: "2027-03-01T10:00Z", reason: "forged" };
      expect((await ask(`/booking/${attendeeId}/${signature}${page}`, { form })).status).toBe(404);
    }
    if (roomKey.endsWith(signature)) continue;
    const door = await ask(`/room/${bookingId}?as=${attendeeId}.${signature}`);
    expect(door.status).toBe(302);
    expect(door.headers["set-cookie"] ?? []).toEqual([]);
  }
  const inRoom = async (key: string) =>
    (await ask(`/room/${bookingId}`, { headers: { Cookie: `parley_room_key=${key}` } })).body;
  // Whom one is about to meet is told to the attendee alone.
  expect(await inRoom(roomKey)).toContain("Hanna Berg");
  expect(await inRoom(`${attendeeId}.${right}`)).not.toContain("Hanna Berg");
  const fromOtherRoom = await ask(`/room/${bookingId}?as=${roomKey}`.replace(bookingId, other.bookingId));
  expect(fromOtherRoom.headers["set-cookie"] ?? []).toEqual([]);
  expect(await stateOf(database, organizationId)).toEqual(before);
});

test("a mailed link serves its own purpose, in its own time, once", async ({ database }) => {
  const links = linksOfProduct();
  const { hostId } = await business(database);
  const token = (purpose: "verify_email" | "reset_password", expiresAt: number, usedAt: Date | null = null) =>
    database.prisma.emailToken.create({
      data: { id: randomId(), userId: hostId, purpose, expiresAt: new Date(expiresAt), usedAt },
    });
  const pathOf = (purpose: "verify_email" | "reset_password", id: string) =>
    new URL(links.emailTokenUrl(purpose, id)).pathname;
  const form = { password: "harbour lights at noon" };
  const inTime = Date.now() + dayMs;
  const [fresh, late, used] = [
    await token("reset_password", inTime),
    await token("reset_password", Date.now() - 1000),
    await token("reset_password", inTime, new Date()),
  ];
  const refused: [string, number][] = [
    [pathOf("reset_password", late.id), 410],
    [pathOf("reset_password", used.id), 410],
    [pathOf("verify_email", fresh.id), 410],
    [pathOf("verify_email", fresh.id).replace("verify-email", "reset-password"), 404],
    [pathOf("reset_password", fresh.id).replace("reset-password", "verify-email"), 404],
    [pathOf("reset_password", fresh.id).slice(0, -2), 404],
    [`/reset-password/${fresh.id}.`, 404],
  ];
  for (const [address, status] of refused) {
    expect((await ask(address)).status, address).toBe(status);
    expect((await ask(address, { form })).status, address).toBe(status);
  }
  expect((await database.prisma.user.findUniqueOrThrow({ where: { id: hostId } })).passwordHash).toBe("none");
  const race = await Promise.all([1, 2, 3].map(() => ask(pathOf("reset_password", fresh.id), { form })));
  expect(race.map(({ status }) => status).sort()).toEqual([303, 410, 410]);
});
