import { redirect } from "@remix-run/node";
import { can, type Permission } from "#app/domain/member/permissions.ts";
import { type GuardArgs, requireUser, type SignedIn } from "#app/features/account/account.server.ts";
import type { MemberRole } from "#app/platform/database/generated/client.ts";
import type { RequestContext } from "#app/platform/load-context.ts";
import { findMembership, type OrganizationRow } from "./organization-repository.server.ts";

export type Member = { user: SignedIn["user"]; organization: OrganizationRow; role: MemberRole };

/** One look-up per request and business, however many loaders of nested routes ask. */
const asked = new WeakMap<RequestContext, Map<string, Promise<Member>>>();

/**
 * The signed-in member of the business with this address. Strangers to a business get the same 404 as for one that
 * does not exist, so that nobody learns who is a customer here; of one that is being deleted there is one page left,
 * as there is for whom it suspended, and whoever rests is led to the one that ends it.
 * Throws redirects and 404 responses.
 */
export async function requireMember(args: GuardArgs, businessSlug: string | undefined): Promise<Member> {
  const { user } = await requireUser(args);
  const key = `${user.id} ${businessSlug}`;
  const answers = asked.get(args.context) ?? new Map<string, Promise<Member>>();
  asked.set(args.context, answers);
  const answer = answers.get(key) ?? findMember(args.context, businessSlug ?? "", user);
  answers.set(key, answer);
  return answer;
}

async function findMember(
  { services }: RequestContext,
  slug: string,
  user: SignedIn["user"],
): Promise<Member> {
  const membership = slug.length <= 64 ? await findMembership(services.database.prisma, slug, user.id) : null;
  if (!membership) throw new Response(null, { status: 404 });
  const { barredAt, ...found } = membership;
  if (barredAt !== null) throw redirect(`/account/suspended/${slug}`);
  if (user.pausedAt !== null) throw redirect("/account/pause");
  if (membership.organization.closesAt !== null) throw redirect(`/account/closing/${slug}`);
  return { user, ...found };
}

/** Throws a 403 response unless the member's role allows it. */
export function requirePermission(member: Pick<Member, "role">, permission: Permission): void {
  if (!can(member.role, permission)) throw new Response(null, { status: 403 });
}
