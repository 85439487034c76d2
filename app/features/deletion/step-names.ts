/** What a deletion does, in this order. Calendars come before what opens them is gone; sessions and the row itself last. */
export const stepNames = [
  "stop-jobs",
  "remote-calendars",
  "future-bookings",
  "notices",
  "media",
  "answers",
  "bookings",
  "former-member",
  "logs",
  "profile",
  "keys",
  "sessions",
] as const;

export type StepName = (typeof stepNames)[number];
