import { queueMail } from "#app/features/notifications/notifications.server.ts";
import { isLocale } from "#app/messages/locale.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { OfferScope } from "./offer-repository.server.ts";
import { answerProposal, findProposal } from "./proposal-repository.server.ts";
import { bookPromised, type TakeResult } from "./take-offer.server.ts";

type Key = OfferScope & { proposalId: string };

export type AcceptResult = TakeResult | { ok: false; reason: "not-found" | "answered" };

/** The host accepts: the proposed time is booked for whoever proposed it, unless it is taken. */
export async function acceptProposal(
  services: Services,
  { organizationId, onlyHostId, proposalId }: Key,
): Promise<AcceptResult> {
  const scope = { organizationId, onlyHostId };
  const proposal = await findProposal(services.database.prisma, scope, proposalId);
  if (!proposal) return { ok: false, reason: "not-found" };
  if (proposal.status === "declined") return { ok: false, reason: "answered" };
  const { name, email, timeZone, locale, timeOffer } = proposal;
  return bookPromised(
    services,
    { ...timeOffer, organizationId },
    {
      startsAt: proposal.startsAt.getTime(),
      // Whoever proposes is asked for a time, not for answers: these the host asks for when they meet.
      taker: { name, email, answers: [], timeZone, locale: isLocale(locale) ? locale : "en" },
      idempotencyKey: proposalId,
      refuses: (tx) => answerProposal(tx, organizationId, proposalId, "accepted"),
    },
  );
}

/** The host declines, and whoever proposed is told by mail. Answered once, it stays answered. */
export async function declineProposal(
  services: Services,
  { organizationId, onlyHostId, proposalId }: Key,
): Promise<{ ok: true } | { ok: false; reason: "answered" }> {
  return services.database.prisma.$transaction(async (tx) => {
    const known = await findProposal(tx, { organizationId, onlyHostId }, proposalId);
    if (!known || !(await answerProposal(tx, organizationId, proposalId, "declined")))
      return { ok: false, reason: "answered" } as const;
    await queueMail(services, tx, {
      kind: "proposal_declined",
      dedupeKey: `proposal_declined:${proposalId}`,
      organizationId,
      timeProposalId: proposalId,
    });
    return { ok: true } as const;
  });
}
