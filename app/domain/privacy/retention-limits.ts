/** Whole days that each rule of a business may have, counted as 24 hours each. */
export const retentionLimits = {
  /** From the end of a meeting to the erasure of its booking. `accountLifeDays` is the one exception. */
  booking: { min: 1, max: 2557 },
  /** From there to the erasure of answers to the business's questions; they never outlive their booking. */
  answer: { min: 0, max: 2557 },
  sensitiveAnswer: { min: 0, max: 2557 },
  /** From the end of a call to the erasure of its entry in the log. */
  call: { min: 30, max: 730 },
} as const;

export const retentionDefaults = { booking: 365, answer: 90, sensitiveAnswer: 30, call: 365 } as const;

/** Stands for "as long as the business is here": a hundred years, so that every comparison of days stays true. */
export const accountLifeDays = 36_500;

/** How long what a shorter rule would take away stays, so that the rule can be set back. */
export const noticeDays = 7;
