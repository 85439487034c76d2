import type { RoomRole } from "#app/domain/room/seats.ts";
import { formText, readFormTree } from "#app/platform/form/form-tree.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import { createSigner } from "#app/platform/security/signer.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { noteMax, ratingReasons, scores } from "./call-rating.ts";
import { accountOf } from "./participant.ts";
import { findRoom } from "./room-repository.server.ts";
import { createRoomTickets, type RoomTicket } from "./room-ticket.server.ts";

/** A call is rated while one remembers it: until this long after the ticket, milliseconds. */
const ratableMs = 24 * 3_600_000;

/** `no-score` gives the ticket back for the form that asks again. */
export type RateResult =
  | { outcome: "rated" | "no-call" | "too-late" | "unknown" }
  | { outcome: "no-score"; ticket: string };

/**
 * Keeps what somebody thought of the last call they were in. Their ticket says who they are, whatever its age within a
 * day; once per person and call, and a second form is thanked and not kept.
 */
export async function rateCall(services: Services, roomId: string, form: FormData): Promise<RateResult> {
  const fields = readFormTree([...form]);
  const text = formText(fields, "ticket");
  const ticket = createRoomTickets(services.settings.secret).read(text);
  const facts = ticket?.room === roomId ? await findRoom(services, roomId) : null;
  if (!ticket || !facts || !(ticket.admitted || ticket.role === "host")) return { outcome: "unknown" };
  const now = services.clock.now();
  if (now > ticket.exp + ratableMs) return { outcome: "too-late" };
  const score = scores.find((value) => String(value) === formText(fields, "score"));
  if (score === undefined) return { outcome: "no-score", ticket: text };
  const { organizationId } = facts;
  const account = accountOf({ id: ticket.participantId, role: ticket.role });
  const call = await lastCallOf(services, { organizationId, bookingId: facts.id }, account, ticket.role);
  if (!call) return { outcome: "no-call" };
  const day = new Date(now);
  await services.database.prisma.callRating.createMany({
    data: {
      id: randomId(),
      organizationId,
      callId: call.id,
      ...account,
      rater: raterOf(services, call.id, ticket),
      score,
      reasons: ratingReasons.filter((reason) => form.getAll("reason").includes(reason)),
      note: formText(fields, "note").trim().slice(0, noteMax),
      month: new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), 1)),
    },
    skipDuplicates: true,
  });
  return { outcome: "rated" };
}

/** The latest call of a room in which this person took part; of guests nothing tells one from another. */
function lastCallOf(
  { database }: Services,
  room: { organizationId: string; bookingId: string },
  account: { userId: string | null; attendeeId: string | null },
  role: RoomRole,
) {
  return database.prisma.call.findFirst({
    where: { ...room, participants: { some: { ...account, role } } },
    orderBy: [{ startedAt: "desc" }, { id: "asc" }],
    select: { id: true },
  });
}

/** Tells who has rated a call from who has not, and says of nobody who they are. */
function raterOf({ settings }: Services, callId: string, { participantId }: RoomTicket): string {
  return createSigner(settings.secret, "call-rater").sign(`${callId}/${participantId}`);
}
