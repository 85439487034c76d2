/**
 * The address of the event type that meetings without one stand under. No address that people choose holds its sign,
 * and it counts as deleted from its first day: no page lists or offers it, and its meetings stay.
 */
export const meetingsSlug = "~meetings";
