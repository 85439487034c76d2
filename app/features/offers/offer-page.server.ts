import {
  type AskedDetails,
  askedDetails,
  type BusinessHead,
  type OfferRow,
} from "#app/features/booking/booking.server.ts";
import { parseSlotParam, slotParam } from "#app/features/booking/booking-form.ts";
import type { Locale } from "#app/messages/locale.ts";
import type { Services } from "#app/platform/services.server.ts";
import { formatDate, formatRange, formatTime, type Shown } from "#app/platform/time/format.server.ts";
import { placeLabel } from "#app/platform/time/zone-options.server.ts";
import { isZone } from "#app/platform/time/zones.server.ts";
import { isTimeFree, readAround } from "./free-times.server.ts";
import { findPublicOffer, type PublicOfferRow, readerOf } from "./offer-repository.server.ts";
import { type OfferState, offerState } from "./offer-state.ts";

export type OfferedTime = {
  param: string;
  /** "9:00 AM – 9:30 AM". */
  time: string;
  state: "free" | "taken" | "past";
  href: string;
};

/** The page of somebody to whom times were offered. */
export type OfferPage = {
  business: BusinessHead;
  retentionDays: number;
  path: string;
  title: string;
  hostName: string;
  lengthMinutes: number;
  note: string;
  state: OfferState;
  zone: { name: string; label: string };
  days: { label: string; times: OfferedTime[] }[];
  /** The time that is about to be confirmed. */
  chosen: { param: string; label: string } | null;
  /** The time that was asked for, and whether it cannot be had (any more). */
  asked: string | null;
  gone: boolean;
  /** What was booked, once one was taken. */
  booked: { time: string; cancelled: boolean } | null;
  /** What the event type asks of whoever takes a time. */
  asks: AskedDetails;
  cancellationPolicy: string;
  recipient: { name: string; email: string };
};

export type OpenedOffer = {
  row: PublicOfferRow;
  /** What is offered; null once the event type is deleted. */
  eventType: OfferRow | null;
  page: OfferPage;
  shown: Shown;
};

const nothingAsked: AskedDetails = {
  ...{ questions: [], places: [], guestsMax: 0 },
  consents: { business: "", sensitive: false, news: null, age: 0 },
};

export type OfferRequest = {
  id: string;
  signature: string;
  /** The visitor's, where they or their browser say one that we have. */
  locale: Locale | null;
  /** The visitor's zone by the address, then by their browser. */
  zones: readonly (string | null | undefined)[];
  at: string | null;
  /** The browser says that it wants no marketing. */
  optedOut?: boolean;
};

/**
 * The offer behind a signed link, or null for a wrong signature and an erased offer alike. Throws a 410 response where the
 * business is being deleted, or rests.
 */
export async function openOffer(services: Services, request: OfferRequest): Promise<OpenedOffer | null> {
  const { id, signature } = request;
  if (!services.links.isOfferSignature(id, signature)) return null;
  const row = await findPublicOffer(services.database.prisma, id);
  if (!row) return null;
  if (row.organization.closesAt !== null || row.organization.pausedAt !== null)
    throw new Response(null, { status: 410 });
  const now = services.clock.now();
  const starts = row.starts.map((start) => start.getTime());
  const state = offerState(row, now);
  const around = await readAround(services, row, starts);
  // Until the visitor says so themselves, the member knows best how they are met.
  const reader = readerOf(row);
  const zone = request.zones.find((name) => name && isZone(name)) ?? reader.zone;
  const shown = { locale: request.locale ?? reader.locale, zone };
  const path = services.links.offerPath(id);
  const times = starts.map((start): [number, OfferedTime] => {
    const end = start + row.lengthMinutes * 60_000;
    const isFree = state === "open" && around !== null && isTimeFree(around, row, start);
    const search = new URLSearchParams({ at: slotParam(start), timezone: zone });
    const time = {
      param: slotParam(start),
      time: `${formatTime(start, shown)} – ${formatTime(end, shown)}`,
      state: start <= now ? ("past" as const) : isFree ? ("free" as const) : ("taken" as const),
      href: `${path}?${search}`,
    };
    return [start, time];
  });
  const at = parseSlotParam(request.at);
  const wanted = times.find(([start, { state: own }]) => start === at && own === "free");
  return {
    row,
    eventType: around,
    shown,
    page: {
      business: headOf(row.organization),
      retentionDays: row.organization.retentionDays,
      path,
      title: row.eventType.title,
      hostName: row.host.name,
      lengthMinutes: row.lengthMinutes,
      note: row.note,
      state,
      zone: { name: zone, label: placeLabel(zone, starts[0] ?? now) },
      days: byDay(times, shown),
      chosen: wanted ? { param: wanted[1].param, label: rangeOf(wanted[0], row, shown) } : null,
      asked: at === null ? null : slotParam(at),
      gone: request.at !== null && !wanted && state === "open",
      booked: bookedOf(row, shown),
      asks: around
        ? askedDetails(around, { age: services.settings.consentAge, optedOut: request.optedOut ?? false })
        : nothingAsked,
      cancellationPolicy: around?.cancellationPolicy ?? "",
      recipient: { name: row.recipientName, email: row.recipientEmail },
    },
  };
}

function rangeOf(start: number, { lengthMinutes }: { lengthMinutes: number }, shown: Shown): string {
  return formatRange(start, start + lengthMinutes * 60_000, shown);
}

function byDay(times: readonly [number, OfferedTime][], shown: Shown): OfferPage["days"] {
  const days = new Map<string, OfferedTime[]>();
  for (const [start, time] of times) {
    const label = formatDate(start, shown);
    days.set(label, [...(days.get(label) ?? []), time]);
  }
  return [...days].map(([label, ofDay]) => ({ label, times: ofDay }));
}

/** The time alone: the way to change the booking stands in the mail to whoever booked. */
function bookedOf({ booking }: PublicOfferRow, shown: Shown): OfferPage["booked"] {
  if (!booking) return null;
  return {
    time: formatRange(booking.startsAt.getTime(), booking.endsAt.getTime(), shown),
    cancelled: booking.status !== "confirmed" && booking.status !== "pending",
  };
}

function headOf({ name, slug, accentColor, logoId }: PublicOfferRow["organization"]): BusinessHead {
  return { name, href: `/${slug}`, accentColor, ...(logoId ? { logoUrl: `/media/${logoId}` } : {}) };
}
