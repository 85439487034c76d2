import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";

export type SmtpPeer = {
  url: string;
  /** What arrived, as bytes. */
  received: Buffer[];
  /** How many conversations were opened. */
  connections: () => number;
  close(): Promise<void>;
};

/** A real SMTP server on a free port. `refuse` answers a command with an error that carries `responseCode`. */
export async function startSmtpPeer(
  options: Pick<SMTPServerOptions, "onRcptTo" | "onMailFrom" | "onAuth"> & {
    refuseData?: () => Error;
  } = {},
): Promise<SmtpPeer> {
  const received: Buffer[] = [];
  let connections = 0;
  const { refuseData, ...hooks } = options;
  const server = new SMTPServer({
    disabledCommands: hooks.onAuth ? ["STARTTLS"] : ["STARTTLS", "AUTH"],
    allowInsecureAuth: true,
    authOptional: !hooks.onAuth,
    logger: false,
    ...hooks,
    onConnect(_session, accept) {
      connections++;
      accept();
    },
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        if (refuseData) return done(refuseData());
        received.push(Buffer.concat(chunks));
        done();
      });
    },
  });
  server.on("error", () => undefined);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    connections: () => connections,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** The reply that a server gives, such as 550 with a text that repeats the address. */
export function smtpReply(responseCode: number, text: string): Error {
  return Object.assign(new Error(text), { responseCode });
}

/** Takes connections and never says a word. */
export async function startMutePeer(): Promise<{ url: string; close(): Promise<void> }> {
  const open = new Set<{ destroy(): unknown }>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on("error", () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    close: () => {
      for (const socket of open) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
