import { expect, test } from "vitest";
import { type ConnectionMeasures, judgeConnection } from "#app/domain/room/connection-report.ts";

const fine: ConnectionMeasures = {
  server: { reached: true, byRequests: false, milliseconds: 30 },
  call: { connected: true, found: ["host", "srflx", "relay"], asksForOutside: true },
  relay: "works",
  megabitsPerSecond: 20,
};
const judge = (change: Partial<ConnectionMeasures>) =>
  judgeConnection({ ...fine, ...change }).map(({ about, verdict, says }) => `${about} ${verdict} ${says}`);

test("where all is well each line says so, in the order in which a call needs it", () => {
  expect(judge({})).toEqual([
    "server good reached",
    "call good open",
    "relay good works",
    "speed good group",
  ]);
});

test("a room that is reached by requests alone is told to be, and what is slow is slow either way", () => {
  expect(judge({ server: { reached: true, byRequests: true, milliseconds: 30 } })[0]).toBe(
    "server fair requests",
  );
  expect(judge({ server: { reached: true, byRequests: true, milliseconds: 401 } })[0]).toBe(
    "server fair slow",
  );
});

test("a server that is late is fair, one that is silent is a problem", () => {
  expect(judge({ server: { reached: true, byRequests: false, milliseconds: 401 } })[0]).toBe(
    "server fair slow",
  );
  expect(judge({ server: { reached: false, byRequests: false, milliseconds: null } })[0]).toBe(
    "server bad unreachable",
  );
});

test("nothing is promised of the way out where nobody outside was asked", () => {
  const call = { connected: true, found: ["host"], asksForOutside: false } as const;
  expect(judge({ call, relay: "none" }).slice(1, 3)).toEqual(["call fair inside", "relay fair none"]);
});

test("a network that shows no way out is a problem, unless the relay goes around it", () => {
  const call = { connected: true, found: ["host"], asksForOutside: true } as const;
  expect(judge({ call })[1]).toBe("call fair closed");
  expect(judge({ call, relay: "fails" }).slice(1, 3)).toEqual(["call bad closed", "relay bad fails"]);
  expect(judge({ call, relay: "none" })[1]).toBe("call bad closed");
});

test("a guest at the door hears of the relay later", () => {
  expect(judge({ relay: "later" })[2]).toBe("relay fair later");
});

test("a browser that finds no way at all forbids calls", () => {
  expect(judge({ call: { connected: false, found: [], asksForOutside: true } })[1]).toBe("call bad blocked");
});

test("speed is told by what it is enough for", () => {
  const speeds = [4, 3.9, 1, 0.9, 0.1, 0.09, null];
  expect(speeds.map((megabitsPerSecond) => judge({ megabitsPerSecond })[3])).toEqual([
    "speed good group",
    "speed good two",
    "speed good two",
    "speed fair sound",
    "speed fair sound",
    "speed bad poor",
    "speed fair unknown",
  ]);
});
