/** How many days of 24 hours a material change of the notice is announced before it holds. */
export const announcedDays = 30;
