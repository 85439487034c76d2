import {
  type AttemptAnswer,
  type AttemptLimit,
  createAttemptLimit,
} from "#app/platform/security/attempt-limit.server.ts";
import { createSigner } from "#app/platform/security/signer.server.ts";
import type { Services } from "#app/platform/services.server.ts";

const hourMs = 3_600_000;
const underAddress = { max: 5, windowMs: hourMs };
/** A network is many people: a /24, or a /48. */
const fromNetwork = { max: 20, windowMs: hourMs };

type Limits = { attempts: AttemptLimit; keyOf: (email: string) => string };
const limits = new WeakMap<Services, Limits>();

function limitsOf(services: Services): Limits {
  const known = limits.get(services);
  if (known) return known;
  const { sign } = createSigner(services.settings.secret, "contact:address");
  const made = { attempts: createAttemptLimit(), keyOf: sign };
  limits.set(services, made);
  return made;
}

/** Before anything is kept or mailed: whoever types a stranger's address cannot flood it. */
export function takeContact(
  services: Services,
  { email, network }: { email: string; network: string },
): AttemptAnswer {
  const { attempts, keyOf } = limitsOf(services);
  return attempts.take(
    [
      [`under ${keyOf(email)}`, underAddress],
      [`from ${network}`, fromNetwork],
    ],
    services.clock.now(),
  );
}
