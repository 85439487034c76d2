import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import type { MemberRole, Prisma, PrismaClient } from "#app/platform/database/generated/client.ts";
import type { RetentionForm } from "./organization-form.ts";

type Reader = PrismaClient | DatabaseTransaction;

const organizationSelect = {
  id: true,
  slug: true,
  name: true,
  welcomeText: true,
  accentColor: true,
  timeZone: true,
  locale: true,
  retentionDays: true,
  answerDays: true,
  sensitiveAnswerDays: true,
  callDays: true,
  recordingDays: true,
  chatDays: true,
  recordsCalls: true,
  keepsChat: true,
  keepsBoards: true,
  photographsCalls: true,
  logoId: true,
  closesAt: true,
} satisfies Prisma.OrganizationSelect;

export type OrganizationRow = Prisma.OrganizationGetPayload<{ select: typeof organizationSelect }>;
export type OwnOrganization = {
  slug: string;
  name: string;
  logoId: string | null;
  /** It suspended the person, who does not come in meanwhile. */
  barred: boolean;
};

/** The business of this address together with the person's role in it; null unless they belong to it. */
export async function findMembership(
  prisma: Reader,
  slug: string,
  userId: string,
): Promise<{ role: MemberRole; barredAt: Date | null; organization: OrganizationRow } | null> {
  return prisma.membership.findFirst({
    where: { userId, organization: { slug } },
    select: { role: true, barredAt: true, organization: { select: organizationSelect } },
  });
}

/** The businesses somebody belongs to, the oldest membership first. */
export async function listOrganizationsOf(prisma: Reader, userId: string): Promise<OwnOrganization[]> {
  const memberships = await prisma.membership.findMany({
    where: { userId },
    select: { barredAt: true, organization: { select: { slug: true, name: true, logoId: true } } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    take: 100,
  });
  return memberships.map(({ organization, barredAt }) => ({ ...organization, barred: barredAt !== null }));
}

/** Of these addresses, the ones that are taken. */
export async function takenSlugs(prisma: Reader, slugs: string[]): Promise<Set<string>> {
  const rows = await prisma.organization.findMany({ where: { slug: { in: slugs } }, select: { slug: true } });
  return new Set(rows.map(({ slug }) => slug));
}

export async function insertOrganization(
  tx: DatabaseTransaction,
  organization: Prisma.OrganizationUncheckedCreateInput,
  owner: { membershipId: string; userId: string },
): Promise<void> {
  await tx.organization.create({ data: organization, select: { id: true } });
  await tx.membership.create({
    data: {
      id: owner.membershipId,
      organizationId: organization.id,
      userId: owner.userId,
      role: "owner",
      createdAt: organization.createdAt,
    },
    select: { id: true },
  });
}

/** A business has one owner: whoever owned it until now is an admin from here on. */
export async function giveOwnership(
  tx: DatabaseTransaction,
  organizationId: string,
  membershipId: string,
): Promise<void> {
  await tx.membership.updateMany({ where: { organizationId, role: "owner" }, data: { role: "admin" } });
  await tx.membership.update({ where: { id: membershipId }, data: { role: "owner" }, select: { id: true } });
}

/** Whoever signed up without scripts has no zone of their own yet: their business's is a better guess than UTC. */
export async function giveFirstZone(
  tx: DatabaseTransaction,
  userId: string,
  timeZone: string,
): Promise<void> {
  await tx.user.updateMany({ where: { id: userId, timeZone: "UTC" }, data: { timeZone } });
}

export async function updateOrganization(
  prisma: Reader,
  organizationId: string,
  data: Pick<
    Prisma.OrganizationUncheckedUpdateInput,
    "name" | "slug" | "welcomeText" | "accentColor" | "timeZone" | keyof RetentionForm
  >,
): Promise<void> {
  await prisma.organization.update({ where: { id: organizationId }, data, select: { id: true } });
}

/** Puts a picture in the place of the one before, whose bytes go; without `asset` there is none afterwards. */
export async function replaceLogo(
  tx: DatabaseTransaction,
  organizationId: string,
  asset: { id: string; contentType: string; bytes: Uint8Array<ArrayBuffer>; createdAt: Date } | null,
): Promise<void> {
  await tx.organization.update({
    where: { id: organizationId },
    data: { logoId: asset?.id ?? null },
    select: { id: true },
  });
  await tx.asset.deleteMany({ where: { organizationId } });
  if (asset) await tx.asset.create({ data: { ...asset, organizationId }, select: { id: true } });
}

/** Pictures are public: whoever knows the random id may see one. */
export function findAsset(prisma: Reader, id: string) {
  return prisma.asset.findUnique({
    where: { id, organization: { closesAt: null } },
    select: { contentType: true, bytes: true },
  });
}
