import type { OrganizationRow } from "#app/features/organization/organization.server.ts";
import type { Translate } from "#app/messages/translator.ts";
import type { Services } from "#app/platform/services.server.ts";
import { findShareable, findSharing, listPrefillNames, listShareable } from "./embed-repository.server.ts";
import { linkMarks, mailSnippet, readShareOptions, type ShareOptions, siteSnippet } from "./share-options.ts";

/** A page that can be handed out. The business's own page goes by the id `page`. */
export type SharedLink = { id: string; title: string; path: string; url: string; hidden: boolean };

export const pageLinkId = "page";

type Store = Pick<Services, "database" | "links">;
type Business = Pick<OrganizationRow, "id" | "slug" | "name" | "accentColor">;

function businessLink({ links }: Pick<Services, "links">, { slug, name }: Business): SharedLink {
  const path = `/${slug}`;
  return { id: pageLinkId, title: name, path, url: links.absolute(path), hidden: false };
}

/** The business's page and each event type that can be booked. */
export async function sharedLinks(services: Store, business: Business): Promise<SharedLink[]> {
  const eventTypes = await listShareable(services.database.prisma, business.id);
  return [businessLink(services, business), ...eventTypes.map((row) => linkOf(services, business, row))];
}

type Shareable = { id: string; slug: string; title: string; hidden: boolean };

function linkOf({ links }: Pick<Services, "links">, { slug }: Business, row: Shareable): SharedLink {
  const path = `/${slug}/${row.slug}`;
  return { id: row.id, title: row.title, hidden: row.hidden, path, url: links.absolute(path) };
}

export async function sharedLink(
  services: Store,
  business: Business,
  id: string,
): Promise<SharedLink | null> {
  if (id === pageLinkId) return businessLink(services, business);
  const row = await findShareable(services.database.prisma, business.id, id);
  return row && linkOf(services, business, row);
}

export type SharePage = {
  link: SharedLink;
  options: ShareOptions;
  /** What to paste; null where the link itself is all. */
  snippet: string | null;
  marks: Record<string, string>;
  scriptUrl: string;
  /** Where Parley lives, for the policy of a site that has one. */
  origin: string;
  allowsNoSite: boolean;
  prefill: { name: string; label: string }[];
  keepsCampaign: boolean;
  tellsBookings: boolean;
};

/** Everything behind the page of one link's snippets, or null when there is no such link. */
export async function sharePage(
  services: Store,
  business: Business,
  { id, search, t }: { id: string; search: URLSearchParams; t: Translate },
): Promise<SharePage | null> {
  const link = await sharedLink(services, business, id);
  if (!link) return null;
  const { prisma } = services.database;
  const { accentColor } = business;
  const [sharing, prefill] = await Promise.all([
    findSharing(prisma, business.id),
    id === pageLinkId ? [] : listPrefillNames(prisma, business.id, id),
  ]);
  const text = t("embed.bookWith", { business: business.name });
  const options = readShareOptions(search, { text, color: accentColor });
  const scriptUrl = services.links.absolute("/embed.js");
  const marks = linkMarks(options, { accentColor, campaign: sharing.keepsCampaign });
  return {
    link,
    options,
    marks,
    scriptUrl,
    snippet: snippetOf(link, options, marks, scriptUrl),
    origin: new URL(scriptUrl).origin,
    allowsNoSite: sharing.allowedSites.length === 0,
    prefill,
    keepsCampaign: sharing.keepsCampaign,
    tellsBookings: sharing.tellsBookings,
  };
}

function snippetOf(
  { url: href }: SharedLink,
  { kind, text, color }: ShareOptions,
  marks: Record<string, string>,
  scriptUrl: string,
): string | null {
  if (kind === "link") return null;
  if (kind === "mail") return mailSnippet({ href, text, color });
  return siteSnippet({ href, text, marks, scriptUrl });
}
