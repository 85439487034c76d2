import { OutsideError } from "#app/platform/http/outside-fetch.server.ts";
import type { CalendarTrouble } from "#app/ports/calendar-provider.ts";
import { CalendarRefusal, troubleFrom, troubleOf } from "../icalendar/calendar-trouble.server.ts";

/** Google's words for "later": some come as 403. */
const limits =
  /^(rateLimitExceeded|userRateLimitExceeded|quotaExceeded|dailyLimitExceeded|calendarUsageLimitsExceeded)$/;

/** What Google answered instead of what was asked for. */
export type GoogleRefused = { status: number; reason: string; trouble: CalendarTrouble };

/** Null for an error that is no answer of Google's. `now`: epoch milliseconds. */
export function refusedBy(error: unknown, now: number): GoogleRefused | null {
  const response = (error as { response?: { status?: unknown; headers?: unknown; data?: unknown } } | null)
    ?.response;
  if (typeof response?.status !== "number") return null;
  const { status } = response;
  const headers = response.headers instanceof Headers ? response.headers : new Headers();
  const reason = reasonIn(response.data);
  return { status, reason, trouble: troubleOfAnswer({ status, reason, headers }, now) };
}

function troubleOfAnswer(
  { status, reason, headers }: { status: number; reason: string; headers: Headers },
  now: number,
): CalendarTrouble {
  if (reason === "invalid_grant") return { reason: "revoked" };
  // The operator's agreement is over or its secret another: no member could mend that.
  if (reason === "invalid_client" || reason === "unauthorized_client") return { reason: "forbidden" };
  if (status === 403 && limits.test(reason)) return troubleOf(429, headers, now) ?? { reason: "unreachable" };
  // Whoever owns the calendar has given less leave than it takes; with another password nothing would be better.
  if (status === 403) return { reason: "forbidden" };
  return troubleOf(status, headers, now) ?? { reason: "malformed" };
}

/** The API says it in a list of errors, the address for tokens in one word. */
function reasonIn(data: unknown): string {
  const { error } = (typeof data === "object" && data !== null ? data : {}) as { error?: unknown };
  if (typeof error === "string") return error;
  const [first] = (error as { errors?: { reason?: unknown }[] } | undefined)?.errors ?? [];
  return typeof first?.reason === "string" ? first.reason : "";
}

/** What went wrong, as a value: of whatever the library has made of it. */
export function googleTrouble(error: unknown, now: number): CalendarTrouble {
  const refused = refusedBy(error, now);
  if (refused) return refused.trouble;
  for (let cause = error, depth = 0; cause instanceof Error && depth < 5; cause = cause.cause, depth++)
    if (cause instanceof OutsideError || cause instanceof CalendarRefusal) return troubleFrom(cause);
  if ((error as { name?: unknown } | null)?.name === "AbortError") return { reason: "unreachable" };
  return troubleFrom(error);
}
