import { translatorFor } from "#app/messages/all-translators.ts";
import type { MessageKey } from "#app/messages/catalog.ts";
import type { Locale } from "#app/messages/locale.ts";
import { offsetLabel } from "./format.server.ts";
import { zones } from "./zones.server.ts";

export type ZoneOption = { readonly value: string; readonly label: string };
export type ZoneGroup = { readonly label: string; readonly options: readonly ZoneOption[] };

const regionKeys: Record<string, MessageKey> = {
  Africa: "time.region.africa",
  America: "time.region.america",
  Antarctica: "time.region.antarctica",
  Arctic: "time.region.arctic",
  Asia: "time.region.asia",
  Atlantic: "time.region.atlantic",
  Australia: "time.region.australia",
  Europe: "time.region.europe",
  Indian: "time.region.indian",
  Pacific: "time.region.pacific",
};

/** The place in a zone's name: "Buenos Aires" for "America/Argentina/Buenos_Aires". */
function placeOf(zone: string): string {
  return zone.slice(zone.lastIndexOf("/") + 1).replaceAll("_", " ");
}

/** "Paris (UTC+1)", or "UTC" alone where the name is the offset. */
export function placeLabel(zone: string, instant: number): string {
  const place = placeOf(zone);
  const offset = offsetLabel(zone, instant);
  return place === offset ? place : `${place} (${offset})`;
}

/** "Europe/Paris — Paris (UTC+1)", with the offset at that instant. Throws RangeError for an unknown zone. */
export function zoneLabel(zone: string, instant: number): string {
  return zone.includes("/") ? `${zone} — ${placeLabel(zone, instant)}` : placeLabel(zone, instant);
}

/**
 * The zones that people choose from, by region, each as "Paris (UTC+1)" with the offset at `instant`. Links that only
 * old programs use ("US/Pacific") are left out, yet remain valid values; `chosen` is added when it is one of them.
 */
export function zoneOptions(locale: Locale, instant: number, chosen?: string): ZoneGroup[] {
  const { t } = translatorFor(locale);
  const groups = new Map<string, ZoneOption[]>();
  for (const zone of new Set([...zones.countryZones(), "UTC", ...(chosen ? [chosen] : [])])) {
    const region = regionKeys[zone.slice(0, zone.indexOf("/"))] ?? "time.region.other";
    const options = groups.get(t(region)) ?? [];
    options.push({ value: zone, label: placeLabel(zone, instant) });
    groups.set(t(region), options);
  }
  const byLabel = (a: { label: string }, b: { label: string }) => a.label.localeCompare(b.label, locale);
  const other = t("time.region.other");
  return [...groups]
    .map(([label, options]) => ({ label, options: options.sort(byLabel) }))
    .sort((a, b) => Number(a.label === other) - Number(b.label === other) || byLabel(a, b));
}
