import { createHash, hkdfSync } from "node:crypto";
import { z } from "zod";
import { randomId } from "#app/platform/security/random-id.server.ts";
import { createSealer } from "#app/platform/security/sealer.server.ts";
import type { Bus, BusCarrier, BusTopic } from "#app/ports/bus.ts";

/** Processes that know of each other say so this often. Milliseconds. */
const aliveMs = 1_000;
/** Whoever was not heard for this long is gone: three words missed. */
const silenceMsMax = 3_500;

const wordSchema = z.object({
  from: z.string().max(40),
  /** `hello` asks who is there, and `here` answers it. */
  kind: z.enum(["hello", "here", "alive", "gone", "word"]),
  topic: z.string().max(40).optional(),
  word: z.unknown().optional(),
});
type Word = z.infer<typeof wordSchema>;

type Options = {
  carrier: BusCarrier;
  secret: string;
  /** Told of broken connections and of words that are not ours. */
  onTrouble?(trouble: string): void;
};

/**
 * The bus over whatever carries texts. What crosses it is sealed under the instance's secret: neither the database's
 * log nor a shared Redis learns what is said in a room, and nobody without the secret can say anything.
 */
export async function openBus({ carrier, secret, onTrouble = () => undefined }: Options): Promise<Bus> {
  const node = randomId();
  const sealer = createSealer([{ id: "bus", key: keyOf(secret) }]);
  // A Redis may serve several instances.
  const prefix = busChannelPrefix(secret);
  const everyone = `${prefix}-all`;
  const channelOf = (name: string) => `${prefix}-${name}`;
  const placeOf = { model: "bus", field: "word", rowId: prefix, organizationId: null };

  const lastHeard = new Map<string, number>();
  const topics = new Map<
    string,
    { hear: Parameters<BusTopic["onWord"]>[0]; watch: Parameters<BusTopic["onNode"]>[0] }
  >();
  let beatenAt = Date.now();

  const publish = (channel: string, word: Omit<Word, "from">) =>
    carrier.publish(channel, sealer.seal(placeOf, JSON.stringify({ from: node, ...word })));

  function notice(other: string, is: "here" | "gone") {
    if (is === "gone" ? !lastHeard.delete(other) : lastHeard.has(other)) return;
    if (is === "here") lastHeard.set(other, Date.now());
    for (const { watch } of topics.values()) watch(other, is);
  }

  function read(text: string): Word | null {
    try {
      return wordSchema.parse(JSON.parse(sealer.open(placeOf, text)));
    } catch {
      onTrouble("a word between processes was not ours");
      return null;
    }
  }

  function hear(text: string) {
    const word = read(text);
    if (!word || word.from === node) return;
    const { from, kind } = word;
    if (kind === "gone") return notice(from, "gone");
    notice(from, "here");
    lastHeard.set(from, Date.now());
    if (kind === "hello") publish(channelOf(from), { kind: "here" });
    if (kind === "word") topics.get(word.topic ?? "")?.hear(word.word, from);
  }

  function beat() {
    const now = Date.now();
    // Who slept has heard nobody, and learns in a moment who lives.
    const slept = now - beatenAt > 2 * aliveMs;
    beatenAt = now;
    for (const [other, at] of [...lastHeard]) {
      if (slept) lastHeard.set(other, now);
      else if (now - at > silenceMsMax) notice(other, "gone");
    }
    if (lastHeard.size > 0) publish(everyone, { kind: "alive" });
  }

  await carrier.open([everyone, channelOf(node)], {
    text: hear,
    connected: () => publish(everyone, { kind: "hello" }),
    lost: () => onTrouble("the connection between processes broke"),
  });
  const beating = setInterval(beat, aliveMs).unref();

  return {
    node,
    topic(name) {
      const entry = { hear: (() => undefined) as never, watch: (() => undefined) as never };
      topics.set(name, entry);
      return {
        node,
        others: () => [...lastHeard.keys()],
        say(word, to) {
          if (to === undefined ? lastHeard.size > 0 : lastHeard.has(to))
            publish(to === undefined ? everyone : channelOf(to), { kind: "word", topic: name, word });
        },
        onWord: (listener) => Object.assign(entry, { hear: listener }),
        onNode: (listener) => Object.assign(entry, { watch: listener }),
      };
    },
    async close() {
      clearInterval(beating);
      if (lastHeard.size > 0) publish(everyone, { kind: "gone" });
      await carrier.close();
    },
  };
}

/** What the channels of one instance begin with; it says nothing of the secret. */
export function busChannelPrefix(secret: string): string {
  return `parley-${createHash("sha256").update(keyOf(secret)).digest("hex").slice(0, 12)}`;
}

function keyOf(secret: string): Buffer {
  return Buffer.from(hkdfSync("sha256", secret, "parley", "bus", 32));
}
