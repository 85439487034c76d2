import type { Database } from "#app/platform/database/database.server.ts";
import type { WaitingStatus } from "#app/platform/database/generated/client.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import { type Business, createMail } from "./booked-business.ts";

type WaitingWanted = { endsOn: number; name: string; status?: WaitingStatus; holdId?: string };

/** Somebody who waits for a place, with a mail. Gives the entry's id. */
export async function createWaitingEntry(
  { prisma }: Pick<Database, "prisma">,
  { organizationId, eventTypeId }: Business,
  { endsOn, name, ...wanted }: WaitingWanted,
): Promise<string> {
  const id = randomId();
  const startsAt = new Date(endsOn);
  await prisma.waitingEntry.create({
    data: {
      ...{ id, organizationId, eventTypeId, startsAt, endsOn: startsAt, name, ...wanted },
      ...{ email: `${name}@example.com`, timeZone: "UTC", locale: "en" },
    },
  });
  await createMail(prisma, { organizationId, waitingEntryId: id });
  return id;
}

type OfferWanted = {
  endsOn: number;
  /** Stands in every personal field. */
  canary?: string;
  bookingId?: string;
  proposal?: { startsAt: number; name: string };
};

/** Times offered by hand, where wanted with an answer to them and the mail that tells of it. Gives the offer's id. */
export async function createTimeOffer(
  { prisma }: Pick<Database, "prisma">,
  { organizationId, eventTypeId, hostId }: Business,
  { endsOn, canary = "Grace", bookingId, proposal }: OfferWanted,
): Promise<string> {
  const id = randomId();
  await prisma.timeOffer.create({
    data: {
      ...{ id, organizationId, eventTypeId, hostId, bookingId: bookingId ?? null, lengthMinutes: 30 },
      ...{ recipientName: canary, recipientEmail: `${canary}@example.com`, note: canary },
      ...{ starts: [new Date(endsOn)], endsOn: new Date(endsOn) },
    },
  });
  if (!proposal) return id;
  const { name } = proposal;
  const proposalId = randomId();
  await prisma.timeProposal.create({
    data: {
      ...{ id: proposalId, organizationId, timeOfferId: id, startsAt: new Date(proposal.startsAt) },
      ...{ name, email: `${name}@example.com`, timeZone: "UTC", locale: "en", note: name },
    },
  });
  await createMail(prisma, { organizationId, timeProposalId: proposalId, userId: hostId });
  return id;
}

/** A place that a visitor at the form keeps, and the host's time with it. Gives the hold's id. */
export async function createHold(
  { prisma }: Pick<Database, "prisma">,
  { organizationId, eventTypeId, hostId }: Business,
  { startsAt, expiresAt, visitor = randomId() }: { startsAt: number; expiresAt: number; visitor?: string },
): Promise<string> {
  const id = randomId();
  const times = { startsAt: new Date(startsAt), endsAt: new Date(startsAt + 30 * 60_000) };
  await prisma.hold.create({
    data: {
      ...{ id, organizationId, eventTypeId, visitor, network: "192.0.2.0/24", hostIds: [hostId] },
      ...{ ...times, expiresAt: new Date(expiresAt) },
    },
  });
  await prisma.occupiedTime.create({
    data: { id: randomId(), organizationId, hostId, holdId: id, meeting: id, ...times },
  });
  return id;
}
