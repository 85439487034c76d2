import type { Services } from "#app/platform/services.server.ts";
import type { BusinessHead } from "./event-head.server.ts";
import { findBusiness } from "./offer-repository.server.ts";

export type OfferedEvent = {
  href: string;
  title: string;
  description: string;
  color: string | null;
  /** Minutes, ascending. */
  lengths: number[];
  hostNames: string[];
};

export type BusinessPage = {
  business: BusinessHead;
  welcomeText: string;
  eventTypes: OfferedEvent[];
  /** Present where one member's appointments alone are shown. */
  only: { allHref: string } | null;
};

/** A page that says nothing about times stays true until the business changes it. */
const keptForMs = 86_400_000;

/** Everything behind `/:business`, or null when there is no such business. `hostId`: what this member hosts. */
export async function businessPage(services: Services, slug: string, hostId: string | null = null) {
  const row = await findBusiness(services.database.pool, slug);
  if (!row) return null;
  const ofHost = row.eventTypes.filter(({ hostIds }) => hostId !== null && hostIds.includes(hostId));
  const page: BusinessPage = {
    business: {
      name: row.name,
      href: `/${row.slug}`,
      accentColor: row.accentColor,
      ...(row.logoId ? { logoUrl: `/media/${row.logoId}` } : {}),
    },
    welcomeText: row.welcomeText,
    eventTypes: (ofHost.length > 0 ? ofHost : row.eventTypes).map((one) => ({
      href: `/${row.slug}/${one.slug}`,
      title: one.title,
      description: one.description,
      color: one.color,
      lengths: [...new Set([one.lengthMinutes, ...one.otherLengths])].sort((a, b) => a - b),
      hostNames: one.hostNames,
    })),
    only: ofHost.length > 0 ? { allHref: `/${row.slug}` } : null,
  };
  return {
    page,
    organizationId: row.organizationId,
    allowedSites: row.allowedSites,
    version: row.version,
    validUntil: services.clock.now() + keptForMs,
    isWorthKeeping: hostId === null || ofHost.length > 0,
  };
}
