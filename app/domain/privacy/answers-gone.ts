/**
 * How many of somebody's answers were erased on schedule: those that they gave and that are not there any more. What
 * was taken away before its end, at a request, is not counted among those that were given.
 */
export function answersGone({ answered }: { answered: number }, left: readonly unknown[]): number {
  return Math.max(0, answered - left.length);
}
