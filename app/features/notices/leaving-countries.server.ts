import { countriesOutside } from "#app/domain/privacy/regions.ts";
import type { Translator } from "#app/messages/translator.ts";
import { enabledIntegrations, type NoticeSettings } from "./notice-input.server.ts";
import { countryName } from "./render-notice.ts";

/** Where data lies, and where recipients outside its region take it, in words. */
export type LeavingCountries = { home: string; countries: string };

/** By what the operator said of each recipient, and by nothing else. Null where nothing leaves, or home is not known. */
export function leavingCountries(settings: NoticeSettings, words: Translator): LeavingCountries | null {
  const home = settings.dataCountry ?? settings.operator.country;
  if (home === null) return null;
  const told = enabledIntegrations(settings).flatMap(({ country }) => (country === null ? [] : [country]));
  const outside = countriesOutside(home, told).map((country) => countryName(country, words));
  if (outside.length === 0) return null;
  return { home: countryName(home, words), countries: new Intl.ListFormat(words.locale).format(outside) };
}
