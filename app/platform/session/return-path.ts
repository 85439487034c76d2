import { localPath } from "../http/local-path.ts";

const home = "/dashboard";

/** Where to go after signing in: a path of this site, or the dashboard for anything else. */
export function returnPath(next: unknown): string {
  return (typeof next === "string" ? localPath(next) : null) ?? home;
}

/** The sign-in page that leads back to where the visitor was. A form that was sent cannot be led back to. */
export function signInPath(request: Request): string {
  const { pathname, search } = new URL(request.url);
  return request.method === "GET"
    ? `/sign-in?next=${encodeURIComponent(returnPath(pathname + search))}`
    : "/sign-in";
}
