import type { MessageKey } from "#app/messages/catalog.ts";
import { messages } from "#app/messages/en.ts";
import type { Translate } from "#app/messages/translator.ts";
import { formatOf } from "./column-kinds.ts";

/** What a table is called for people; its own name where nobody has found words yet. */
export function tableWords(t: Translate, model: string): string {
  return wordsOf(t, `exports.table.${model}`, model);
}

export function columnWords(t: Translate, name: string): string {
  return wordsOf(t, `exports.column.${name}`, name);
}

function wordsOf(t: Translate, key: string, fallback: string): string {
  return Object.hasOwn(messages, key) ? t(key as MessageKey) : fallback;
}

/** A value as text: instants as "2026-11-22 09:30" (UTC), the same in every language. */
export function valueText(t: Translate, value: unknown, kind: Record<string, unknown> | undefined): string {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return value.map((one) => valueText(t, one, kind)).join(", ");
  if (typeof value === "boolean") return t(value ? "exports.reader.yes" : "exports.reader.no");
  if (typeof value === "object")
    return Object.entries(value)
      .map(([name, one]) => `${name}: ${valueText(t, one, undefined)}`)
      .join(", ");
  const text = String(value);
  return formatOf(kind) === "date-time" ? text.slice(0, 16).replace("T", " ") : text;
}
