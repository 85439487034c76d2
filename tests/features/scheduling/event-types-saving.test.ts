import { expect, test } from "vitest";
import { eventTypeTree, newEventTypeTree } from "#app/features/scheduling/event-type-tree.ts";
import { eventTypeById, submitEventType } from "#app/features/scheduling/scheduling.server.ts";
import { translatorFor } from "#app/messages/all-translators.ts";
import type { FormTree } from "#app/platform/form/form-tree.ts";
import { addColleague, type BookableBusiness, bookableBusiness } from "#tests/factories/bookable-business.ts";
import { createBooking } from "#tests/factories/booking.ts";
import { fakeServices } from "#tests/fakes/fake-services.ts";
import { testDatabase } from "../test-database.ts";
import { withPurposes } from "./with-purposes.ts";

const database = await testDatabase();
const services = fakeServices(database);
const asked = { translator: translatorFor("en"), timeZone: "UTC" };

const keyOf = ({ organizationId, eventTypeId }: BookableBusiness) => ({ organizationId, id: eventTypeId });

/** Saves the business's event type with some fields changed. */
async function save(business: BookableBusiness, changes: FormTree) {
  const { attendeesMayMove: _, ...usual } = newEventTypeTree(business.scheduleId);
  const tree = { ...usual, title: "Talk", slug: "talk", ...withPurposes(changes) };
  return submitEventType(services, { ...keyOf(business), ...asked, tree });
}
const stored = (business: BookableBusiness) => eventTypeById(services, keyOf(business));

async function expectRefused(
  business: BookableBusiness,
  changes: FormTree,
  fields: string | string[],
  status = 400,
) {
  const before = await stored(business);
  const result = await save(business, changes);
  expect(result, JSON.stringify(changes).slice(0, 120)).toMatchObject({ status });
  const { errors } = (result as { answer: { errors: Record<string, string> } }).answer;
  expect(Object.keys(errors)).toEqual([fields].flat());
  expect(await stored(business)).toEqual(before);
  return errors;
}

const everySetting: FormTree = {
  title: "Everything",
  slug: "everything",
  description: "All of it",
  color: "#7A1FA2",
  visibility: "links",
  disabled: "on",
  lengthMinutes: "45",
  otherLengths: "90 15; 30",
  slotIntervalMinutes: "20",
  slotOffsetMinutes: "10",
  fitClosely: "on",
  bufferBeforeMinutes: "5",
  bufferAfterMinutes: "15",
  notice: { amount: "3", unit: "hours" },
  window: { kind: "dates", firstDate: "2026-11-01", lastDate: "2026-12-24", days: "nonsense" },
  limits: {
    day: { count: "2", minutes: "" },
    week: { count: "", minutes: "300" },
    year: { count: "90", minutes: "9000" },
  },
  ongoingPerAttendee: "3",
  locations: [
    { kind: "parley_room" },
    { kind: "host_calls" },
    { kind: "attendee_calls", phone: "+33 1 23 45 67 89", url: "nonsense" },
    { kind: "in_person", address: "1 Harbour Street" },
    { kind: "link", url: "https://meet.example/us" },
  ],
  guestsMax: "4",
  approval: { kind: "short_notice", notice: { amount: "2", unit: "days" }, hours: "24" },
  attendeesMayCancel: "on",
  changeNotice: { amount: "1", unit: "days" },
  cancellationPolicy: "A day before, please.",
  attendance: { kind: "group", seats: "12", showsAttendees: "on" },
  waiting: { on: "on", minutes: "45" },
  series: { kind: "week", every: "2", max: "6" },
  confirmationText: "See you!",
  redirectUrl: "https://thanks.example/?from=us",
  redirectsDetails: "on",
};

test("every setting is stored, and its form says it again", async () => {
  const business = await bookableBusiness(database);
  expect(await save(business, everySetting)).toMatchObject({ status: 303, merged: false });
  const saved = await stored(business);
  expect(saved).toMatchObject({
    ...{ title: "Everything", color: "#7a1fa2", hidden: true, byLinksAlone: true, disabled: true },
    ...{ lengthMinutes: 45, otherLengths: [15, 30, 90], slotIntervalMinutes: 20, slotOffsetMinutes: 10 },
    ...{ fitClosely: true, bufferBeforeMinutes: 5, bufferAfterMinutes: 15, noticeMinutes: 180 },
    ...{ windowKind: "dates", windowDays: null, ongoingPerAttendee: 3, guestsMax: 4 },
    windowFirstDate: new Date("2026-11-01"),
    windowLastDate: new Date("2026-12-24"),
    limits: [
      { period: "day", maxCount: 2, maxMinutes: null },
      { period: "week", maxCount: null, maxMinutes: 300 },
      { period: "year", maxCount: 90, maxMinutes: 9000 },
    ],
    locations: [
      { kind: "parley_room", detail: "" },
      { kind: "host_calls", detail: "" },
      { kind: "attendee_calls", detail: "+33 1 23 45 67 89" },
      { kind: "in_person", detail: "1 Harbour Street" },
      { kind: "link", detail: "https://meet.example/us" },
    ],
    ...{ approval: "short_notice", approvalNotice: 2880, approvalHours: 24, pendingBlocks: false },
    ...{ attendeesMayCancel: true, attendeesMayMove: false, changeNoticeMinutes: 1440 },
    ...{ seats: 12, showsSeatsLeft: false, showsAttendees: true, waitingList: true, offerMinutes: 45 },
    ...{ seriesUnit: "week", seriesEvery: 2, seriesMax: 6, cancellationPolicy: "A day before, please." },
    ...{
      confirmationText: "See you!",
      redirectUrl: "https://thanks.example/?from=us",
      redirectsDetails: true,
    },
  });
  const tree = eventTypeTree(saved as NonNullable<typeof saved>);
  expect((await submitEventType(services, { ...keyOf(business), ...asked, tree })).status).toBe(303);
  expect(await stored(business)).toEqual(saved);
});

test("every kind of booking window is stored with what it needs and nothing else", async () => {
  const business = await bookableBusiness(database);
  const dates = { firstDate: "2026-11-01", lastDate: "2026-11-01" };
  for (const kind of ["calendar_days", "business_days", "bookable_days", "unlimited", "dates"] as const) {
    expect(await save(business, { window: { kind, days: "0", ...dates } })).toMatchObject({ status: 303 });
    expect(await stored(business)).toMatchObject({
      windowKind: kind,
      windowDays: kind.endsWith("_days") ? 0 : null,
      windowLastDate: kind === "dates" ? new Date(dates.lastDate) : null,
    });
  }
});

test("lengths given twice are merged, which the answer says", async () => {
  const business = await bookableBusiness(database);
  const changes = { lengthMinutes: "30", otherLengths: "60, 30, 60 15" };
  expect(await save(business, changes)).toMatchObject({ status: 303, merged: true });
  expect(await stored(business)).toMatchObject({ lengthMinutes: 30, otherLengths: [15, 60] });
});

test("hosts are kept in their order, with what their mode asks for", async () => {
  const business = await bookableBusiness(database);
  const { organizationId, scheduleId, hostId } = business;
  const [ben, cleo] = [
    await addColleague(database, { organizationId }),
    await addColleague(database, { organizationId }),
  ];
  const turn = { groupName: "Juniors", priority: "2", weight: "250" };
  const hosts: FormTree[] = [
    { scheduleId: cleo.scheduleId, fixed: "on", weight: "" },
    { scheduleId, ...turn },
    { scheduleId: ben.scheduleId },
  ];
  const usual = { fixed: false, groupName: "", priority: 0, weight: 100 };
  const hostsAfter = async (kind: string) => {
    expect(await save(business, { hosting: { kind, hosts, attendeeChooses: "on" } })).toMatchObject({
      status: 303,
    });
    const saved = await stored(business);
    expect(saved?.attendeeChoosesHost).toBe(kind.endsWith("round_robin"));
    return saved?.hosts;
  };
  expect(await hostsAfter("collective")).toEqual([
    { userId: cleo.userId, scheduleId: cleo.scheduleId, ...usual },
    { userId: hostId, scheduleId, ...usual },
    { userId: ben.userId, scheduleId: ben.scheduleId, ...usual },
  ]);
  expect((await hostsAfter("round_robin"))?.[1]).toMatchObject({ priority: 2, weight: 250, groupName: "" });
  expect(await hostsAfter("fixed_round_robin")).toMatchObject([
    { userId: cleo.userId, fixed: true },
    { userId: hostId, fixed: false, groupName: "Juniors", priority: 2 },
    { userId: ben.userId, fixed: false, groupName: "" },
  ]);
});

test("hosts that make no sense for their mode are refused", async () => {
  const business = await bookableBusiness(database);
  const { organizationId, scheduleId } = business;
  const ben = await addColleague(database, { organizationId });
  const [ada, other] = [{ scheduleId }, { scheduleId: ben.scheduleId }];
  const fixed = { fixed: "on" };
  const cases: [string, FormTree[]][] = [
    ["one", [ada, other]],
    ["one", []],
    ["collective", []],
    ["round_robin", []],
    [
      "fixed_round_robin",
      [
        { ...ada, ...fixed },
        { ...other, ...fixed },
      ],
    ],
    ["fixed_round_robin", [ada, other]],
  ];
  for (const [kind, hosts] of cases)
    await expectRefused(business, { hosting: { kind, hosts } }, "hosting.hosts");
  await expectRefused(business, { hosting: { kind: "everyone", hosts: [ada] } }, "hosting.kind");
  const twice = { kind: "collective", hosts: [ada, other, ada] };
  await expectRefused(business, { hosting: twice }, "hosting.hosts.2.scheduleId");
  const groups = [
    { ...ada, groupName: "A" },
    { ...other, groupName: "B" },
  ];
  expect(await save(business, { hosting: { kind: "fixed_round_robin", hosts: groups } })).toMatchObject({
    status: 303,
  });
});

test("two schedules of one member make one host, not two", async () => {
  const business = await bookableBusiness(database);
  const { organizationId, hostId: userId } = business;
  const second = {
    id: `${business.scheduleId.slice(0, 20)}second`,
    organizationId,
    userId,
    name: "B",
    timeZone: "UTC",
  };
  await database.prisma.schedule.create({ data: second });
  const hosts = [{ scheduleId: business.scheduleId }, { scheduleId: second.id }];
  await expectRefused(business, { hosting: { kind: "collective", hosts } }, "hosting.hosts.1.scheduleId");
  expect(
    await save(business, { hosting: { kind: "one", hosts: [{ scheduleId: second.id }] } }),
  ).toMatchObject({
    status: 303,
  });
});

test("another business's schedule and a suspended member's cannot be used", async () => {
  const [ours, theirs] = [await bookableBusiness(database), await bookableBusiness(database)];
  const { organizationId, scheduleId } = ours;
  const ben = await addColleague(database, { organizationId });
  const membership = { organizationId, userId: ben.userId };
  await database.prisma.membership.updateMany({ where: membership, data: { suspendedAt: new Date() } });
  for (const id of [theirs.scheduleId, ben.scheduleId, "nobody"]) {
    const hosting = { kind: "collective", hosts: [{ scheduleId }, { scheduleId: id }] };
    await expectRefused(ours, { hosting }, "hosting.hosts.1.scheduleId");
  }
  const stolen = {
    title: "New",
    slug: "new",
    hosting: { kind: "one", hosts: [{ scheduleId: theirs.scheduleId }] },
  };
  const tree = { ...newEventTypeTree(scheduleId), ...stolen };
  expect(await submitEventType(services, { organizationId, id: null, ...asked, tree })).toMatchObject({
    status: 400,
  });
  expect(await database.prisma.eventType.count({ where: { organizationId } })).toBe(1);
});

test("a host who was suspended since stays until somebody takes them out", async () => {
  const business = await bookableBusiness(database, { colleagues: [{}] });
  const { organizationId, hostIds } = business;
  const userId = hostIds[1] ?? "";
  await database.prisma.membership.updateMany({
    where: { organizationId, userId },
    data: { suspendedAt: new Date() },
  });
  const hosts = (await stored(business))?.hosts.map(({ scheduleId }) => ({ scheduleId })) ?? [];
  expect(await save(business, { hosting: { kind: "collective", hosts } })).toMatchObject({ status: 303 });
  expect((await stored(business))?.hosts).toHaveLength(2);
  expect(await save(business, { hosting: { kind: "one", hosts: hosts.slice(0, 1) } })).toMatchObject({
    status: 303,
  });
  await expectRefused(business, { hosting: { kind: "collective", hosts } }, "hosting.hosts.1.scheduleId");
});

const at = (days: number) => services.clock.now() + days * 86_400_000;

test("a group cannot shrink below the seats that are booked, and the meetings are named", async () => {
  const business = await bookableBusiness(database, { eventType: { seats: 5 } });
  const { organizationId, eventTypeId, hostId } = business;
  const group = { organizationId, eventTypeId, hostIds: [hostId], seats: 5 };
  const full = await createBooking(database, { ...group, startsAt: at(2), attendees: [{}, {}, {}] });
  const small = await createBooking(database, { ...group, startsAt: at(3), attendees: [{}] });
  const over = await createBooking(database, { ...group, startsAt: at(-3), attendees: [{}, {}, {}, {}] });
  const seatsOf = async ({ bookingId }: { bookingId: string }) =>
    (await database.prisma.booking.findUniqueOrThrow({ where: { id: bookingId } })).seats;
  const attendance = (seats: number) => ({ attendance: { kind: "group", seats: String(seats) } });
  const errors = await expectRefused(business, attendance(2), "attendance.seats", 409);
  expect(errors["attendance.seats"]).toMatch(/\(3 seats\)\.$/);
  expect([await seatsOf(full), await seatsOf(small)]).toEqual([5, 5]);
  expect(await save(business, attendance(3))).toMatchObject({ status: 303 });
  expect([await seatsOf(full), await seatsOf(small), await seatsOf(over)]).toEqual([3, 3, 5]);
  expect(await save(business, attendance(9))).toMatchObject({ status: 303 });
  expect(await seatsOf(full)).toBe(9);
});

test("a seat that is booked while the group shrinks is never lost", async () => {
  const business = await bookableBusiness(database, { eventType: { seats: 2 } });
  const { organizationId, eventTypeId, hostId } = business;
  const { bookingId } = await createBooking(database, {
    ...{ organizationId, eventTypeId, hostIds: [hostId], seats: 2, startsAt: at(2), attendees: [{}] },
  });
  const [saved, seat] = await Promise.all([
    save(business, { attendance: { kind: "group", seats: "1" } }),
    database.prisma.attendee
      .create({
        data: {
          ...{
            id: `${bookingId.slice(0, 20)}second`,
            organizationId,
            bookingId,
            name: "B",
            email: "b@c.example",
          },
          ...{ timeZone: "UTC", locale: "en" },
        },
      })
      .then(
        () => "booked",
        () => "refused",
      ),
  ]);
  const seats = (await database.prisma.booking.findUniqueOrThrow({ where: { id: bookingId } })).seats;
  expect([saved.status, seat, seats]).toEqual(
    saved.status === 303 ? [303, "refused", 1] : [409, "booked", 2],
  );
});

const yesNo = { id: "new1", kind: "yes_no", label: "Is it urgent?" };
const choice = { id: "new2", kind: "choice", label: "Which", options: "Red\nBlue" };

test("questions of every kind are stored with all that is said about them", async () => {
  const business = await bookableBusiness(database);
  const kinds = [
    "text",
    "long_text",
    "several_choices",
    "phone",
    "number",
    "email",
    "several_emails",
    "date",
    "address",
    "url",
  ];
  const questions: FormTree[] = [
    yesNo,
    choice,
    ...kinds.map((kind) => ({ kind, label: kind, options: "a\nb", required: "on" })),
    { kind: "text", label: "Source", hidden: "on", required: "on", prefillName: "source" },
    { kind: "text", label: "Illness", sensitive: "on", condition: "new1=yes" },
    { kind: "text", label: "Why blue", condition: "new2=Blue", prefillName: "why-blue" },
  ];
  expect(await save(business, { questions })).toMatchObject({ status: 303 });
  const rows = (await stored(business))?.questions ?? [];
  expect(rows.map(({ kind }) => kind).slice(0, 12)).toEqual(["yes_no", "choice", ...kinds]);
  expect(rows.slice(12)).toMatchObject([
    { hidden: true, required: false, prefillName: "source" },
    { sensitive: true, conditionId: rows[0]?.id, conditionValue: "yes" },
    { conditionId: rows[1]?.id, conditionValue: "Blue", prefillName: "why-blue" },
  ]);
  const tree = eventTypeTree((await stored(business)) as NonNullable<Awaited<ReturnType<typeof stored>>>);
  await submitEventType(services, { ...keyOf(business), ...asked, tree });
  expect((await stored(business))?.questions).toEqual(rows);
});

test("a condition that nothing can meet is refused", async () => {
  const business = await bookableBusiness(database);
  const waits = (condition: string) => ({ id: "new3", kind: "text", label: "B", condition });
  const cases: [FormTree[], number][] = [
    [[waits("new1=yes"), yesNo], 0],
    [[{ ...yesNo, condition: "new1=yes" }], 0],
    [[yesNo, waits("new1=maybe")], 1],
    [[choice, waits("new2=Green")], 1],
    [[{ ...yesNo, kind: "text" }, waits("new1=yes")], 1],
    [[yesNo, waits("new9=yes")], 1],
  ];
  for (const [questions, index] of cases)
    await expectRefused(business, { questions }, `questions.${index}.condition`);
  const theirs = await bookableBusiness(database, { questions: [{ kind: "yes_no", label: "Theirs" }] });
  const foreign = waits(`${theirs.questions[0]?.id}=yes`);
  await expectRefused(business, { questions: [yesNo, foreign] }, "questions.1.condition");
});

test("removing a question that another waited for leaves the other asked always", async () => {
  const business = await bookableBusiness(database);
  await save(business, {
    questions: [yesNo, { id: "new2", kind: "text", label: "B", condition: "new1=yes" }],
  });
  const [, b] = (await stored(business))?.questions ?? [];
  const questions = [{ id: b?.id ?? "", kind: "text", label: "B", condition: "" }];
  expect(await save(business, { questions })).toMatchObject({ status: 303 });
  expect((await stored(business))?.questions).toMatchObject([
    { id: b?.id, conditionId: null, conditionValue: "" },
  ]);
});

test("minutes that a length does not fit into are refused at their field: nothing could ever be booked", async () => {
  const business = await bookableBusiness(database);
  const limited = (day: string, week: string) => ({
    limits: { day: { count: "", minutes: day }, week: { count: "", minutes: week } },
  });
  const lengths = { lengthMinutes: "30", otherLengths: "60" };
  expect(await expectRefused(business, { ...lengths, ...limited("59", "60") }, "limits.day.minutes")).toEqual(
    {
      "limits.day.minutes": asked.translator.t("eventType.limit.belowLength", { length: 60 }),
    },
  );
  expect(await save(business, { ...lengths, ...limited("60", "60") })).toMatchObject({ status: 303 });
  expect(await save(business, { lengthMinutes: "30", ...limited("30", "") })).toMatchObject({ status: 303 });
});

test("what no event type can be is refused at its field, and nothing changes", async () => {
  const business = await bookableBusiness(database);
  const question = { kind: "text", label: "x" };
  const cases: [string, FormTree][] = [
    ["title", { title: "x".repeat(81) }],
    ["slug", { slug: "../../etc" }],
    ["slug", { slug: "talk~other" }],
    ["description", { description: "x".repeat(2001) }],
    ["color", { color: "red;background:url(x)" }],
    ["lengthMinutes", { lengthMinutes: "4" }],
    ["lengthMinutes", { lengthMinutes: "-30" }],
    ["lengthMinutes", { lengthMinutes: "1441" }],
    ["lengthMinutes", { lengthMinutes: "999999999999999999999" }],
    ["otherLengths", { otherLengths: "15, -45" }],
    ["otherLengths", { otherLengths: "15, 100000000000" }],
    ["otherLengths", { otherLengths: "5 6 7 8 9 10 11 12 13 14 15" }],
    ["bufferBeforeMinutes", { bufferBeforeMinutes: "-1" }],
    ["slotIntervalMinutes", { slotIntervalMinutes: "0" }],
    ["slotOffsetMinutes", { slotOffsetMinutes: "1440" }],
    ["window.kind", { window: { kind: "forever" } }],
    ["window.days", { window: { kind: "business_days", days: "-1" } }],
    ["window.lastDate", { window: { kind: "dates", firstDate: "2026-12-02", lastDate: "2026-12-01" } }],
    ["window.firstDate", { window: { kind: "dates", firstDate: "2026-02-30", lastDate: "2026-12-01" } }],
    ["notice.amount", { notice: { amount: "366", unit: "days" } }],
    ["notice.unit", { notice: { amount: "1", unit: "years" } }],
    ["limits.day.count", { limits: { day: { count: "6" }, week: { count: "5" } } }],
    ["limits.day.minutes", { limits: { day: { minutes: "301" }, month: { minutes: "300" } } }],
    [
      "limits.month.count",
      { limits: { day: { count: "1" }, month: { count: "50" }, year: { count: "49" } } },
    ],
    ["limits.week.count", { limits: { week: { count: "0" } } }],
    ["ongoingPerAttendee", { ongoingPerAttendee: "0" }],
    ["locations", { locations: [] }],
    ["locations", { locations: "moon" }],
    ["locations.0.kind", { locations: [{ kind: "moon" }] }],
    ["locations.1.kind", { locations: [{ kind: "parley_room" }, { kind: "parley_room" }] }],
    ["locations.0.phone", { locations: [{ kind: "attendee_calls", phone: "ring me" }] }],
    ["locations.0.address", { locations: [{ kind: "in_person" }] }],
    ["locations.0.url", { locations: [{ kind: "link", url: "javascript:alert(1)" }] }],
    ["questions.0.kind", { questions: [{ kind: "spell", label: "x" }] }],
    ["questions.0.label", { questions: [{ kind: "text", label: "" }] }],
    ["questions.0.purpose", { questions: [{ ...question, purpose: " \n" }] }],
    ["questions.0.purpose", { questions: [{ ...question, purpose: "x".repeat(201) }] }],
    ["questions.0.options", { questions: [{ kind: "choice", label: "x", options: "only one\nonly one" }] }],
    ["questions.0.prefillName", { questions: [{ ...question, hidden: "on" }] }],
    ["questions.0.prefillName", { questions: [{ ...question, prefillName: "a b" }] }],
    ["questions.0.prefillName", { questions: [{ ...question, prefillName: "email" }] }],
    ["questions.0.prefillName", { questions: [{ ...question, prefillName: "utm_source" }] }],
    [
      "questions.1.prefillName",
      {
        questions: [
          { ...question, prefillName: "a" },
          { ...question, prefillName: "A" },
        ],
      },
    ],
    ["questions", { questions: Array.from({ length: 21 }, () => question) }],
    ["questions", { questions: "all" }],
    ["guestsMax", { guestsMax: "51" }],
    ["approval.kind", { approval: { kind: "perhaps" } }],
    ["approval.hours", { approval: { kind: "always", hours: "0" } }],
    [
      "approval.notice.amount",
      { approval: { kind: "short_notice", hours: "1", notice: { amount: "0", unit: "days" } } },
    ],
    [
      "approval.notice.amount",
      { approval: { kind: "short_notice", hours: "1", notice: { amount: "2", unit: "hours" } } },
    ],
    ["attendance.seats", { attendance: { kind: "group", seats: "0" } }],
    ["attendance.seats", { attendance: { kind: "group", seats: "1001" } }],
    ["waiting.minutes", { waiting: { on: "on", minutes: "4" } }],
    ["series.max", { series: { kind: "week", every: "1", max: "1" } }],
    ["series.every", { series: { kind: "month", every: "0", max: "5" } }],
    ["redirectUrl", { redirectUrl: "javascript:alert(1)" }],
    ["redirectUrl", { redirectUrl: "https://user:secret@bank.example" }],
  ];
  for (const [field, changes] of cases) await expectRefused(business, changes, field);
});

test("what a choice leaves out may hold anything", async () => {
  const business = await bookableBusiness(database);
  const nonsense: FormTree = {
    window: { kind: "unlimited", days: "-5", firstDate: "never" },
    approval: { kind: "never", hours: "many", notice: { amount: "-1", unit: "moons" } },
    attendance: { kind: "single", seats: "all" },
    waiting: { minutes: "-3" },
    series: { kind: "none", every: "0", max: "9999" },
    hosting: { kind: "one", hosts: [{ scheduleId: business.scheduleId, weight: "heavy", priority: "9" }] },
  };
  expect(await save(business, nonsense)).toMatchObject({ status: 303 });
});

test("buttons for the lists answer with the changed form and save nothing", async () => {
  const business = await bookableBusiness(database);
  const { organizationId } = business;
  const ben = await addColleague(database, { organizationId });
  const before = await stored(business);
  const pressed = async (command: string) => {
    const result = await save(business, { title: "Typed", command });
    expect(result).toMatchObject({ status: 200, answer: { errors: {}, values: { title: "Typed" } } });
    return (result as { answer: { values: FormTree } }).answer.values;
  };
  expect(await pressed("add:hosting.hosts")).toMatchObject({
    hosting: { hosts: [{ scheduleId: business.scheduleId }, { scheduleId: ben.scheduleId }] },
  });
  expect(await pressed("add:locations")).toMatchObject({
    locations: [{ kind: "parley_room" }, { kind: "host_calls" }],
  });
  expect(await pressed("add:questions")).toMatchObject({ questions: [{ id: "new1", kind: "text" }] });
  expect(await pressed("remove:hosting.hosts:0")).toMatchObject({ hosting: { hosts: [] } });
  expect(await stored(business)).toEqual(before);
});
