/** How a page shows its times: a month beside one day, a week, or a list of what is free next. */
export type PageView = "month" | "week" | "list";

/** What a booking page understands in its address. Anything else there is left alone and never repeated. */
export type PageQuery = {
  view: PageView | null;
  month: string | null;
  date: string | null;
  timezone: string | null;
  /** 12 or 24; what the visitor chose before when absent. */
  hours: "12" | "24" | null;
  /** Minutes, of an event type with several lengths. */
  length: string | null;
  /** The wanted host's id. */
  host: string | null;
  at: string | null;
  /** A full meeting (like `at`) or a full day (like `date`) whose waiting list is asked for. */
  wait: string | null;
  /** A private link's id with its signature. */
  link: string | null;
  name: string | null;
  email: string | null;
  phone: string | null;
  guests: string | null;
  /** How the page shows itself inside another site; see the embed feature. */
  embed: string | null;
  theme: string | null;
  color: string | null;
  details: string | null;
  /** What the event type's questions, or the business's campaigns, take from the address. */
  carried: readonly (readonly [name: string, value: string])[];
};

const kept = [
  "view",
  "timezone",
  "hours",
  "length",
  "host",
  "month",
  "date",
  "at",
  "wait",
  "link",
  "name",
  "email",
  "phone",
  "guests",
  "embed",
  "theme",
  "color",
  "details",
] as const;

export const emptyQuery: PageQuery = {
  ...(Object.fromEntries(kept.map((name) => [name, null])) as Record<(typeof kept)[number], null>),
  carried: [],
};

const valueLengthMax = 300;

export function readPageQuery(search: URLSearchParams): PageQuery {
  const value = (name: string) => search.get(name)?.slice(0, valueLengthMax) || null;
  const matching = (name: string, pattern: RegExp) => {
    const found = value(name);
    return found && pattern.test(found) ? found : null;
  };
  return {
    view: matching("view", /^(month|week|list)$/) as PageView | null,
    month: matching("month", /^20\d{2}-(0[1-9]|1[0-2])$/),
    date: matching("date", datePattern),
    timezone: value("timezone"),
    hours: matching("hours", /^(12|24)$/) as PageQuery["hours"],
    length: matching("length", /^\d{1,4}$/),
    host: matching("host", /^[a-z2-7]{26}$/),
    at: value("at"),
    wait: value("wait"),
    link: value("link"),
    name: value("name"),
    email: value("email"),
    phone: value("phone"),
    guests: search.get("guests")?.slice(0, 2_000) || null,
    // Which site it is stays in the frame's first address: a page that is kept for all repeats none.
    embed: value("embed") && "1",
    theme: value("theme"),
    color: value("color"),
    details: value("details"),
    carried: [],
  };
}

const datePattern = /^20\d{2}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/** A calendar date that exists, `2026-12-03`. */
export function isDate(text: string): boolean {
  if (!datePattern.test(text)) return false;
  return new Date(`${text}T00:00Z`).toISOString().startsWith(text);
}

/** The parameters that campaigns use, kept with a booking where the business wants that. */
export const campaignNames = ["utm_source", "utm_medium", "utm_campaign", "utm_term", "utm_content"] as const;
const carriedLengthMax = 500;
const carriedMax = 20;

/** Those of an address's parameters that go by one of these names; one name may come several times. */
export function carriedBy(search: URLSearchParams, names: Iterable<string>): [string, string][] {
  return [...new Set(names)].flatMap((name): [string, string][] => {
    if ((kept as readonly string[]).includes(name)) return [];
    const values = search.getAll(name).slice(0, carriedMax).filter(Boolean);
    return values.map((value) => [name, value.slice(0, carriedLengthMax)]);
  });
}

/** The same page with some parameters changed; null takes one away. Prefilled values travel along. */
export function pageHref(path: string, query: PageQuery, changes: Partial<PageQuery>): string {
  const next = { ...query, ...changes };
  const search = new URLSearchParams();
  for (const name of kept) {
    const value = next[name];
    if (value !== null) search.set(name, value);
  }
  for (const [name, value] of next.carried) search.append(name, value);
  const text = search.toString();
  return text ? `${path}?${text}` : path;
}
