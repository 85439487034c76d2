import type { Services } from "#app/platform/services.server.ts";
import { findSharing } from "./embed-repository.server.ts";

/** The front door of showing booking pages elsewhere: frames on other sites, links, snippets, QR codes. */
export { type Embedding, embedding, embeddingOf, type FramedView } from "./embedding.server.ts";
export { type SharedLink, type SharePage, sharedLink, sharedLinks, sharePage } from "./share-page.server.ts";
export { submitCampaign, submitSites, submitTelling } from "./submit-sharing.server.ts";
export { type ToldBooking, toldBooking } from "./told-booking.ts";

/** Which sites may show the pages, whether campaigns are kept, and whether sites are told of bookings. */
export function sharingOf({ database }: Pick<Services, "database">, organizationId: string) {
  return findSharing(database.prisma, organizationId);
}
