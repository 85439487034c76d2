const dayMs = 86_400_000;

/** By when a request is answered, in days of 24 hours from its receipt (art. 12(3) of the GDPR, as days). */
export const answerDays = 30;
/** The same once its one extension was used. */
export const extendedDays = 60;
/** How long a business may say what keeps it from erasing; then silence erases. */
export const holdDays = 7;

/** By when what concerns a minor's data is answered. Nothing puts it off. */
export const minorDays = 3;

/** What the clock looks at. Instants are epoch milliseconds. */
export type ClockedRequest = {
  kind: "access" | "erase" | "correct" | "restrict" | "object" | "withdraw" | "other";
  state: "open" | "held" | "done" | "refused" | "withdrawn";
  receivedAt: number;
  extended: boolean;
  /** The last day that was marked. */
  lastMark: number;
  /** About the data of somebody who is not of age. */
  minor?: boolean;
};

export function dueAtOf(request: Pick<ClockedRequest, "receivedAt" | "extended" | "minor">): number {
  return request.receivedAt + lastDayOf(request) * dayMs;
}

/** The day by which a request is answered, counted from its receipt. */
export function lastDayOf({ extended, minor }: Pick<ClockedRequest, "extended" | "minor">): number {
  if (minor) return minorDays;
  return extended ? extendedDays : answerDays;
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
export function markDays(extended: boolean, minor = false): number[] {
  if (minor) return [1, 2, minorDays];
  const ofFirst = [holdDays, 21, 25, 27, answerDays];
  return extended ? [...ofFirst.slice(0, -1), 51, 55, 57, extendedDays] : ofFirst;
}

/** The day whose mark has come and was not made: the latest where several were missed, or null. */
export function markDue(request: ClockedRequest, now: number): number | null {
  const age = ageOf(request, now);
  const days = markDays(request.extended, request.minor);
  const reached = age >= lastDayOf(request) ? age : Math.max(0, ...days.filter((day) => day <= age));
  return reached > request.lastMark ? reached : null;
}

/**
 * The day on which silence carries a request out: an erasure on day 7, anything else five days before it is due. What
 * the business holds back waits for its answer; what no program can do (a request in free words) does so too.
 */
export function executionDay({
  kind,
  extended,
  minor,
}: Pick<ClockedRequest, "kind" | "extended" | "minor">): number | null {
  if (kind === "other") return null;
  // A minor's data goes without grace, by the next look of the clock.
  if (minor) return kind === "erase" ? 0 : minorDays - 1;
  if (kind === "erase") return holdDays;
  return (extended ? extendedDays : answerDays) - 5;
}

export function isCarriedOut(request: ClockedRequest, now: number): boolean {
  const day = executionDay(request);
  return request.state === "open" && day !== null && ageOf(request, now) >= day;
}

/** Whether the one extension may still be used: before the request is due, and once. */
export function mayExtend(request: ClockedRequest, now: number): boolean {
  const stands = request.state === "open" || request.state === "held";
  return stands && !request.minor && !request.extended && now < dueAtOf(request);
}

/** Whether a business may still say what keeps it from erasing. */
export function mayHold(request: ClockedRequest, now: number): boolean {
  return request.state === "open" && !request.minor && now < request.receivedAt + holdDays * dayMs;
}
