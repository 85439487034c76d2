import type { Translate } from "#app/messages/translator.ts";
import type { Prisma } from "#app/platform/database/generated/client.ts";
import type { AccessGrantKind, AccessWay } from "#app/platform/database/generated/enums.ts";
import type { Services } from "#app/platform/services.server.ts";

type Store = Pick<Services, "database">;

type Grant = { kind: AccessGrantKind; caseRef: string };

/** A view, or several of one quarter of an hour. `at` (epoch ms) is the first. */
export type Access = {
  bookingId: string;
  /** Null for somebody whose account is gone, and for who looked by a grant. */
  viewer: { id: string; name: string } | null;
  /** By which somebody looked who is no member, with the number of the case. */
  grant: Grant | null;
  way: AccessWay;
  at: number;
};

const select = {
  bookingId: true,
  way: true,
  at: true,
  viewer: { select: { id: true, name: true } },
  grant: { select: { kind: true, caseRef: true } },
} satisfies Prisma.AccessEventSelect;

const latestFirst = [{ at: "desc" }, { id: "asc" }] satisfies Prisma.AccessEventOrderByWithRelationInput[];

async function listAccesses(
  { database }: Store,
  where: Prisma.AccessEventWhereInput,
  take: number,
): Promise<Access[]> {
  const rows = await database.prisma.accessEvent.findMany({ where, select, orderBy: latestFirst, take });
  return rows.map((row) => ({ ...row, at: row.at.getTime() }));
}

/** Who looked at one booking of a business, the latest first. */
export function accessesOfBooking(
  services: Store,
  { organizationId, bookingId }: { organizationId: string; bookingId: string },
  limit = 50,
): Promise<Access[]> {
  return listAccesses(services, { organizationId, bookingId }, limit);
}

/** Who looked, in words; null for a former member. */
export function lookerName({ viewer, grant }: Pick<Access, "viewer" | "grant">, t: Translate): string | null {
  return grant ? t(`audit.looked.${grant.kind}`, { case: grant.caseRef }) : (viewer?.name ?? null);
}

/** Somebody who opened the log of calls, and when last. */
export type LogViewer = Pick<Access, "viewer" | "grant" | "at">;

/** Who looked at a business's log of calls, each member and each grant once, the latest first. */
export async function viewersOfCalls({ database }: Store, organizationId: string): Promise<LogViewer[]> {
  const rows = await database.prisma.accessEvent.groupBy({
    by: ["viewerId", "grantId"],
    where: { organizationId, way: "calls" },
    _max: { at: true },
    orderBy: { _max: { at: "desc" } },
    take: 50,
  });
  const ids = rows.flatMap(({ viewerId }) => viewerId ?? []);
  const grantIds = rows.flatMap(({ grantId }) => grantId ?? []);
  const viewers = await database.prisma.user.findMany({
    where: { id: { in: ids } },
    select: { id: true, name: true },
  });
  const grants = await database.prisma.accessGrant.findMany({
    where: { organizationId, id: { in: grantIds } },
    select: { id: true, kind: true, caseRef: true },
  });
  return rows.map(({ viewerId, grantId, _max }) => ({
    grant: grants.find(({ id }) => id === grantId) ?? null,
    viewer: viewers.find(({ id }) => id === viewerId) ?? null,
    at: _max.at?.getTime() ?? 0,
  }));
}

/** For the person whose data it is: the business beside the view. */
export type AccessOfMine = Access & { business: { id: string; name: string } };

/**
 * Who looked at the bookings of these attendees, over all businesses, the latest first: of each booking since the
 * attendee has been in it. The caller has shown that the attendees are the person who asks.
 */
export async function accessesOf(
  { database }: Store,
  attendeeIds: readonly string[],
  limit = 200,
): Promise<AccessOfMine[]> {
  const rows = await database.prisma.$queryRaw<
    {
      bookingId: string;
      way: AccessWay;
      at: Date;
      viewerId: string | null;
      viewerName: string | null;
      grantKind: AccessGrantKind | null;
      caseRef: string | null;
      businessId: string;
      businessName: string;
    }[]
  >`
    SELECT e.booking_id AS "bookingId", e.way::text, e.at, u.id AS "viewerId", u.name AS "viewerName",
      g.kind::text AS "grantKind", g.case_ref AS "caseRef",
      o.id AS "businessId", o.name AS "businessName"
    FROM access_event e JOIN organization o ON o.id = e.organization_id LEFT JOIN app_user u ON u.id = e.viewer_id
      LEFT JOIN access_grant g ON g.id = e.grant_id
    WHERE EXISTS (SELECT 1 FROM attendee a
      WHERE a.id = ANY (${[...attendeeIds]}) AND a.booking_id = e.booking_id
        AND a.organization_id = e.organization_id AND a.created_at <= e.at)
    ORDER BY e.at DESC, e.id LIMIT ${limit}`;
  return rows.map(
    ({ bookingId, way, at, viewerId, viewerName, grantKind, caseRef, businessId, businessName }) => ({
      bookingId,
      way,
      at: at.getTime(),
      viewer: viewerId === null ? null : { id: viewerId, name: viewerName ?? "" },
      grant: grantKind === null ? null : { kind: grantKind, caseRef: caseRef ?? "" },
      business: { id: businessId, name: businessName },
    }),
  );
}
