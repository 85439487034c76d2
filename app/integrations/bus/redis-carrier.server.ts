import { createClient } from "@redis/client";
import type { BusCarrier } from "#app/ports/bus.ts";

const retryMsMax = 2_000;

/** Redis's publish and subscribe, which stores nothing either: for many processes, or behind a connection pooler. */
export function createRedisCarrier(url: string): BusCarrier {
  const open = () => {
    const client = createClient({
      url,
      socket: { connectTimeout: 5_000, reconnectStrategy: (tries) => Math.min(tries * 200, retryMsMax) },
      // Words are of the moment: those of a minute ago help nobody.
      disableOfflineQueue: true,
    });
    client.on("error", () => undefined);
    return client;
  };
  const ears = open();
  const voice = open();
  return {
    async open(channels, on) {
      let isLost = false;
      ears.on("error", () => {
        if (isLost) return;
        isLost = true;
        on.lost();
      });
      await Promise.all([ears.connect(), voice.connect()]);
      await ears.subscribe(channels, (text) => on.text(text));
      on.connected();
      // The client subscribes anew by itself; those who came or went meanwhile are asked for.
      ears.on("ready", () => {
        isLost = false;
        setTimeout(on.connected, 100).unref();
      });
    },
    publish(channel, text) {
      void voice.publish(channel, text).catch(() => undefined);
    },
    async close() {
      await Promise.allSettled([ears.close(), voice.close()]);
    },
  };
}
