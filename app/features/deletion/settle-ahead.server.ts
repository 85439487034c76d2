import { cancelBooking, reassignBooking } from "#app/features/booking/booking.server.ts";
import { closeRequestsOf } from "#app/features/rights/rights.server.ts";
import { translatorFor } from "#app/messages/all-translators.ts";
import { isLocale, locales } from "#app/messages/locale.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Ahead, BusinessPlan } from "./deletion-plan.ts";
import type { DeletionJob } from "./deletion-repository.server.ts";
import { scopeOf } from "./deletion-scope.server.ts";
import { bookingsAhead } from "./erased-bookings.server.ts";

/**
 * Settles what is still ahead, with mails to everyone concerned: cancels it, or gives it to whom the plan names. What is
 * settled already stays as it is, so it may be done twice.
 */
export async function settleAhead(services: Services, job: DeletionJob): Promise<void> {
  const { plan, userId } = job;
  const { businessIds } = scopeOf(job);
  const locale = isLocale(job.locale) ? job.locale : locales[0];
  const { t } = translatorFor(locale);
  if (plan.part) await cancelPart(services, job, t("deletion.cancelReason.part"));
  await cancelAll(services, { ...job, organizationIds: businessIds }, t("deletion.cancelReason.business"));
  await closeRequestsOf(services, businessIds, t("deletion.requestOutcome"));
  for (const one of plan.businesses)
    if (one.what === "leave" && userId !== null) await leaveAhead(services, one, userId, t);
}

type CancelScope = Pick<DeletionJob, "requestedAt"> & { organizationIds: string[] };

async function cancelAll(services: Services, scope: CancelScope, reason: string): Promise<void> {
  const { organizationIds, requestedAt } = scope;
  if (organizationIds.length === 0) return;
  const ahead = await services.database.prisma.$transaction((tx) =>
    bookingsAhead(
      tx,
      { organizationIds, part: null, requestedAt: requestedAt.getTime() },
      services.clock.now(),
    ),
  );
  for (const { id: bookingId, organizationId } of ahead)
    await cancelBooking(services, { organizationId, bookingId, by: "host", reason });
}

async function cancelPart(services: Services, job: DeletionJob, reason: string): Promise<void> {
  const { organizationId, plan, requestedAt } = job;
  const { part } = plan;
  if (organizationId === null || part === null || part.what === "calls") return;
  const scope = { organizationIds: [organizationId], part, requestedAt: requestedAt.getTime() };
  const ahead = await services.database.prisma.$transaction((tx) =>
    bookingsAhead(tx, scope, services.clock.now()),
  );
  for (const { id: bookingId, attendeeIds } of ahead) {
    const change = { organizationId, bookingId, by: "host", reason } as const;
    if (part.what === "bookings") {
      await cancelBooking(services, change);
      continue;
    }
    const own = attendeeIds.filter((id) => part.attendeeIds.includes(id));
    for (const attendeeId of own) await cancelBooking(services, { ...change, attendeeId });
  }
}

/** Which bookings of a business somebody hosts, and are still ahead. */
export function hostedAhead(services: Pick<Services, "database" | "clock">, of: HostOf) {
  const { organizationId, userId } = of;
  return services.database.prisma.booking.findMany({
    where: {
      organizationId,
      hosts: { some: { userId } },
      status: { in: ["pending", "confirmed"] },
      endsAt: { gt: new Date(services.clock.now()) },
    },
    select: { id: true },
    orderBy: [{ startsAt: "asc" }, { id: "asc" }],
  });
}

type HostOf = { organizationId: string; userId: string };

async function leaveAhead(
  services: Services,
  { organizationId, ahead }: Pick<BusinessPlan, "organizationId" | "ahead">,
  userId: string,
  t: ReturnType<typeof translatorFor>["t"],
): Promise<void> {
  for (const { id: bookingId } of await hostedAhead(services, { organizationId, userId })) {
    if (await giveOn(services, { organizationId, bookingId, userId }, ahead)) continue;
    const reason = t("deletion.cancelReason.member");
    await cancelBooking(services, { organizationId, bookingId, by: "host", reason });
  }
}

/** Whether nothing is left to do about it. */
async function giveOn(
  services: Services,
  { organizationId, bookingId, userId }: HostOf & { bookingId: string },
  ahead: Ahead,
): Promise<boolean> {
  if (ahead === "cancel") return false;
  const toHostId = ahead === "others" ? null : ahead.colleagueId;
  const given = { organizationId, bookingId, fromHostId: userId, toHostId };
  const result = await reassignBooking(services, given);
  // Another process may be at the same: what is no longer this host's, or has ended, is settled.
  return result.ok || result.reason === "not-found" || result.reason === "unchangeable";
}
