import http, { type IncomingMessage } from "node:http";
import net, { type AddressInfo } from "node:net";
import type { Duplex } from "node:stream";

export type Proxy = {
  origin: string;
  /** WebSockets that were passed on, and refused. */
  upgrades: { passed: number; refused: number };
  close(): Promise<void>;
};

/**
 * What operators put in front of several web processes: each request and each WebSocket goes to the next of them, and to
 * another when that one is gone; or always to the first that is there. `upgrades: false` is the kind that lets no
 * WebSocket through.
 */
export async function startProxy(
  ports: number[],
  options: { upgrades: boolean; order: "turns" | "first" },
): Promise<Proxy> {
  const upgrades = { passed: 0, refused: 0 };
  const sockets = new Set<Duplex>();
  let turn = 0;
  const next = (tries: number) =>
    ports[options.order === "first" ? ports.length - tries : turn++ % ports.length] ?? 0;

  const server = http.createServer(async (request, response) => {
    const body: Buffer[] = [];
    for await (const piece of request) body.push(piece as Buffer);
    pass(request, Buffer.concat(body), response, ports.length);
  });

  function pass(request: IncomingMessage, body: Buffer, response: http.ServerResponse, tries: number) {
    const { method, url, headers } = request;
    const onward = http.request({
      host: "127.0.0.1",
      port: next(tries),
      method,
      path: url,
      headers,
      agent: false,
    });
    onward.on("response", (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.on("error", () => response.destroy());
      answer.pipe(response);
    });
    onward.on("error", () => {
      if (response.headersSent) response.destroy();
      else if (tries > 1) pass(request, body, response, tries - 1);
      else response.writeHead(502).end();
    });
    response.on("close", () => onward.destroy());
    onward.end(body);
  }

  function passUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer, tries: number) {
    const onward = net.connect(next(tries), "127.0.0.1");
    let isUp = false;
    onward.on("connect", () => {
      isUp = true;
      upgrades.passed += 1;
      const lines = request.rawHeaders.flatMap((name, index, all) =>
        index % 2 === 0 ? [`${name}: ${all[index + 1]}`] : [],
      );
      onward.write(`GET ${request.url} HTTP/1.1\r\n${lines.join("\r\n")}\r\n\r\n`);
      onward.write(head);
      onward.pipe(socket).pipe(onward);
    });
    onward.on("error", () => {
      if (!isUp && tries > 1) passUpgrade(request, socket, head, tries - 1);
      else socket.destroy();
    });
    onward.on("close", () => isUp && socket.destroy());
    socket.on("close", () => onward.destroy());
  }

  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  server.on("upgrade", (request, socket, head) => {
    socket.on("error", () => socket.destroy());
    if (options.upgrades) return passUpgrade(request, socket, head, ports.length);
    upgrades.refused += 1;
    socket.end("HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    upgrades,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
