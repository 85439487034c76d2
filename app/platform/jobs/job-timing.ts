/** How often the queue is looked at, and how soon a dead process is noticed. */
export type JobTiming = {
  /** Between two looks for work, milliseconds: what a mail waits at most before it is taken up. */
  lookMs: number;
  /** A job whose process has not been heard of for so long is handed to another. */
  leaseSeconds: number;
  /** Between two signs of life, milliseconds: several of them fit into a lease. */
  leaseTickMs: number;
  /** Between two looks at the clock for scheduled jobs, seconds. */
  scheduleSeconds: number;
  /** From a worker's start to the scheduled jobs that come then, seconds: the first visitors go before. */
  settleSeconds: number;
};

/**
 * A confirmation whose process was killed goes out 20 to 25 seconds later. A process that merely stood still for so
 * long (a laptop that slept) may share a job with the one that took over; handlers are written for that.
 */
export const jobTiming: JobTiming = {
  lookMs: 500,
  leaseSeconds: 20,
  leaseTickMs: 5000,
  scheduleSeconds: 30,
  settleSeconds: 20,
};

/** Between two times that a worker clears the queues up, milliseconds. */
export const clearUpMs = 120_000;
/** Done jobs are for whoever looks into a fault of today: an hour in their queue, a day in the archive. */
export const doneSeconds = 3600;
export const archiveDays = 1;
/** Jobs that failed for good stay in their queue for 29 days and a day in the archive, so that someone can look. */
export const deadLetterDays = 30;
/** A job that waits is not dropped while Parley is off, be it for months. */
export const waitingDays = 365;
