import { can } from "#app/domain/member/permissions.ts";
import type { Translator } from "#app/messages/translator.ts";
import type { MemberRole } from "#app/platform/database/generated/enums.ts";
import type { Services } from "#app/platform/services.server.ts";
import { formatDateTime } from "#app/platform/time/format.server.ts";
import { memberObstacle } from "./member-obstacle.ts";
import { bookingsAhead, findMemberRow, listHostedAlone, type MemberRow } from "./member-repository.server.ts";
import { type MemberLine, memberLine } from "./members-page.server.ts";

type Tools = Pick<Services, "database" | "clock">;

type Asked = {
  organization: { id: string; timeZone: string };
  viewer: { userId: string; role: MemberRole };
  memberId: string;
  translator: Translator;
};

/** How many bookings ahead the page lists; all of them stand on the page of bookings. */
const listedMax = 50;

export type MemberPage = {
  member: MemberLine;
  /** The viewer may suspend them, restore them, or give them another role. */
  mayChange: boolean;
  mayMakeOwner: boolean;
  ahead: { count: number; listed: { id: string; title: string; when: string }[] };
};

/** One member, with the bookings that are still ahead of them. Null where the business has no such member. */
export async function memberPage(
  { database: { prisma }, clock }: Tools,
  { organization, viewer, memberId, translator }: Asked,
): Promise<MemberPage | null> {
  const key = { organizationId: organization.id, userId: memberId };
  const row = await findMemberRow(prisma, key);
  if (!row) return null;
  const where = bookingsAhead(key, clock.now());
  const shown = { locale: translator.locale, zone: organization.timeZone };
  const [count, bookings] = await Promise.all([
    prisma.booking.count({ where }),
    prisma.booking.findMany({
      where,
      select: { id: true, title: true, startsAt: true },
      orderBy: [{ startsAt: "asc" }, { id: "asc" }],
      take: listedMax,
    }),
  ]);
  const listed = bookings.map(({ id, title, startsAt }) => ({
    ...{ id, title },
    when: formatDateTime(startsAt.getTime(), shown),
  }));
  return {
    member: memberLine(row, { organization, viewerId: viewer.userId, translator }),
    mayChange: memberObstacle(viewer, row) === null,
    mayMakeOwner: can(viewer.role, "ownership:give") && mayOwn(viewer, row),
    ahead: { count, listed },
  };
}

/** Somebody else, who has access and is not about to go. */
function mayOwn(viewer: Asked["viewer"], { userId, barredAt, user }: MemberRow): boolean {
  return userId !== viewer.userId && barredAt === null && user.closesAt === null;
}

export type SuspendPage = {
  member: MemberLine;
  mayChange: boolean;
  /** Bookings ahead. */
  ahead: number;
  /** Event types that nobody else gives time to. */
  alone: string[];
};

/** What it means to suspend somebody. Nothing changes by looking. */
export async function suspendPage(services: Tools, asked: Asked): Promise<SuspendPage | null> {
  const page = await memberPage(services, asked);
  if (!page) return null;
  const key = { organizationId: asked.organization.id, userId: asked.memberId };
  const alone = await listHostedAlone(services.database.prisma, key);
  return { member: page.member, mayChange: page.mayChange, ahead: page.ahead.count, alone };
}
