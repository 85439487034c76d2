import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { busChannelPrefix, openBus } from "#app/integrations/bus/bus.server.ts";
import { createPostgresCarrier } from "#app/integrations/bus/postgres-carrier.server.ts";
import { createRedisCarrier } from "#app/integrations/bus/redis-carrier.server.ts";
import type { Bus, BusCarrier } from "#app/ports/bus.ts";
import { testDatabase } from "#tests/features/test-database.ts";
import { type Redis, startRedis, whyNoRedis } from "#tests/redis.ts";

/** One suite for each carrier of words between processes, against the real server. */
const database = await testDatabase();
const whyNot = whyNoRedis();
let redis: Redis | null = null;
beforeAll(async () => {
  if (whyNot === null) redis = await startRedis();
});
afterAll(() => redis?.stop());

const carriers: Record<string, () => BusCarrier | null> = {
  PostgreSQL: () => createPostgresCarrier(database.connectionString),
  Redis: () => (redis ? createRedisCarrier(redis.url) : null),
};

type Heard = { word: unknown; from: string };

async function listen(bus: Bus) {
  const heard: Heard[] = [];
  const nodes: string[] = [];
  const topic = bus.topic("test");
  topic.onWord((word, from) => heard.push({ word, from }));
  topic.onNode((node, is) => nodes.push(`${is} ${node}`));
  return { bus, topic, heard, nodes };
}

describe.each(Object.keys(carriers))("%s", (name) => {
  async function join(secret = "a secret of this test that is long enough") {
    const carrier = carriers[name]?.();
    if (!carrier) return null;
    const troubles: string[] = [];
    const bus = await openBus({ carrier, secret, onTrouble: (trouble) => troubles.push(trouble) });
    return { ...(await listen(bus)), troubles };
  }

  test("processes hear of each other, and of a goodbye", async ({ skip }) => {
    const [first, second] = [await join(), await join()];
    if (!first || !second) return skip(`not tried: ${whyNot}`);
    await expect.poll(() => first.topic.others()).toEqual([second.bus.node]);
    await expect.poll(() => second.topic.others()).toEqual([first.bus.node]);
    expect(first.nodes).toEqual([`here ${second.bus.node}`]);
    await second.bus.close();
    await expect.poll(() => first.nodes.at(-1)).toBe(`gone ${second.bus.node}`);
    await first.bus.close();
  });

  test("words arrive whole, in order and once, at one process or at all", async ({ skip }) => {
    const [first, second, third] = [await join(), await join(), await join()];
    if (!first || !second || !third) return skip(`not tried: ${whyNot}`);
    await expect.poll(() => first.topic.others()).toHaveLength(2);
    const long = `é☕:${"0123456789".repeat(6_000)}`;
    const words = [...Array.from({ length: 300 }, (_, index) => ({ index })), { long }];
    for (const word of words) first.topic.say(word, second.bus.node);
    first.topic.say("to all");
    await expect.poll(() => second.heard.length, { timeout: 10_000 }).toBe(words.length + 1);
    expect(second.heard.map(({ word }) => word)).toEqual([...words, "to all"]);
    await expect.poll(() => third.heard).toEqual([{ word: "to all", from: first.bus.node }]);
    expect(first.heard).toEqual([]);
    await Promise.all([first, second, third].map(({ bus }) => bus.close()));
  });

  test("whoever has another secret hears nothing and says nothing", async ({ skip }) => {
    const [first, second, stranger] = [
      await join(),
      await join(),
      await join("another secret, as long as it has to be"),
    ];
    if (!first || !second || !stranger) return skip(`not tried: ${whyNot}`);
    await expect.poll(() => first.topic.others()).toEqual([second.bus.node]);
    expect(stranger.topic.others()).toEqual([]);
    await Promise.all([first, second, stranger].map(({ bus }) => bus.close()));
  });
});

test("a process that dies without a word is gone for the others after some seconds", async () => {
  const carrier = createPostgresCarrier(database.connectionString);
  const mute = createPostgresCarrier(database.connectionString);
  const secret = "a secret of this test that is long enough";
  const living = await listen(await openBus({ carrier, secret }));
  const dying = await openBus({ carrier: mute, secret });
  await expect.poll(() => living.topic.others()).toEqual([dying.node]);
  await mute.close();
  await expect.poll(() => living.nodes.at(-1), { timeout: 6_000 }).toBe(`gone ${dying.node}`);
  await dying.close();
  await living.bus.close();
});

test("a broken connection to the database is made anew, and words arrive again", async () => {
  const secret = "a secret of this test that is long enough";
  const [first, second] = await Promise.all(
    [1, 2].map(async () =>
      listen(await openBus({ carrier: createPostgresCarrier(database.connectionString), secret })),
    ),
  );
  if (!first || !second) throw new Error("two were opened");
  await expect.poll(() => first.topic.others()).toEqual([second.bus.node]);
  await database.owner.query(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'parley bus' AND datname = current_database()",
  );
  await expect
    .poll(
      () => {
        first.topic.say("again", second.bus.node);
        return second.heard.length;
      },
      { timeout: 5_000 },
    )
    .toBeGreaterThan(0);
  await first.bus.close();
  await second.bus.close();
});

test("what is said crosses the database sealed, and what somebody else writes there is not heard", async () => {
  const secret = "a secret of this test that is long enough";
  const troubles: string[] = [];
  const carrier = createPostgresCarrier(database.connectionString);
  const first = await listen(
    await openBus({ carrier, secret, onTrouble: (trouble) => troubles.push(trouble) }),
  );
  const second = await listen(
    await openBus({ carrier: createPostgresCarrier(database.connectionString), secret }),
  );
  await expect.poll(() => first.topic.others()).toEqual([second.bus.node]);
  const eavesdropper = new pg.Client({ connectionString: database.connectionString });
  await eavesdropper.connect();
  const channel = `${busChannelPrefix(secret)}-all`;
  const overheard: string[] = [];
  eavesdropper.on("notification", ({ payload }) => overheard.push(payload ?? ""));
  await eavesdropper.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
  second.topic.say({ text: "what nobody else should read" });
  await expect.poll(() => first.heard.length).toBe(1);
  await expect.poll(() => overheard.length).toBeGreaterThan(0);
  expect(overheard.join()).not.toContain("nobody else");
  await eavesdropper.query("SELECT pg_notify($1, $2)", [channel, "id:0:not sealed"]);
  await expect.poll(() => troubles).toEqual(["a word between processes was not ours"]);
  expect(first.heard).toHaveLength(1);
  await eavesdropper.end();
  await first.bus.close();
  await second.bus.close();
});
