const hourMs = 3_600_000;

/** Within how long the authority and the people are told, from when somebody became aware (art. 33 of the GDPR). */
export const incidentHours = 72;

export function incidentDueAt(awareAt: number): number {
  return awareAt + incidentHours * hourMs;
}

/** Whole hours that are left, rounded down: what is less than an hour counts as none. Negative once it is over. */
export function hoursLeft(dueAt: number, now: number): number {
  return Math.floor((dueAt - now) / hourMs);
}
