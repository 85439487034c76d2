/** A session lives this many days after its last use. */
export const sessionDays = 30;
