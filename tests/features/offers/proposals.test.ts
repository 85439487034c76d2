import { expect, test } from "vitest";
import {
  acceptProposal,
  declineProposal,
  offersPage,
  proposeTime,
  submitOffer,
  takeOffer,
} from "#app/features/offers/offers.server.ts";
import { bookableBusiness } from "#tests/factories/bookable-business.ts";
import { createBooking } from "#tests/factories/booking.ts";
import { testDatabase } from "../test-database.ts";
import { ada, formOf, type OfferScene, offerScene, proposer } from "./offer-scene.ts";

const database = await testDatabase();
const { prisma } = database;

/** Eight in the evening, outside of all hours. */
const evening = (scene: OfferScene) => scene.tomorrow(20);

async function proposed(scene: OfferScene, startsAt = evening(scene)) {
  const id = await scene.made([scene.tomorrow(0)]);
  const result = await proposeTime(scene.services, await scene.row(id), {
    startsAt,
    note: "After work",
    proposer,
  });
  const rows = await prisma.timeProposal.findMany({ where: { timeOfferId: id } });
  return { id, result, proposalId: rows[0]?.id ?? "", rows, proposer };
}

const mailsOf = (timeProposalId: string) =>
  prisma.mailMessage.findMany({ where: { timeProposalId }, select: { kind: true } });

test("a proposed time reaches the host by one mail, however often it is sent", async () => {
  const scene = await offerScene(database);
  const { id, result, proposalId, proposer } = await proposed(scene);
  expect(result).toEqual({ ok: true });
  const again = { startsAt: evening(scene), note: "After work", proposer };
  expect(await proposeTime(scene.services, await scene.row(id), again)).toEqual({ ok: true });
  expect(await prisma.timeProposal.count({ where: { timeOfferId: id } })).toBe(1);
  expect(await mailsOf(proposalId)).toEqual([{ kind: "time_proposed" }]);
});

test("five open proposals to an offer and no more, past and far times refused", async () => {
  const scene = await offerScene(database);
  const { id, proposer } = await proposed(scene);
  const row = await scene.row(id);
  const propose = (startsAt: number) => proposeTime(scene.services, row, { startsAt, note: "", proposer });
  expect(await propose(scene.now)).toEqual({ ok: false, reason: "past" });
  expect(await propose(scene.now + 400 * 86_400_000)).toEqual({ ok: false, reason: "too-far" });
  const results = await Promise.all(
    [1, 2, 3, 4, 5, 6].map((half) => propose(evening(scene) + half * 60_000)),
  );
  expect(results.filter(({ ok }) => ok)).toHaveLength(4);
  expect(results).toContainEqual({ ok: false, reason: "too-many" });
  expect(await prisma.timeProposal.count({ where: { timeOfferId: id } })).toBe(5);
});

test("an accepted proposal is booked outside of all hours, once, and ends its offer", async () => {
  const scene = await offerScene(database);
  const { services, organizationId } = scene;
  const { id, proposalId } = await proposed(scene);
  const key = { organizationId, onlyHostId: null, proposalId };
  const results = await Promise.all([acceptProposal(services, key), acceptProposal(services, key)]);
  const [first] = results;
  if (!first?.ok) throw new Error("not accepted");
  for (const result of results) expect(result).toMatchObject({ ok: true, bookingId: first.bookingId });
  expect(await acceptProposal(services, key)).toMatchObject({ ok: true, bookingId: first.bookingId });
  const booking = await prisma.booking.findFirstOrThrow({
    where: { organizationId },
    include: { attendees: true },
  });
  expect(booking).toMatchObject({ source: "time_offer", startsAt: new Date(evening(scene)) });
  expect(booking.attendees).toMatchObject([{ email: ada.email, timeZone: "Europe/Paris" }]);
  expect(await scene.row(id)).toMatchObject({ status: "taken", bookingId: booking.id });
  expect(await prisma.timeProposal.findMany({ where: { id: proposalId } })).toMatchObject([
    { status: "accepted" },
  ]);
  expect(await declineProposal(services, key)).toEqual({ ok: false, reason: "answered" });
});

test("a proposal cannot be accepted into time that is taken, and stays open", async () => {
  const scene = await offerScene(database);
  const { services, organizationId, business, shown } = scene;
  const { proposalId } = await proposed(scene);
  const hostIds = [business.hostId];
  const startsAt = evening(scene);
  await createBooking(database, { organizationId, eventTypeId: business.eventTypeId, hostIds, startsAt });
  const { proposals } = await offersPage(services, { organizationId, onlyHostId: null, shown });
  expect(proposals).toMatchObject([{ id: proposalId, name: "Ada", free: false }]);
  expect(await acceptProposal(services, { organizationId, onlyHostId: null, proposalId })).toEqual({
    ok: false,
    reason: "taken",
  });
  expect(await prisma.timeProposal.findMany({ where: { id: proposalId } })).toMatchObject([
    { status: "open" },
  ]);
});

test("a declined proposal is told by mail once, and cannot be accepted any more", async () => {
  const scene = await offerScene(database);
  const { services, organizationId, shown } = scene;
  const { proposalId } = await proposed(scene);
  const key = { organizationId, onlyHostId: null, proposalId };
  expect(await declineProposal(services, key)).toEqual({ ok: true });
  expect(await declineProposal(services, key)).toEqual({ ok: false, reason: "answered" });
  expect(await acceptProposal(services, key)).toEqual({ ok: false, reason: "answered" });
  expect((await mailsOf(proposalId)).map(({ kind }) => kind).sort()).toEqual([
    "proposal_declined",
    "time_proposed",
  ]);
  expect((await offersPage(services, { organizationId, onlyHostId: null, shown })).proposals).toEqual([]);
});

test("whoever takes an offered time after all has no proposal left to answer", async () => {
  const scene = await offerScene(database);
  const { services, organizationId, shown } = scene;
  const { id, proposalId } = await proposed(scene);
  expect(
    (await takeOffer(services, await scene.row(id), { startsAt: scene.tomorrow(0), taker: ada })).ok,
  ).toBe(true);
  expect((await offersPage(services, { organizationId, onlyHostId: null, shown })).proposals).toEqual([]);
  expect(await acceptProposal(services, { organizationId, onlyHostId: null, proposalId })).toEqual({
    ok: false,
    reason: "answered",
  });
});

test("another business's member answers nothing", async () => {
  const scene = await offerScene(database);
  const { proposalId } = await proposed(scene);
  const other = await bookableBusiness(database);
  const key = { organizationId: other.organizationId, onlyHostId: null, proposalId };
  expect(await acceptProposal(scene.services, key)).toEqual({ ok: false, reason: "not-found" });
  expect(await declineProposal(scene.services, key)).toEqual({ ok: false, reason: "answered" });
  expect(await prisma.timeProposal.findMany({ where: { id: proposalId } })).toMatchObject([
    { status: "open" },
  ]);
});

test("a proposal is read by the clock that the page showed, and its mistakes are told at their fields", async () => {
  const scene = await offerScene(database);
  const id = await scene.made([scene.tomorrow(0)]);
  const send = async (fields: Record<string, string>) => {
    const opened = await scene.open(id, { zone: "Asia/Kathmandu" });
    if (!opened) throw new Error("no offer");
    const form = formOf({
      do: "propose",
      name: "Ada",
      email: ada.email,
      note: "",
      date: "2027-01-20",
      time: "18:30",
      ...fields,
    });
    return submitOffer(scene.services, { opened, form, network: "203.0.113.0/24" });
  };
  expect(await send({ date: "2027-02-30" })).toMatchObject({
    status: 400,
    answer: { errors: { date: expect.any(String) } },
  });
  expect(await send({ time: "25:00", email: "" })).toMatchObject({
    answer: { errors: { time: expect.any(String), email: expect.any(String) } },
  });
  expect(await send({ date: "2027-01-10" })).toMatchObject({
    answer: { errors: { time: "This time is past." } },
  });
  expect(await prisma.timeProposal.count({ where: { timeOfferId: id } })).toBe(0);
  expect(await send({})).toMatchObject({ status: 303 });
  // Kathmandu is 5:45 ahead.
  expect(await prisma.timeProposal.findFirstOrThrow({ where: { timeOfferId: id } })).toMatchObject({
    startsAt: new Date("2027-01-20T12:45:00Z"),
    timeZone: "Asia/Kathmandu",
  });
});
