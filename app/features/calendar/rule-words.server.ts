import type { Exclusion } from "#app/domain/availability/explain.ts";
import type { Translate } from "#app/messages/translator.ts";
import {
  formatCalendarDate,
  formatDateTime,
  formatTime,
  type Shown,
} from "#app/platform/time/format.server.ts";
import type { OtherTime, TakenTime } from "./calendar-repository.server.ts";

type Words = { t: Translate; shown: Shown };

/** A rule that a member may knowingly go past, in a sentence; null for what is no such rule. */
export function brokenRule(exclusion: Exclusion, { t, shown }: Words): string | null {
  switch (exclusion.kind) {
    case "day-off":
      return t("calendar.rule.dayOff");
    case "holiday":
      return t("calendar.rule.holiday");
    case "override":
      return t("calendar.rule.override", { date: formatCalendarDate(exclusion.date, shown.locale) });
    case "no-hours":
      return exclusion.ranges.length === 0
        ? t("calendar.rule.noHours")
        : t("calendar.rule.outsideHours", { hours: hoursText(exclusion.ranges, shown) });
    case "off-grid":
      return t("calendar.rule.offGrid");
    default:
      return null;
  }
}

/** A rule that binds visitors alone, in a sentence; null for others. */
export function visitorsRule(exclusion: Exclusion, { t, shown }: Words): string | null {
  switch (exclusion.kind) {
    case "too-soon":
      return t("calendar.rule.tooSoon", { time: formatDateTime(exclusion.earliest, shown) });
    case "outside-window":
      return t("calendar.rule.outsideWindow");
    case "limit":
      return t("calendar.rule.limit", { used: exclusion.used });
    default:
      return null;
  }
}

function hoursText(ranges: readonly number[], shown: Shown): string {
  const texts: string[] = [];
  for (let i = 0; i + 1 < ranges.length; i += 2)
    texts.push(`${formatTime(ranges[i] as number, shown)} – ${formatTime(ranges[i + 1] as number, shown)}`);
  return texts.join(", ");
}

/** A connected calendar says that a host is busy: a member may know better. */
export function connectedText({ start, end }: OtherTime, host: string, { t, shown }: Words): string {
  return t("calendar.rule.connected", {
    host,
    time: `${formatTime(start, shown)} – ${formatTime(end, shown)}`,
  });
}

/** What takes a host's time, in a sentence. */
export function takenText(taken: TakenTime, host: string, { t, shown }: Words): string {
  const time = `${formatTime(taken.start, shown)} – ${formatTime(taken.end, shown)}`;
  switch (taken.kind) {
    case "booking":
      return t("calendar.taken.booking", { host, time, title: taken.title, who: taken.who });
    case "private":
      return t("calendar.taken.private", { host, time });
    case "hold":
      return t("calendar.taken.hold", { host, time });
    case "blocked":
      return t("calendar.taken.blocked", { host, time });
    case "elsewhere":
      return t("calendar.taken.elsewhere", { host, time });
  }
}
