import type { CalendarTrouble } from "#app/ports/calendar-provider.ts";
import { troubleFrom, troubleOf } from "../icalendar/calendar-trouble.server.ts";

/** What Microsoft answered instead of what was asked for. */
export class MicrosoftRefused extends Error {
  override name = "MicrosoftRefused";
  status: number;
  /** Microsoft's word for it. */
  code: string;
  trouble: CalendarTrouble;
  constructor(status: number, code: string, trouble: CalendarTrouble) {
    super(code);
    [this.status, this.code, this.trouble] = [status, code, trouble];
  }
}

/** The person has to be asked again: leave has ended, was taken back, or their company wants to see them once more. */
const askAgain = /^(invalid_grant|interaction_required|consent_required|login_required)$/;
/** The operator's agreement is over; many last two years. No member could mend that. */
const noAgreement = /^(invalid_client|unauthorized_client)$/;

/** @param data what came with a status that is no success. `now`: epoch milliseconds */
export function refusalOf(status: number, headers: Headers, data: unknown, now: number): MicrosoftRefused {
  const code = codeIn(data);
  const trouble = ((): CalendarTrouble => {
    if (askAgain.test(code)) return { reason: "revoked" };
    // Whoever owns the calendar, or the person's company, gives less leave than it takes.
    if (noAgreement.test(code) || status === 403) return { reason: "forbidden" };
    return troubleOf(status, headers, now) ?? { reason: "malformed" };
  })();
  return new MicrosoftRefused(status, code, trouble);
}

/** The API says it in an object, the address for tokens in one word. */
function codeIn(data: unknown): string {
  const { error } = (typeof data === "object" && data !== null ? data : {}) as { error?: unknown };
  if (typeof error === "string") return error;
  const { code } = (typeof error === "object" && error !== null ? error : {}) as { code?: unknown };
  return typeof code === "string" ? code : "";
}

/** What went wrong, as a value. */
export function microsoftTrouble(error: unknown): CalendarTrouble {
  if (error instanceof MicrosoftRefused) return error.trouble;
  return troubleFrom(error);
}

/** Null where what was asked for is not there (any more). */
export async function unlessMissing<Value>(asked: Promise<Value>): Promise<Value | null> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof MicrosoftRefused && (error.status === 404 || error.status === 410)) return null;
    throw error;
  }
}
