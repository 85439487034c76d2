import { expect, test } from "vitest";
import { fileBytesMax, filePartBytes } from "#app/domain/room/shared-file.ts";
import { createFileExchange } from "#app/features/rooms/browser/file-exchange.ts";
import type { SideChannels, SideListener } from "#app/features/rooms/browser/side-channels.ts";

type Data = string | ArrayBuffer;

/** Pages that hear each other in order, a turn later; `spoil` stands for a line that changes what goes over it. */
function pages(names: string[], spoil: (data: Data) => Data = (data) => data) {
  const listeners = new Map<string, SideListener>();
  const present = new Set(names);
  const sent: { from: string; to: string; data: Data }[] = [];
  const channelsOf = (me: string): SideChannels => ({
    attach: () => undefined,
    detach: () => undefined,
    listen(_name, listener) {
      listeners.set(me, listener);
      return () => listeners.delete(me);
    },
    reachable: () => [...present].filter((name) => name !== me),
    send(_name, to, data) {
      if (!present.has(to)) return false;
      sent.push({ from: me, to, data });
      queueMicrotask(() => listeners.get(to)?.heard(me, spoil(data)));
      return true;
    },
    room: () => new Promise((resolve) => setTimeout(resolve)),
    waiting: () => 0,
  });
  const exchanges = names.map((me) =>
    createFileExchange({ channels: channelsOf(me), onFile: () => undefined }),
  );
  return {
    exchanges,
    sent,
    leave(who: string) {
      present.delete(who);
      for (const [name, listener] of listeners) if (name !== who) listener.closed?.(who);
    },
    say: (from: string, to: string, data: Data) => listeners.get(to)?.heard(from, data),
  };
}

const bytes = (size: number) => Uint8Array.from({ length: size }, (_, index) => index % 251);
const file = (size: number, name = "plan.pdf", type = "") => new File([bytes(size)], name, { type });
const only = (exchange: ReturnType<typeof createFileExchange> | undefined) =>
  Object.values(exchange?.store.get() ?? {})[0];

test("a file reaches everyone who is present, bit by bit the same, and its sender learns of it", async () => {
  const { exchanges, sent } = pages(["a", "b", "c"]);
  expect(await exchanges[0]?.give(file(100_000))).toBeNull();
  await expect.poll(() => only(exchanges[0])?.state).toBe("done");
  expect(only(exchanges[0])).toMatchObject({ to: 2, got: 2, moved: 100_000 });
  for (const receiver of exchanges.slice(1)) {
    const got = only(receiver);
    expect(got).toMatchObject({ name: "plan.pdf", state: "done", picture: false });
    const blob = await (await fetch(got?.url ?? "")).blob();
    expect(blob.type).toBe("application/octet-stream");
    expect(new Uint8Array(await blob.arrayBuffer())).toEqual(bytes(100_000));
  }
  const parts = sent.filter(({ data }) => typeof data !== "string") as { data: ArrayBuffer }[];
  expect(Math.max(...parts.map(({ data }) => data.byteLength))).toBe(filePartBytes);
});

test("several files go one after the other", async () => {
  const { exchanges } = pages(["a", "b"]);
  for (const name of ["1.txt", "2.txt", "3.txt"]) await exchanges[0]?.give(file(40_000, name));
  const states = () => Object.values(exchanges[1]?.store.get() ?? {}).map(({ name, state }) => [name, state]);
  await expect.poll(states).toEqual([
    ["1.txt", "done"],
    ["2.txt", "done"],
    ["3.txt", "done"],
  ]);
});

test("what is too large, empty or for nobody is not sent, and it is said why", async () => {
  const { exchanges, sent, leave } = pages(["a", "b"]);
  expect(await exchanges[0]?.give(file(fileBytesMax + 1))).toBe("too-large");
  expect(await exchanges[0]?.give(file(0))).toBe("empty");
  leave("b");
  expect(await exchanges[0]?.give(file(1))).toBe("nobody");
  expect(sent).toEqual([]);
  expect(only(exchanges[0])).toBeUndefined();
});

test("either side can cancel, and what still comes is dropped", async () => {
  for (const side of [0, 1]) {
    const { exchanges } = pages(["a", "b"]);
    await exchanges[0]?.give(file(2_000_000));
    await expect.poll(() => (only(exchanges[1])?.moved ?? 0) > 0).toBe(true);
    exchanges[side]?.cancel(only(exchanges[side])?.id ?? "");
    await expect.poll(() => only(exchanges[1])).toMatchObject({ state: "cancelled", url: null });
    await expect.poll(() => only(exchanges[0])?.state).toBe(side === 0 ? "cancelled" : "refused");
    expect(await exchanges[0]?.give(file(10, "after.txt"))).toBeNull();
    const last = () => Object.values(exchanges[1]?.store.get() ?? {}).at(-1);
    await expect.poll(last).toMatchObject({ name: "after.txt", state: "done" });
  }
});

test("a sender who leaves in mid-way leaves no half file, and one receiver's leaving does not stop the others", async () => {
  const gone = pages(["a", "b"]);
  await gone.exchanges[0]?.give(file(2_000_000));
  await expect.poll(() => (only(gone.exchanges[1])?.moved ?? 0) > 0).toBe(true);
  gone.leave("a");
  expect(only(gone.exchanges[1])).toMatchObject({ state: "broken", url: null });

  const three = pages(["a", "b", "c"]);
  await three.exchanges[0]?.give(file(1_000_000));
  await expect.poll(() => (only(three.exchanges[2])?.moved ?? 0) > 0).toBe(true);
  three.leave("c");
  await expect.poll(() => only(three.exchanges[0])).toMatchObject({ state: "done", to: 2, got: 1 });
  expect(only(three.exchanges[1])).toMatchObject({ state: "done" });
});

test("a file that changed on the way is thrown away", async () => {
  const { exchanges } = pages(["a", "b"], (data) =>
    typeof data === "string" ? data : new ArrayBuffer(data.byteLength),
  );
  await exchanges[0]?.give(file(50_000));
  await expect.poll(() => only(exchanges[0])?.state).toBe("damaged");
  expect(only(exchanges[1])).toMatchObject({ state: "damaged", url: null });
});

test("more bytes than were offered are no file, and bytes out of the blue are nothing", async () => {
  const { exchanges, say } = pages(["a", "b"]);
  say("a", "b", new ArrayBuffer(10));
  expect(only(exchanges[1])).toBeUndefined();
  say("a", "b", JSON.stringify({ t: "offer", id: "x", name: "x", type: "", size: 4, hash: "0".repeat(64) }));
  say("a", "b", new ArrayBuffer(5));
  expect(only(exchanges[1])).toMatchObject({ state: "damaged" });
});

test("a page holds so many bytes of others and no more", async () => {
  const { exchanges, say } = pages(["a", "b"]);
  for (let n = 0; n < 16; n += 1) {
    const offer = { t: "offer", id: `${n}`, name: "x", type: "", size: fileBytesMax, hash: "0".repeat(64) };
    say(`page-${n}`, "b", JSON.stringify(offer));
  }
  const states = Object.values(exchanges[1]?.store.get() ?? {}).map(({ state }) => state);
  expect(states.filter((state) => state === "moving")).toHaveLength(15);
  expect(states.at(-1)).toBe("refused");
});
