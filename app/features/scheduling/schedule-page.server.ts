import type { Translator } from "#app/messages/translator.ts";
import { commandField } from "#app/platform/form/form-lists.ts";
import { type FormTree, formList, formText } from "#app/platform/form/form-tree.ts";
import type { Services } from "#app/platform/services.server.ts";
import { isZone, localDate } from "#app/platform/time/zones.server.ts";
import { holidayPlaceOf, previewCommand } from "./schedule-form.ts";
import { type HolidayView, holidayView } from "./schedule-holidays.server.ts";
import {
  type PreviewView,
  type PreviewWish,
  previewSchedule,
  previewWish,
} from "./schedule-preview.server.ts";
import type { ScheduleRow } from "./schedule-repository.server.ts";
import { parseSchedule } from "./submit-schedule.server.ts";

/** What stands beside a schedule's form and follows it. Without a preview the form is not right yet. */
export type ScheduleLive = { preview: PreviewView | null; holidays: HolidayView };

type Request = { organizationId: string; base: string; schedule: ScheduleRow; translator: Translator };
const noWish: PreviewWish = { of: "", zone: "", week: "" };

/** For the schedule as it is saved; dates that are over are left out. */
export async function savedLive(services: Services, request: Request): Promise<ScheduleLive> {
  const { schedule, translator } = request;
  const today = localDate(schedule.timeZone, services.clock.now());
  const hours = { ...schedule, overrides: schedule.overrides.filter(({ date }) => date >= today) };
  return {
    preview: await previewSchedule(services, { ...request, hours, wish: noWish }),
    holidays: holidaysOf(
      {
        place: schedule.holidayCountry,
        workedHolidays: schedule.workedHolidays,
        timeZone: schedule.timeZone,
      },
      services.clock.now(),
      translator,
    ),
  };
}

/** For a form as it was sent: saved or not, right or not. */
export async function submittedLive(
  services: Services,
  request: Request & { tree: FormTree },
): Promise<ScheduleLive> {
  const { tree, translator, schedule } = request;
  const parsed = parseSchedule(services, tree, translator.t);
  const wish = previewWish(tree);
  // The arrows of a page without scripts are buttons that name their week: "preview:2027-02-01".
  const [command, week = wish.week] = formText(tree, commandField).split(":");
  if (command === previewCommand) wish.week = week;
  const zone = formText(tree, "timeZone");
  return {
    preview: parsed.ok ? await previewSchedule(services, { ...request, hours: parsed.data, wish }) : null,
    holidays: holidaysOf(
      {
        place: holidayPlaceOf(formText(tree, "holidayCountry"), formText(tree, "holidayRegion")),
        workedHolidays: workedRules(tree),
        timeZone: isZone(zone) ? zone : schedule.timeZone,
      },
      services.clock.now(),
      translator,
    ),
  };
}

function holidaysOf(choice: Parameters<typeof holidayView>[0], now: number, { locale }: Translator) {
  return holidayView(choice, now, locale);
}

function workedRules(tree: FormTree): string[] {
  return formList(tree, "holidays").flatMap((row) => {
    if (typeof row !== "object" || Array.isArray(row)) return [];
    return typeof row["rule"] === "string" && row["closed"] === undefined ? [row["rule"]] : [];
  });
}
