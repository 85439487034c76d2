import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";
import { participantId } from "#app/features/rooms/participant.ts";
import { createRoomTickets, newPeerId } from "#app/features/rooms/room-ticket.server.ts";
import { roomSocketPath, roomSubprotocol } from "#app/features/rooms/room-wire.ts";
import type { Database } from "#app/platform/database/database.server.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import { createMeeting } from "#tests/factories/meeting.ts";
import { figureOf, percentile, progress, type Report } from "./figure.ts";
import { memoryBelow } from "./memory.ts";
import type { RunningProduct } from "./running-product.ts";

const roomsMade = 500;
const talkSeconds = 10;

type Crowd = { seatedMs: number[]; lost: number; delivered: number; seconds: number; delays: number[] };
type Scene = { product: RunningProduct; dataDir: string; database: Database };

/**
 * Synthetic pages that speak the room's protocol, from a process of their own: what signalling costs at 1,000 and
 * 5,000 sockets in 500 rooms, and a storm of 1,000 who join within ten seconds.
 */
export async function crowdBench(scene: Scene, report: Report): Promise<void> {
  progress(`Making ${roomsMade} meetings…`);
  const meetings: string[] = [];
  for (let made = 0; made < roomsMade; made += 1)
    meetings.push((await createMeeting(scene.database, { startsAt: Date.now() })).bookingId);
  const before = memoryBelow(scene.product.pid, scene.dataDir).node;
  for (const sockets of [1_000, 5_000]) {
    progress(`${sockets} sockets in ${roomsMade} rooms…`);
    const { crowd, bytes } = await runCrowd(scene, meetings, sockets);
    const name = `rooms/crowd-${sockets}`;
    if (sockets === 1_000) {
      report(figureOf("rooms/storm-of-1000-in-10-s/seated", "ms", crowd.seatedMs));
      report(figureOf("rooms/storm-of-1000-in-10-s/seated-p95", "ms", [percentile(crowd.seatedMs, 0.95)]));
    }
    report(figureOf(`${name}/words`, "per second", [crowd.delivered / crowd.seconds]));
    report(figureOf(`${name}/delay`, "ms", crowd.delays));
    report(figureOf(`${name}/memory`, "MB", [(bytes - before) / 1e6]));
    if (crowd.lost > 0) progress(`${crowd.lost} of ${sockets} sockets were lost.`);
  }
}

async function runCrowd({ product, dataDir }: Scene, meetings: readonly string[], sockets: number) {
  const secret = readFileSync(path.join(dataDir, "secret"), "utf8").trim();
  const tickets = createRoomTickets(secret);
  const seats = Array.from({ length: sockets }, (_, index) => {
    const room = meetings[index % meetings.length] ?? "";
    const facts = { participantId: participantId("guest", randomId()), peerId: newPeerId(), room };
    const ticket = tickets.issue({ ...facts, role: "guest", admitted: true }, Date.now());
    return { ticket, peerId: facts.peerId, room };
  });
  const file = path.join(dataDir, `crowd-${sockets}.json`);
  const url = `${product.origin.replace("http", "ws")}${roomSocketPath}`;
  const plan = { url, origin: product.origin, protocol: roomSubprotocol, seats };
  // A storm of 1,000 in ten seconds; more come at the same pace.
  writeFileSync(file, JSON.stringify({ ...plan, overMs: sockets * 10, seconds: talkSeconds }));
  const child = spawn(process.execPath, [path.resolve("tests/bench/rooms-crowd-process.mjs"), file], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "exit");
  let bytes = 0;
  let last = "";
  for await (const line of createInterface({ input: child.stdout })) {
    if (line === "ready") bytes = memoryBelow(product.pid, dataDir).node;
    last = line;
  }
  await ended;
  return { crowd: JSON.parse(last) as Crowd, bytes };
}
