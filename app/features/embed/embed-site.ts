/** A business's list of sites that may show its pages: origins, `https://*.example.com`, or `*` for any. */
export const anySite = "*";
export const sitesMax = 30;
export const siteLengthMax = 200;

const label = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
const hostPattern = new RegExp(`^(?:\\*\\.)?(?:${label}\\.)*${label}$`);

/**
 * The origin that somebody meant by what they typed or pasted: `www.example.com`, `https://example.com/contact`,
 * `*.example.com`, `http://localhost:8080`. Null when it is no site of the web. Without a scheme it is https.
 */
export function readSite(text: string): string | null {
  const trimmed = text.trim().toLowerCase();
  if (trimmed === anySite) return anySite;
  if (trimmed === "" || trimmed.length > siteLengthMax) return null;
  const isWhole = /^[a-z][a-z0-9+.-]*:\/\//.test(trimmed);
  const address = isWhole ? trimmed : `https://${trimmed}`;
  // A URL's host takes no star, so it is read with a word in its place.
  const wild = /^https?:\/\/\*\./.test(address);
  const plain = wild ? address.replace("://*.", "://") : address;
  if (!URL.canParse(plain)) return null;
  const { protocol, hostname, port, username, password } = new URL(plain);
  if ((protocol !== "https:" && protocol !== "http:") || username || password) return null;
  const host = wild ? `*.${hostname}` : hostname;
  if (!hostPattern.test(host) || (wild && !hostname.includes("."))) return null;
  // A word alone is a name of a local network, which nobody means who leaves the scheme out.
  if (!isWhole && !hostname.includes(".") && hostname !== "localhost") return null;
  return `${protocol}//${host}${port ? `:${port}` : ""}`;
}

/** An origin exactly as a browser writes it, or null. */
export function readOrigin(text: string | null | undefined): string | null {
  if (!text || text.length > siteLengthMax || !URL.canParse(text)) return null;
  const { origin, protocol } = new URL(text);
  return (protocol === "https:" || protocol === "http:") && origin === text ? origin : null;
}

/** Whether a site of the list covers this origin. A star covers every name below it, not the bare one. */
export function isAllowedSite(sites: readonly string[], origin: string): boolean {
  const { protocol, hostname, port } = new URL(origin);
  return sites.some((site) => {
    if (site === anySite || site === origin) return true;
    const wild = /^(https?:)\/\/\*(\.[^:/]+)(?::(\d+))?$/.exec(site);
    return (
      wild !== null &&
      wild[1] === protocol &&
      (wild[3] ?? "") === port &&
      hostname.length > (wild[2]?.length ?? 0) &&
      hostname.endsWith(wild[2] ?? "")
    );
  });
}

/**
 * The site that a framed page tells its news: the one that says it shows the page, where the business's list or
 * Parley itself (`own`, whose dashboard shows previews) covers it. Null otherwise.
 */
export function toldSite(sites: readonly string[], asked: string | null, own: string): string | null {
  const origin = readOrigin(asked);
  return origin !== null && (origin === own || isAllowedSite(sites, origin)) ? origin : null;
}

/** The sources of `frame-ancestors`: Parley itself, whose dashboard shows previews, and the business's sites. */
export function frameSources(sites: readonly string[]): string {
  // What is not a site cannot have been saved by us and must not reach a header.
  return ["'self'", ...sites.filter((site) => readSite(site) === site)].join(" ");
}
