import type { NoticeFacts } from "./notice-facts.ts";

/** What somebody would want to know before it holds. `what` is a word of the facts, a host or a country's code. */
export type MaterialChange = {
  kind: "purpose" | "category" | "recipient" | "country" | "retention" | "operator";
  /** Whom it concerns, where it concerns some and not others. */
  subject: string | null;
  what: string;
};

type Pair = { subject: string; what: string };

/**
 * The material changes from one notice to another: a purpose, a kind of data, a recipient (or something more that one
 * is told) or a country that was not there before, or data that is kept longer. Anything less than that is none, and
 * so is everything where the former notice named no operator: nobody had published it.
 */
export function materialChanges(before: NoticeFacts, after: NoticeFacts): MaterialChange[] {
  if (before.operator.name === null) return [];
  const changes: MaterialChange[] = [
    ...newPairs(purposesOf(before), purposesOf(after)).map((pair) => ({ kind: "purpose" as const, ...pair })),
    ...newPairs(categoriesOf(before), categoriesOf(after)).map((pair) => ({
      kind: "category" as const,
      ...pair,
    })),
    ...newRecipients(before, after),
    ...countriesOf(after)
      .filter((country) => !countriesOf(before).includes(country))
      .map((what) => ({ kind: "country" as const, subject: null, what })),
    ...longerKept(before, after),
    ...successor(before, after),
  ];
  return [...new Map(changes.map((change) => [Object.values(change).join(" "), change])).values()];
}

/** Whoever takes the site over is announced like everything else that matters: nobody finds themselves handed on. */
function successor(before: NoticeFacts, after: NoticeFacts): MaterialChange[] {
  const { name } = after.operator;
  return name === null || name === before.operator.name
    ? []
    : [{ kind: "operator", subject: null, what: name }];
}

function purposesOf({ processing }: NoticeFacts): Pair[] {
  return processing.flatMap(({ subject, data }) =>
    data.flatMap(({ purposes }) => purposes.map((what) => ({ subject, what }))),
  );
}

function categoriesOf({ processing }: NoticeFacts): Pair[] {
  return processing.flatMap(({ subject, data }) => data.map(({ category }) => ({ subject, what: category })));
}

function newPairs(before: readonly Pair[], after: readonly Pair[]): Pair[] {
  return after.filter(
    ({ subject, what }) => !before.some((known) => known.subject === subject && known.what === what),
  );
}

function newRecipients(before: NoticeFacts, after: NoticeFacts): MaterialChange[] {
  return after.recipients.flatMap(({ id, host, data }) => {
    const known = before.recipients.find((recipient) => recipient.id === id && recipient.host === host);
    const told = data.map(({ subject, category }) => ({ subject, what: category }));
    const toldBefore = known?.data.map(({ subject, category }) => ({ subject, what: category })) ?? [];
    return known && newPairs(toldBefore, told).length === 0
      ? []
      : [{ kind: "recipient" as const, subject: null, what: host }];
  });
}

function countriesOf({ operator, dataCountry = null, recipients }: NoticeFacts): string[] {
  const named = [operator.country, dataCountry, ...recipients.map(({ country }) => country)];
  return named.filter((code) => code !== null);
}

/** By rule, and by kind of data, which may have moved to a rule that keeps longer. */
function longerKept(before: NoticeFacts, after: NoticeFacts): MaterialChange[] {
  const rules = after.rules
    .filter(({ rule }) => before.rules.some((known) => known.rule === rule))
    .filter(({ rule }) => daysMax(after, rule) > daysMax(before, rule) || proposedMore(before, after, rule))
    .map(({ rule }) => ({ kind: "retention" as const, subject: null, what: rule }));
  const moved = after.processing.flatMap(({ subject, rule, data }) =>
    data
      .filter(
        ({ category }) =>
          !before.rules.some((known) => known.rule === rule) || !has(before, subject, rule, category),
      )
      .filter(({ category }) => {
        const kept = keptMax(before, subject, category);
        return kept !== null && daysMax(after, rule) > kept;
      })
      .map(() => ({ kind: "retention" as const, subject, what: rule })),
  );
  return [...rules, ...moved];
}

/** What holds unless a business chose may grow within the same bounds. */
function proposedMore(before: NoticeFacts, after: NoticeFacts, rule: string): boolean {
  const days = ({ rules }: NoticeFacts) => rules.find((figure) => figure.rule === rule)?.days ?? null;
  const [was, is] = [days(before), days(after)];
  return was !== null && is !== null && is > was;
}

/** The longest that a rule may keep, in days; without end where its anchor alone decides. */
function daysMax({ rules }: NoticeFacts, rule: string): number {
  const figure = rules.find((candidate) => candidate.rule === rule);
  return figure?.range?.max ?? figure?.days ?? Number.POSITIVE_INFINITY;
}

function has({ processing }: NoticeFacts, subject: string, rule: string, category: string): boolean {
  return processing.some(
    (part) =>
      part.subject === subject &&
      part.rule === rule &&
      part.data.some((datum) => datum.category === category),
  );
}

function keptMax(facts: NoticeFacts, subject: string, category: string): number | null {
  const days = facts.processing
    .filter((part) => part.subject === subject && part.data.some((datum) => datum.category === category))
    .map(({ rule }) => daysMax(facts, rule));
  return days.length > 0 ? Math.max(...days) : null;
}
