import type { SlotRules } from "./slot-query.ts";

/** Who takes part in a meeting, by places in `rules.hosts`. */
export type Lineup = {
  /** The hosts whose grid it is: all of them together, or one of them, each on a grid of their own. */
  readonly leads: readonly number[];
  readonly together: boolean;
  /** Of each of these groups one host has to be free as well. */
  readonly groups: readonly (readonly number[])[];
};

export function lineupOf({ hosts, mode }: SlotRules): Lineup {
  const everyone = hosts.map((_, place) => place);
  if (mode !== "fixed-round-robin") return { leads: everyone, together: mode !== "round-robin", groups: [] };
  const fixed: number[] = [];
  const byName = new Map<string, number[]>();
  for (const place of everyone) {
    const host = hosts[place];
    if (host?.fixed) {
      fixed.push(place);
      continue;
    }
    const name = host?.group ?? "";
    byName.set(name, [...(byName.get(name) ?? []), place]);
  }
  const groups = [...byName.values()];
  if (fixed.length > 0) return { leads: fixed, together: true, groups };
  return { leads: groups[0] ?? [], together: false, groups: groups.slice(1) };
}
