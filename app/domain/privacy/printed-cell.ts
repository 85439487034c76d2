/** Below this nobody is told a number: few enough may be somebody. */
export const cellMin = 10;

/** What may be said of how many there are: the number, or that they are few. None and nine look alike. */
export type PrintedCell = { count: number } | "few";

export function printedCell(count: number): PrintedCell {
  return count < cellMin ? "few" : { count };
}
