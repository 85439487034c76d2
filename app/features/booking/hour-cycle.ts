import { cookieValue } from "#app/platform/http/request-locale.ts";

/** Twelve or twenty-four hours, where the visitor chose: by the address, else by what they chose before. */
export const hoursCookie = "parley_hours";

export type Hours = "12" | "24";

export function isHours(value: unknown): value is Hours {
  return value === "12" || value === "24";
}

export function hoursOf(asked: string | null, cookies: string | null | undefined): Hours | null {
  const chosen = cookieValue(cookies, hoursCookie);
  return [asked, chosen].find(isHours) ?? null;
}

/** As `formatTime` and its kin take it. */
export function hourCycleOf(hours: Hours | null): { hourCycle?: "h12" | "h23" } {
  if (hours === null) return {};
  return { hourCycle: hours === "12" ? "h12" : "h23" };
}
