import { type DatabaseTransaction, isSerializationFailure } from "#app/platform/database/database.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Runs } from "./offer-repository.server.ts";

const triesMax = 4;
/** Under a storm requests wait for a connection; they are answered late rather than with an error. */
const waitMsMax = 20_000;

/** Runs a change of bookings in one transaction, again when it lost against another for no fault of its own. */
export async function inBookingTransaction<Result>(
  services: Services,
  work: (tx: DatabaseTransaction) => Promise<Result>,
): Promise<Result> {
  for (let tries = 1; ; tries++) {
    try {
      return await services.database.prisma.$transaction(work, { maxWait: waitMsMax, timeout: waitMsMax });
    } catch (error) {
      if (tries >= triesMax || !isSerializationFailure(error)) throw error;
    }
  }
}

const queues = new Map<string, Promise<unknown>>();

/**
 * Lets work for some hosts wait its turn without holding a database connection: a rush for one slot would otherwise
 * take every connection and leave none for the pages of others. Order across processes is kept by `lockHosts`.
 */
export function inTurn<Result>(hostIds: readonly string[], work: () => Promise<Result>): Promise<Result> {
  // All places in the queues are taken at once, so two pieces of work never wait for each other.
  const before = Promise.all(hostIds.map((hostId) => queues.get(hostId)));
  const result = before.then(work);
  const settled = result
    .catch(() => undefined)
    .finally(() => {
      for (const hostId of hostIds) if (queues.get(hostId) === settled) queues.delete(hostId);
    });
  for (const hostId of hostIds) queues.set(hostId, settled);
  return result;
}

/** Lets a raw statement of the hot reads run inside Prisma's transaction. */
export function queriesOf(tx: DatabaseTransaction): Runs {
  return {
    query: async ({ text, values }) => ({ rows: await tx.$queryRawUnsafe<unknown[]>(text, ...values) }),
  };
}
