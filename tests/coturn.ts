import { execFileSync, spawn } from "node:child_process";
import dgram from "node:dgram";
import { once } from "node:events";
import { createServer } from "node:net";
import { setTimeout as pause } from "node:timers/promises";

export type Coturn = { port: number; secret: string; stop(): Promise<void> };

/** Why no relay can be tried here, or null: whoever has coturn has it tried. */
export function whyNoCoturn(): string | null {
  try {
    execFileSync("turnserver", ["--version"], { stdio: "pipe" });
    return null;
  } catch (error) {
    // Some versions end with a code of their own after telling the version.
    return (error as NodeJS.ErrnoException).code === "ENOENT" ? "coturn (turnserver) is not installed" : null;
  }
}

/** A real relay on loopback, as an operator would set it up for Parley: short-lived credentials by a shared secret. */
export async function startCoturn(): Promise<Coturn> {
  const port = await freePort();
  const secret = "the-secret-that-coturn-and-parley-share";
  const child = spawn(
    "turnserver",
    [
      ...["-n", "--use-auth-secret", `--static-auth-secret=${secret}`, "--realm=parley.test"],
      ...["--listening-ip=127.0.0.1", "--relay-ip=127.0.0.1", `--listening-port=${port}`],
      ...["--no-tls", "--no-dtls", "--no-cli", "--allow-loopback-peers", "--log-file=stdout"],
      ...[`--pidfile=/tmp/parley-coturn-${port}.pid`, "--db=/tmp/parley-no-such-database"],
    ],
    { stdio: "ignore" },
  );
  for (let tries = 0; tries < 100 && !(await answers(port)); tries += 1) await pause(50);
  return {
    port,
    secret,
    async stop() {
      child.kill("SIGKILL");
      await once(child, "exit");
    },
  };
}

/** Whether somebody answers a STUN binding request there. */
async function answers(port: number): Promise<boolean> {
  const socket = dgram.createSocket("udp4");
  const request = Buffer.alloc(20);
  request.writeUInt16BE(0x0001, 0);
  request.writeUInt32BE(0x2112a442, 4);
  socket.send(request, port, "127.0.0.1");
  const heard = await Promise.race([
    once(socket, "message").then(
      () => true,
      () => false,
    ),
    pause(100, false),
  ]);
  socket.close();
  return heard;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
