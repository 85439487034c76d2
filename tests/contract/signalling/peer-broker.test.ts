import { afterEach, expect, test } from "vitest";
import { WebSocket } from "ws";
import { junkFramesMax } from "#app/integrations/peer/frame-allowance.ts";
import { offer, pause, startBroker } from "./broker-harness.ts";

const peer = (peerId: string, room: string, admitted = true) => ({ peerId, room, admitted });
const everyone = {
  anna: peer("p-anna", "blue"),
  ben: peer("p-ben", "blue"),
  cleo: peer("p-cleo", "blue"),
  eve: peer("p-eve", "red"),
  waiting: peer("p-waiting", "blue", false),
};

const started: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of started.splice(0)) await stop();
});

async function broker() {
  const running = await startBroker(everyone);
  started.push(running.stop);
  return running;
}

test("a stranger is refused at the upgrade", async () => {
  const { refusal, refusalOfAddress } = await broker();
  expect(await refusal("p-anna", "forged")).toBe(401);
  expect(await refusal("p-anna", "")).toBe(401);
  expect(await refusalOfAddress("")).toBe(401);
  expect(await refusalOfAddress("?id=%E0%A4%A&token=%00")).toBe(401);
});

test("a token opens its own peer id and no other", async () => {
  const { refusal } = await broker();
  expect(await refusal("p-ben", "anna")).toBe(401);
});

test("somebody who waits at the door cannot signal", async () => {
  const { refusal } = await broker();
  expect(await refusal("p-waiting", "waiting")).toBe(403);
});

test("members of a room reach each other, and the broker says who speaks", async () => {
  const { connect } = await broker();
  const [anna, ben] = [await connect("anna"), await connect("ben")];
  anna.send({ ...offer("p-ben", "hello"), src: "p-cleo" });
  const heard = await ben.hears("OFFER");
  expect(heard).toEqual({ ...offer("p-ben", "hello"), src: "p-anna" });
  ben.send({ type: "ANSWER", dst: "p-anna", payload: { connectionId: "mc_1", type: "media", sdp: {} } });
  expect((await anna.hears("ANSWER")).src).toBe("p-ben");
});

test("a frame for another room goes nowhere, now and when its peer comes later", async () => {
  const { connect } = await broker();
  const [anna, eve] = [await connect("anna"), await connect("eve")];
  eve.send(offer("p-anna"));
  eve.send({ type: "LEAVE", dst: "p-anna" });
  anna.send(offer("p-eve"));
  await pause(150);
  expect(anna.frames.map((frame) => frame.type)).toEqual(["OPEN"]);
  expect(eve.frames.map((frame) => frame.type)).toEqual(["OPEN"]);
  eve.send(offer("p-ben"));
  const ben = await connect("ben");
  await pause(150);
  expect(ben.frames.map((frame) => frame.type)).toEqual(["OPEN"]);
});

test("an id elsewhere and an id that does not exist answer alike: the offer expires", async () => {
  const { connect } = await broker();
  const [eve] = [await connect("eve"), await connect("anna")];
  eve.send(offer("p-anna"));
  eve.send(offer("p-nobody"));
  await eve.hears("EXPIRE");
  await pause(1_200);
  expect(eve.frames.filter((frame) => frame.type === "EXPIRE").map((frame) => frame.src)).toEqual([
    "p-anna",
    "p-nobody",
  ]);
}, 15_000);

test("an offer to a peer that is about to connect waits for it", async () => {
  const { connect } = await broker();
  const anna = await connect("anna");
  anna.send(offer("p-ben", "early"));
  await pause(50);
  const ben = await connect("ben");
  expect((await ben.hears("OFFER")).src).toBe("p-anna");
});

test("the same ticket again takes over, hears OPEN, and nobody is told that it left", async () => {
  const { connect, broker: running } = await broker();
  const [anna, ben] = [await connect("anna"), await connect("ben")];
  const again = await connect("anna");
  expect(await anna.closed).toBe(4000);
  ben.send(offer("p-anna"));
  await again.hears("OFFER");
  expect(ben.frames.map((frame) => frame.type)).toEqual(["OPEN"]);
  expect(running.connections()).toBe(2);
});

test("the room is told when a peer says goodbye or is dismissed, and no other room is", async () => {
  const { connect, broker: running } = await broker();
  const [anna, ben, cleo, eve] = [
    await connect("anna"),
    await connect("ben"),
    await connect("cleo"),
    await connect("eve"),
  ];
  anna.socket.close();
  expect((await ben.hears("LEAVE")).src).toBe("p-anna");
  running.dismiss("p-cleo");
  expect(await cleo.closed).toBe(4001);
  await pause(50);
  expect(ben.frames.filter((frame) => frame.type === "LEAVE").map((frame) => frame.src)).toEqual([
    "p-anna",
    "p-cleo",
  ]);
  expect(eve.frames.map((frame) => frame.type)).toEqual(["OPEN"]);
});

test("a broken connection is not a departure: running calls are left alone", async () => {
  const { connect } = await broker();
  const [anna, ben] = [await connect("anna"), await connect("ben")];
  anna.socket.terminate();
  await pause(200);
  expect(ben.frames.map((frame) => frame.type)).toEqual(["OPEN"]);
  await connect("anna");
});

test("clients cannot speak the server's words", async () => {
  const { connect } = await broker();
  const [anna, ben] = [await connect("anna"), await connect("ben")];
  for (const type of ["OPEN", "ERROR", "ID-TAKEN", "INVALID-KEY", "EXPIRE"]) {
    anna.send({ type, dst: "p-ben", payload: { msg: "x" } });
  }
  anna.send({ type: "OFFER", dst: "p-ben", payload: null });
  anna.send({ type: "OFFER", dst: "p-ben", payload: { connectionId: 7, type: "media" } });
  await pause(100);
  expect(ben.frames.map((frame) => frame.type)).toEqual(["OPEN"]);
});

test("a flood ends the flooder's connection alone", async () => {
  const { connect, incidents } = await broker();
  const [anna, ben] = [await connect("anna"), await connect("ben")];
  for (let count = 0; count < 1_000; count += 1) anna.send(offer("p-ben", String(count)));
  await anna.closed;
  expect(incidents).toContain("too many frames");
  await pause(50);
  const heard = ben.frames.filter((frame) => frame.type === "OFFER").length;
  expect(heard).toBeGreaterThanOrEqual(200);
  expect(heard).toBeLessThan(320);
  expect(ben.socket.readyState).toBe(WebSocket.OPEN);
});

test("a frame over 64 kB ends the connection", async () => {
  const { connect } = await broker();
  const anna = await connect("anna");
  anna.send(offer("p-ben", "x".repeat(70_000)));
  expect(await anna.closed).toBe(1009);
});

test("10,000 junk frames leave the broker unharmed", async () => {
  const { connect, broker: running } = await broker();
  const ben = await connect("ben");
  const junk = [
    "",
    "{",
    "null",
    "[]",
    '"x"',
    "{}",
    '{"type":7}',
    '{"type":"__proto__"}',
    "\u0000",
    "9".repeat(400),
  ];
  let sent = 0;
  while (sent < 10_000) {
    const anna = await connect("anna");
    for (let count = 0; count < 200; count += 1, sent += 1) {
      const piece = junk[sent % junk.length] ?? "";
      anna.socket.send(sent % 7 === 0 ? Buffer.from(piece) : piece);
    }
    await anna.closed;
  }
  expect(junkFramesMax).toBeLessThan(200);
  const anna = await connect("anna");
  anna.send(offer("p-ben", "still here"));
  await ben.hears("OFFER");
  expect(ben.frames.filter((frame) => frame.type !== "LEAVE").map((frame) => frame.type)).toEqual([
    "OPEN",
    "OFFER",
  ]);
  expect(running.connections()).toBe(2);
});
