import { afterAll, beforeAll, expect, test } from "vitest";
import { turnCredentials } from "#app/features/rooms/ice-servers.server.ts";
import { type Coturn, startCoturn, whyNoCoturn } from "#tests/coturn.ts";
import { askRelay } from "./turn-client.ts";

/** Our credentials against the relay that operators run. Without coturn these say why they were not tried. */
const why = whyNoCoturn();
let relay: Coturn | null = null;
beforeAll(async () => {
  if (why === null) relay = await startCoturn();
});
afterAll(() => relay?.stop());

const hour = 3_600;

test("a relay gives a way to whoever has a credential of ours", async ({ skip }) => {
  if (!relay) return skip(`not tried: ${why}`);
  expect(await askRelay(relay.port, turnCredentials(relay.secret, hour, Date.now()))).toBe(200);
});

test("a wrong password, another secret and a name that was changed are refused", async ({ skip }) => {
  if (!relay) return skip(`not tried: ${why}`);
  const good = turnCredentials(relay.secret, hour, Date.now());
  expect(await askRelay(relay.port, { ...good, credential: "wrong" })).toBe(401);
  expect(await askRelay(relay.port, turnCredentials("another-secret", hour, Date.now()))).toBe(401);
  expect(await askRelay(relay.port, { ...good, username: `9${good.username}` })).toBe(401);
});

test("a credential whose time is over is refused", async ({ skip }) => {
  if (!relay) return skip(`not tried: ${why}`);
  expect(await askRelay(relay.port, turnCredentials(relay.secret, hour, Date.now() - 2 * hour * 1000))).toBe(
    401,
  );
});

test("a credential names nobody, and no two are alike", () => {
  const made = [1, 2].map(() => turnCredentials("a secret", 60, 1_800_000_000_000));
  expect(made[0]?.username).toMatch(/^1800000060:[a-z0-9-]{20,}$/);
  expect(made[0]?.username).not.toBe(made[1]?.username);
});
