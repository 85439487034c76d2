import { translatorFor } from "#app/messages/all-translators.ts";
import type { Locale } from "#app/messages/locale.ts";
import type { Services } from "#app/platform/services.server.ts";
import { formatTime } from "#app/platform/time/format.server.ts";
import { isZone } from "#app/platform/time/zones.server.ts";
import { parseSlotParam } from "./booking-form.ts";
import { holdSlot, leaveSlot, visitorOf } from "./hold-slot.server.ts";
import { type Hours, hourCycleOf } from "./hour-cycle.ts";
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

/** Takes a hold, or with `leave` ends it. `word` is the visitor's, to be kept for the browser session. */
export async function submitHold(
  form: FormData,
  { services, businessSlug, eventTypeSlug, locale, hours, network, cookies }: Context,
): Promise<{ status: 200 | 400; body: HoldAnswer | null; word: string | null }> {
  const text = (name: string) => String(form.get(name) ?? "");
  const startsAt = parseSlotParam(text("at"));
  const word = visitorWord(cookies, text("key"));
  if (word === null || startsAt === null) return { status: 400, body: null, word: null };
  const visitor = visitorOf(word);
  if (form.has("leave")) {
    await leaveSlot(services, businessSlug, visitor);
    return { status: 200, body: null, word: null };
  }
  const { t } = translatorFor(locale);
  const timezone = text("timezone");
  const lengthMinutes = /^\d{1,4}$/.test(text("length")) ? Number(text("length")) : undefined;
  const result = await holdSlot(services, {
    ...{ businessSlug, eventTypeSlug, startsAt, lengthMinutes, visitor, network },
    hostId: text("host") || undefined,
    link: text("link") || undefined,
  });
  const over = t("booking.holdOver");
  if (!result.ok) {
    const isTaken = result.reason === "taken" || result.reason === "not-a-slot";
    const note = isTaken ? t("booking.holdTaken") : "";
    return { status: 200, body: { held: false, refused: result.reason, text: note, forMs: 0, over }, word };
  }
  const shown = { locale, zone: isZone(timezone) ? timezone : "UTC", ...hourCycleOf(hours) };
  const until = formatTime(result.expiresAt, shown);
  const forMs = result.expiresAt - services.clock.now();
  return { status: 200, body: { held: true, text: t("booking.held", { time: until }), forMs, over }, word };
}
