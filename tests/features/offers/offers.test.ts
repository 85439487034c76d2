import { expect, test } from "vitest";
import { slotParam } from "#app/features/booking/booking-form.ts";
import {
  loadOfferEditor,
  openOffer,
  readChoices,
  sentOffer,
  submitOffer,
  takeOffer,
  withdraw,
} from "#app/features/offers/offers.server.ts";
import { bookableBusiness } from "#tests/factories/bookable-business.ts";
import { createBooking } from "#tests/factories/booking.ts";
import { testDatabase } from "../test-database.ts";
import { ada, formOf, halfHourMs, type OfferScene, offerScene } from "./offer-scene.ts";

const database = await testDatabase();
const { prisma } = database;

const take = async ({ services, row }: OfferScene, id: string, startsAt: number, taker = ada) =>
  takeOffer(services, await row(id), { startsAt, taker });
const countBookings = (organizationId: string) => prisma.booking.count({ where: { organizationId } });

test("a member offers times beyond notice and window, and the visitor books one past these rules", async () => {
  const scene = await offerScene(database, {
    eventType: { noticeMinutes: 60 * 24 * 30, windowKind: "calendar_days", windowDays: 1 },
  });
  const start = scene.tomorrow(0);
  const id = await scene.made([start, scene.tomorrow(2)], { recipientName: "Ada", note: "As agreed" });
  expect(await scene.row(id)).toMatchObject({ status: "open", endsOn: new Date(scene.tomorrow(2)) });
  const result = await take(scene, id, start);
  if (!result.ok) throw new Error(result.reason);
  const booking = await prisma.booking.findUniqueOrThrow({
    where: { id: result.bookingId },
    include: { attendees: true, occupiedTimes: true, mailMessages: true },
  });
  expect(booking).toMatchObject({ source: "time_offer", status: "confirmed", startsAt: new Date(start) });
  expect(booking.attendees).toMatchObject([{ name: "Ada", timeZone: "Europe/Paris" }]);
  expect(booking.occupiedTimes).toHaveLength(1);
  expect(booking.mailMessages.map(({ kind }) => kind)).toEqual(["booking_confirmed", "booking_confirmed"]);
  expect(await scene.row(id)).toMatchObject({ status: "taken", bookingId: booking.id });
});

test("times that were taken meanwhile are crossed out, past ones too, and neither can be booked", async () => {
  const scene = await offerScene(database);
  const { organizationId, business, services } = scene;
  const [first, second, third] = [scene.now + halfHourMs, scene.tomorrow(0), scene.tomorrow(4)];
  const id = await scene.made([first, second, third]);
  const hostIds = [business.hostId];
  await createBooking(database, {
    organizationId,
    eventTypeId: business.eventTypeId,
    hostIds,
    startsAt: second,
  });
  services.clock.set(first + 1);
  const opened = await scene.open(id, { at: slotParam(second) });
  expect(opened?.page).toMatchObject({ gone: true, chosen: null });
  expect(opened?.page.days.flatMap(({ times }) => times.map(({ state }) => state))).toEqual([
    "past",
    "taken",
    "free",
  ]);
  expect(await take(scene, id, second)).toEqual({ ok: false, reason: "taken" });
  expect(await take(scene, id, first)).toEqual({ ok: false, reason: "past" });
  expect(await take(scene, id, scene.tomorrow(6)), "a time that was never offered").toMatchObject({
    ok: false,
  });
  expect(await countBookings(organizationId)).toBe(1);
  expect((await take(scene, id, third)).ok).toBe(true);
});

test("time that a host blocks by hand is taken too", async () => {
  const scene = await offerScene(database);
  const { organizationId, business } = scene;
  const id = await scene.made([scene.tomorrow(0)]);
  await prisma.busyTime.create({
    data: {
      ...{ id: `busy-${organizationId}`, organizationId, userId: business.hostId },
      startsAt: new Date(scene.tomorrow(0) + 60_000),
      endsAt: new Date(scene.tomorrow(1)),
    },
  });
  expect(await take(scene, id, scene.tomorrow(0))).toEqual({ ok: false, reason: "taken" });
});

test("a host whom the business suspended gives none of the times they offered; restored, they do again", async () => {
  const scene = await offerScene(database);
  const { organizationId, business, services, made, open, tomorrow } = scene;
  const id = await made([tomorrow(0), tomorrow(2)]);
  const where = { organizationId, userId: business.hostId };
  const since = new Date(services.clock.now());
  await prisma.membership.updateMany({ where, data: { suspendedAt: since, barredAt: since } });
  const opened = await open(id);
  expect(opened?.page.days.flatMap(({ times }) => times.map(({ state }) => state))).toEqual([
    "taken",
    "taken",
  ]);
  expect(await take(scene, id, tomorrow(0))).toEqual({ ok: false, reason: "taken" });
  expect(await countBookings(organizationId)).toBe(0);

  await prisma.membership.updateMany({ where, data: { suspendedAt: null, barredAt: null } });
  expect(await take(scene, id, tomorrow(0))).toMatchObject({ ok: true });
});

test("an offer books once: the same click twice, and two times at once, are one booking", async () => {
  const scene = await offerScene(database);
  const starts = [0, 2, 4, 6].map(scene.tomorrow);
  const id = await scene.made(starts);
  const results = await Promise.all([...starts, ...starts].map((start) => take(scene, id, start)));
  const bookings = new Set(results.flatMap((result) => (result.ok ? [result.bookingId] : [])));
  expect(bookings.size).toBe(1);
  expect(results.filter(({ ok }) => ok).length).toBeGreaterThan(0);
  for (const result of results) if (!result.ok) expect(["taken", "over"]).toContain(result.reason);
  expect(await countBookings(scene.organizationId)).toBe(1);
  const again = await take(scene, id, starts[3] ?? 0);
  expect(again).toMatchObject({ ok: true, bookingId: [...bookings][0] });
});

test("two visitors with offers of the same time: one has it, the other is told", async () => {
  const scene = await offerScene(database);
  const start = scene.tomorrow(0);
  const ids = [await scene.made([start]), await scene.made([start])];
  const results = await Promise.all(ids.map((id) => take(scene, id, start)));
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  expect(results.find(({ ok }) => !ok)).toEqual({ ok: false, reason: "taken" });
});

test("a withdrawn offer, and one whose times are past, book nothing", async () => {
  const scene = await offerScene(database);
  const { organizationId, services } = scene;
  const [withdrawn, late] = [await scene.made([scene.tomorrow(0)]), await scene.made([scene.tomorrow(2)])];
  expect(await withdraw(services, { organizationId, onlyHostId: null, id: withdrawn })).toBe(true);
  expect(await withdraw(services, { organizationId, onlyHostId: null, id: withdrawn })).toBe(false);
  expect((await scene.open(withdrawn))?.page.state).toBe("withdrawn");
  expect(await take(scene, withdrawn, scene.tomorrow(0))).toEqual({ ok: false, reason: "over" });
  services.clock.set(scene.tomorrow(2));
  expect((await scene.open(late))?.page.state).toBe("expired");
  expect(await take(scene, late, scene.tomorrow(2))).toEqual({ ok: false, reason: "past" });
  expect(await countBookings(organizationId)).toBe(0);
});

test("a used offer shows what was booked and no way to change it", async () => {
  const scene = await offerScene(database);
  const id = await scene.made([scene.tomorrow(0)]);
  await take(scene, id, scene.tomorrow(0));
  const opened = await scene.open(id);
  expect(opened?.page).toMatchObject({
    state: "taken",
    booked: { time: "Tuesday, January 19, 2027, 10:00\u00a0AM – 10:30\u00a0AM", cancelled: false },
  });
  expect(JSON.stringify(opened?.page)).not.toContain("/booking/");
});

test("a forged signature, another offer's and a missing offer open nothing", async () => {
  const scene = await offerScene(database);
  const [one, other] = [await scene.made([scene.tomorrow(0)]), await scene.made([scene.tomorrow(2)])];
  const signatureOf = (id: string) => scene.services.links.offerPath(id).split("/").at(-1) ?? "";
  expect(await scene.open(one)).not.toBeNull();
  for (const signature of [
    "",
    "x".repeat(43),
    signatureOf(other),
    scene.services.links.managePath(one).split("/").at(-1),
  ])
    expect(await scene.open(one, { signature: signature ?? "" })).toBeNull();
  const gone = { id: "gone", signature: signatureOf("gone"), locale: "en" as const, zones: [], at: null };
  expect(await openOffer(scene.services, gone)).toBeNull();
});

test("the form keeps what was entered, says what is wrong, and waits when a network sends too many", async () => {
  const scene = await offerScene(database);
  Object.assign(scene.services.settings, { bookingsPerHour: 2 });
  const id = await scene.made([scene.tomorrow(0), scene.tomorrow(2)]);
  const send = async (fields: Record<string, string>) => {
    const opened = await scene.open(id, { at: fields["at"] ?? "" });
    if (!opened) throw new Error("no offer");
    const form = formOf({ do: "take", at: slotParam(scene.tomorrow(0)), ...fields });
    return submitOffer(scene.services, { opened, form, network: "203.0.113.0/24" });
  };
  expect(await send({ name: "Ada", email: "nonsense" })).toMatchObject({
    status: 400,
    answer: { values: { name: ["Ada"] }, problems: [{ field: "email", message: "booking.error.email" }] },
  });
  const ok = await send({ name: "Ada", email: ada.email });
  expect(ok).toMatchObject({ status: 303, location: expect.stringMatching(/^\/booking\/\w+\/[\w-]+\?new$/) });
  expect(await send({ name: "Ada", email: ada.email }), "the same again").toEqual(ok);
  expect(await send({ name: "Ada", email: ada.email })).toMatchObject({ status: 429 });
});

test("an offer needs times that are free now, twenty at most, and an address that is one", async () => {
  const scene = await offerScene(database);
  const { organizationId, business } = scene;
  expect(await scene.offer([])).toMatchObject({ ok: false, errors: { at: expect.any(String) } });
  const many = Array.from({ length: 21 }, (_, index) => scene.tomorrow(index * 48));
  expect(await scene.offer(many)).toMatchObject({ ok: false, errors: { at: "Pick 20 times at most." } });
  const [free, taken] = [scene.tomorrow(0), scene.tomorrow(2)];
  const hostIds = [business.hostId];
  await createBooking(database, {
    organizationId,
    eventTypeId: business.eventTypeId,
    hostIds,
    startsAt: taken,
  });
  const result = await scene.offer([free, taken, scene.now - 1], { recipientEmail: "x" });
  expect(result).toMatchObject({ ok: false, starts: [free] });
  expect(result).toMatchObject({
    errors: { recipientEmail: expect.any(String), at: expect.stringMatching(/10:30|11:00/) },
  });
  expect(await prisma.timeOffer.count({ where: { organizationId } })).toBe(0);
});

test("the picker shows what the host could give in a week, keeps what was ticked elsewhere, and no stranger's event type", async () => {
  const scene = await offerScene(database, { eventType: { noticeMinutes: 10_000 } });
  const { services, organizationId, business, shown } = scene;
  const member = { id: business.hostId, timeZone: "UTC" };
  const form = new FormData();
  form.append("at", slotParam(scene.tomorrow(0)));
  form.append("at", slotParam(scene.tomorrow(48 * 7)));
  form.append("at", "rubbish");
  const editor = await loadOfferEditor(services, {
    organizationId,
    onlyHostId: null,
    member,
    shown,
    choices: readChoices(form),
  });
  expect(editor?.week).toMatchObject({ date: "2027-01-18", previous: null, next: "2027-01-25" });
  const [monday, tuesday] = editor?.week.days ?? [];
  // It is nine: the slot that begins now is no longer offered.
  expect(monday?.times[0]?.param).toBe("2027-01-18T09:30Z");
  expect(tuesday?.times.filter(({ chosen }) => chosen).map(({ param }) => param)).toEqual([
    "2027-01-19T10:00Z",
  ]);
  expect(editor?.elsewhere).toEqual(["2027-01-26T10:00Z"]);
  expect(editor?.picked).toHaveLength(2);
  const other = await bookableBusiness(database);
  form.set("eventTypeId", other.eventTypeId);
  form.set("hostId", other.hostId);
  form.set("week", "2027-02-03");
  const theirs = await loadOfferEditor(services, {
    organizationId,
    onlyHostId: null,
    member,
    shown,
    choices: readChoices(form),
  });
  expect(theirs?.chosen).toMatchObject({ eventTypeId: business.eventTypeId, hostId: business.hostId });
  expect(theirs?.week.date).toBe("2027-02-01");
});

test("without a wish the first week with a free time is shown; an empty one only to who asks for it", async () => {
  const { services, organizationId, business, shown } = await offerScene(database);
  const weekAsked = async (fields: [string, string][]) => {
    const form = new FormData();
    for (const [name, value] of fields) form.append(name, value);
    const choices = readChoices(form);
    const member = { id: business.hostId, timeZone: "UTC" };
    return (await loadOfferEditor(services, { organizationId, onlyHostId: null, member, shown, choices }))
      ?.week;
  };
  // A Sunday night: the last start of this week has passed.
  services.clock.set(Date.UTC(2027, 0, 24, 23, 45));
  expect(await weekAsked([])).toMatchObject({ date: "2027-01-25", previous: "2027-01-18" });
  const empty = await weekAsked([["week", "2027-01-24"]]);
  expect(empty).toMatchObject({ date: "2027-01-18", previous: null, next: "2027-01-25" });
  expect(empty?.days.flatMap(({ times }) => times)).toEqual([]);
  expect(await weekAsked([["week", "soon"]])).toMatchObject({ date: "2027-01-25" });
});

test("the words for a mail name the recipient's zone, link each free time, and let nothing out of its quotes", async () => {
  const scene = await offerScene(database);
  const { services, organizationId, business, shown } = scene;
  const [free, taken] = [scene.tomorrow(0), scene.tomorrow(2)];
  const id = await scene.made([free, taken], {
    ...{ recipientName: 'Ada <b>"L"</b>', note: "Line & <i>one</i>" },
    ...{ recipientTimeZone: "Asia/Tokyo", recipientLocale: "fr" },
  });
  const hostIds = [business.hostId];
  await createBooking(database, {
    organizationId,
    eventTypeId: business.eventTypeId,
    hostIds,
    startsAt: taken,
  });
  const sent = await sentOffer(services, { organizationId, onlyHostId: null, id, shown });
  if (!sent) throw new Error("no offer");
  expect(sent.mail.text).toContain("Tokyo (UTC+9)");
  expect(sent.mail.text).toContain("mardi 19 janvier 2027, 19:00");
  expect(sent.mail.text.match(/at=/g)).toHaveLength(1);
  expect(sent.mail.html).not.toMatch(/<[bi]>/);
  expect(sent.mail.html).toContain("Ada &lt;b&gt;&quot;L&quot;&lt;/b&gt;");
  expect(sent.mail.html).toContain(`${sent.url}?at=2027-01-19T10%3A00Z&amp;timezone=Asia%2FTokyo`);
  expect(sent.times.map(({ state }) => state)).toEqual(["free", "taken"]);
  const other = await bookableBusiness(database);
  const strangers = { organizationId: other.organizationId, onlyHostId: null, id, shown };
  expect(await sentOffer(services, strangers)).toBeNull();
});
