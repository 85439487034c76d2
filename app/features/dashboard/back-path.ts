import { localPath } from "#app/platform/http/local-path.ts";

/** Where a form leads back to: a page of this business's dashboard, or the one given. */
export function backPath(wanted: string, base: string, otherwise: string): string {
  const path = wanted.length <= 1_000 ? localPath(wanted) : null;
  return path?.startsWith(`${base}/`) ? path : otherwise;
}
