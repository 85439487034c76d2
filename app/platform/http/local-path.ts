/** A path of this site out of a `next` parameter, or null: `//evil.example` and `/\evil.example` leave the site. */
export function localPath(value: string | null | undefined): string | null {
  if (!value || value.length > 2000 || !value.startsWith("/")) return null;
  const base = "http://parley.invalid";
  if (!URL.canParse(value, base)) return null;
  const url = new URL(value, base);
  // "/..//evil.example" is a path until its dots are resolved.
  if (url.origin !== base || url.pathname.startsWith("//")) return null;
  return url.pathname + url.search + url.hash;
}
