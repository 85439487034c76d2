/** How an offer stands at an instant. It is over when the last of its times has begun. */
export type OfferState = "open" | "taken" | "withdrawn" | "expired";

export function offerState(
  offer: { status: "open" | "taken" | "withdrawn"; endsOn: Date },
  now: number,
): OfferState {
  return offer.status === "open" && offer.endsOn.getTime() <= now ? "expired" : offer.status;
}

export const timesMax = 20;
export const noteMax = 1000;
export const nameMax = 100;
