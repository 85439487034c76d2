import pg from "pg";
import type { BusCarrier, BusCarrierEvents } from "#app/ports/bus.ts";
import { createPieces, inPieces } from "./pieces.ts";

/** PostgreSQL refuses a notification of 8,000 bytes; texts here are ASCII. */
const pieceMax = 7_900;
const batchMax = 200;
/** What waits while the connection is broken. More is of no use to anybody: pages say everything anew. */
const waitingMax = 5_000;
const retryMs = 500;

/** LISTEN and NOTIFY over one connection of its own. Nothing is stored: the server hands on what it is told. */
export function createPostgresCarrier(connectionString: string): BusCarrier {
  let client: pg.Client | null = null;
  let waiting: { channel: string; text: string }[] = [];
  let sending: Promise<void> = Promise.resolve();
  let isSending = false;
  let closed = false;

  async function send() {
    while (waiting.length > 0 && client) {
      const batch = waiting.slice(0, batchMax);
      waiting = waiting.slice(batchMax);
      await client.query("SELECT pg_notify(c, t) FROM unnest($1::text[], $2::text[]) AS words (c, t)", [
        batch.map(({ channel }) => channel),
        batch.map(({ text }) => text),
      ]);
    }
  }

  function pump() {
    if (isSending || !client) return;
    isSending = true;
    sending = send()
      // The connection's own `error` tells the rest.
      .catch(() => undefined)
      .finally(() => {
        isSending = false;
      });
  }

  async function connect(channels: string[], on: BusCarrierEvents): Promise<void> {
    const opened = new pg.Client({
      connectionString,
      application_name: "parley bus",
      keepAlive: true,
      connectionTimeoutMillis: 10_000,
    });
    const pieces = createPieces();
    let broken = false;
    const breaks = () => {
      if (broken || closed) return;
      broken = true;
      client = null;
      on.lost();
      void opened.end().catch(() => undefined);
      setTimeout(() => reconnect(channels, on), retryMs).unref();
    };
    opened.on("error", breaks);
    opened.on("end", breaks);
    opened.on("notification", ({ payload }) => {
      const text = pieces.add(payload ?? "");
      if (text !== null) on.text(text);
    });
    await opened.connect();
    for (const channel of channels) await opened.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
    client = opened;
    on.connected();
    pump();
  }

  function reconnect(channels: string[], on: BusCarrierEvents) {
    if (closed) return;
    connect(channels, on).catch(() => setTimeout(() => reconnect(channels, on), retryMs).unref());
  }

  return {
    open: connect,
    publish(channel, text) {
      if (closed || waiting.length >= waitingMax) return;
      waiting.push(...inPieces(text, pieceMax).map((piece) => ({ channel, text: piece })));
      pump();
    },
    async close() {
      await sending;
      closed = true;
      await client?.end().catch(() => undefined);
      client = null;
    },
  };
}
