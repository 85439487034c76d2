import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { QuestionFields } from "#app/features/booking/components/question-fields.tsx";
import { eventTypeTree, newEventTypeTree } from "#app/features/scheduling/event-type-tree.ts";
import {
  deleteEventType,
  duplicateEventType,
  eventTypeById,
  listEventTypes,
  moveEventType,
  restoreEventType,
  submitEventType,
  switchEventType,
} from "#app/features/scheduling/scheduling.server.ts";
import { translatorFor } from "#app/messages/all-translators.ts";
import type { FormTree } from "#app/platform/form/form-tree.ts";
import { I18nProvider } from "#app/ui/i18n.tsx";
import { type BookableBusiness, bookableBusiness } from "#tests/factories/bookable-business.ts";
import { createBooking } from "#tests/factories/booking.ts";
import { fakeServices } from "#tests/fakes/fake-services.ts";
import { testDatabase } from "../test-database.ts";
import { withPurposes } from "./with-purposes.ts";

const database = await testDatabase();
const services = fakeServices(database);
const asked = { translator: translatorFor("en"), timeZone: "UTC" };
const titleOfCopy = (title: string) => `${title} (copy)`;

const titles = async ({ organizationId }: BookableBusiness) =>
  (await listEventTypes(services, { organizationId })).map(({ title }) => title);
const submit = (business: BookableBusiness, changes: FormTree, id: string | null = null) =>
  submitEventType(services, {
    organizationId: business.organizationId,
    id,
    ...asked,
    tree: { ...newEventTypeTree(business.scheduleId), title: "Workshop", ...withPurposes(changes) },
  });

async function withThree() {
  const business = await bookableBusiness(database);
  for (const title of ["Second", "Third"]) await submit(business, { title });
  const rows = await listEventTypes(services, { organizationId: business.organizationId });
  return { business, ids: rows.map(({ id }) => id) as [string, string, string] };
}

test("a new event type goes to the end, under an address that follows its title", async () => {
  const business = await bookableBusiness(database);
  const result = await submit(business, {
    title: "Réunion d’équipe",
    notice: { amount: "2", unit: "days" },
    slotIntervalMinutes: "15",
  });
  expect(result).toEqual({ status: 303, id: expect.any(String), merged: false });
  expect(await titles(business)).toEqual(["Talk", "Réunion d’équipe"]);
  const stored = await eventTypeById(services, {
    organizationId: business.organizationId,
    id: (result as { id: string }).id,
  });
  expect(stored).toMatchObject({
    slug: "reunion-dequipe",
    noticeMinutes: 2880,
    slotIntervalMinutes: 15,
    windowKind: "calendar_days",
    windowDays: 60,
    hosts: [{ userId: business.hostId, scheduleId: business.scheduleId }],
    locations: [{ kind: "parley_room" }],
  });
});

test("an address that another event type has is refused at its field, and everything is kept", async () => {
  const business = await bookableBusiness(database);
  const result = await submit(business, { slug: "talk", description: "kept" });
  expect(result).toMatchObject({
    status: 409,
    answer: { values: { slug: "talk", description: "kept" }, errors: { slug: expect.any(String) } },
  });
  const other = await bookableBusiness(database);
  expect((await submit(other, { slug: "own" })).status).toBe(303);
  expect((await submit(business, { slug: "own" })).status).toBe(303);
});

test("the form of a saved event type says what was saved", async () => {
  const { business, ids } = await withThree();
  const key = { organizationId: business.organizationId, id: ids[1] };
  const before = await eventTypeById(services, key);
  expect(before?.locations).toHaveLength(1);
  const tree = eventTypeTree(before as NonNullable<typeof before>);
  expect((await submitEventType(services, { ...key, ...asked, tree })).status).toBe(303);
  expect(await eventTypeById(services, key)).toEqual(before);
});

test("questions keep their id when they change, move and stay; removed ones go", async () => {
  const business = await bookableBusiness(database, {
    questions: [
      { kind: "text", label: "A" },
      { kind: "phone", label: "B" },
      { kind: "text", label: "C" },
    ],
  });
  const key = { organizationId: business.organizationId, id: business.eventTypeId };
  const [a, b] = (await eventTypeById(services, key))?.questions ?? [];
  const questions: FormTree[] = [
    { id: b?.id ?? "", kind: "phone", label: "B2", required: "on", options: "ignored\nhere" },
    { id: a?.id ?? "", kind: "choice", label: "A", options: "One\nTwo\nOne\n\n" },
    { id: "", kind: "yes_no", label: "New", options: "" },
  ];
  expect((await submit(business, { title: "Talk", slug: "talk", questions }, key.id)).status).toBe(303);
  const stored = (await eventTypeById(services, key))?.questions;
  expect(stored).toMatchObject([
    { id: b?.id, label: "B2", required: true, options: [] },
    { id: a?.id, kind: "choice", required: false, options: ["One", "Two"] },
    { label: "New", kind: "yes_no" },
  ]);
});

test("a question's id from elsewhere makes a new question and leaves the other alone", async () => {
  const theirs = await bookableBusiness(database, { questions: [{ kind: "text", label: "Theirs" }] });
  const stolen =
    (await eventTypeById(services, { organizationId: theirs.organizationId, id: theirs.eventTypeId }))
      ?.questions[0]?.id ?? "";
  const ours = await bookableBusiness(database);
  const questions = [
    { id: stolen, kind: "text", label: "Ours", options: "" },
    { id: stolen, kind: "text", label: "Twice", options: "" },
  ];
  expect((await submit(ours, { title: "Talk", slug: "talk", questions }, ours.eventTypeId)).status).toBe(303);
  const stored =
    (await eventTypeById(services, { organizationId: ours.organizationId, id: ours.eventTypeId }))
      ?.questions ?? [];
  expect(stored.map(({ label }) => label)).toEqual(["Ours", "Twice"]);
  expect(stored.map(({ id }) => id)).not.toContain(stolen);
  expect(await database.prisma.question.findUnique({ where: { id: stolen } })).toMatchObject({
    label: "Theirs",
    eventTypeId: theirs.eventTypeId,
  });
});

test("the order changes one step at a time and stops at its ends", async () => {
  const { business, ids } = await withThree();
  const { organizationId } = business;
  const move = (id: string, direction: "up" | "down") =>
    moveEventType(services, { organizationId, id, direction });
  await move(ids[2], "up");
  expect(await titles(business)).toEqual(["Talk", "Third", "Second"]);
  await move(ids[0], "down");
  expect(await titles(business)).toEqual(["Third", "Talk", "Second"]);
  await move(ids[2], "up");
  await move(ids[1], "down");
  expect(await titles(business)).toEqual(["Third", "Talk", "Second"]);
});

test("reorderings at the same time lose no event type and leave distinct places", async () => {
  const { business, ids } = await withThree();
  const { organizationId } = business;
  await Promise.all(
    ids.flatMap((id) => [
      moveEventType(services, { organizationId, id, direction: "up" }),
      moveEventType(services, { organizationId, id, direction: "down" }),
    ]),
  );
  const rows = await database.prisma.eventType.findMany({
    where: { organizationId },
    select: { position: true },
  });
  expect(rows.map(({ position }) => position).sort()).toEqual([0, 1, 2]);
});

test("a copy stands below its original, hidden, with its questions and an address of its own", async () => {
  const business = await bookableBusiness(database, {
    questions: [{ kind: "choice", label: "Which", options: ["x", "y"] }],
  });
  await submit(business, { title: "Last" });
  const { organizationId, eventTypeId } = business;
  const copied = await duplicateEventType(services, { organizationId, id: eventTypeId, titleOfCopy });
  await duplicateEventType(services, { organizationId, id: eventTypeId, titleOfCopy });
  const rows = await listEventTypes(services, { organizationId });
  expect(rows.map(({ title, slug, hidden }) => [title, slug, hidden])).toEqual([
    ["Talk", "talk", false],
    ["Talk (copy)", "talk-3", true],
    ["Talk (copy)", "talk-2", true],
    ["Last", "last", false],
  ]);
  const copy = await eventTypeById(services, { organizationId, id: (copied as { id: string }).id });
  expect(copy?.questions).toMatchObject([{ label: "Which", options: ["x", "y"] }]);
});

test("deleting frees the address and keeps the bookings; undoing brings it back", async () => {
  const business = await bookableBusiness(database);
  const key = { organizationId: business.organizationId, id: business.eventTypeId };
  await createBooking(database, {
    organizationId: key.organizationId,
    eventTypeId: key.id,
    hostIds: [business.hostId],
    startsAt: services.clock.now() + 3_600_000,
  });
  expect(await deleteEventType(services, key)).toEqual({ ok: true });
  expect(await titles(business)).toEqual([]);
  expect(await eventTypeById(services, key)).toBeNull();
  expect(await deleteEventType(services, key)).toEqual({ ok: false, reason: "not-found" });
  expect(await database.prisma.booking.count({ where: { eventTypeId: key.id } })).toBe(1);
  expect((await submit(business, { title: "Instead", slug: "talk" })).status).toBe(303);
  expect(await restoreEventType(services, key)).toEqual({ ok: true });
  expect(await eventTypeById(services, key)).toMatchObject({ title: "Talk", slug: "talk-2" });
  expect(await restoreEventType(services, key)).toEqual({ ok: false, reason: "not-found" });
});

test("undoing at once gives the same address back", async () => {
  const business = await bookableBusiness(database);
  const key = { organizationId: business.organizationId, id: business.eventTypeId };
  await deleteEventType(services, key);
  await restoreEventType(services, key);
  expect(await eventTypeById(services, key)).toMatchObject({ slug: "talk" });
});

test("no command reaches another business's event type", async () => {
  const [ours, theirs] = [await bookableBusiness(database), await bookableBusiness(database)];
  const before = await database.prisma.eventType.findMany({
    where: { organizationId: theirs.organizationId },
  });
  const key = { organizationId: ours.organizationId, id: theirs.eventTypeId };
  const refused = { ok: false, reason: "not-found" };
  expect(await eventTypeById(services, key)).toBeNull();
  expect(await submit(ours, { title: "Stolen" }, theirs.eventTypeId)).toEqual({ status: 404 });
  expect(await deleteEventType(services, key)).toEqual(refused);
  expect(await switchEventType(services, { ...key, to: { disabled: true } })).toEqual(refused);
  expect(await moveEventType(services, { ...key, direction: "up" })).toEqual(refused);
  expect(await duplicateEventType(services, { ...key, titleOfCopy })).toEqual(refused);
  await deleteEventType(services, { organizationId: theirs.organizationId, id: theirs.eventTypeId });
  expect(await restoreEventType(services, key)).toEqual(refused);
  await restoreEventType(services, { organizationId: theirs.organizationId, id: theirs.eventTypeId });
  expect(
    await database.prisma.eventType.findMany({ where: { organizationId: theirs.organizationId } }),
  ).toEqual(before);
  expect(await titles(ours)).toEqual(["Talk"]);
});

test("it is hidden and listed again, and takes bookings or not", async () => {
  const business = await bookableBusiness(database);
  const key = { organizationId: business.organizationId, id: business.eventTypeId };
  for (const to of [{ hidden: true }, { disabled: true }, { hidden: false }, { disabled: false }]) {
    expect(await switchEventType(services, { ...key, to })).toEqual({ ok: true });
    expect(await eventTypeById(services, key)).toMatchObject(to);
  }
});

test("no question is asked without a purpose: neither the form nor the database takes it, and visitors read it", async () => {
  const business = await bookableBusiness(database);
  const question = { kind: "text", label: "Which floor?", options: "" };
  const key = { title: "Talk", slug: "talk" };
  const bare = { ...key, questions: [{ ...question, purpose: "" }] };
  expect(await submit(business, bare, business.eventTypeId)).toMatchObject({
    status: 400,
    answer: { errors: { "questions.0.purpose": expect.any(String) } },
  });
  const questions = [{ ...question, purpose: "To bring a ladder" }];
  expect((await submit(business, { ...key, questions }, business.eventTypeId)).status).toBe(303);
  const stored = await database.prisma.question.findMany({
    where: { eventTypeId: business.eventTypeId },
    select: { id: true, required: true, answerDays: true, purpose: true },
  });
  expect(stored).toEqual([
    { id: expect.any(String), required: false, answerDays: null, purpose: "To bring a ladder" },
  ]);
  const change = { where: { id: stored[0]?.id ?? "" }, data: { purpose: "  " } };
  await expect(database.prisma.question.update(change)).rejects.toThrow(/question_purpose_check/);
  const shown = renderToStaticMarkup(
    createElement(I18nProvider, {
      translator: asked.translator,
      // biome-ignore lint/correctness/noChildrenProp: it is a test without JSX
      children: createElement(QuestionFields, {
        values: {},
        problems: [],
        questions: [
          {
            ...{
              id: "a",
              kind: "text",
              label: "Which floor?",
              purpose: "To bring a ladder",
              required: false,
            },
            ...{ options: [], hidden: false, sensitive: true, answerDays: 3, prefillName: "" },
            ...{ conditionId: null, conditionValue: "" },
          },
        ],
      }),
    }),
  );
  expect(shown).toContain("What for: To bring a ladder.");
  expect(shown).toContain("stored encrypted");
  expect(shown).toContain("erased 3 days after the meeting");
});
