import {
  type AttemptAnswer,
  type AttemptLimit,
  createAttemptLimit,
} from "#app/platform/security/attempt-limit.server.ts";
import type { Services } from "#app/platform/services.server.ts";

export type MeetingMails = { userId: string; count: number };

/** A member writes to this many meetings' lists an hour: nobody makes a mailing machine of an account. */
const listsPerHour = 20;
const hourMs = 3_600_000;
const limits = new WeakMap<Services, AttemptLimit>();

/** Counts one meeting whose list is mailed. One without invitations is free. */
export function mailsAllowed(services: Services, { userId, count }: MeetingMails): AttemptAnswer {
  if (count === 0) return { ok: true };
  const limit = limits.get(services) ?? createAttemptLimit();
  limits.set(services, limit);
  return limit.take([[userId, { max: listsPerHour, windowMs: hourMs }]], services.clock.now());
}
