import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import type { PrismaClient } from "#app/platform/database/generated/client.ts";
import type { SavedHost } from "./event-type-columns.ts";
import type { HostDraft } from "./event-type-hosts-form.ts";

type Reader = PrismaClient | DatabaseTransaction;

/** Somebody who can give time to an event type, by one of their schedules, the default first. */
export type HostChoice = {
  userId: string;
  name: string;
  /** A host who is suspended, or no longer a member, stays until somebody takes them out; a new one is not chosen. */
  suspended: boolean;
  schedules: { id: string; name: string }[];
};

/** The members who can be hosts, the longest here first; `eventTypeId` adds those who are already. */
export async function listHostChoices(
  prisma: Reader,
  organizationId: string,
  eventTypeId: string | null,
): Promise<HostChoice[]> {
  const isHost = { organizationId, eventTypeId: eventTypeId ?? "" };
  const users = await prisma.user.findMany({
    where: { OR: [{ memberships: { some: { organizationId } } }, { hostOf: { some: isHost } }] },
    select: {
      id: true,
      name: true,
      memberships: { where: { organizationId }, select: { suspendedAt: true, createdAt: true } },
      hostOf: { where: isHost, select: { userId: true } },
      schedules: {
        where: { organizationId },
        select: { id: true, name: true },
        orderBy: [{ isDefault: "desc" }, { createdAt: "asc" }, { id: "asc" }],
      },
    },
  });
  const since = ({ memberships: [membership] }: (typeof users)[number]) =>
    membership?.createdAt.getTime() ?? Number.POSITIVE_INFINITY;
  return users
    .toSorted((a, b) => since(a) - since(b) || a.id.localeCompare(b.id))
    .map(({ id, name, memberships: [membership], hostOf, schedules }) => {
      const suspended = !membership || membership.suspendedAt !== null;
      return { userId: id, name, suspended, schedules, mayHost: !suspended || hostOf.length > 0 };
    })
    .filter(({ mayHost, schedules }) => mayHost && schedules.length > 0)
    .map(({ mayHost: _, ...choice }) => choice);
}

/** The drafts as hosts, or the places of those whose schedule belongs to nobody who may host, or to a host before. */
export function hostsOf(
  drafts: readonly HostDraft[],
  choices: readonly HostChoice[],
): { ok: true; hosts: SavedHost[] } | { ok: false; unknown: number[]; twice: number[] } {
  const owner = new Map(choices.flatMap(({ userId, schedules }) => schedules.map(({ id }) => [id, userId])));
  const ids = drafts.map(({ scheduleId }) => owner.get(scheduleId));
  const places = drafts.map((_, index) => index);
  const unknown = places.filter((index) => ids[index] === undefined);
  const twice = places.filter((index) => ids[index] !== undefined && ids.indexOf(ids[index]) < index);
  if (unknown.length > 0 || twice.length > 0) return { ok: false, unknown, twice };
  return { ok: true, hosts: drafts.map((draft, index) => ({ ...draft, userId: ids[index] as string })) };
}
