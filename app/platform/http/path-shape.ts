/** The words of our own that stand in addresses: what the routes' paths hold besides their parameters. */
export function wordsOfRoutes(routes: Record<string, { path?: string | undefined } | undefined>): string[] {
  const words = Object.values(routes).flatMap((route) => route?.path?.split("/") ?? []);
  return words.filter((word) => word !== "" && word !== "*" && !word.startsWith(":"));
}

/**
 * An address as a log may keep it: our own words, and a colon for each part that somebody chose or that opens a door
 * (names of businesses, ids, signatures, tokens, and whatever else is typed behind the host). The query is left out.
 */
export function pathShape(url: string, words: ReadonlySet<string>): string {
  const parts = (url.split("?", 1)[0] ?? "").split("/").slice(0, 12);
  return parts.map((part) => (part === "" || words.has(part) ? part : ":")).join("/");
}
