import { bookingBench } from "./booking.ts";
import { calendarsBench } from "./calendars.ts";
import { exportBench } from "./export.ts";
import { progress, type Report } from "./figure.ts";
import { monthBench } from "./month.tsx";
import { pageBench } from "./page.ts";
import { remindersBench } from "./reminders.ts";
import { retentionBench } from "./retention.ts";
import { roomsBench, withScene } from "./rooms.ts";
import { lineOnce, lineOnceWord } from "./rooms-line.ts";
import { slotsBench } from "./slots.ts";
import { startBench } from "./start.ts";
import { teamBench } from "./team.ts";

const groups: Record<string, (report: Report) => Promise<void>> = {
  slots: slotsBench,
  month: monthBench,
  page: pageBench,
  team: teamBench,
  booking: bookingBench,
  calendars: calendarsBench,
  retention: retentionBench,
  reminders: remindersBench,
  export: exportBench,
  rooms: roomsBench,
  start: startBench,
};

/** One JSON line on standard output per figure. A group that fails does not keep the others from being measured. */
async function main(wanted: readonly string[]): Promise<void> {
  const unknown = wanted.filter((name) => !(name in groups));
  if (unknown.length > 0) {
    progress(`There is no group ${unknown.join(", ")}. The groups are ${Object.keys(groups).join(", ")}.`);
    process.exitCode = 2;
    return;
  }
  for (const [name, measure] of Object.entries(groups)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    try {
      await measure((figure) => process.stdout.write(`${JSON.stringify(figure)}\n`));
    } catch (error) {
      console.error(`The group ${name} was not measured to its end.`, error);
      process.exitCode = 1;
    }
  }
}

const given = process.argv.slice(2);
await (given[0] === lineOnceWord ? lineOnce(withScene) : main(given));
