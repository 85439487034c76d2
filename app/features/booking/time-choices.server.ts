import { isoDateOf } from "#app/domain/availability/calendar-day.ts";
import { localDayAt } from "#app/domain/availability/zone.ts";
import { translatorFor } from "#app/messages/all-translators.ts";
import { formatTime, type Shown } from "#app/platform/time/format.server.ts";
import { zoneRules } from "#app/platform/time/zones.server.ts";
import type { TimeChoice } from "#app/ui/booking/time-list.tsx";
import { slotParam } from "./booking-form.ts";
import type { PageQuery } from "./page-address.ts";

/** An address with these parameters set, others as they are. */
export type HrefWith = (changes: Partial<PageQuery>) => string;

/** What is full and has a waiting list: meetings of a group by their starts, and whole days by their local dates. */
export type FullTimes = { starts: readonly number[]; dates: ReadonlySet<string> };

type Options = {
  shown: Shown;
  hrefWith: HrefWith;
  full?: FullTimes | undefined;
  noteOf?: ((start: number) => string | undefined) | undefined;
};

/** A day's free starts and its full ones, ascending. */
export function startsOfDay(date: string, slots: readonly number[], { shown, full }: Options): number[] {
  const rules = zoneRules(shown.zone);
  const fullOfDay = (full?.starts ?? []).filter((start) => isoDateOf(localDayAt(rules, start)) === date);
  return fullOfDay.length === 0 ? [...slots] : [...slots, ...fullOfDay].sort((a, b) => a - b);
}

/** Starts as links: to the form, or of a full meeting to its waiting list. */
export function timeChoices(starts: readonly number[], options: Options): TimeChoice[] {
  const { shown, hrefWith, full, noteOf } = options;
  const fullStarts = new Set(full?.starts);
  return starts.map((start): TimeChoice => {
    const param = slotParam(start);
    const time = { label: formatTime(start, shown), dateTime: param };
    if (fullStarts.has(start)) {
      const note = translatorFor(shown.locale).t("booking.full");
      return { ...time, href: hrefWith({ wait: param, at: null }), note, full: true };
    }
    const note = noteOf?.(start);
    return { ...time, href: hrefWith({ at: param }), ...(note ? { note } : {}) };
  });
}
