import type { Services } from "#app/platform/services.server.ts";
import { formatCalendarDate, formatDateTime } from "#app/platform/time/format.server.ts";
import { shortTime, zoneText } from "./booking-values.ts";
import { waitingMail } from "./emails/waiting-mail.ts";
import type { Letter } from "./letter.ts";
import { oneLine } from "./mail-identity.ts";
import { languageOf } from "./mail-reader.server.ts";
import type { MailedWaiting, StoredMail } from "./mail-repository.server.ts";

type WaitingKind = "waiting_joined" | "place_offered";

/** Null when the entry is gone or has gone on since: the place was taken, given to the next, or its time has run out. */
export function waitingLetter(
  { links, clock }: Pick<Services, "links" | "clock">,
  mail: StoredMail,
  kind: WaitingKind,
): Letter | null {
  const entry = mail.waitingEntry;
  const now = clock.now();
  if (!entry || entry.endsOn.getTime() <= now) return null;
  const offer = kind === "place_offered" ? openOffer(entry, now) : null;
  if (kind === "place_offered" ? offer === null : entry.status !== "waiting") return null;
  const { organization, eventType } = entry;
  const reader = languageOf(entry);
  const { locale, zone, t } = reader;
  const shown = { locale, zone };
  const start = offer?.start ?? entry.startsAt?.getTime() ?? null;
  const date = entry.date?.toISOString().slice(0, 10);
  const day = date ? formatCalendarDate(date, locale) : "";
  return {
    locale,
    fromName: oneLine(organization.name),
    to: entry.email,
    content: waitingMail({
      t,
      kind,
      business: { ...organization, name: oneLine(organization.name) },
      title: oneLine(eventType.title),
      time: start === null ? day : formatDateTime(start, shown),
      shortTime: start === null ? day : shortTime(start, shown),
      zone: zoneText(reader, start ?? entry.endsOn.getTime()),
      isDay: start === null,
      expiry: offer ? formatDateTime(offer.expiresAt, shown) : "",
      pageUrl: links.waitingUrl(entry.id),
    }),
  };
}

function openOffer({ status, offeredStart, offerExpiresAt }: MailedWaiting, now: number) {
  const expiresAt = offerExpiresAt?.getTime() ?? now;
  if (status !== "offered" || !offeredStart || expiresAt <= now) return null;
  return { start: offeredStart.getTime(), expiresAt };
}
