const home = "/dashboard";
const anyOrigin = "http://parley.invalid";

/**
 * Where to go after signing in: a path of this site, or the dashboard for anything else. Browsers read `//host`,
 * `/\host`, and paths with tabs or line breaks in them as other sites; none of these passes.
 */
export function returnPath(next: unknown): string {
  if (typeof next !== "string" || next.length > 1000 || !/^\/[^/\\]/.test(next)) return home;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers drop these while they read an address
  if (/[\u0000-\u0020\u007f\\]/.test(next)) return home;
  if (!URL.canParse(next, anyOrigin)) return home;
  const url = new URL(next, anyOrigin);
  if (url.origin !== anyOrigin || url.pathname.startsWith("//")) return home;
  return url.pathname + url.search;
}

/** The sign-in page that leads back to where the visitor was. A form that was sent cannot be led back to. */
export function signInPath(request: Request): string {
  const { pathname, search } = new URL(request.url);
  const next = request.method === "GET" ? pathname + search : home;
  return `/sign-in?next=${encodeURIComponent(returnPath(next))}`;
}
