/** What a booking page understands in its address. Anything else there is left alone and never repeated. */
export type PageQuery = {
  month: string | null;
  date: string | null;
  timezone: string | null;
  at: string | null;
  name: string | null;
  email: string | null;
};

const kept = ["timezone", "month", "date", "at", "name", "email"] as const;

export function readPageQuery(search: URLSearchParams): PageQuery {
  const value = (name: string) => search.get(name)?.slice(0, 300) || null;
  const month = value("month");
  const date = value("date");
  return {
    month: month && /^20\d{2}-(0[1-9]|1[0-2])$/.test(month) ? month : null,
    date: date && /^20\d{2}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(date) ? date : null,
    timezone: value("timezone"),
    at: value("at"),
    name: value("name"),
    email: value("email"),
  };
}

/** The same page with some parameters changed; null takes one away. Prefilled values travel along. */
export function pageHref(path: string, query: PageQuery, changes: Partial<PageQuery>): string {
  const next = { ...query, ...changes };
  const search = new URLSearchParams();
  for (const name of kept) {
    const value = next[name];
    if (value !== null) search.set(name, value);
  }
  const text = search.toString();
  return text ? `${path}?${text}` : path;
}
