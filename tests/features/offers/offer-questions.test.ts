import { expect, test } from "vitest";
import { slotParam } from "#app/features/booking/booking-form.ts";
import { submitOffer, wantedTime } from "#app/features/offers/offers.server.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import { createBooking } from "#tests/factories/booking.ts";
import { testDatabase } from "../test-database.ts";
import { ada, formOf, type OfferScene, offerScene } from "./offer-scene.ts";

const database = await testDatabase();
const { prisma } = database;
const [own, since, health] = [randomId(), randomId(), randomId()];

/** "Your own boat?", "Since when?" where it is, and something that only the host may read. */
async function askingScene(): Promise<OfferScene> {
  const scene = await offerScene(database);
  const { organizationId } = scene;
  const { eventTypeId } = scene.chosen;
  await prisma.question.deleteMany({ where: { id: { in: [own, since, health] } } });
  const shared = { organizationId, eventTypeId, required: true, purpose: "To prepare" };
  await prisma.question.create({ data: { ...shared, id: own, kind: "yes_no", label: "Your own boat?" } });
  await prisma.question.create({
    data: {
      ...{ ...shared, id: since, kind: "text", label: "Since when?", position: 1 },
      ...{ conditionId: own, conditionValue: "yes" },
    },
  });
  await prisma.question.create({
    data: {
      ...{ ...shared, id: health, kind: "long_text", label: "Are you well?", position: 2 },
      ...{ required: false, sensitive: true },
    },
  });
  return scene;
}

async function send(scene: OfferScene, id: string, fields: Record<string, string | readonly string[]>) {
  const form = formOf({
    ...{ do: "take", at: slotParam(scene.tomorrow(0)), name: "Ada", email: ada.email, timezone: "UTC" },
    ...fields,
  });
  const opened = await scene.open(id, { at: wantedTime(form) ?? "" });
  if (!opened) throw new Error("no offer");
  return submitOffer(scene.services, { opened, form, network: "203.0.113.0/24" });
}

test("whoever takes an offered time answers what the event type asks: required ones, conditions, and sensitive ones as such", async () => {
  const scene = await askingScene();
  const { organizationId } = scene;
  const id = await scene.made([scene.tomorrow(0)]);
  const page = (await scene.open(id, { at: slotParam(scene.tomorrow(0)) }))?.page;
  expect(page?.asks.questions.map(({ label }) => label)).toEqual([
    "Your own boat?",
    "Since when?",
    "Are you well?",
  ]);
  expect(await send(scene, id, { [`q_${health}`]: "Quite" })).toMatchObject({
    status: 400,
    answer: {
      values: { name: ["Ada"], [`q_${health}`]: ["Quite"] },
      problems: [
        { field: `q_${own}`, message: "booking.error.required" },
        { field: "agree", message: "booking.error.agree" },
      ],
    },
  });
  expect(await send(scene, id, { [`q_${own}`]: "yes" })).toMatchObject({
    status: 400,
    answer: { problems: [{ field: `q_${since}`, message: "booking.error.required" }] },
  });
  expect(await prisma.booking.count({ where: { organizationId } })).toBe(0);
  const answers = { [`q_${own}`]: "yes", [`q_${since}`]: "1999", [`q_${health}`]: "Quite", agree: "on" };
  expect(await send(scene, id, answers)).toMatchObject({ status: 303 });
  const stored = await prisma.answer.findMany({ where: { organizationId }, orderBy: { position: "asc" } });
  expect(stored).toMatchObject([
    { label: "Your own boat?", values: ["yes"], sensitive: false },
    { label: "Since when?", values: ["1999"], sensitive: false },
    { label: "Are you well?", values: ["Quite"], sensitive: true },
  ]);
});

test("an answer to a question that is not asked is left out, though the form was forged", async () => {
  const scene = await askingScene();
  const id = await scene.made([scene.tomorrow(0)]);
  expect((await send(scene, id, { [`q_${own}`]: "no", [`q_${since}`]: "1999" })).status).toBe(303);
  const stored = await prisma.answer.findMany({ where: { organizationId: scene.organizationId } });
  expect(stored.map(({ label }) => label)).toEqual(["Your own boat?"]);
});

test("where the host calls, an offered time needs a number; of several places one is chosen", async () => {
  const scene = await offerScene(database);
  const { organizationId } = scene;
  const { eventTypeId } = scene.chosen;
  const [call, visit] = [randomId(), randomId()];
  await prisma.eventLocation.createMany({
    data: [
      { id: call, organizationId, eventTypeId, kind: "host_calls", position: 0 },
      { id: visit, organizationId, eventTypeId, kind: "in_person", detail: "1 Quay", position: 1 },
    ],
  });
  const id = await scene.made([scene.tomorrow(0)]);
  expect(await send(scene, id, {})).toMatchObject({ answer: { problems: [{ field: "location" }] } });
  expect(await send(scene, id, { location: call })).toMatchObject({
    status: 400,
    answer: { problems: [{ field: "phone", message: "booking.error.phoneMissing" }] },
  });
  expect(await send(scene, id, { location: visit })).toMatchObject({ status: 303 });
  expect(await prisma.booking.findFirstOrThrow({ where: { organizationId } })).toMatchObject({
    locationKind: "in_person",
    locationDetail: "1 Quay",
  });
});

test("who loses the time keeps what they entered, and one of the times that are left takes its place", async () => {
  const scene = await askingScene();
  const { organizationId, chosen } = scene;
  const id = await scene.made([scene.tomorrow(0), scene.tomorrow(2)]);
  await createBooking(database, {
    organizationId,
    eventTypeId: chosen.eventTypeId,
    hostIds: [chosen.hostId],
    startsAt: scene.tomorrow(0),
  });
  const answers = { [`q_${own}`]: "yes", [`q_${since}`]: "1999" };
  expect(await send(scene, id, answers)).toEqual({
    status: 409,
    answer: {
      form: "take",
      problems: [],
      values: {
        name: ["Ada"],
        email: [ada.email],
        [`q_${own}`]: ["yes"],
        [`q_${since}`]: ["1999"],
      },
    },
  });
  const retried = await send(scene, id, { ...answers, retry: slotParam(scene.tomorrow(2)) });
  expect(retried).toMatchObject({ status: 303 });
  expect(await scene.row(id)).toMatchObject({ status: "taken" });
});
