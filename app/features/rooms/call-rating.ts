/** What may have been amiss in a call: a closed list, so that the figures name nobody. */
export const ratingReasons = ["sound", "picture", "broke", "joining", "sharing"] as const;
export type RatingReason = (typeof ratingReasons)[number];

export const scores = [1, 2, 3, 4, 5] as const;
export const noteMax = 1_000;
