import { createHash } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll } from "vitest";
import { exportJobs } from "#app/features/exports/export-jobs.server.ts";
import { downloadExport, requestExport } from "#app/features/exports/exports.server.ts";
import { type Archive, openArchive } from "#app/features/exports/read-archive.server.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { addColleague } from "#tests/factories/bookable-business.ts";
import { type FakeServices, fakeServices } from "#tests/fakes/fake-services.ts";
import { type Business, createBooking, createBusiness, createSeat } from "../privacy/booked-business.ts";
import { createTimeOffer, createWaitingEntry } from "../privacy/waiting-and-offers.ts";
import type { TestDatabase } from "../test-database.ts";

const dayMs = 86_400_000;

/** Services whose data folder is one of the test's own, which goes with the file's last test. */
export async function exportServices(database: TestDatabase): Promise<FakeServices> {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), "parley-exports-"));
  afterAll(() => rm(dataDir, { recursive: true, force: true }));
  const { settings } = fakeServices(database);
  return fakeServices(database, { settings: { ...settings, dataDir } });
}

type Whose = { userId: string; organizationId: string | null };

/** Has a copy made as the worker makes it; gives its id. */
export async function makeCopy(services: FakeServices, whose: Whose, locale: "en" | "fr" = "en") {
  const asked = await requestExport(services, { ...whose, locale });
  if (!asked.ok) throw new Error(asked.reason);
  await exportJobs[0]?.handle(services as Services, { exportId: asked.id }, { putBack: false });
  return asked.id;
}

/** The bytes that are downloaded. */
export async function downloadCopy(services: FakeServices, whose: Whose, id: string): Promise<Buffer> {
  const download = await downloadExport(services, { ...whose, id });
  if (!download) throw new Error("there is nothing to download");
  const parts: Buffer[] = [];
  for await (const part of download.archive) parts.push(part);
  return Buffer.concat(parts);
}

export async function copyOf(
  services: FakeServices,
  whose: Whose,
): Promise<{ zip: Buffer; archive: Archive; texts: Map<string, string> }> {
  const zip = await downloadCopy(services, whose, await makeCopy(services, whose));
  const archive = await openArchive(zip);
  const texts = new Map<string, string>();
  for (const file of archive.paths) texts.set(file, await archive.text(file));
  return { zip, archive, texts };
}

/** A business with something in every table that an export of it holds. */
export async function fullBusiness(
  database: TestDatabase,
  now: number,
): Promise<Business & { colleagueId: string; bookingId: string }> {
  const { prisma } = database;
  const business = await createBusiness(database, 365);
  const { organizationId, eventTypeId, hostId, questionId } = business;
  const { userId: colleagueId } = await addColleague(database, { organizationId });
  const bookingId = await createBooking(database, business, {
    endsAt: now - 3 * dayMs,
    callEndedAt: now - 3 * dayMs,
  });
  const { id: callId } = await prisma.call.findFirstOrThrow({ where: { bookingId } });
  const rating = {
    id: randomId(),
    organizationId,
    callId,
    rater: "r",
    score: 4,
    reasons: ["sound"],
    note: "Fine",
  };
  await prisma.callRating.create({ data: { ...rating, month: new Date("2026-01-01") } });
  await prisma.chatLine.create({
    data: {
      ...{ id: randomId(), organizationId, callId, saidBy: `host-${hostId}`, saidAs: "1" },
      ...{ name: "Hanna", text: "a link to the notes", saidAt: new Date(now - 3 * dayMs) },
    },
  });
  const group = await createBooking(database, business, { endsAt: now + 5 * dayMs, seats: 4 });
  const seriesId = randomId();
  await prisma.series.create({
    data: { id: seriesId, organizationId, eventTypeId, unit: "week", every: 1 },
  });
  await prisma.$transaction(async (tx) => {
    const accompaniesId = await createSeat(tx, business, group, { name: "Mary", seriesId });
    await createSeat(tx, business, group, { name: "Brought", accompaniesId });
  });
  await createBooking(database, business, { endsAt: now + 6 * dayMs, cancelledAt: now - dayMs });
  await createWaitingEntry(database, business, { endsOn: now + dayMs, name: "Waits" });
  await createTimeOffer(database, business, {
    ...{ endsOn: now + 2 * dayMs, bookingId },
    proposal: { startsAt: now + 3 * dayMs, name: "Proposes" },
  });
  const attendee = await prisma.attendee.findFirstOrThrow({ where: { bookingId } });
  await prisma.answer.create({
    data: {
      ...{ id: randomId(), organizationId, bookingId, attendeeId: attendee.id, questionId },
      ...{ label: "Allergies?", values: ["peanuts"], sensitive: true, position: 1 },
    },
  });
  const day = new Date(now - (now % dayMs));
  const of = { organizationId, userId: hostId };
  await prisma.outOfOffice.create({
    data: { ...of, id: randomId(), firstDate: day, lastDate: day, reason: "rest", colleagueId },
  });
  await prisma.travelPeriod.create({
    data: { ...of, id: randomId(), firstDate: day, lastDate: day, timeZone: "Europe/Rome" },
  });
  await prisma.busyTime.create({
    data: { ...of, id: randomId(), startsAt: day, endsAt: new Date(now + dayMs), title: "dentist" },
  });
  await prisma.bookingLimit.create({ data: { ...of, id: randomId(), period: "day", maxCount: 5 } });
  const schedule = await prisma.schedule.findFirstOrThrow({ where: { organizationId, userId: hostId } });
  await prisma.dateOverride.create({
    data: { id: randomId(), organizationId, scheduleId: schedule.id, date: day },
  });
  const logoId = randomId();
  const bytes = Buffer.from("a picture");
  await prisma.asset.create({ data: { id: logoId, organizationId, contentType: "image/png", bytes } });
  await prisma.organization.update({ where: { id: organizationId }, data: { logoId } });
  await prisma.eventLocation.create({
    data: { id: randomId(), organizationId, eventTypeId, kind: "in_person", detail: "1 Quay" },
  });
  await prisma.mailWording.create({
    data: { id: randomId(), organizationId, kind: "reminder", locale: "en", lead: "Bring your own cup." },
  });
  await prisma.privateLink.create({ data: { id: randomId(), organizationId, eventTypeId, name: "for Max" } });
  await prisma.legalHold.create({
    data: {
      ...{ bookingId, organizationId, basis: "claim", reason: "a claim", placedById: hostId },
      ...{ placedAt: new Date(now), reviewOn: day },
    },
  });
  const requestId = randomId();
  await prisma.rightsRequest.create({
    data: {
      ...{ id: requestId, organizationId, kind: "other", email: "asks@customers.example", locale: "en" },
      ...{ receivedAt: new Date(now), dueAt: new Date(now + dayMs), text: "please" },
    },
  });
  await prisma.rightsEvent.create({
    data: { id: randomId(), organizationId, requestId, kind: "received", actor: "person", at: new Date(now) },
  });
  const text = "Tell me about news";
  const textHash = createHash("sha256").update(text).digest("hex");
  await prisma.consentText.createMany({ data: [{ hash: textHash, text }], skipDuplicates: true });
  const said = { textHash, action: "given", locale: "en", at: new Date(now) } as const;
  await prisma.consentRecord.createMany({
    data: [
      {
        ...said,
        id: randomId(),
        organizationId,
        email: "n@customers.example",
        purpose: "news",
        method: "form",
      },
      { ...said, id: randomId(), userId: hostId, purpose: "policy", method: "account" },
    ],
  });
  return { ...business, colleagueId, bookingId };
}
