import type { Services } from "#app/platform/services.server.ts";
import { findSharing } from "./embed-repository.server.ts";

/** The front door of showing booking pages elsewhere: frames on other sites, links, snippets, QR codes. */
export { type Embedding, embedding, embeddingOf } from "./embedding.server.ts";
export { qrPng, qrSvg } from "./qr-code.server.ts";
export { type SharedLink, type SharePage, sharedLink, sharedLinks, sharePage } from "./share-page.server.ts";
export { submitCampaign, submitSites } from "./submit-sharing.server.ts";

/** Which sites may show the pages, and whether campaigns are kept. */
export function sharingOf({ database }: Pick<Services, "database">, organizationId: string) {
  return findSharing(database.prisma, organizationId);
}
