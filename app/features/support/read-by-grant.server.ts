import { activityPage, guardedRead, noteDone } from "#app/features/audit/audit.server.ts";
import { listCalls } from "#app/features/rooms/rooms.server.ts";
import { translatorFor } from "#app/messages/all-translators.ts";
import type { Services } from "#app/platform/services.server.ts";
import { findOpenGrant } from "./grant-repository.server.ts";
import type { SupportScope } from "./support-form.ts";

type Tools = Pick<Services, "database" | "clock">;
type Grant = NonNullable<Awaited<ReturnType<typeof findOpenGrant>>>;

/** What was read, a line each. Nothing of it is kept anywhere. */
export type ReadByGrant =
  | { ok: true; caseRef: string; lines: string[] }
  | { ok: false; reason: "no-grant" | "not-in-scope" };

const perPage = 50;

/**
 * Reads a page of what a grant opens, as it stands at this instant: one that has ended, was ended or never was opens
 * nothing, and each opens its own kinds alone. It only reads. The look is noted in the business's log with the number of
 * the case, and for each booking that was seen.
 */
export async function readByGrant(
  services: Tools,
  { grantId, scope, page }: { grantId: string; scope: SupportScope; page: number },
): Promise<ReadByGrant> {
  const now = services.clock.now();
  const grant = await findOpenGrant(services.database.prisma, grantId, now);
  if (!grant) return { ok: false, reason: "no-grant" };
  if (!grant.scopes.includes(scope)) return { ok: false, reason: "not-in-scope" };
  await noteDone(services.database.prisma, {
    organizationId: grant.organization.id,
    ...{ action: "support.looked", target: `access:${grant.id}`, by: "operator" },
    details: { case: grant.caseRef, scope, page },
    now,
  });
  return { ok: true, caseRef: grant.caseRef, lines: await readers[scope](services, grant, page) };
}

const readers: Record<SupportScope, (services: Tools, grant: Grant, page: number) => Promise<string[]>> = {
  bookings: readBookings,
  calls: readCalls,
  activity: readActivity,
};

const instant = (at: number) => new Date(at).toISOString().slice(0, 16).replace("T", " ");

/** Neither answers nor telephone numbers; and nobody who asked that their data is kept and not used. */
async function readBookings(services: Tools, grant: Grant, page: number): Promise<string[]> {
  const organizationId = grant.organization.id;
  const bookings = await guardedRead(
    services,
    { organizationId, viewerId: null, grantId: grant.id, way: "list" },
    (prisma) =>
      prisma.booking.findMany({
        where: { organizationId },
        select: {
          ...{ id: true, title: true, status: true, startsAt: true },
          attendees: {
            where: { restrictedAt: null },
            select: { name: true, email: true, status: true },
            orderBy: { id: "asc" },
          },
        },
        orderBy: [{ startsAt: "desc" }, { id: "asc" }],
        ...{ skip: (page - 1) * perPage, take: perPage },
      }),
    (rows) => rows.map(({ id }) => id),
  );
  return bookings.map(({ id, title, status, startsAt, attendees }) => {
    const people = attendees.map((seat) => `${seat.name} <${seat.email}> (${seat.status})`).join(", ");
    return `${id}  ${instant(startsAt.getTime())} UTC  ${status}  ${title}  ${people}`;
  });
}

async function readCalls(services: Tools, grant: Grant, page: number): Promise<string[]> {
  const access = {
    organizationId: grant.organization.id,
    viewerId: null,
    grantId: grant.id,
    way: "calls",
  } as const;
  const { calls } = await listCalls(services, access, { page, onlyHostId: null });
  return calls.map(({ bookingId, startedAt, seconds, endReason, participants }) => {
    const people = participants.map(({ name, role }) => `${name ?? "not shown"} (${role})`).join(", ");
    return `${bookingId}  ${instant(startedAt)} UTC  ${seconds} s  ${endReason ?? "running"}  ${people}`;
  });
}

async function readActivity(services: Tools, grant: Grant, page: number): Promise<string[]> {
  const { id, slug } = grant.organization;
  const { lines } = await activityPage(services, {
    organization: { id, timeZone: "UTC" },
    base: `/dashboard/${slug}`,
    filter: { group: null, page },
    translator: translatorFor("en"),
  });
  return lines.map(({ seq, at, text }) => `${seq}  ${at} UTC  ${text}`);
}
