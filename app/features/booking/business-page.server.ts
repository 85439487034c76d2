import type { Services } from "#app/platform/services.server.ts";
import type { BusinessHead } from "./booking-page.server.ts";
import { findBusiness, type ListedEventType } from "./offer-repository.server.ts";

export type BusinessPage = {
  business: BusinessHead;
  welcomeText: string;
  eventTypes: (Omit<ListedEventType, "slug"> & { href: string })[];
};

/** A page that says nothing about times stays true until the business changes it. */
const keptForMs = 86_400_000;

/** Everything behind `/:business`, or null when there is no such business. */
export async function businessPage(services: Services, slug: string) {
  const row = await findBusiness(services.database.pool, slug);
  if (!row) return null;
  const page: BusinessPage = {
    business: {
      name: row.name,
      href: `/${row.slug}`,
      accentColor: row.accentColor,
      ...(row.logoId ? { logoUrl: `/media/${row.logoId}` } : {}),
    },
    welcomeText: row.welcomeText,
    eventTypes: row.eventTypes.map(({ slug: eventSlug, ...rest }) => ({
      ...rest,
      href: `/${row.slug}/${eventSlug}`,
    })),
  };
  return {
    page,
    organizationId: row.organizationId,
    allowedSites: row.allowedSites,
    version: row.version,
    validUntil: services.clock.now() + keptForMs,
  };
}
