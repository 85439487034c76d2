import { z } from "zod";
import { deviceClassOf } from "#app/domain/room/device-class.ts";
import { mayEnter } from "#app/domain/room/room-rules.ts";
import { iceServers } from "./ice-servers.server.ts";
import { type DoorArgs, type DoorVisitor, whoIsAtTheDoor } from "./room-door.server.ts";
import type { TicketAnswer } from "./room-protocol.ts";
import { createRoomTickets, newPeerId, type RoomTicket } from "./room-ticket.server.ts";

const requestSchema = z.object({
  /** The last ticket of this tab. It keeps a guest's seat, who has neither account nor key. */
  previous: z.string().max(1_000).optional(),
  /** The page lives on and its running calls hang on its peer id, so it keeps it. */
  keepPeer: z.boolean().default(false),
  seat: z.string().max(20).optional(),
});

const refusalStatus = { unknown: 404, cancelled: 410, early: 409, over: 410, removed: 403 } as const;

/** `POST /room/:id/ticket`: a short-lived ticket for whoever asks; for a guest one that only lets them knock. */
export async function issueTicket(args: DoorArgs): Promise<{ answer: TicketAnswer; status: number }> {
  const { settings, clock } = args.context.services;
  const body = requestSchema.safeParse(await args.request.json().catch(() => null));
  if (!body.success) throw new Response(null, { status: 400 });
  const { facts, phase, visitor } = await whoIsAtTheDoor(args, body.data.seat ?? null);
  if (phase !== "open") return { answer: { ok: false, reason: phase }, status: refusalStatus[phase] };

  const tickets = createRoomTickets(settings.secret);
  const previous = earlierTicket(tickets.read(body.data.previous ?? ""), facts.id, visitor);
  const participantId = previous?.participantId ?? visitor.participantId;
  const peerId = previous && body.data.keepPeer ? previous.peerId : newPeerId();
  const person = { id: participantId, role: visitor.role };
  if (visitor.role !== "host" && facts.rules.keptOut.includes(participantId)) {
    return { answer: { ok: false, reason: "removed" }, status: refusalStatus.removed };
  }
  const letIn = previous?.admitted === true;
  const admitted = letIn || mayEnter(facts.waitingRoom, facts.rules, { ...person, letIn });
  const device = deviceClassOf(args.request.headers);
  const seat = { participantId, peerId, room: facts.id, role: visitor.role, admitted, device };
  // Whoever only stands at the door gets no way through the operator's relay.
  const ice = iceServers(admitted ? settings : { ...settings, turn: null }, clock.now());
  const answer: TicketAnswer = {
    ok: true,
    ticket: tickets.issue(seat, clock.now()),
    peerId,
    participantId,
    role: visitor.role,
    admitted,
    iceServers: ice.iceServers,
    iceTtlMs: ice.ttlMs,
    relayOnly: facts.business.callsByRelay && settings.turn !== null,
  };
  return { answer, status: 200 };
}

/** The earlier ticket, if it is this room's and this visitor's. Its age does not matter: the room's hours bound it. */
function earlierTicket(ticket: RoomTicket | null, room: string, visitor: DoorVisitor): RoomTicket | null {
  if (!ticket || ticket.room !== room || ticket.role !== visitor.role) return null;
  return visitor.role === "guest" || ticket.participantId === visitor.participantId ? ticket : null;
}
