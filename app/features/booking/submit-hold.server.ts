import { translatorFor } from "#app/messages/all-translators.ts";
import type { Locale } from "#app/messages/locale.ts";
import { localPath } from "#app/platform/http/local-path.ts";
import type { Services } from "#app/platform/services.server.ts";
import { formatTime } from "#app/platform/time/format.server.ts";
import { isZone } from "#app/platform/time/zones.server.ts";
import { parseSlotParam } from "./booking-form.ts";
import { holdSlot, leaveSlot, visitorOf } from "./hold-slot.server.ts";
import { type Hours, hourCycleOf } from "./hour-cycle.ts";
import type { PageQuery } from "./page-address.ts";
import { visitorWord } from "./visitor-word.ts";

/** What the form's script shows: a sentence, and for how long it is true. `refused` is for programs. */
export type HoldAnswer = { held: boolean; refused?: string; text: string; forMs: number; over: string };

type Context = {
  services: Services;
  businessSlug: string;
  eventTypeSlug: string;
  locale: Locale;
  hours: Hours | null;
  network: string;
  cookies: string | null;
};

type Submitted = {
  status: 200 | 303 | 400;
  body: HoldAnswer | null;
  /** The visitor's, to be kept for the browser session. */
  word: string | null;
  /** Where a form goes on to that was sent without the script. */
  location?: string;
};

/** Takes a hold, or with `leave` ends it. */
export async function submitHold(form: FormData, context: Context): Promise<Submitted> {
  const { services, businessSlug, cookies } = context;
  const text = (name: string) => String(form.get(name) ?? "");
  const startsAt = parseSlotParam(text("at"));
  const word = visitorWord(cookies, text("key"));
  if (word === null || startsAt === null) return { status: 400, body: null, word: null };
  if (form.has("leave")) {
    await leaveSlot(services, businessSlug, visitorOf(word));
    const back = localPath(text("back"));
    return back === null
      ? { status: 200, body: null, word: null }
      : { status: 303, body: null, word: null, location: back };
  }
  return { status: 200, body: await takeHold(text, { ...context, word, startsAt }), word };
}

/**
 * Holds the time of a form that was reached by a press on this site's own page, before any script runs; see
 * `isOwnPress`. `word` is the visitor's, as with `submitHold`. Until when (epoch ms), or null where nothing is held: the
 * page says the rest.
 */
export async function holdOnArrival(
  query: PageQuery,
  context: Context & { word: string },
): Promise<number | null> {
  const startsAt = parseSlotParam(query.at);
  if (startsAt === null) return null;
  const result = await hold(query, { ...context, startsAt });
  return result.ok ? result.expiresAt : null;
}

/** The sentence that stands above a form while its time is held, on the visitor's clock. */
export function heldNote(expiresAt: number, locale: Locale, zone: string, hours: Hours | null): string {
  const until = formatTime(expiresAt, { locale, zone, ...hourCycleOf(hours) });
  return translatorFor(locale).t("booking.held", { time: until });
}

type Wanted = { length: string | null; host: string | null; link: string | null };

function hold(
  { length, host, link }: Wanted,
  {
    services,
    businessSlug,
    eventTypeSlug,
    network,
    word,
    startsAt,
  }: Context & { word: string; startsAt: number },
) {
  return holdSlot(services, {
    ...{ businessSlug, eventTypeSlug, startsAt, network },
    lengthMinutes: length !== null && /^\d{1,4}$/.test(length) ? Number(length) : undefined,
    visitor: visitorOf(word),
    hostId: host || undefined,
    link: link || undefined,
  });
}

async function takeHold(
  text: (name: string) => string,
  context: Context & { word: string; startsAt: number },
): Promise<HoldAnswer> {
  const { services, locale, hours } = context;
  const { t } = translatorFor(locale);
  const wanted = { length: text("length"), host: text("host"), link: text("link") };
  const result = await hold(wanted, context);
  const over = t("booking.holdOver");
  if (!result.ok) {
    const isTaken = result.reason === "taken" || result.reason === "not-a-slot";
    const note = isTaken ? t("booking.holdTaken") : "";
    return { held: false, refused: result.reason, text: note, forMs: 0, over };
  }
  const timezone = text("timezone");
  const note = heldNote(result.expiresAt, locale, isZone(timezone) ? timezone : "UTC", hours);
  return { held: true, text: note, forMs: result.expiresAt - services.clock.now(), over };
}
