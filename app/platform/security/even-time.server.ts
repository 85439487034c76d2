/**
 * Does the work and answers no sooner than `ms` after it began, so that work done for some visitors only (a mail for
 * a known address) does not show in the time of the answer.
 */
export async function inEvenTime<Result>(ms: number, work: () => Promise<Result>): Promise<Result> {
  const [result] = await Promise.allSettled([work(), new Promise((resolve) => setTimeout(resolve, ms))]);
  if (result.status === "rejected") throw result.reason;
  return result.value;
}
