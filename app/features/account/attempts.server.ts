import {
  type AttemptAnswer,
  type AttemptLimit,
  createAttemptLimit,
} from "#app/platform/security/attempt-limit.server.ts";
import { hashToken } from "#app/platform/security/random-id.server.ts";
import type { Services } from "#app/platform/services.server.ts";

const quarterHourMs = 15 * 60_000;
const hourMs = 4 * quarterHourMs;

/**
 * How often may be tried. A network is many people (a /24), so its rules are wide; one account from one network is
 * narrow, and the account from everywhere lies between, so that a stranger elsewhere locks nobody out by ten tries.
 */
const rules = {
  signInFromNetwork: { max: 10, windowMs: quarterHourMs },
  signInOfAccount: { max: 60, windowMs: quarterHourMs },
  signInOfNetwork: { max: 150, windowMs: quarterHourMs },
  mailToAddress: { max: 5, windowMs: hourMs },
  mailFromNetwork: { max: 40, windowMs: hourMs },
  codeFromNetwork: { max: 6, windowMs: quarterHourMs },
  codeOfAccount: { max: 20, windowMs: hourMs },
  passwordOfAccount: { max: 10, windowMs: quarterHourMs },
};

const limits = new WeakMap<Services, AttemptLimit>();

function limitOf(services: Services): AttemptLimit {
  let limit = limits.get(services);
  if (!limit) {
    limit = createAttemptLimit();
    limits.set(services, limit);
  }
  return limit;
}

type Visitor = { email: string; network: string };

export function takeSignIn(services: Services, { email, network }: Visitor): AttemptAnswer {
  const account = hashToken(email);
  return limitOf(services).take(
    [
      [`sign-in ${account} ${network}`, rules.signInFromNetwork],
      [`sign-in ${account}`, rules.signInOfAccount],
      [`sign-in from ${network}`, rules.signInOfNetwork],
    ],
    services.clock.now(),
  );
}

/** The right password was given: earlier slips of this account from here no longer count. */
export function forgetSignIns(services: Services, { email, network }: Visitor): void {
  limitOf(services).clear(`sign-in ${hashToken(email)} ${network}`);
}

/** Before a mail is sent to an address that somebody typed. */
export function takeMail(services: Services, { email, network }: Visitor): AttemptAnswer {
  return limitOf(services).take(
    [
      [`mail to ${hashToken(email)}`, rules.mailToAddress],
      [`mail from ${network}`, rules.mailFromNetwork],
    ],
    services.clock.now(),
  );
}

/** Before a password is checked for somebody who is known already: signed in, or holding a mailed link. */
export function takePassword(services: Services, userId: string): AttemptAnswer {
  return limitOf(services).take([[`password ${userId}`, rules.passwordOfAccount]], services.clock.now());
}

/**
 * Before the second step's code is checked. Three of a million codes are right at any instant: at 20 tries an hour somebody
 * who has the password needs years.
 */
export function takeCode(services: Services, { userId, network }: { userId: string; network: string }) {
  return limitOf(services).take(
    [
      [`code ${userId} ${network}`, rules.codeFromNetwork],
      [`code ${userId}`, rules.codeOfAccount],
    ],
    services.clock.now(),
  );
}

/** A right code was given: earlier slips from here no longer count. */
export function forgetCodes(services: Services, { userId, network }: { userId: string; network: string }) {
  limitOf(services).clear(`code ${userId} ${network}`);
}
