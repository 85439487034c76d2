import { giveOwnership } from "#app/features/organization/organization.server.ts";
import { translatorFor } from "#app/messages/all-translators.ts";
import { isLocale, locales } from "#app/messages/locale.ts";
import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import { type DeletionJob, listJobs } from "./deletion-repository.server.ts";
import { scopeOf } from "./deletion-scope.server.ts";

/** A business without an owner would be nobody's: the heir owns it, or the admin or else the member who has been in it longest; nobody whom it suspended. */
export async function passOnOwnership(tx: DatabaseTransaction, { plan, userId }: DeletionJob): Promise<void> {
  for (const { organizationId, what, heirId } of plan.businesses) {
    if (what !== "leave") continue;
    await tx.$queryRaw`SELECT 1 FROM membership WHERE organization_id = ${organizationId} ORDER BY user_id FOR NO KEY UPDATE`;
    const others = await tx.membership.findMany({
      where: { organizationId, userId: { not: userId ?? "" }, barredAt: null },
      select: { id: true, userId: true, role: true },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    });
    if (others.some(({ role }) => role === "owner")) continue;
    const heir =
      others.find((member) => member.userId === heirId) ??
      others.find(({ role }) => role === "admin") ??
      others[0];
    if (heir) await giveOwnership(tx, organizationId, heir.id);
  }
}

/** What is left of a business is there for the bookings alone that are kept: it says nothing of itself any more. */
export async function emptyBusinesses(tx: DatabaseTransaction, job: DeletionJob): Promise<void> {
  for (const id of scopeOf(job).businessIds) {
    const left = await tx.organization.findUnique({ where: { id }, select: { locale: true } });
    if (!left) continue;
    const { t } = translatorFor(isLocale(left.locale) ? left.locale : locales[0]);
    const said = { name: t("deletion.closedBusiness"), slug: `closed-${id.slice(0, 26)}`, welcomeText: "" };
    await tx.organization.update({
      where: { id },
      data: { ...said, logoId: null, allowedSites: [] },
      select: { id: true },
    });
    await tx.eventType.updateMany({
      where: { organizationId: id },
      data: {
        ...{ title: t("deletion.closedBusiness"), description: "", cancellationPolicy: "" },
        ...{ confirmationText: "", redirectUrl: null, disabled: true },
      },
    });
  }
}

/** The address moves to the deletion itself, which has one more mail to send; then the account says nothing any more. */
export async function emptyAccount(tx: DatabaseTransaction, job: DeletionJob): Promise<void> {
  if (job.kind !== "account" || job.userId === null || job.email !== null) return;
  const user = await tx.user.findUnique({ where: { id: job.userId }, select: { email: true } });
  if (!user) return;
  await tx.deletionJob.update({
    where: { id: job.id },
    data: { email: user.email },
    select: { id: true },
  });
  await tx.user.update({
    where: { id: job.userId },
    data: { name: "", email: `${job.userId}@erased.invalid`, passwordHash: "-" },
    select: { id: true },
  });
}

/** Businesses that were to go and stand for the sake of kept bookings alone. */
export async function closedBusinesses(tx: DatabaseTransaction, now: number): Promise<string[]> {
  const closed = await tx.organization.findMany({
    where: { closesAt: { lte: new Date(now) }, memberships: { none: {} } },
    select: { id: true },
    take: 100,
  });
  const running = await listJobs(tx, { state: { in: ["grace", "executing"] } });
  const busy = new Set(running.flatMap((job) => scopeOf(job).businessIds));
  return closed.map(({ id }) => id).filter((id) => !busy.has(id));
}
