import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { calendarText } from "./many-events.ts";

export type SlowFeed = {
  address: string;
  answers: { afterMs: number | null };
  asked(): number;
  stop(): void;
};

/** A published calendar without events, which answers after a while or never. */
export async function slowFeed(): Promise<SlowFeed> {
  const answers: SlowFeed["answers"] = { afterMs: 0 };
  let asked = 0;
  const server = createServer((_, response) => {
    asked += 1;
    if (answers.afterMs === null) return;
    setTimeout(() => {
      response.setHeader("Content-Type", "text/calendar");
      response.end(calendarText([]));
    }, answers.afterMs);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}/calendar.ics`,
    answers,
    asked: () => asked,
    stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}
