import type { Locale } from "#app/messages/locale.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import {
  formatCalendarDate,
  formatDate,
  formatDateTime,
  formatTime,
} from "#app/platform/time/format.server.ts";
import { placeLabel } from "#app/platform/time/zone-options.server.ts";
import { slotParam } from "./booking-form.ts";
import type { BusinessHead } from "./event-head.server.ts";
import { claimHold } from "./hold-repository.server.ts";
import { visitorOf } from "./hold-slot.server.ts";
import { visitorWord } from "./visitor-word.ts";
import { type FoundWaitingEntry, findWaitingEntry, leaveWaitingList } from "./waiting-list.server.ts";

/** The page of somebody on the waiting list. An entry that was erased looks like one whose offer is over. */
export type WaitingPage = {
  business: BusinessHead;
  title: string;
  path: string;
  /** The event type's page, to look for other times. */
  eventTypePath: string;
  /** `over`: taken, let go, run out, or past. */
  state: "waiting" | "offered" | "over";
  /** The meeting or day that is waited for; of an offer, the time that is kept. */
  wished: string;
  zoneLabel: string;
  /** Until when the place is kept. */
  keptUntil: string | null;
};

type Asked = { entryId: string; signature: string };

/** Null for a wrong signature, and for an entry that is gone: what it was for is forgotten with it. */
export async function waitingPage(
  services: Services,
  { entryId, signature, locale }: Asked & { locale: Locale },
): Promise<WaitingPage | null> {
  const entry = await entryOfLink(services, { entryId, signature });
  if (!entry) return null;
  const now = services.clock.now();
  const shown = { locale, zone: entry.timeZone };
  const { organization, eventType } = entry;
  const start = entry.status === "offered" ? entry.offeredStart : entry.startsAt;
  return {
    business: {
      name: organization.name,
      href: `/${organization.slug}`,
      accentColor: organization.accentColor,
      ...(organization.logoId ? { logoUrl: `/media/${organization.logoId}` } : {}),
    },
    title: eventType.title,
    path: `/waiting/${entryId}/${signature}`,
    eventTypePath: `/${organization.slug}/${eventType.slug}`,
    state: stateOf(entry, now),
    wished: start
      ? `${formatDate(start.getTime(), shown)}, ${formatTime(start.getTime(), shown)}`
      : formatCalendarDate(entry.date ?? "", locale),
    zoneLabel: placeLabel(entry.timeZone, start?.getTime() ?? now),
    keptUntil: entry.offerExpiresAt && formatDateTime(entry.offerExpiresAt.getTime(), shown),
  };
}

async function entryOfLink(services: Services, { entryId, signature }: Asked) {
  if (!services.links.isWaitingSignature(entryId, signature)) return null;
  return findWaitingEntry(services, entryId);
}

function stateOf(entry: FoundWaitingEntry, now: number): WaitingPage["state"] {
  if (entry.endsOn.getTime() <= now) return "over";
  if (entry.status === "offered" && entry.offerExpiresAt && entry.offerExpiresAt.getTime() > now)
    return "offered";
  return entry.status === "waiting" ? "waiting" : "over";
}

export type WaitingAnswer =
  | { status: 404 }
  /** Back to the page, which says how things stand now. */
  | { status: 303; location: string; word?: string };

/**
 * Leaves the list, or takes the place: the hold passes from the link to this browser, known by the visitor's word, and
 * the booking form of the event type does the rest. To take it twice, or in another browser, passes it on once more.
 */
export async function answerWaiting(
  services: Services,
  { entryId, signature, intent, cookies }: Asked & { intent: string; cookies: string | null },
): Promise<WaitingAnswer> {
  const entry = await entryOfLink(services, { entryId, signature });
  if (!entry) return { status: 404 };
  const self = { status: 303, location: `/waiting/${entryId}/${signature}` } as const;
  if (intent === "leave") {
    await leaveWaitingList(services, entryId);
    return self;
  }
  const { offeredStart, organization, eventType, name, email, timeZone } = entry;
  if (stateOf(entry, services.clock.now()) !== "offered" || !offeredStart) return self;
  const word = visitorWord(cookies) ?? randomId();
  const claim = { organizationId: entry.organizationId, entryId, visitor: visitorOf(word) };
  if (!(await claimHold(services.database.prisma, claim))) return self;
  const { lengthMinutes, hostId } = entry;
  const query = new URLSearchParams({
    ...(lengthMinutes === null ? {} : { length: String(lengthMinutes) }),
    ...(hostId === null ? {} : { host: hostId }),
    at: slotParam(offeredStart.getTime()),
    timezone: timeZone,
    name,
    email,
  });
  return { status: 303, location: `/${organization.slug}/${eventType.slug}?${query}`, word };
}
