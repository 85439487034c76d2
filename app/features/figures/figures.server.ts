/** The front door of figures that name nobody: for a business's own pages, and for the operator's terminal. */
import type { Translator } from "#app/messages/translator.ts";
import type { Services } from "#app/platform/services.server.ts";
import { formatMonth } from "#app/platform/time/format.server.ts";
import { type CallFigures, callFiguresOf } from "./call-figures.server.ts";
import { businessesByHour, meetingsByMonth } from "./count-meetings.server.ts";
import { type Ratings, ratingsOf } from "./ratings.server.ts";

/** `count` is null where they are fewer than may be told. */
export type Bar = { label: string; count: number | null };

export async function figuresPage(
  services: Pick<Services, "database" | "clock">,
  { organizationId, translator }: { organizationId: string; translator: Translator },
): Promise<{ bars: Bar[]; ratings: Ratings | null; lines: CallFigures | null }> {
  const months = await meetingsByMonth(services, organizationId);
  return {
    lines: await callFiguresOf(services, organizationId),
    ratings: await ratingsOf(services, organizationId, translator.locale),
    bars: months.map(({ month, cell }) => ({
      label: formatMonth(month, translator.locale),
      count: cell === "few" ? null : cell.count,
    })),
  };
}

/** What the operator reads at the terminal. */
export async function figuresText(services: Pick<Services, "database" | "clock">): Promise<string> {
  const hours = await businessesByHour(services);
  return [
    "Businesses in which somebody meets, by the hour of their own clocks:",
    ...hours.map(({ hour, cell }) => {
      const text = cell === "few" ? "fewer than 10" : String(cell.count);
      return `  ${String(hour).padStart(2, "0")}:00  ${text}`;
    }),
  ].join("\n");
}
