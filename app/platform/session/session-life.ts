/** A session lives this many days after its last use. */
export const sessionDays = 30;
/** A browser is known to an account for so long after it last signed in there. */
export const knownDays = 180;
