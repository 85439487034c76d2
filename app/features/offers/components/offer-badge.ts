import type { OfferState } from "#app/features/offers/offer-state.ts";

/** How the state of an offer is coloured; the word says it too. */
export const stateTone = {
  open: "info",
  taken: "success",
  withdrawn: "neutral",
  expired: "neutral",
} as const satisfies Record<OfferState, string>;
