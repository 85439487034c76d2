import { hourMs, isoDateOf, weekdayOf } from "#app/domain/availability/calendar-day.ts";
import { formatCalendarDate, formatTime, formatWeekday } from "#app/platform/time/format.server.ts";
import { dayClock } from "./calendar-days.server.ts";
import { type CalendarItem, type DayPart, type PlacedItem, partOfDay } from "./calendar-items.server.ts";
import type { CalendarScene } from "./calendar-scene.ts";
import { lanesOf } from "./lanes.ts";
import { notesOn, openHours } from "./open-hours.server.ts";

/** What is drawn of a column's background, in minutes from the first hour shown. */
export type OpenPart = { startMinute: number; minutes: number };

export type GridColumn = {
  key: string;
  date: string;
  weekday: string;
  day: string;
  title: string;
  isToday: boolean;
  /** Of whom, where each member has a column. */
  member: { id: string; name: string } | null;
  /** Days away and travels. */
  notes: string[];
  open: OpenPart[];
  /** The same in words. */
  openText: string;
  items: PlacedItem[];
  nowMinute: number | null;
};

export type TimeGridView = { firstHour: number; hours: string[]; columns: GridColumn[] };

/** The hours that are shown even when nothing is in them. */
const usualHours = { first: 8, last: 18 };
/** What is shorter is drawn like this, so that its words can be read. */
const drawnMinutesMin = 25;

type Column = Pick<GridColumn, "key" | "date" | "isToday" | "member" | "notes" | "openText"> & {
  day: number;
  parts: { item: CalendarItem; part: DayPart }[];
  open: DayPart[];
  nowMinute: number | null;
};

/** A day or a week by the hour; a day of the whole team has one column for each member. */
export function timeGrid(scene: CalendarScene): TimeGridView {
  const { days, members, isTeam } = scene;
  const byMember = isTeam && days.dates.length === 1;
  const columns = days.dates.flatMap((day) =>
    byMember
      ? members.map((member) => columnOf(scene, day, [member.id], member))
      : [
          columnOf(
            scene,
            day,
            members.map(({ id }) => id),
            null,
          ),
        ],
  );
  const { first, last } = hoursShown(columns);
  const { locale } = scene.words.shown;
  const hours = Array.from({ length: last - first }, (_, i) =>
    formatTime((first + i) * hourMs, { locale, zone: "UTC" }),
  );
  return { firstHour: first, hours, columns: columns.map((column) => placed(column, first, scene)) };
}

function columnOf(
  { days: _, items, hours, words, members }: CalendarScene,
  day: number,
  memberIds: string[],
  member: GridColumn["member"],
): Column {
  const { shown, now, t } = words;
  const clock = dayClock(shown.zone, day);
  const date = isoDateOf(day);
  const isToday = now >= clock.from && now < clock.to;
  const ranges = openHours(hours, memberIds, clock, now);
  const spans: { startsAt: number; endsAt: number }[] = [];
  for (let i = 0; i + 1 < ranges.length; i += 2)
    spans.push({ startsAt: ranges[i] as number, endsAt: ranges[i + 1] as number });
  const inDay = spans.filter(({ startsAt, endsAt }) => startsAt < clock.to && endsAt > clock.from);
  const text = inDay
    .map(({ startsAt, endsAt }) => {
      const ends = Math.min(endsAt, clock.to);
      return `${formatTime(Math.max(startsAt, clock.from), shown)} – ${formatTime(ends, shown)}`;
    })
    .join(", ");
  return {
    key: member ? `${date}-${member.id}` : date,
    date,
    day,
    isToday,
    member: member && { id: member.id, name: member.name },
    notes: notesOn(hours, memberIds, date, members.length > 1 && member === null, words),
    open: inDay.flatMap((span) => partOfDay(span, clock) ?? []),
    openText: text === "" ? t("calendar.noHours") : t("calendar.openHours", { hours: text }),
    parts: items
      .filter(({ hostIds }) => hostIds.some((id) => memberIds.includes(id)))
      .flatMap((item) => {
        const part = partOfDay(item, clock);
        return part ? [{ item, part }] : [];
      }),
    nowMinute: isToday ? clock.minuteOf(now) : null,
  };
}

function hoursShown(columns: readonly Column[]): { first: number; last: number } {
  const parts = columns.flatMap(({ parts, open }) => [...parts.map(({ part }) => part), ...open]);
  return {
    first: Math.min(usualHours.first, ...parts.map(({ start }) => Math.floor(start / 60))),
    last: Math.max(usualHours.last, ...parts.map(({ end }) => Math.ceil(end / 60))),
  };
}

/** Drawn in steps of five minutes: nobody sees less. */
const down = (minute: number) => Math.floor(minute / 5) * 5;
const up = (minute: number) => Math.ceil(minute / 5) * 5;

function placed(column: Column, firstHour: number, { words: { shown } }: CalendarScene): GridColumn {
  const { day, parts, open, nowMinute, ...rest } = column;
  const from = firstHour * 60;
  const spans = parts.map(({ part }) => {
    const start = down(part.start);
    return { start, end: Math.min(1440, Math.max(up(part.end), start + drawnMinutesMin)) };
  });
  const lanes = lanesOf(spans);
  return {
    ...rest,
    weekday: formatWeekday(weekdayOf(day), shown.locale, "short"),
    day: String(Number(column.date.slice(8))),
    title: formatCalendarDate(column.date, shown.locale),
    open: open.map(({ start, end }) => ({ startMinute: down(start) - from, minutes: up(end) - down(start) })),
    items: parts.map(({ item }, i) => {
      const span = spans[i] ?? { start: 0, end: 0 };
      const { lane, lanes: of } = lanes[i] ?? { lane: 0, lanes: 1 };
      return { ...item, startMinute: span.start - from, minutes: span.end - span.start, lane, lanes: of };
    }),
    nowMinute: nowMinute === null || nowMinute < from ? null : down(nowMinute) - from,
  };
}
