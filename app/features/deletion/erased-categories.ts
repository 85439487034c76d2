import { dataMap } from "../privacy/data-map.ts";
import type { Category, Entry } from "../privacy/data-map-types.ts";
import type { RecordCounts } from "./deletion-plan.ts";

export type CategoryCount = { category: Category; records: number };

const entriesOf = dataMap as Record<string, Record<string, Entry>>;

/** What kinds of data a row of a model holds, by the data map. Those that point at others say nothing by themselves. */
function categoriesOf(model: string): Set<Category> {
  const found = new Set<Category>();
  for (const entry of Object.values(entriesOf[model] ?? {}))
    if (entry.kind === "personal" && entry.category !== "reference") found.add(entry.category);
  return found;
}

/** In how many records each kind of data is, the most frequent first: what is counted before is what is erased. */
export function byCategory(counts: RecordCounts): CategoryCount[] {
  const sums = new Map<Category, number>();
  for (const [model, count] of Object.entries(counts))
    for (const category of categoriesOf(model)) sums.set(category, (sums.get(category) ?? 0) + count);
  return [...sums]
    .filter(([, records]) => records > 0)
    .map(([category, records]) => ({ category, records }))
    .sort((a, b) => b.records - a.records || (a.category < b.category ? -1 : 1));
}
