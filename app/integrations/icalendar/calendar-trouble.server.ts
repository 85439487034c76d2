import { OutsideError } from "#app/platform/http/outside-fetch.server.ts";
import type { CalendarTrouble } from "#app/ports/calendar-provider.ts";
import { MalformedCalendar } from "./malformed-calendar.ts";

/** Leaves whatever is being asked; caught where the adapter answers. */
export class CalendarRefusal extends Error {
  override name = "CalendarRefusal";
  trouble: CalendarTrouble;
  constructor(trouble: CalendarTrouble) {
    super(trouble.reason);
    this.trouble = trouble;
  }
}

/** What a status that is no success says of a calendar; null for one that is. `now`: epoch milliseconds. */
export function troubleOf(status: number, headers: Headers, now: number): CalendarTrouble | null {
  if (status < 400) return null;
  if (status === 401 || status === 403) return { reason: "revoked" };
  if (status === 404 || status === 410) return { reason: "gone" };
  if (status === 409 || status === 412) return { reason: "conflict" };
  const later = retryAt(headers.get("Retry-After"), now);
  if (status === 429 || (status === 503 && later !== null))
    return { reason: "rate-limited", retryAt: later ?? now + defaultWaitMs };
  return { reason: status >= 500 ? "unreachable" : "malformed" };
}

const defaultWaitMs = 60_000;
const waitMsMax = 86_400_000;

/** Seconds or a date (RFC 9110, 10.2.3); a day at most, whatever a server wishes. */
function retryAt(text: string | null, now: number): number | null {
  if (text === null) return null;
  const at = /^\d+$/.test(text) ? now + Number(text) * 1000 : Date.parse(text);
  return Number.isNaN(at) ? null : Math.min(Math.max(at, now), now + waitMsMax);
}

/** What went wrong, as a value. Whatever an answer's form made the reader throw means that it has another form. */
export function troubleFrom(error: unknown): CalendarTrouble {
  if (error instanceof CalendarRefusal) return error.trouble;
  if (error instanceof OutsideError) return { reason: error.fault };
  if (error instanceof MalformedCalendar) return { reason: "malformed" };
  return { reason: "malformed" };
}
