/** The time, as epoch milliseconds. Handed in everywhere, so that tests can travel. */
export type Clock = { now(): number };
