import http from "node:http";
import type { AddressInfo } from "node:net";
import { WebSocket } from "ws";
import type { DeviceClass } from "#app/domain/room/device-class.ts";
import { participantId } from "#app/features/rooms/participant.ts";
import type { ServerMessage } from "#app/features/rooms/room-protocol.ts";
import { createRoomTickets, newPeerId } from "#app/features/rooms/room-ticket.server.ts";
import { roomSubprotocol, streamPath } from "#app/features/rooms/room-wire.ts";
import { attachRooms } from "#app/features/rooms/rooms.server.ts";
import { createPeerBroker } from "#app/integrations/peer/peer-broker.server.ts";
import type { Database } from "#app/platform/database/database.server.ts";
import type { Bus } from "#app/ports/bus.ts";
import type { Transcriber } from "#app/ports/transcriber.ts";
import type { Meeting } from "#tests/factories/meeting.ts";
import { fakeServices } from "#tests/fakes/fake-services.ts";
import { createLonelyBus } from "#tests/fakes/lonely-bus.ts";

type Message<Type extends ServerMessage["type"]> = Extract<ServerMessage, { type: Type }>;
type Who = {
  role: "host" | "attendee" | "guest";
  id: string;
  admitted?: boolean;
  peerId?: string;
  device?: DeviceClass;
};

export type RoomClient = Awaited<ReturnType<typeof openClient>>;

/** The gateway on a port of its own, with a clock that the test moves, and raw clients that speak its words. */
export async function startRooms(
  database: Database,
  now: number,
  bus: Bus = createLonelyBus(),
  transcriber: Transcriber | null = null,
) {
  const services = fakeServices(database, { transcriber });
  services.clock.set(now);
  const server = http.createServer((request, response) => {
    const path = request.url ?? "";
    if (path.startsWith(streamPath)) gateway.handleStream(path.slice(streamPath.length), request, response);
    else response.end("page");
  });
  const gateway = attachRooms(server, services, { createPeerBroker, bus });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const port = (server.address() as AddressInfo).port;
  const origin = `http://127.0.0.1:${port}`;
  const tickets = createRoomTickets(services.settings.secret);

  function ticketFor(
    meeting: Pick<Meeting, "bookingId">,
    { role, id, admitted, peerId, device }: Who,
  ): string {
    const facts = {
      participantId: participantId(role, id),
      peerId: peerId ?? newPeerId(),
      room: meeting.bookingId,
      role,
      device: device ?? null,
    };
    return tickets.issue({ ...facts, admitted: admitted ?? role !== "guest" }, services.clock.now());
  }
  const roomSocket = (ticket: string, from = origin) =>
    new WebSocket(`ws://127.0.0.1:${port}/signal/room`, [roomSubprotocol, `ticket.${ticket}`], {
      origin: from,
    });

  return {
    services,
    gateway,
    port,
    origin,
    tickets,
    ticketFor,
    roomSocket,
    peerSocket: (peerId: string, ticket: string, from = origin) =>
      new WebSocket(`ws://127.0.0.1:${port}/signal/peerjs?key=room&id=${peerId}&token=${ticket}`, {
        origin: from,
      }),
    enter: (meeting: Meeting, who: Who) => openClient(roomSocket(ticketFor(meeting, who))),
    async stop() {
      await gateway.close();
      await bus.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function openClient(socket: WebSocket) {
  const heard: ServerMessage[] = [];
  const watchers = new Set<() => void>();
  socket.on("error", () => undefined);
  socket.on("message", (data) => {
    heard.push(JSON.parse(data.toString()) as ServerMessage);
    for (const watcher of watchers) watcher();
  });
  const closed = new Promise<number>((resolve) => socket.on("close", resolve));

  /** The latest message of a kind that satisfies `test`, now or later. */
  function hears<Type extends ServerMessage["type"]>(
    type: Type,
    test: (message: Message<Type>) => boolean = () => true,
  ): Promise<Message<Type>> {
    return new Promise((resolve) => {
      const look = () => {
        const found = heard.findLast((message) => message.type === type) as Message<Type> | undefined;
        if (!found || !test(found)) return;
        watchers.delete(look);
        resolve(found);
      };
      watchers.add(look);
      look();
    });
  }
  const client = {
    socket,
    heard,
    closed,
    hears,
    say: (message: unknown) => socket.send(typeof message === "string" ? message : JSON.stringify(message)),
    async join(name?: string) {
      client.say({ type: "join", microphone: true, camera: true, ...(name ? { name } : {}) });
      const { id } = await hears("welcome");
      return hears("roster", (roster) => roster.seats.some((seat) => seat.id === id));
    },
    seats: (count: number) => hears("roster", (roster) => roster.seats.length === count),
  };
  await hears("welcome");
  return client;
}
