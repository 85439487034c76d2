import type { Services } from "#app/platform/services.server.ts";
import { type OfferScope, withdrawOffer } from "./offer-repository.server.ts";

/** The front door of times that are offered by hand, and of what visitors propose instead. */
export { acceptProposal, declineProposal } from "./answer-proposal.server.ts";
export { createOffer } from "./create-offer.server.ts";
export { loadOfferEditor, type OfferEditor, readChoices } from "./offer-editor.server.ts";
export { type OfferPage, type OpenedOffer, openOffer } from "./offer-page.server.ts";
export { type ListedOffer, type OpenProposal, offersPage } from "./offers-list.server.ts";
export { proposeTime } from "./propose-time.server.ts";
export { type SentOffer, sentOffer, submitReader } from "./sent-offer.server.ts";
export { type OfferAnswer, submitOffer, wantedTime } from "./submit-offer.server.ts";
export { takeOffer } from "./take-offer.server.ts";

/** Takes an open offer back; its link says so from now on. False when it was taken or withdrawn before. */
export function withdraw(
  { database }: Pick<Services, "database">,
  { id, ...scope }: OfferScope & { id: string },
): Promise<boolean> {
  return withdrawOffer(database.prisma, scope, id);
}
