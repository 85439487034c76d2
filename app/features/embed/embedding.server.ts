import { framesHeader } from "#app/platform/http/framing.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { findSharing } from "./embed-repository.server.ts";
import { frameSources, readSite } from "./embed-site.ts";
import { type EmbedView, embedView } from "./embed-view.ts";

/** A view with the sites that the page may tell its news. */
export type FramedView = EmbedView & { sites: string[] };
export type Embedding = { embed: FramedView | null; headers: Record<string, string> };

/**
 * How a booking page is shown in a frame: `embed` for the page's layout, `headers` that let the business's sites,
 * and only these, show it. Every loader of a booking page gives both on.
 */
export function embedding(request: Request, allowedSites: readonly string[]): Embedding {
  const { searchParams } = new URL(request.url);
  const view = embedView((name) => searchParams.get(name), request.headers.get("sec-fetch-dest"));
  const headers = { [framesHeader]: frameSources(allowedSites) };
  const sites = allowedSites.filter((site) => readSite(site) === site);
  return { embed: view && { ...view, sites }, headers };
}

/** The same for a page that has not read its business's list; and whether the business has its site told of bookings. */
export async function embeddingOf(
  services: Pick<Services, "database">,
  request: Request,
  organizationId: string,
): Promise<Embedding & { tellsBookings: boolean }> {
  const { allowedSites, tellsBookings } = await findSharing(services.database.prisma, organizationId);
  return { ...embedding(request, allowedSites), tellsBookings };
}
