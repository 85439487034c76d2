import type { Locale } from "#app/messages/locale.ts";
import type { Services } from "#app/platform/services.server.ts";
import { askForLink } from "./portal-link.server.ts";
import { findSameOfOperator } from "./request-repository.server.ts";
import { openRequest } from "./rights-request.server.ts";

/**
 * Asks whoever runs this instance about one's data, in free words, with the same clock as a business has. The address is
 * shown to be the writer's as in the portal, by a link that works once; until then the operator sees that it was not.
 * Sent twice, it asks once. Gives the request's id.
 */
export async function askOperator(
  services: Services,
  { email, text, locale, network }: { email: string; text: string; locale: Locale; network: string },
): Promise<string> {
  const id = await services.database.prisma.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`ask operator ${email}`}, 0))`;
    const before = await findSameOfOperator(tx, { email, text });
    const wish = { organizationId: null, kind: "other", channel: "support", email, text, locale } as const;
    return before ?? (await openRequest(services, tx, wish));
  });
  // Where the address had its links for this hour already, the mail about the request leads to the portal all the same.
  await askForLink(services, { email, network, locale, purpose: "enter" });
  return id;
}
