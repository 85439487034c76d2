import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import type { Prisma } from "#app/platform/database/generated/client.ts";
import type { Services } from "#app/platform/services.server.ts";
import { accountIn } from "./connection-repository.server.ts";
import { grantKinds } from "./grant-kinds.ts";

type ReleaseServices = Pick<Services, "database" | "settings" | "openCalendars" | "log">;

/** A person waits for it, or another step does. */
const releaseMs = 5_000;

/** An account that was disconnected here, with what let us in: held until it is given back, in memory alone. */
export type Cut = {
  id: string;
  organizationId: string;
  name: string;
  secret: string;
  calendars: { channelId: string | null; channelResource: string | null }[];
};

/** Erases accounts with their calendars and busy times, and gives what is to be given back: see `releaseGrants`. */
export async function cutConnections(
  tx: DatabaseTransaction,
  where: Prisma.CalendarConnectionWhereInput,
): Promise<{ count: number; cut: Cut[] }> {
  const cut = await tx.calendarConnection.findMany({
    where: { AND: [where, { kind: { in: grantKinds } }] },
    select: {
      ...{ id: true, organizationId: true, name: true, secret: true },
      calendars: { select: { channelId: true, channelResource: true } },
    },
  });
  const { count } = await tx.calendarConnection.deleteMany({ where });
  return { count, cut };
}

/**
 * Gives back to providers what they gave, once it is erased here. One that does not answer keeps leave that nobody can use
 * any more. An account that is connected elsewhere on this site, too, keeps its leave: a provider knows one leave for all.
 */
export async function releaseGrants(services: ReleaseServices, cut: readonly Cut[]): Promise<void> {
  const { database, settings, openCalendars, log } = services;
  for (const connection of cut) {
    const { name, calendars } = connection;
    const { account } = accountIn(settings, connection);
    const provider = openCalendars(account);
    const signal = AbortSignal.timeout(releaseMs);
    for (const { channelId: id, channelResource: resource } of calendars)
      if (id && resource) await provider.watching?.stop({ id, resource }, signal);
    if ((await database.prisma.calendarConnection.count({ where: { kind: account.kind, name } })) > 0)
      continue;
    const released = await provider.release?.(signal);
    if (released && !released.ok)
      log.info({ reason: released.reason }, "a provider did not take back the leave that it gave");
  }
}
