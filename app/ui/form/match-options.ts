import type { ComboboxOption } from "./combobox.tsx";

const joiners = /['’_/,-]+/gu;

/** Small letters without accents; signs that join words count as spaces. */
function fold(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{Diacritic}/gu, "")
    .replace(joiners, " ")
    .toLowerCase();
}

/**
 * The options in which every word of the query begins a word, at most `limit` of them. Options whose label begins
 * with the query come first; otherwise the given order stays.
 */
export function matchOptions<Option extends Pick<ComboboxOption, "label" | "note" | "keywords">>(
  options: readonly Option[],
  query: string,
  limit = 600,
): Option[] {
  const words = fold(query).split(/\s+/u).filter(Boolean);
  if (words.length === 0) return options.slice(0, limit);
  const first: Option[] = [];
  const rest: Option[] = [];
  for (const option of options) {
    const label = fold(option.label);
    const text = ` ${label} ${fold(option.note ?? "")} ${fold(option.keywords ?? "")}`;
    if (!words.every((word) => text.includes(` ${word}`))) continue;
    (label.startsWith(words[0] ?? "") ? first : rest).push(option);
  }
  return [...first, ...rest].slice(0, limit);
}
