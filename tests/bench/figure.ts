/** One line of the bench: the median of some runs and their range. Names read from the group to the detail. */
export type Figure = { name: string; value: number; unit: string; low: number; high: number; runs: number };
export type Report = (figure: Figure) => void;

export function figureOf(name: string, unit: string, samples: readonly number[]): Figure {
  const sorted = [...samples].sort((a, b) => a - b);
  const rounded = (part: number) => {
    const exact = percentile(sorted, part);
    return exact >= 1000 ? Math.round(exact) : Number(exact.toPrecision(4));
  };
  return { name, value: rounded(0.5), unit, low: rounded(0), high: rounded(1), runs: sorted.length };
}

/** The smallest value that is not below the given part of the values, which are ascending. */
export function percentile(sorted: readonly number[], part: number): number {
  const value = sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)];
  if (value === undefined) throw new Error("Nothing was measured.");
  return value;
}

/** For people who wait: figures alone go to standard output. */
export function progress(text: string): void {
  process.stderr.write(`${text}\n`);
}
