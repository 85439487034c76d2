import { timingSafeEqual } from "node:crypto";
import { joinLimits, readNumber, readPin } from "#app/domain/room/meeting-code.ts";
import { type AttemptLimit, createAttemptLimit } from "#app/platform/security/attempt-limit.server.ts";
import { inEvenTime } from "#app/platform/security/even-time.server.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { findByNumber } from "./meetings-repository.server.ts";

export type JoinAnswer =
  | { ok: true; path: string }
  | { ok: false; reason: "number" | "pin" | "wrong" }
  | { ok: false; reason: "too-many"; retryAfterSeconds: number };

const limits = new WeakMap<Services, AttemptLimit>();
/** A wrong pair is answered no sooner than this, whether the number exists or not. */
const answerMs = 300;

/**
 * The door behind a number and a PIN. A number that does not exist costs as much, and is told by the same words, as a
 * wrong PIN. Every try counts against the network and against the number; a right pair takes its own try back,
 * and no other, so that a class behind one address can come in.
 */
export async function joinByNumber(
  services: Services,
  network: string,
  typed: { number: string; pin: string },
): Promise<JoinAnswer> {
  const number = readNumber(typed.number);
  if (number === null) return { ok: false, reason: "number" };
  const pin = readPin(typed.pin);
  if (pin === null) return { ok: false, reason: "pin" };
  const limit = limits.get(services) ?? createAttemptLimit();
  limits.set(services, limit);
  const keys = { network: `network ${network}`, number: `number ${number}` };
  const tried = limit.take(
    [
      [keys.network, joinLimits.network],
      [keys.number, joinLimits.number],
    ],
    services.clock.now(),
  );
  if (!tried.ok) return { ok: false, reason: "too-many", retryAfterSeconds: tried.retryAfterSeconds };
  return inEvenTime(answerMs, async () => {
    const found = await findByNumber(services, number);
    const path = found
      ? found.bookingId
        ? `/room/${found.bookingId}`
        : `/meet/${found.personalRoomId}`
      : null;
    const roomId = found?.bookingId ?? found?.personalRoomId ?? randomId();
    const fits = timingSafeEqual(Buffer.from(services.links.roomPin(roomId)), Buffer.from(pin));
    if (path === null || !fits) return { ok: false, reason: "wrong" };
    limit.giveBack([keys.network, keys.number]);
    return { ok: true, path };
  });
}
