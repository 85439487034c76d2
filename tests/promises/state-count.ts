import type { PromiseRow, WaitingReason } from "./promise.ts";

export type StateCount = {
  shown: number;
  doesNotApply: number;
  waiting: number;
  /** Promises by what they wait for, the most frequent first. */
  waitsFor: [WaitingReason, number][];
};

/** How many promises stand in each state. */
export function countStates(rows: readonly PromiseRow[]): StateCount {
  const waits = rows.flatMap(({ state }) => ("waitsFor" in state ? [state.waitsFor] : []));
  const counts = new Map<WaitingReason, number>();
  for (const reason of waits) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return {
    shown: rows.filter(({ state }) => "shown" in state).length,
    doesNotApply: rows.filter(({ state }) => "doesNotApply" in state).length,
    waiting: waits.length,
    waitsFor: [...counts].sort(([one, a], [two, b]) => b - a || one.localeCompare(two)),
  };
}
