import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import type { Prisma, PrismaClient, TimeProposalStatus } from "#app/platform/database/generated/client.ts";
import { type OfferScope, within } from "./offer-repository.server.ts";

type Reader = PrismaClient | DatabaseTransaction;

const proposalSelect = {
  id: true,
  status: true,
  startsAt: true,
  name: true,
  email: true,
  timeZone: true,
  locale: true,
  note: true,
  createdAt: true,
  timeOffer: {
    select: {
      id: true,
      eventTypeId: true,
      hostId: true,
      lengthMinutes: true,
      status: true,
      eventType: { select: { title: true } },
      host: { select: { name: true } },
    },
  },
} satisfies Prisma.TimeProposalSelect;

export type ProposalRow = Prisma.TimeProposalGetPayload<{ select: typeof proposalSelect }>;

/** Proposals that wait for an answer and can still come true. */
export function listOpenProposals(prisma: Reader, scope: OfferScope, now: Date): Promise<ProposalRow[]> {
  return prisma.timeProposal.findMany({
    where: {
      ...{ organizationId: scope.organizationId, status: "open", startsAt: { gt: now } },
      timeOffer: { ...within(scope), status: { not: "taken" } },
    },
    select: proposalSelect,
    orderBy: { startsAt: "asc" },
    take: 100,
  });
}

export function findProposal(prisma: Reader, scope: OfferScope, id: string): Promise<ProposalRow | null> {
  return prisma.timeProposal.findFirst({
    where: { organizationId: scope.organizationId, id, timeOffer: within(scope) },
    select: proposalSelect,
  });
}

export async function insertProposal(
  tx: DatabaseTransaction,
  data: Prisma.TimeProposalUncheckedCreateInput,
): Promise<void> {
  await tx.timeProposal.create({ data, select: { id: true } });
}

/** Open ones of an offer: a bound on what a stranger can send, and a look for the same one sent twice. */
export function openProposalsOf(prisma: Reader, organizationId: string, timeOfferId: string) {
  return prisma.timeProposal.findMany({
    where: { organizationId, timeOfferId, status: "open" },
    select: { id: true, startsAt: true, email: true },
  });
}

/** False when it was answered already. */
export async function answerProposal(
  tx: DatabaseTransaction,
  organizationId: string,
  id: string,
  status: Exclude<TimeProposalStatus, "open">,
): Promise<boolean> {
  const { count } = await tx.timeProposal.updateMany({
    where: { organizationId, id, status: "open" },
    data: { status },
  });
  return count === 1;
}

/** Whoever took a time waits for no answer: what they proposed before is over, and nobody is told. */
export async function closeProposals(
  tx: DatabaseTransaction,
  organizationId: string,
  timeOfferId: string,
): Promise<void> {
  await tx.timeProposal.updateMany({
    where: { organizationId, timeOfferId, status: "open" },
    data: { status: "declined" },
  });
}
