import { randomId } from "#app/platform/security/random-id.server.ts";
import type { Bus } from "#app/ports/bus.ts";

/** The bus of a process that is alone and knows it. */
export function createLonelyBus(): Bus {
  const node = randomId();
  return {
    node,
    topic: () => ({
      node,
      others: () => [],
      say: () => undefined,
      onWord: () => undefined,
      onNode: () => undefined,
    }),
    close: async () => undefined,
  };
}
