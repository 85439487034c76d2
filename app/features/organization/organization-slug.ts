import { slugFrom, slugPattern } from "#app/platform/form/slug.ts";

/** A business's address, the part after the host: `/acme`. */
export const slugLengthMin = 2;
export const slugLengthMax = 40;

/**
 * First segments that pages of Parley's own have or may get, files that sites serve at their root, and names that
 * would let somebody pose as the operator. A test holds this list against `routes.ts`.
 */
export const reservedSlugs: ReadonlySet<string> = new Set(
  `about account accounts admin administrator api app assets auth billing blog book booking bookings brand build
  calendar call calls cdn checkout clock contact cookies dashboard data decide deleted demo dev docs download downloads embed embed.js error event
  events faq favicon feed file files forgot-password form forms gdpr graphql guardian health healthz help home hooks host i18n
  img images imprint index integrations invitation invitations invite join js language legal login logout mail me media
  meet meeting meetings metrics new news notifications null oauth offer offers onboarding operator
  organization organizations parley peer peerjs plans press pricing privacy profile public readyz register reset-password robots room rooms root
  search security session sessions settings setup sign-in sign-out sign-up signin signout signup sitemap socket static
  statistics stats status styles support system team teams terms test theme trust undefined unsubscribe upload uploads user
  users verify verify-email video waiting webhook webhooks welcome well-known www`.split(/\s+/),
);

export type SlugProblem = "too-short" | "too-long" | "characters" | "reserved";

/** What keeps a text from being an address, or null. Lower-case letters, digits and single hyphens between them. */
export function slugProblem(slug: string): SlugProblem | null {
  if (slug.length < slugLengthMin) return "too-short";
  if (slug.length > slugLengthMax) return "too-long";
  if (!slugPattern.test(slug)) return "characters";
  return reservedSlugs.has(slug) ? "reserved" : null;
}

/** Further addresses like this one, best first; none of them reserved. */
export function slugVariants(slug: string, suffix = "studio"): string[] {
  const base = slugFrom(slug) || suffix;
  const withEnd = (end: string) =>
    `${base.slice(0, slugLengthMax - end.length - 1).replace(/-+$/, "")}-${end}`;
  return [...[2, 3, 4, 5, 6, 7, 8, 9].map((n) => withEnd(String(n))), withEnd(suffix)].filter(
    (variant) => slugProblem(variant) === null,
  );
}

/** About one address: whether a business can have it, and if not, why not and which ones are free. */
export type SlugAnswer = { slug: string; free: boolean; message: string; proposals: string[] };
