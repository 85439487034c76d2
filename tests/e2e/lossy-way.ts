import dgram from "node:dgram";

/**
 * A way to a UDP server on loopback on which packets are lost and delayed as on a bad mobile network. Packets towards
 * the server suffer; answers come back unharmed, so that what two clients send to each other suffers once.
 */
export async function lossyWay(
  to: number,
  { loss, delayMsMax }: { loss: number; delayMsMax: number },
): Promise<{ port: number; counts: { sent: number; lost: number }; close(): void }> {
  const counts = { sent: 0, lost: 0 };
  const door = dgram.createSocket("udp4");
  const onward = new Map<string, dgram.Socket>();
  const delayed = new Set<NodeJS.Timeout>();
  door.on("message", (packet, from) => {
    const client = `${from.address}:${from.port}`;
    let socket = onward.get(client);
    if (!socket) {
      socket = dgram.createSocket("udp4");
      socket.on("message", (answer) => door.send(answer, from.port, from.address));
      onward.set(client, socket);
    }
    counts.sent += 1;
    if (Math.random() < loss) {
      counts.lost += 1;
      return;
    }
    const way = socket;
    const timer = setTimeout(() => {
      delayed.delete(timer);
      way.send(packet, to, "127.0.0.1", () => undefined);
    }, Math.random() * delayMsMax);
    delayed.add(timer);
  });
  await new Promise<void>((resolve) => door.bind(0, "127.0.0.1", resolve));
  return {
    port: door.address().port,
    counts,
    close() {
      // What is still under way is lost with the way: a closed socket throws at whoever sends.
      for (const timer of delayed) clearTimeout(timer);
      door.close();
      for (const socket of onward.values()) socket.close();
    },
  };
}
