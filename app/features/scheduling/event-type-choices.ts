import { meetingKinds } from "#app/ports/calendar-provider.ts";

/** What an event type may be set to: the words that its form and its columns share, and their bounds. */
export const hostModes = ["one", "collective", "round_robin", "fixed_round_robin"] as const;
export type HostMode = (typeof hostModes)[number];
/** Who finds it: everybody on the business's page, whoever knows the address, or those who have a private link. */
export const visibilities = ["listed", "hidden", "links"] as const;
export const windowKinds = ["calendar_days", "business_days", "bookable_days", "dates", "unlimited"] as const;
export const approvalKinds = ["never", "always", "short_notice"] as const;
export const seriesKinds = ["none", "week", "month"] as const;
export type SeriesUnit = Exclude<(typeof seriesKinds)[number], "none">;
export const attendanceKinds = ["single", "group"] as const;
export const ownLocationKinds = ["parley_room", "host_calls", "attendee_calls", "in_person", "link"] as const;
/** Also those of others, which take a calendar there. */
export const locationKinds = [...ownLocationKinds, ...meetingKinds] as const;
export type LocationKind = (typeof locationKinds)[number];
/** From the narrowest to the widest. */
export const limitPeriods = ["day", "week", "month", "year"] as const;
export type LimitPeriod = (typeof limitPeriods)[number];
export const spanUnits = ["minutes", "hours", "days"] as const;
export type SpanUnit = (typeof spanUnits)[number];
/** The higher is asked first. */
export const priorities = ["2", "1", "0", "-1", "-2"] as const;

export const questionKinds = [
  "text",
  "long_text",
  "choice",
  "several_choices",
  "yes_no",
  "phone",
  "number",
  "email",
  "several_emails",
  "date",
  "address",
  "url",
] as const;
export type QuestionKind = (typeof questionKinds)[number];

export function hasOptions(kind: string): boolean {
  return kind === "choice" || kind === "several_choices";
}

/** The answers that another question's condition may wait for; none where answers are free. */
export function answersOf(question: { kind: string; options: readonly string[] }): readonly string[] {
  if (question.kind === "yes_no") return ["yes", "no"];
  return question.kind === "choice" ? question.options : [];
}

/** Options as they are written in the form: one to a line, each once. */
export function optionsIn(text: string): string[] {
  const lines = text.split("\n").map((line) => line.replace(/\s+/gu, " ").trim());
  return [...new Set(lines.filter(Boolean))];
}

/** How long before the start attendees may be reminded, in minutes. */
export const reminderLeads = [10_080, 2880, 1440, 240, 60, 15] as const;

/** How long after the end attendees may be written to, in hours. */
export const followUpDelays = [1, 24, 72, 168] as const;

/** In characters. */
export const textMax = {
  title: 80,
  slug: 60,
  description: 2000,
  question: 200,
  purpose: 200,
  option: 120,
  groupName: 60,
  detail: 300,
  prefillName: 40,
  policy: 2000,
  confirmation: 2000,
  news: 200,
  url: 500,
  linkName: 80,
};
/** How many rows a list may have. */
export const rowsMax = { hosts: 100, locations: 10, questions: 20, options: 40, lengths: 10, links: 200 };

const minutesOfDay = 1440;
export const ranges = {
  length: { min: 5, max: minutesOfDay },
  interval: { min: 5, max: minutesOfDay },
  offset: { min: 0, max: minutesOfDay - 1 },
  buffer: { min: 0, max: minutesOfDay },
  windowDays: { min: 0, max: 3660 },
  weight: { min: 1, max: 10_000 },
  limitCount: { min: 1, max: 100_000 },
  limitMinutes: { min: 1, max: 366 * minutesOfDay },
  ongoing: { min: 1, max: 1000 },
  guests: { min: 0, max: 50 },
  seats: { min: 1, max: 1000 },
  offerMinutes: { min: 5, max: 7 * minutesOfDay },
  approvalHours: { min: 1, max: 8760 },
  seriesEvery: { min: 1, max: 52 },
  seriesMax: { min: 2, max: 52 },
  linkUses: { min: 1, max: 10_000 },
};

/** How long a place is held for somebody on the waiting list, unless a business says otherwise. */
export const usualOfferMinutes = 60;
