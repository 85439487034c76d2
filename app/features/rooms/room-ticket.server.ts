import { z } from "zod";
import { deviceClasses } from "#app/domain/room/device-class.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import { createSigner } from "#app/platform/security/signer.server.ts";

/** A ticket opens a socket for this long after it was issued; a socket that is open stays open. Milliseconds. */
export const ticketMs = 5 * 60_000;

const ticketSchema = z.object({
  /** The ticket's own id. */
  id: z.string(),
  participantId: z.string(),
  peerId: z.string(),
  /** The booking's id. */
  room: z.string(),
  role: z.enum(["host", "attendee", "guest"]),
  admitted: z.boolean(),
  /** What kind of device asked for it, for the call log. */
  device: z.enum(deviceClasses).nullable().default(null),
  /** Epoch milliseconds. */
  exp: z.number(),
});

/** Who may speak in which room, and under which peer id. Holds no name: the broker's token stands in an address. */
export type RoomTicket = z.infer<typeof ticketSchema>;

export type RoomTickets = ReturnType<typeof createRoomTickets>;

/** Tickets are `base64url(json).signature`; nothing is stored, so any process can check them. */
export function createRoomTickets(secret: string) {
  const signer = createSigner(secret, "room-ticket");

  /** The ticket inside, whatever its age, or null when we did not sign it. */
  const read = (text: string): RoomTicket | null => {
    const [body = "", signature = "", ...more] = text.split(".");
    if (more.length > 0 || text.length > 1_000 || !signer.verify(body, signature)) return null;
    return ticketSchema.parse(JSON.parse(Buffer.from(body, "base64url").toString()));
  };
  return {
    issue(facts: Omit<z.input<typeof ticketSchema>, "id" | "exp">, now: number): string {
      const ticket: z.input<typeof ticketSchema> = { ...facts, id: randomId(), exp: now + ticketMs };
      const body = Buffer.from(JSON.stringify(ticket)).toString("base64url");
      return `${body}.${signer.sign(body)}`;
    },
    verify(text: string, now: number): RoomTicket | null {
      const ticket = read(text);
      return ticket && now < ticket.exp ? ticket : null;
    },
    read,
  };
}

/** A fresh address for one page's PeerJS connections. */
export function newPeerId(): string {
  return `p-${randomId()}`;
}
