import type { Services } from "#app/platform/services.server.ts";
import { takenSlugs } from "./organization-repository.server.ts";
import { type SlugProblem, slugProblem, slugVariants } from "./organization-slug.ts";

export type SlugAvailability =
  | { free: true }
  | { free: false; reason: SlugProblem | "taken"; proposals: string[] };

/** Whether an address can be had, and if not, why and which ones like it can. `own` may be kept by its business. */
export async function slugAvailability(
  { database }: Pick<Services, "database">,
  slug: string,
  own?: string,
): Promise<SlugAvailability> {
  const problem = slugProblem(slug);
  if (slug === own && slug !== "") return { free: true };
  const variants = slugVariants(slug);
  const taken = await takenSlugs(database.prisma, problem ? variants : [slug, ...variants]);
  if (!problem && !taken.has(slug)) return { free: true };
  const proposals = slug === "" ? [] : variants.filter((variant) => !taken.has(variant)).slice(0, 3);
  return { free: false, reason: problem ?? "taken", proposals };
}
