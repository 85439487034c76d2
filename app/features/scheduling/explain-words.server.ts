import { dayMs, isoDateOf } from "#app/domain/availability/calendar-day.ts";
import type { Exclusion } from "#app/domain/availability/explain.ts";
import { localDayAt } from "#app/domain/availability/zone.ts";
import { can } from "#app/domain/member/permissions.ts";
import { formatCalendarDate, formatDateTime, formatTime } from "#app/platform/time/format.server.ts";
import { placeLabel } from "#app/platform/time/zone-options.server.ts";
import { localDate, zoneRules } from "#app/platform/time/zones.server.ts";
import {
  type Context,
  line,
  memberLink,
  type ReasonLine,
  type Telling,
  takenBy,
} from "./explain-busy-words.server.ts";
import type { ExplainedHost, ExplainedTime } from "./explain-start.server.ts";
import { datesText } from "./member-time-words.server.ts";
import { mayManage } from "./schedule-access.server.ts";
import { holidayNameOn } from "./schedule-holidays.server.ts";

/** What keeps a start from being offered whoever the host is. */
export function generalReasons(answer: ExplainedTime, telling: Telling): ReasonLine[] {
  const { t } = telling.translator;
  const context = { ...telling, answer };
  const lines: ReasonLine[] = [];
  if (answer.offer.disabled) lines.push(line(t("schedule.why.disabled"), eventTypeLink(context)));
  if (answer.hosts.length === 0) lines.push(line(t("schedule.why.noHosts"), eventTypeLink(context)));
  const shared = answer.hosts[0]?.exclusions.filter(isForAll) ?? [];
  return [
    ...lines,
    ...shared.map((exclusion) => reasonOf(exclusion, answer.hosts[0] as ExplainedHost, context)),
  ];
}

/** What keeps one host from it. */
export function hostReasons(explained: ExplainedHost, answer: ExplainedTime, telling: Telling): ReasonLine[] {
  const context = { ...telling, answer };
  const own = explained.exclusions.filter((exclusion) => !isForAll(exclusion) && exclusion.kind !== "busy");
  const lines = own.map((exclusion) => reasonOf(exclusion, explained, context));
  const isBusy = explained.exclusions.some(({ kind }) => kind === "busy");
  const taken = isBusy ? takenBy(explained, context) : [];
  return [...lines, ...travelNote(explained, context), ...taken];
}

const isForAll = ({ kind }: Exclusion) => kind === "past" || kind === "too-soon";

function eventTypeLink({ translator: { t }, base, at, answer }: Context): ReasonLine["link"] {
  if (!can(at.role, "event-type:write")) return null;
  return { href: `${base}/event-types/${answer.offer.eventTypeId}`, label: t("schedule.why.toEventType") };
}

function scheduleLink(
  { host, schedule }: ExplainedHost,
  { translator: { t }, base, at }: Context,
  part = "",
) {
  if (!mayManage(at, host.id)) return null;
  return {
    href: `${base}/schedules/${schedule.id}${part}`,
    label: t("schedule.why.toSchedule", { name: schedule.name }),
  };
}

function zoneOf({ host }: ExplainedHost, { answer }: Context): string {
  return (
    answer.offer.schedules.find(({ id }) => id === host.scheduleId)?.timeZone ?? answer.offer.organizationZone
  );
}

function reasonOf(exclusion: Exclusion, explained: ExplainedHost, context: Context): ReasonLine {
  const { translator, zone, answer } = context;
  const { t, locale } = translator;
  const shown = { locale, zone };
  const day = (date: string) => formatCalendarDate(date, locale);
  switch (exclusion.kind) {
    case "past":
      return line(t("schedule.why.past"));
    case "too-soon":
      return line(
        t("schedule.why.tooSoon", { earliest: formatDateTime(exclusion.earliest, shown) }),
        eventTypeLink(context),
      );
    case "outside-window": {
      const home = zoneOf(explained, context);
      const isEarly = answer.start < exclusion.from;
      const text = isEarly
        ? t("schedule.why.beforeWindow", { date: day(localDate(home, exclusion.from)) })
        : t("schedule.why.afterWindow", { date: day(localDate(home, exclusion.to - 1)) });
      return line(text, eventTypeLink(context));
    }
    case "day-off":
      return dayOff(explained, context);
    case "holiday":
      return line(
        t("schedule.why.holiday", {
          date: day(exclusion.date),
          name:
            holidayNameOn(
              explained.schedule.holidayCountry,
              exclusion.date,
              locale,
              new Set(explained.schedule.workedHolidays),
            ) ?? "",
        }),
        scheduleLink(explained, context, "#holidays"),
      );
    case "override":
      return line(
        t("schedule.why.override", { date: day(exclusion.date), schedule: explained.schedule.name }),
        scheduleLink(explained, context, "#dates"),
      );
    case "no-hours":
      return noHours(exclusion, explained, context);
    case "off-grid":
      return offGrid(exclusion, context);
    case "limit":
      return limitReached(exclusion, explained, context);
    case "busy":
      return line(t("schedule.why.busy"));
  }
}

/** The dates that a meeting touches on the host's own clocks. */
function datesTouched(explained: ExplainedHost, context: Context): { firstDate: string; lastDate: string } {
  const zone = zoneOf(explained, context);
  const { start, lengthMinutes } = context.answer;
  return { firstDate: localDate(zone, start), lastDate: localDate(zone, start + lengthMinutes * 60_000 - 1) };
}

function dayOff(explained: ExplainedHost, context: Context): ReasonLine {
  const { t, locale } = context.translator;
  // Travel may shift the date by one.
  const near = (date: string, days: number) => isoDateOf(Date.parse(`${date}T00:00:00Z`) / dayMs + days);
  const { firstDate, lastDate } = datesTouched(explained, context);
  const touches = (slack: number) =>
    explained.away.find(
      (one) => one.firstDate <= near(lastDate, slack) && near(firstDate, -slack) <= one.lastDate,
    );
  const period = touches(0) ?? touches(1);
  if (!period) return line(t("schedule.why.away"));
  const dates = datesText(period, locale);
  const isTold = period.reason !== "" && mayManage(context.at, explained.host.id);
  const text = isTold
    ? t("schedule.why.awayBecause", { dates, reason: period.reason })
    : t("schedule.why.awayOn", { dates });
  return line(text, memberLink(explained.host, context, `away/${period.id}`, t("schedule.why.toAway")));
}

function noHours(
  { date, ranges }: Extract<Exclusion, { kind: "no-hours" }>,
  explained: ExplainedHost,
  context: Context,
): ReasonLine {
  const { translator, zone } = context;
  const { t, locale } = translator;
  const values = { date: formatCalendarDate(date, locale), schedule: explained.schedule.name };
  const link = scheduleLink(explained, context, "#week");
  if (ranges.length === 0) return line(t("schedule.why.noHours", values), link);
  const shown = { locale, zone };
  const hours: string[] = [];
  for (let i = 0; i + 1 < ranges.length; i += 2) {
    const [start, end] = [ranges[i] as number, ranges[i + 1] as number];
    hours.push(`${formatTime(start, shown)} – ${formatTime(end, shown)}`);
  }
  const list = hours.join(", ");
  return line(
    t("schedule.why.outsideHours", { ...values, hours: list, minutes: context.answer.lengthMinutes }),
    link,
  );
}

function offGrid({ before, after }: Extract<Exclusion, { kind: "off-grid" }>, context: Context): ReasonLine {
  const { translator, zone, answer } = context;
  const { t, locale } = translator;
  const shown = { locale, zone };
  const rules = zoneRules(zone);
  const text = (instant: number) =>
    localDayAt(rules, instant) === localDayAt(rules, answer.start)
      ? formatTime(instant, shown)
      : formatDateTime(instant, shown);
  const near = [before, after].filter((instant) => instant !== null).map(text);
  const link = eventTypeLink(context);
  if (near.length === 0) return line(t("schedule.why.offGrid"), link);
  return line(
    t("schedule.why.offGridNear", { count: near.length, before: near[0] ?? "", after: near[1] ?? "" }),
    link,
  );
}

function limitReached(
  { limit, used }: Extract<Exclusion, { kind: "limit" }>,
  explained: ExplainedHost,
  context: Context,
): ReasonLine {
  const { t } = context.translator;
  const ofEventType = context.answer.offer.limits;
  const isOwn = limit >= ofEventType.length;
  const reached = isOwn ? explained.host.limits[limit - ofEventType.length] : ofEventType[limit];
  if (!reached) return line(t("schedule.why.limit"));
  const byCount = reached.maxCount !== null && used >= reached.maxCount;
  const what = byCount ? ("count" as const) : ("minutes" as const);
  const max = (byCount ? reached.maxCount : reached.maxMinutes) ?? 0;
  const whose = isOwn ? ("member" as const) : ("eventType" as const);
  const text = t(`schedule.why.limit.${whose}.${what}`, {
    used,
    max,
    period: reached.period,
    name: explained.host.name,
  });
  const link = isOwn
    ? memberLink(explained.host, context, "limits", t("schedule.why.toLimits"))
    : eventTypeLink(context);
  return line(text, link);
}

function travelNote(explained: ExplainedHost, context: Context): ReasonLine[] {
  const byHours = ["no-hours", "override", "holiday"];
  if (!explained.exclusions.some(({ kind }) => byHours.includes(kind))) return [];
  const { t, locale } = context.translator;
  const { firstDate, lastDate } = datesTouched(explained, context);
  const trip = explained.host.travel.findLast(
    (one) => one.firstDate <= lastDate && firstDate <= one.lastDate,
  );
  if (!trip) return [];
  const place = placeLabel(trip.timeZone, context.answer.start);
  const text = t("schedule.why.travel", { dates: datesText(trip, locale), place });
  return [line(text, memberLink(explained.host, context, "travel", t("schedule.why.toTravel")))];
}
