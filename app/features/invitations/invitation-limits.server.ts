import { type AttemptLimit, createAttemptLimit } from "#app/platform/security/attempt-limit.server.ts";
import { hashToken } from "#app/platform/security/random-id.server.ts";
import type { Services } from "#app/platform/services.server.ts";

const quarterHourMs = 15 * 60_000;
const dayMs = 96 * quarterHourMs;

/** A business asks up to a thousand people a day, and nobody is asked more often than that, by whichever business. */
const rules = {
  mailsOfBusiness: { max: 1000, windowMs: dayMs },
  mailsToAddress: { max: 5, windowMs: dayMs },
  answers: { max: 20, windowMs: quarterHourMs },
};

const limits = new WeakMap<Services, AttemptLimit>();

function limitOf(services: Services): AttemptLimit {
  const limit = limits.get(services) ?? createAttemptLimit();
  limits.set(services, limit);
  return limit;
}

/** Before an invitation is mailed. */
export function mayMail(services: Services, { organizationId, email }: Mailed): boolean {
  const attempts: Parameters<AttemptLimit["take"]>[0] = [
    [`mails of ${organizationId}`, rules.mailsOfBusiness],
    [`mails to ${hashToken(email)}`, rules.mailsToAddress],
  ];
  return limitOf(services).take(attempts, services.clock.now()).ok;
}

type Mailed = { organizationId: string; email: string };

/** Before the form behind a mailed link is worked on: it takes a password. */
export function takeAnswer(services: Services, invitationId: string) {
  return limitOf(services).take([[`answer ${invitationId}`, rules.answers]], services.clock.now());
}
