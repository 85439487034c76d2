import { type AuditGroup, isAuditGroup } from "./audit-actions.ts";

/** What the page of a business's activity shows. `page` counts from 1. */
export type ActivityFilter = { group: AuditGroup | null; page: number };

export function readActivityFilter(search: URLSearchParams): ActivityFilter {
  const group = search.get("about") ?? "";
  const page = Number(search.get("page") ?? 1);
  return {
    group: isAuditGroup(group) ? group : null,
    page: Number.isInteger(page) && page >= 1 && page <= 100_000 ? page : 1,
  };
}

export function activityHref(path: string, { group, page }: ActivityFilter): string {
  const search = new URLSearchParams({
    ...(group ? { about: group } : {}),
    ...(page > 1 ? { page: String(page) } : {}),
  });
  return search.size > 0 ? `${path}?${search}` : path;
}
