import type { Services } from "#app/platform/services.server.ts";
import { formatDateTime, formatRange, type Shown } from "#app/platform/time/format.server.ts";
import { isTimeFree, readAround } from "./free-times.server.ts";
import { listOffers, type OfferScope } from "./offer-repository.server.ts";
import { type OfferState, offerState } from "./offer-state.ts";
import { listOpenProposals, type ProposalRow } from "./proposal-repository.server.ts";

export type ListedOffer = {
  id: string;
  recipient: string;
  title: string;
  hostName: string;
  state: OfferState;
  times: number;
  /** The next of its times while it is open, the booked one once it was taken. */
  time: string;
};

export type OpenProposal = {
  id: string;
  name: string;
  email: string;
  title: string;
  hostName: string;
  time: string;
  note: string;
  /** Whether the host has time then, as far as Parley knows. */
  free: boolean;
};

/** Everything behind the dashboard's page of offers. */
export async function offersPage(
  services: Services,
  { shown, ...scope }: OfferScope & { shown: Shown },
): Promise<{ offers: ListedOffer[]; proposals: OpenProposal[] }> {
  const now = services.clock.now();
  const { prisma } = services.database;
  const [offers, proposals] = await Promise.all([
    listOffers(prisma, scope),
    listOpenProposals(prisma, scope, new Date(now)),
  ]);
  const listed = offers.map((offer): ListedOffer => {
    const next = offer.starts.find((start) => start.getTime() > now) ?? offer.endsOn;
    return {
      id: offer.id,
      recipient: offer.recipientName || offer.recipientEmail,
      title: offer.eventType.title,
      hostName: offer.host.name,
      state: offerState(offer, now),
      times: offer.starts.length,
      time: formatDateTime((offer.booking?.startsAt ?? next).getTime(), shown),
    };
  });
  return {
    offers: listed,
    proposals: await Promise.all(
      proposals.map((proposal) => shownProposal(services, scope.organizationId, proposal, shown)),
    ),
  };
}

async function shownProposal(
  services: Services,
  organizationId: string,
  { id, name, email, note, startsAt, timeOffer }: ProposalRow,
  shown: Shown,
): Promise<OpenProposal> {
  const start = startsAt.getTime();
  const asked = { organizationId, ...timeOffer };
  const row = await readAround(services, asked, [start]);
  return {
    ...{ id, name, email, note },
    title: timeOffer.eventType.title,
    hostName: timeOffer.host.name,
    time: formatRange(start, start + timeOffer.lengthMinutes * 60_000, shown),
    free: row !== null && isTimeFree(row, asked, start),
  };
}
