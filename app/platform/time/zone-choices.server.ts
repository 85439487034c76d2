import type { Locale } from "#app/messages/locale.ts";
import { zoneOptions } from "./zone-options.server.ts";

export type ZoneChoice = { value: string; label: string; keywords: string };

/** The zones as one list for a field to search in: by place, region and IANA name. `chosen` is always among them. */
export function zoneChoices(locale: Locale, now: number, chosen?: string): ZoneChoice[] {
  return zoneOptions(locale, now, chosen)
    .flatMap((group) =>
      group.options.map(({ value, label }) => ({ value, label, keywords: `${value} ${group.label}` })),
    )
    .sort((a, b) => a.label.localeCompare(b.label, locale));
}
