import type { IncomingMessage, ServerResponse } from "node:http";
import { z } from "zod";
import { openStreamSocket, type StreamSocket } from "#app/platform/http/stream-socket.server.ts";
import { comesFromOurPage } from "#app/platform/http/upgrade.server.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import type { BusTopic } from "#app/ports/bus.ts";
import type { SignalSocket } from "#app/ports/signal-socket.ts";

/** A bundle of restarts' offers; each word is bounded by whoever reads it. */
const bodyBytesMax = 512 * 1024;
const wordMax = 64 * 1024;

const openingSchema = z.object({
  /** Path and query of the WebSocket that could not be opened, and what it offers as subprotocols. */
  address: z.string().max(2_000),
  protocols: z.array(z.string().max(1_100)).max(4).default([]),
});
const wordsSchema = z.object({
  words: z.array(z.string().max(wordMax)).max(200).default([]),
  pong: z.boolean().default(false),
  close: z.number().int().min(1000).max(4999).nullable().default(null),
});
const carriedSchema = wordsSchema.extend({ id: z.string().max(80) });

export type Opening = z.infer<typeof openingSchema>;
/** A status refuses; a function is given the socket once it stands. */
export type Accept = (opening: Opening) => Promise<number | ((socket: SignalSocket) => void)>;

/**
 * The rooms' sockets for networks that let no WebSocket through: `POST /signal/stream` opens an endless answer,
 * `POST /signal/stream/<id>` says something. The id is a secret of 130 bits that only this page was told. Where several
 * processes serve, words that reach another one are handed to the one that holds the stream.
 */
export function createStreamSockets({
  topic,
  publicUrl,
  accept,
}: {
  topic: BusTopic;
  publicUrl: string;
  accept: Accept;
}) {
  const open = new Map<string, StreamSocket>();

  async function begin(request: IncomingMessage, response: ServerResponse) {
    const opening = openingSchema.safeParse(await readJson(request));
    if (!opening.success) return answer(response, 400);
    const accepted = await accept(opening.data);
    if (typeof accepted === "number") return answer(response, accepted);
    const id = `${topic.node}.${randomId()}`;
    const socket = openStreamSocket(response, id);
    open.set(id, socket);
    socket.on("close", () => open.delete(id));
    accepted(socket);
  }

  function hear(id: string, { words, pong, close }: z.infer<typeof wordsSchema>): boolean {
    const socket = open.get(id);
    if (!socket) return false;
    if (pong) socket.pong();
    socket.hear(words);
    if (close !== null) socket.leave(close);
    return true;
  }

  async function say(id: string, request: IncomingMessage, response: ServerResponse) {
    const said = wordsSchema.safeParse(await readJson(request));
    if (!said.success) return answer(response, 400);
    const [node = ""] = id.split(".");
    if (node === topic.node) return answer(response, hear(id, said.data) ? 204 : 404);
    if (!topic.others().includes(node)) return answer(response, 404);
    topic.say({ id, ...said.data }, node);
    answer(response, 204);
  }

  topic.onWord((word) => {
    const carried = carriedSchema.safeParse(word);
    if (carried.success) hear(carried.data.id, carried.data);
  });

  return {
    /** Answers a request below `/signal/stream`; `path` is what follows that. */
    handle(path: string, request: IncomingMessage, response: ServerResponse) {
      if (request.method !== "POST") return answer(response, 405);
      if (!comesFromOurPage(request, publicUrl)) return answer(response, 403);
      const id = path.replace(/^\//, "");
      const done = id === "" ? begin(request, response) : say(id, request, response);
      done.catch(() => answer(response, 503));
    },
    close(code: number) {
      for (const socket of open.values()) socket.close(code);
    },
  };
}

function answer(response: ServerResponse, status: number) {
  if (!response.headersSent) response.writeHead(status, { "Cache-Control": "no-store" });
  response.end();
}

/** Null for what is no JSON, or too much of it. */
async function readJson(request: IncomingMessage): Promise<unknown> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    size += piece.length;
    if (size > bodyBytesMax) return null;
    pieces.push(piece);
  }
  try {
    return JSON.parse(Buffer.concat(pieces).toString());
  } catch {
    return null;
  }
}
