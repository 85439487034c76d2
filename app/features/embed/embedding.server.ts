import { framesHeader } from "#app/platform/http/framing.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { findSharing } from "./embed-repository.server.ts";
import { frameSources, isAllowedSite } from "./embed-site.ts";
import { type EmbedView, embedView } from "./embed-view.ts";

/** A view whose `origin` is one that the business allows; messages go to no other. */
export type Embedding = { embed: EmbedView | null; headers: Record<string, string> };

/**
 * How a booking page is shown in a frame: `embed` for the page's layout, `headers` that let the business's sites,
 * and only these, show it. Every loader of a booking page gives both on.
 */
export function embedding(
  { links }: Pick<Services, "links">,
  request: Request,
  allowedSites: readonly string[],
): Embedding {
  const url = new URL(request.url);
  const view = embedView((name) => url.searchParams.get(name), request.headers.get("sec-fetch-dest"));
  const headers = { [framesHeader]: frameSources(allowedSites) };
  if (view === null || view.origin === null) return { embed: view, headers };
  // Parley's own pages show previews; behind a proxy the address of the request may differ from the public one.
  const own = [new URL(links.absolute("/")).origin, url.origin];
  const isAllowed = own.includes(view.origin) || isAllowedSite(allowedSites, view.origin);
  return { embed: isAllowed ? view : { ...view, origin: null }, headers };
}

/** The same for a page that has not read its business's list. */
export async function embeddingOf(
  services: Pick<Services, "links" | "database">,
  request: Request,
  organizationId: string,
): Promise<Embedding> {
  const { allowedSites } = await findSharing(services.database.prisma, organizationId);
  return embedding(services, request, allowedSites);
}
