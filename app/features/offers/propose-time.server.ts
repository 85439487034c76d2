import { queueMail } from "#app/features/notifications/notifications.server.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Offered } from "./free-times.server.ts";
import { insertProposal, openProposalsOf } from "./proposal-repository.server.ts";
import type { Taker } from "./take-offer.server.ts";

/** Open proposals of one offer: a stranger with the link cannot fill a host's letter box. */
const proposalsMax = 5;
const aheadMsMax = 366 * 86_400_000;

type Proposer = Pick<Taker, "name" | "email" | "timeZone" | "locale">;

export type ProposeResult = { ok: true } | { ok: false; reason: "past" | "too-far" | "too-many" };

/** Writes a proposed time down and tells the host by mail. The same one sent again changes nothing. */
export async function proposeTime(
  services: Services,
  offer: Offered & { id: string },
  { startsAt, note, proposer }: { startsAt: number; note: string; proposer: Proposer },
): Promise<ProposeResult> {
  const { organizationId, id: timeOfferId } = offer;
  const now = services.clock.now();
  if (startsAt <= now) return { ok: false, reason: "past" };
  if (startsAt > now + aheadMsMax) return { ok: false, reason: "too-far" };
  return services.database.prisma.$transaction(async (tx): Promise<ProposeResult> => {
    // Proposals of one offer come one after the other, so that their number is true.
    await tx.$queryRaw`SELECT id FROM time_offer WHERE id = ${timeOfferId} FOR UPDATE`;
    const open = await openProposalsOf(tx, organizationId, timeOfferId);
    const isSame = (one: (typeof open)[number]) =>
      one.startsAt.getTime() === startsAt && one.email === proposer.email;
    if (open.some(isSame)) return { ok: true };
    if (open.length >= proposalsMax) return { ok: false, reason: "too-many" };
    const id = randomId();
    await insertProposal(tx, {
      ...{ id, organizationId, timeOfferId, note, ...proposer },
      startsAt: new Date(startsAt),
      createdAt: new Date(now),
    });
    await queueMail(services, tx, {
      kind: "time_proposed",
      dedupeKey: `time_proposed:${id}`,
      organizationId,
      timeProposalId: id,
    });
    return { ok: true };
  });
}
