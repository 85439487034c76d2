type Days = { min: number; max: number };

/** Whole days that each rule of a business may have, counted as 24 hours each. */
export type RetentionLimits = { [Rule in LimitedRule]: Days };

export const limitedRules = ["booking", "answer", "sensitiveAnswer", "call", "recording", "chat"] as const;
export type LimitedRule = (typeof limitedRules)[number];

/** The widest that there are; an operator may set narrower ones. */
export const retentionLimits = {
  /** From the end of a meeting to the erasure of its booking. `accountLifeDays` is the one exception. */
  booking: { min: 1, max: 2557 },
  /** From there to the erasure of answers to the business's questions; they never outlive their booking. */
  answer: { min: 0, max: 2557 },
  sensitiveAnswer: { min: 0, max: 2557 },
  /** From the end of a call to the erasure of its entry in the log. */
  call: { min: 30, max: 730 },
  /** From the end of a recording or a photograph to its erasure; it never outlives the log of its call. */
  recording: { min: 0, max: 365 },
  /** From when something was written in a call, where that is kept, to its erasure; it never outlives the log of its call. */
  chat: { min: 1, max: 365 },
} as const satisfies RetentionLimits;

export const retentionDefaults = {
  booking: 365,
  answer: 90,
  sensitiveAnswer: 30,
  call: 365,
  recording: 30,
  chat: 30,
} as const;

/** Stands for "as long as the business is here": a hundred years, so that every comparison of days stays true. */
export const accountLifeDays = 36_500;

/** How long what a shorter rule would take away stays, so that the rule can be set back. */
export const noticeDays = 7;

/** Whether bookings may stay as long as the business is here: where nobody set an end to them. */
export function mayKeepForGood({ booking }: RetentionLimits): boolean {
  return booking.max === retentionLimits.booking.max;
}

/**
 * Reads what an operator writes, like `booking 30-730, answer 0-90`: rules that are not named have the widest limits.
 * Gives a sentence's end that says what is wrong, where something is.
 */
export function parseRetentionLimits(text: string): RetentionLimits | string {
  const limits: RetentionLimits = { ...retentionLimits };
  for (const part of text.split(",")) {
    const [, name = "", min, max] = /^\s*([A-Za-z]+)\s+(\d{1,5})\s*-\s*(\d{1,5})\s*$/.exec(part) ?? [];
    const rule = limitedRules.find((known) => known === name);
    if (rule === undefined)
      return `must name rules with their days, like "booking 30-730, answer 0-90"; the rules are ${limitedRules.join(", ")}`;
    const days = { min: Number(min), max: Number(max) };
    const widest = retentionLimits[rule];
    if (days.min > days.max || days.min < widest.min || days.max > widest.max)
      return `must keep ${rule} between ${widest.min} and ${widest.max} days, the smaller figure first`;
    limits[rule] = days;
  }
  return limits;
}
