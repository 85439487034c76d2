import {
  type AttemptAnswer,
  type AttemptLimit,
  createAttemptLimit,
} from "#app/platform/security/attempt-limit.server.ts";
import type { Services } from "#app/platform/services.server.ts";

const hourMs = 3_600_000;
const limits = new WeakMap<Services, AttemptLimit>();

/**
 * Counts one submission of a booking form by a network (a /24, so many people): a stranger cannot fill a calendar, or
 * have mail sent in a host's name, faster than `BOOKINGS_PER_HOUR`.
 */
export function takeBooking(services: Services, network: string): AttemptAnswer {
  const limit = limits.get(services) ?? createAttemptLimit();
  limits.set(services, limit);
  const rule = { max: services.settings.bookingsPerHour, windowMs: hourMs };
  return limit.take([[network, rule]], services.clock.now());
}
