const dayMs = 86_400_000;

/** By when a request is answered, in days of 24 hours from its receipt (art. 12(3) of the GDPR, as days). */
export const answerDays = 30;
/** The same once its one extension was used. */
export const extendedDays = 60;
/** How long a business may say what keeps it from erasing; then silence erases. */
export const holdDays = 7;

/** What the clock looks at. Instants are epoch milliseconds. */
export type ClockedRequest = {
  kind: "access" | "erase" | "correct" | "restrict" | "object" | "withdraw" | "other";
  state: "open" | "held" | "done" | "refused" | "withdrawn";
  receivedAt: number;
  extended: boolean;
  /** The last day that was marked. */
  lastMark: number;
};

export function dueAtOf({ receivedAt, extended }: Pick<ClockedRequest, "receivedAt" | "extended">): number {
  return receivedAt + (extended ? extendedDays : answerDays) * dayMs;
}

/** Whole days since the request came. */
export function ageOf({ receivedAt }: Pick<ClockedRequest, "receivedAt">, now: number): number {
  return Math.floor((now - receivedAt) / dayMs);
}

/** Whole days that are left, rounded up; zero or less once it is overdue. */
export function daysLeft(dueAt: number, now: number): number {
  return Math.ceil((dueAt - now) / dayMs);
}

/** The days of which a business is reminded; once a request is overdue, each further day is one. */
export function markDays(extended: boolean): number[] {
  const ofFirst = [holdDays, 21, 25, 27, answerDays];
  return extended ? [...ofFirst.slice(0, -1), 51, 55, 57, extendedDays] : ofFirst;
}

/** The day whose mark has come and was not made: the latest where several were missed, or null. */
export function markDue(request: ClockedRequest, now: number): number | null {
  const age = ageOf(request, now);
  const last = request.extended ? extendedDays : answerDays;
  const reached = age >= last ? age : Math.max(0, ...markDays(request.extended).filter((day) => day <= age));
  return reached > request.lastMark ? reached : null;
}

/**
 * The day on which silence carries a request out: an erasure on day 7, anything else five days before it is due. What
 * the business holds back waits for its answer; what no program can do (a request in free words) does so too.
 */
export function executionDay({ kind, extended }: Pick<ClockedRequest, "kind" | "extended">): number | null {
  if (kind === "erase") return holdDays;
  if (kind === "other") return null;
  return (extended ? extendedDays : answerDays) - 5;
}

export function isCarriedOut(request: ClockedRequest, now: number): boolean {
  const day = executionDay(request);
  return request.state === "open" && day !== null && ageOf(request, now) >= day;
}

/** Whether the one extension may still be used: before the request is due, and once. */
export function mayExtend(request: ClockedRequest, now: number): boolean {
  const stands = request.state === "open" || request.state === "held";
  return stands && !request.extended && now < dueAtOf(request);
}

/** Whether a business may still say what keeps it from erasing. */
export function mayHold(request: ClockedRequest, now: number): boolean {
  return request.state === "open" && now < request.receivedAt + holdDays * dayMs;
}
