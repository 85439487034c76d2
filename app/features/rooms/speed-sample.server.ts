import { randomBytes } from "node:crypto";
import { type AttemptLimit, createAttemptLimit } from "#app/platform/security/attempt-limit.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { type DoorArgs, whoIsAtTheDoor } from "./room-door.server.ts";
import { speedSampleBytes } from "./room-wire.ts";

/** A network is many people, each of whom tests once or twice: 40 samples are 40 MB in ten minutes. */
const samplesOfNetwork = { max: 40, windowMs: 600_000 };
const limits = new WeakMap<Services, AttemptLimit>();

/** `GET /room/:id/speed`: random bytes that no compression shortens, for the connection test of an open room. */
export async function sendSpeedSample(args: DoorArgs): Promise<Response> {
  const { services, network } = args.context;
  const { phase } = await whoIsAtTheDoor(args, null);
  if (phase !== "open") throw new Response(null, { status: 404 });
  const attempts = limits.get(services) ?? createAttemptLimit();
  limits.set(services, attempts);
  const answer = attempts.take([[`speed ${network}`, samplesOfNetwork]], services.clock.now());
  if (!answer.ok) {
    const headers = { "Retry-After": String(answer.retryAfterSeconds) };
    return new Response(null, { status: 429, headers });
  }
  return new Response(new Uint8Array(randomBytes(speedSampleBytes)), {
    headers: { "Content-Type": "application/octet-stream", "Cache-Control": "no-store, no-transform" },
  });
}
