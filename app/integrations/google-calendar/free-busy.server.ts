import { z } from "zod";
import { dayMs } from "#app/domain/availability/calendar-day.ts";
import type { EventTimes } from "#app/ports/calendar-provider.ts";
import { CalendarRefusal } from "../icalendar/calendar-trouble.server.ts";
import type { GoogleWay } from "./google-way.server.ts";

/** Google answers for no longer, and for no more calendars, in one question. */
const chunkMs = 84 * dayMs;
const calendarsMax = 50;
/** Questions for calendars of one account that come so soon after each other are one. */
const gatherMs = 10;

const answerShape = z.object({
  calendars: z.record(
    z.object({
      busy: z.array(z.object({ start: z.string(), end: z.string() })).optional(),
      errors: z.array(z.object({ reason: z.string().optional() })).optional(),
    }),
  ),
});
type Answer = z.output<typeof answerShape>["calendars"];

type Gathered = { ids: Set<string>; answer: Promise<Answer> };

/** When calendars are busy, without any event: what Google itself counts as busy. For one account. */
export function freeBusyOf() {
  const gathering = new Map<string, Gathered>();

  const ask = ({ api }: GoogleWay, calendarId: string, from: number, to: number): Promise<Answer> => {
    const key = `${from} ${to}`;
    const open = gathering.get(key);
    if (open && (open.ids.has(calendarId) || open.ids.size < calendarsMax)) {
      open.ids.add(calendarId);
      return open.answer;
    }
    const ids = new Set([calendarId]);
    const answer = new Promise<void>((resolve) => setTimeout(resolve, gatherMs)).then(async () => {
      if (gathering.get(key)?.ids === ids) gathering.delete(key);
      const [timeMin, timeMax] = [from, to].map((at) => new Date(at).toISOString()) as [string, string];
      const requestBody = { timeMin, timeMax, items: [...ids].map((id) => ({ id })) };
      const { data } = await api.freebusy.query({ requestBody });
      const answered = answerShape.safeParse(data);
      if (!answered.success) throw new CalendarRefusal({ reason: "malformed" });
      return answered.data.calendars;
    });
    gathering.set(key, { ids, answer });
    return answer;
  };

  return async (
    way: GoogleWay,
    calendarId: string,
    { from, to }: { from: number; to: number },
  ): Promise<EventTimes[]> => {
    // The same pieces for every calendar, whenever it is asked: so they can be asked together.
    const first = Math.floor(from / chunkMs) * chunkMs;
    const starts: number[] = [];
    for (let start = first; start < to; start += chunkMs) starts.push(start);
    const answers = await Promise.all(starts.map((start) => ask(way, calendarId, start, start + chunkMs)));
    return answers.flatMap((answer) => timesIn(answer[calendarId], { from, to }));
  };
}

function timesIn(calendar: Answer[string] | undefined, range: { from: number; to: number }): EventTimes[] {
  const [error] = calendar?.errors ?? [];
  if (!calendar || error)
    throw new CalendarRefusal({ reason: error?.reason === "notFound" ? "gone" : "unreachable" });
  return (calendar.busy ?? []).flatMap((period) => {
    const [start, end] = [Date.parse(period.start), Date.parse(period.end)];
    if (Number.isNaN(start) || Number.isNaN(end)) throw new CalendarRefusal({ reason: "malformed" });
    if (end <= start || end <= range.from || start >= range.to) return [];
    return [{ id: `busy:${start}`, uid: "", busy: [{ start, end, tentative: false }] }];
  });
}
