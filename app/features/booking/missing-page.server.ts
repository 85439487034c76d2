import type { Services } from "#app/platform/services.server.ts";
import { statusOfMissing } from "./offer-repository.server.ts";

/** What to throw where a business or one of its event types is not found. */
export async function missingPage(
  { database }: Pick<Services, "database">,
  businessSlug: string | undefined,
): Promise<Response> {
  return new Response(null, { status: await statusOfMissing(database.pool, businessSlug ?? "") });
}
