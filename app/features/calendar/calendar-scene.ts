import type { Translate } from "#app/messages/translator.ts";
import type { Shown } from "#app/platform/time/format.server.ts";
import type { CalendarDays } from "./calendar-days.server.ts";
import type { CalendarItem } from "./calendar-items.server.ts";
import type { CalendarMember, StoredHours } from "./calendar-repository.server.ts";

/** All that a view of the calendar is drawn from. */
export type CalendarScene = {
  days: CalendarDays;
  members: CalendarMember[];
  isTeam: boolean;
  /** By start. */
  items: CalendarItem[];
  hours: StoredHours;
  words: { shown: Shown; t: Translate; now: number };
};
