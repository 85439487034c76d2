// Makes a crowd from a process of its own: node rooms-crowd-process.mjs FILE, where FILE holds
// {"url", "origin", "protocol", "seats": [{"ticket", "peerId", "room"}], "overMs", "seconds"}.
// Each opens the room's socket and takes its seat, spread over `overMs`; then those of a room send each other words
// about connections for `seconds`, each answering what it hears, as fast as the room's limits allow.
// Prints {"seatedMs": [ascending], "lost", "delivered", "seconds", "delays": [ascending]}, and "ready" before the words.
import { readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { WebSocket } from "ws";

const { url, origin, protocol, seats, overMs, seconds } = JSON.parse(readFileSync(process.argv[2], "utf8"));
/** A little below what one socket may say. */
const wordsPerSecond = 18;
const body = "v".repeat(1_000);

const clients = [];
const delays = [];
let delivered = 0;
let lost = 0;
let talking = false;

function sit({ ticket, peerId, room }) {
  const startedAt = performance.now();
  return new Promise((resolve) => {
    const socket = new WebSocket(url, [protocol, `ticket.${ticket}`], { origin });
    const client = { socket, peerId, room, partner: null };
    clients.push(client);
    socket.on("error", () => resolve(null));
    socket.on("close", () => {
      lost += 1;
      resolve(null);
    });
    socket.on("message", (data) => {
      const text = data.toString();
      if (text.startsWith('{"type":"welcome"'))
        return socket.send(JSON.stringify({ type: "join", microphone: true, camera: true, name: "Guest" }));
      if (text.startsWith('{"type":"roster"') && text.includes(peerId))
        return resolve(performance.now() - startedAt);
      if (!text.startsWith('{"type":"signal"')) return;
      delivered += 1;
      delays.push(performance.now() - Number(JSON.parse(text).body.split(" ")[0]));
    });
  });
}

function talk(client) {
  if (!talking || client.socket.readyState !== WebSocket.OPEN) return;
  client.socket.send(
    JSON.stringify({ type: "signal", to: client.partner, body: `${performance.now()} ${body}` }),
  );
  setTimeout(() => talk(client), 1000 / wordsPerSecond);
}

const seated = await Promise.all(
  seats.map(async (seat, index) => {
    await pause((overMs * index) / seats.length);
    return sit(seat);
  }),
);
for (const members of groupByRoom().values())
  for (const [index, client] of members.entries())
    client.partner = members[(index + 1) % members.length].peerId;
process.stdout.write("ready\n");

talking = true;
for (const client of clients) setTimeout(() => talk(client), Math.random() * (1000 / wordsPerSecond));
await pause(seconds * 1000);
talking = false;
const result = { seatedMs: ascending(seated.filter((ms) => ms !== null)), lost, delivered, seconds };
// A pipe takes so long a line in pieces: whoever leaves before has cut it off.
process.stdout.write(
  `${JSON.stringify({ ...result, delays: ascending(delays.filter((_, i) => i % 10 === 0)) })}\n`,
  () => process.exit(0),
);

function ascending(list) {
  return list.sort((a, b) => a - b);
}

function groupByRoom() {
  const found = new Map();
  for (const client of clients) found.set(client.room, [...(found.get(client.room) ?? []), client]);
  return found;
}
