/** The European Economic Area, by ISO 3166 country code: one law of data protection holds in all of it. */
const economicArea =
  "AT BE BG HR CY CZ DK EE FI FR DE GR HU IS IE IT LV LI LT LU MT NL NO PL PT RO SK SI ES SE".split(" ");

/** The countries, each once, in which another law holds than in the country that is home. */
export function countriesOutside(home: string, countries: readonly string[]): string[] {
  const areaOf = (country: string) => (economicArea.includes(country) ? "EEA" : country);
  return [...new Set(countries)].filter((country) => areaOf(country) !== areaOf(home));
}
