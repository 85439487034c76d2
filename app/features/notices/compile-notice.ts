import { translatorFor } from "#app/messages/all-translators.ts";
import type { Guarantee } from "#app/platform/operator-settings.server.ts";
import type { BrowserItem } from "../privacy/cookies.ts";
import type { Category, Entry, IntegrationId, RuleId, Subject } from "../privacy/data-map-types.ts";
import type { Store } from "../privacy/stores.ts";
import type { NoticeContent, NoticeFacts } from "./notice-facts.ts";
import { renderNotice } from "./render-notice.ts";

type Personal = Extract<Entry, { kind: "personal" }>;

/** Servers that help calls: they learn network addresses from browsers themselves, not from the map. */
export type CallHelper = "stun" | "turn" | "transcriber";

/** Where members have calendars of their own, which they connect themselves. */
export type CalendarHolder = "google" | "microsoft";

/** Where recordings and photographs lie, if not on the operator's own machine. It gets them sealed. */
export type MediaKeeper = "s3";

/** Somebody outside who is told something. */
export type Integration = {
  id: IntegrationId | CallHelper | MediaKeeper | CalendarHolder;
  host: string;
  country: string | null;
  guarantee: Guarantee | null;
};

export type NoticeInput = {
  dataMap: Record<string, Record<string, Entry>>;
  /** Those that this instance uses. */
  stores: Record<string, Store>;
  browserItems: readonly BrowserItem[];
  rules: Record<RuleId, { days: number | null; range: { min: number; max: number } | null }>;
  integrations: readonly Integration[];
  operator: NoticeFacts["operator"];
  database: NoticeFacts["database"];
  dataCountry: string | null;
  announcedDays: number;
  /** From what age on people book and consent by themselves. */
  consentAge: number;
};

/** The notice of one running instance: the same input always gives the same document, whatever order it comes in. */
export function compileNotice(input: NoticeInput): NoticeContent {
  const facts = compileFacts(input);
  return {
    facts,
    text: { en: renderNotice(facts, translatorFor("en")), fr: renderNotice(facts, translatorFor("fr")) },
  };
}

/** Accounts are for those who may enter into a contract. */
const adultAge = 18;

/** Customers first: they are the ones who never chose Parley. */
const subjects = ["customer", "visitor", "member", "owner", "operator"] as const satisfies readonly Subject[];

/** What people know best stands first. */
const categoryOrder: Record<Category, string> = {
  "identity.name": "a",
  "contact.email": "b",
  "contact.phone": "c",
  "booking.content": "d",
  "booking.time": "e",
  "booking.answer": "f",
  "business.profile": "g",
  schedule: "h",
  "preference.language": "i",
  "preference.zone": "j",
  credential: "k",
  "device.kind": "l",
  "network.truncated": "m",
  "activity.time": "n",
  "activity.done": "nn",
  "activity.origin": "o",
  "mail.log": "p",
  "call.log": "q",
  "call.media": "qq",
  request: "r",
  consent: "rr",
  reference: "s",
};

function compileFacts(input: NoticeInput): NoticeFacts {
  const tables = Object.values(input.dataMap);
  const entries = [...tables, ...Object.values(input.stores).map((store) => store.entries)]
    .flatMap((fields) => Object.values(fields))
    .filter((entry) => entry.kind === "personal");
  const enabled = new Set(input.integrations.map(({ id }) => id));
  const processing = compileProcessing(entries, enabled);
  const copies = Object.entries(input.stores).map(([store, { where, rule }]) => ({ store, where, rule }));
  const used = new Set([...processing, ...copies].map(({ rule }) => rule));
  return {
    operator: input.operator,
    processing,
    rules: sortedBy(
      Object.entries(input.rules)
        .filter(([rule]) => used.has(rule))
        .map(([rule, figure]) => ({ rule, ...figure })),
      ({ rule }) => rule,
    ),
    recipients: sortedBy(
      input.integrations.map(({ id, host, country, guarantee }) => ({
        ...{ id, host, country, guarantee },
        data: processing.flatMap(({ subject, data }) =>
          data
            .filter(({ recipients }) => recipients.includes(id))
            .map(({ category }) => ({ subject, category })),
        ),
      })),
      ({ id, host }) => `${id} ${host}`,
    ).map((recipient) => ({ ...recipient, data: distinct(recipient.data) })),
    copies: sortedBy(copies, ({ store }) => store),
    browser: sortedBy(
      input.browserItems.map(({ where, name, category, lifeDays, httpOnly }) => ({
        where,
        name,
        category,
        lifeDays,
        httpOnly,
      })),
      ({ where, name }) => `${where} ${name}`,
    ),
    database: input.database,
    dataCountry: input.dataCountry,
    announcedDays: input.announcedDays,
    consentAge: input.consentAge,
    adultAge,
  };
}

function compileProcessing(
  entries: readonly Personal[],
  enabled: ReadonlySet<string>,
): NoticeFacts["processing"] {
  const groups = groupedBy(entries, ({ subject, rule, role }) =>
    [subjects.indexOf(subject), rule, role].join(" "),
  );
  return groups.flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const data = groupedBy(group, ({ category }) => categoryOrder[category]).map((same) => ({
      category: same[0]?.category ?? "",
      purposes: union(same, ({ purpose }) => purpose),
      bases: union(same, ({ basis }) => [basis]),
      sources: union(same, ({ source }) => [source]),
      recipients: union(same, ({ shares }) => shares).filter((id) => enabled.has(id)),
      sensitive: same.some(({ sensitivity }) => sensitivity === "high"),
    }));
    return { subject: first.subject, rule: first.rule, role: first.role, data };
  });
}

/** Groups in the order of their keys. */
function groupedBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[][] {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return sortedBy([...groups], ([key]) => key).map(([, group]) => group);
}

function union<Item>(items: readonly Item[], valuesOf: (item: Item) => readonly string[]): string[] {
  return [...new Set(items.flatMap(valuesOf))].sort();
}

/** By code units, so that no server's language changes the order and with it the hash. */
function sortedBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[] {
  return [...items].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : 0));
}

function distinct<Item extends { subject: string; category: string }>(items: readonly Item[]): Item[] {
  return [...new Map(items.map((item) => [`${item.subject} ${item.category}`, item])).values()];
}
