import type { ServerMessage } from "./room-protocol.ts";
import type { RoomTicket } from "./room-ticket.server.ts";

/** One page's socket, in this process or in another. `name` is what a guest typed; everyone else is called as in the booking. */
export type Visitor = {
  ticket: RoomTicket;
  name: string;
  knocking: boolean;
  send(message: ServerMessage): void;
  /** Ends the socket for good: the page will not come back by itself. */
  end(): void;
  /** Ends the socket; the page comes back by itself, to wherever the room is then. */
  restart(): void;
};
