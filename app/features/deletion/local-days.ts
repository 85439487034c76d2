import { DateTime } from "luxon";

/** When a local date ("2027-01-15") begins in a zone, `later` days after it, in epoch ms; null for what is no date. */
export function dayStart(date: string, zone: string, later: number): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return null;
  const day = DateTime.fromISO(date, { zone });
  return day.isValid ? day.plus({ days: later }).startOf("day").toMillis() : null;
}

/** The local date of an instant. */
export function dateOf(instant: number, zone: string): string {
  return DateTime.fromMillis(instant, { zone }).toISODate() ?? "";
}
