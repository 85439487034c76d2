import type { z } from "zod";

/** Runs SQL inside the caller's transaction, so that a job exists exactly when its change does. */
export type TransactionSql = { $queryRawUnsafe(sql: string, ...values: unknown[]): Promise<unknown> };

/**
 * A kind of job: its name, the shape of its payload and how patiently it is tried. Payloads hold ids alone, never
 * a name or an address: rows of a queue outlive the data they speak of.
 */
export type JobDefinition<Schema extends z.ZodType = z.ZodType> = {
  name: string;
  payload: Schema;
  /** Tries after the first, with exponential back-off starting at `retryDelaySeconds`. */
  retryLimit: number;
  retryDelaySeconds: number;
  /** A try that takes longer counts as failed. A process that dies is noticed much sooner. */
  expireSeconds: number;
};

export type EnqueueOptions = {
  /** Makes the job part of this transaction. */
  transaction?: TransactionSql;
  /** Epoch milliseconds before which it does not run. */
  notBefore?: number;
};

export type JobQueue = {
  /** Throws when the payload is not of the definition's schema, or when no handler of that name is known. */
  enqueue<Schema extends z.ZodType>(
    job: JobDefinition<Schema>,
    payload: z.infer<Schema>,
    options?: EnqueueOptions,
  ): Promise<void>;
};

/** What a handler may know of the run it is in. */
export type JobRun = {
  /** The job had failed for good, and a person asked for it to be done after all. */
  putBack: boolean;
};

/** A job's code. It may run more than once for one payload and must then do nothing new. Throwing means "try again". */
export type JobHandler<Services> = {
  job: JobDefinition;
  handle(services: Services, payload: unknown, run: JobRun): Promise<void>;
  /** How many of them one process works on at a time; one when absent. */
  atOnce?: number;
  /**
   * A cron line in UTC for jobs that come by themselves; each is claimed once however many processes run. They come
   * once at a worker's start too, so that nothing waits an hour because Parley was off at its minute.
   */
  schedule?: string;
};
