import { z } from "zod";
import { locales } from "#app/messages/locale.ts";
import { dataMap } from "../privacy/data-map.ts";
import type { Entry } from "../privacy/data-map-types.ts";

/** What was exposed: columns of the data map, of which businesses (none is all), and what there was by when. */
export const incidentQuerySchema = z.strictObject({
  /** "Model.column"; `pickColumns` makes them of "Model.*" as well. */
  columns: z.array(z.string().regex(/^[A-Z]\w*\.\w+$/)).min(1),
  businessIds: z.array(z.string()),
  /** Only what came about since then, epoch milliseconds. */
  from: z.number().int().nullable(),
  /** What came about later was not exposed. */
  until: z.number().int(),
});

export type IncidentQuery = z.infer<typeof incidentQuerySchema>;

const words = z.string().trim().min(1).max(4000);
const inEach = <Schema extends z.ZodTypeAny>(schema: Schema) =>
  z.strictObject(
    Object.fromEntries(locales.map((locale) => [locale, schema])) as Record<"en" | "fr", Schema>,
  );

/** What people and the authority are told, in each language. */
export const incidentFactsSchema = z.strictObject({
  what: inEach(words),
  consequences: inEach(words),
  measures: inEach(words),
});

export type IncidentFacts = z.infer<typeof incidentFactsSchema>;

type Personal = Extract<Entry, { kind: "personal" }>;
const map: Record<string, Record<string, Entry>> = dataMap;

export function personalEntry(model: string, column: string): Personal | null {
  const entry = Object.hasOwn(map, model) ? map[model]?.[column] : undefined;
  return entry?.kind === "personal" ? entry : null;
}

/** The personal columns that are meant, each once; those that the data map does not know as such are named apart. */
export function pickColumns(wanted: readonly string[]): { columns: string[]; unknown: string[] } {
  const unknown: string[] = [];
  const columns = wanted.flatMap((name) => {
    const [model = "", column = ""] = name.split(".");
    const all = Object.hasOwn(map, model) ? Object.keys(map[model] ?? {}) : [];
    const meant = (column === "*" ? all : [column]).filter((one) => personalEntry(model, one) !== null);
    if (meant.length === 0) unknown.push(name);
    return meant.map((one) => `${model}.${one}`);
  });
  return { columns: [...new Set(columns)].sort(), unknown };
}
