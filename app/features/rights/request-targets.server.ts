import type { AtRequest } from "#app/features/privacy/privacy.server.ts";
import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import type { PrismaClient } from "#app/platform/database/generated/client.ts";
import type { RequestRow } from "./request-repository.server.ts";
import { findSubjectRows } from "./subject-rows.server.ts";

const kinds = {
  attendee: "attendeeIds",
  waiting: "waitingIds",
  offer: "offerIds",
  proposal: "proposalIds",
} as const;

/** Rows that a request is about, by kind. */
export type Targets = {
  attendeeIds: string[];
  waitingIds: string[];
  offerIds: string[];
  proposalIds: string[];
  answerIds: string[];
  /** What they agreed to, and what was handed to others of them; it goes with everything alone. */
  consentIds: string[];
  disclosureIds: string[];
};

/**
 * What a request is about, as far as it is still the person's: whatever it names is looked up anew by their address, so
 * that no request ever reaches a row of somebody else. `everything` is what was there when it came.
 */
export async function targetsOf(
  client: PrismaClient | DatabaseTransaction,
  request: Pick<RequestRow, "organizationId" | "email" | "everything" | "targets" | "receivedAt">,
): Promise<Targets> {
  const none = {
    attendeeIds: [],
    waitingIds: [],
    offerIds: [],
    proposalIds: [],
    answerIds: [],
    consentIds: [],
    disclosureIds: [],
  };
  // What the operator is asked is said in free words, and names no row.
  if (request.email === null || request.organizationId === null) return none;
  const own = await findSubjectRows(client, [request.email.toLowerCase()], request.organizationId);
  const named = new Set(request.targets);
  const pick = (kind: keyof typeof kinds) => {
    const ids = own[kinds[kind]];
    return request.everything ? ids : ids.filter((id) => named.has(`${kind}:${id}`));
  };
  const before = { createdAt: { lte: request.receivedAt } };
  const answers = await client.answer.findMany({
    where: { attendeeId: { in: own.attendeeIds } },
    select: { id: true },
  });
  const keep = async (
    ids: string[],
    find: (ids: string[]) => Promise<{ id: string }[]>,
  ): Promise<string[]> =>
    request.everything && ids.length > 0 ? (await find(ids)).map(({ id }) => id) : ids;
  return {
    attendeeIds: await keep(pick("attendee"), (ids) =>
      client.attendee.findMany({ where: { id: { in: ids }, ...before }, select: { id: true } }),
    ),
    waitingIds: await keep(pick("waiting"), (ids) =>
      client.waitingEntry.findMany({ where: { id: { in: ids }, ...before }, select: { id: true } }),
    ),
    offerIds: await keep(pick("offer"), (ids) =>
      client.timeOffer.findMany({ where: { id: { in: ids }, ...before }, select: { id: true } }),
    ),
    proposalIds: await keep(pick("proposal"), (ids) =>
      client.timeProposal.findMany({ where: { id: { in: ids }, ...before }, select: { id: true } }),
    ),
    consentIds: request.everything ? own.consentIds : [],
    disclosureIds: request.everything ? own.disclosureIds : [],
    answerIds: answers.map(({ id }) => id).filter((id) => named.has(`answer:${id}`)),
  };
}

/** The same as the eraser takes it: a meeting goes whole where nobody else has a seat in it. */
export async function erasedBy(
  tx: DatabaseTransaction,
  organizationId: string,
  { attendeeIds, waitingIds, offerIds, proposalIds, consentIds, disclosureIds }: Targets,
): Promise<AtRequest> {
  const seats = await tx.attendee.findMany({
    where: { id: { in: attendeeIds }, organizationId },
    select: {
      id: true,
      bookingId: true,
      accompaniesId: true,
      booking: { select: { attendees: { where: { accompaniesId: null }, select: { id: true } } } },
    },
  });
  const ids = new Set(attendeeIds);
  const isWhole = ({ accompaniesId, booking }: (typeof seats)[number]) =>
    accompaniesId === null && booking.attendees.every(({ id }) => ids.has(id));
  const bookingIds = [...new Set(seats.filter(isWhole).map(({ bookingId }) => bookingId))];
  const seatIds = seats.filter(({ bookingId }) => !bookingIds.includes(bookingId)).map(({ id }) => id);
  return {
    ...{ organizationId, bookingIds, seatIds, waitingIds, offerIds, proposalIds },
    ...{ consentIds, disclosureIds },
  };
}
