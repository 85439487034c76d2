/**
 * A backup lives this many days at most, so that what is erased by the eighth day after somebody asked is gone from the
 * last backup within thirty.
 */
export const backupDaysMax = 21;
