import type { Services } from "#app/platform/services.server.ts";
import { type SyncServices, syncCalendar } from "./sync-calendar.server.ts";

type AskServices = SyncServices & Pick<Services, "log">;

/** Nobody who books waits longer than this. */
const deadlineMs = 2_000;
/** What was read, or could not be, so recently is not asked again. */
const freshMs = 10_000;
/** Of one question; a team of fifty does not open a hundred connections at once. */
const atOnceMax = 12;

/** Hosts with the ids of those of their calendars that could not be asked in time. Others are known as they are now. */
export type Unasked = ReadonlyMap<string, readonly string[]>;

type Asking = { begun: number; isKnown: Promise<boolean> };

/** What this process has just asked: a rush for one host is one question to each of their calendars. */
const askings = new WeakMap<Services["database"], Map<string, Asking>>();

/**
 * Asks the calendars that count for these hosts and this event type once more, all within one deadline, so that what stands in them now
 * stands in the database. For the moment at which a time is taken, before its transaction: pages never ask.
 */
export async function askCalendars(
  services: AskServices,
  { hostIds, eventTypeId }: { hostIds: readonly string[]; eventTypeId: string },
): Promise<Unasked> {
  const now = services.clock.now();
  const calendars = await services.database.prisma.connectedCalendar.findMany({
    where: {
      userId: { in: [...hostIds] },
      counts: true,
      ignoredFor: { none: { eventTypeId } },
      OR: [{ lastSuccessAt: null }, { lastSuccessAt: { lt: new Date(now - freshMs) } }],
    },
    select: { id: true, userId: true },
    orderBy: { nextTryAt: "asc" },
  });
  if (calendars.length === 0) return new Map();
  const known = await askAll(services, calendars);
  const unasked = new Map<string, string[]>();
  for (const { id, userId } of calendars)
    if (!known.has(id)) unasked.set(userId, [...(unasked.get(userId) ?? []), id]);
  return unasked;
}

/** The ids of those that are known when the deadline is over; what has not begun by then does not begin. */
async function askAll(services: AskServices, calendars: readonly { id: string }[]): Promise<Set<string>> {
  const known = new Set<string>();
  const waiting = [...calendars];
  let isOver = false;
  const askOneByOne = async () => {
    for (let next = waiting.shift(); next && !isOver; next = waiting.shift())
      if (await askOnce(services, next.id)) known.add(next.id);
  };
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, deadlineMs);
  });
  await Promise.race([Promise.all(Array.from({ length: atOnceMax }, askOneByOne)), deadline]);
  clearTimeout(timer);
  isOver = true;
  return new Set(known);
}

function askOnce(services: AskServices, id: string): Promise<boolean> {
  const { database, clock, log } = services;
  const now = clock.now();
  const asked = askings.get(database) ?? new Map<string, Asking>();
  askings.set(database, asked);
  for (const [key, { begun }] of asked) if (begun <= now - freshMs) asked.delete(key);
  const before = asked.get(id);
  if (before) return before.isKnown;
  const isKnown = syncCalendar(services, id, AbortSignal.timeout(deadlineMs), true).then(
    ({ ok }) => ok,
    (error: unknown) => {
      log.error({ calendarId: id, err: error }, "a calendar could not be asked for a booking");
      return false;
    },
  );
  asked.set(id, { begun: now, isKnown });
  return isKnown;
}

/** What a booking keeps of it for one of its hosts. */
export function unaskedOf(unasked: Unasked | undefined, hostId: string, now: number) {
  const unaskedCalendars = [...(unasked?.get(hostId) ?? [])];
  return { unaskedCalendars, unaskedAt: unaskedCalendars.length > 0 ? new Date(now) : null };
}
