import type { SignedIn } from "#app/features/account/account.server.ts";
import type { Translator } from "#app/messages/translator.ts";
import type { Services } from "#app/platform/services.server.ts";
import { formatDateTime } from "#app/platform/time/format.server.ts";
import { type BusinessChoice, readChoice } from "./business-choice.ts";
import { graceMs } from "./deletion-plan.ts";
import { findClosingOf, findJob } from "./deletion-repository.server.ts";
import { type CountLine, countLines, staysLines } from "./deletion-words.server.ts";
import { type OwnBusiness, ownBusinesses } from "./memberships.server.ts";
import { previewDeletion } from "./preview-deletion.server.ts";
import { hostedAhead } from "./settle-ahead.server.ts";

type User = SignedIn["user"];

/** A business with what is chosen for it, and how many bookings the member hosts that are still ahead. */
export type BusinessView = Pick<OwnBusiness, "slug" | "name" | "isOnlyOwner" | "isClosing" | "colleagues"> & {
  choice: BusinessChoice;
  ahead: number;
};

export type DeletionPage = {
  businesses: BusinessView[];
  counts: CountLine[];
  /** Bookings that are cancelled because their business goes. */
  ahead: number;
  stays: string[];
};

async function viewOf(
  services: Services,
  userId: string,
  business: OwnBusiness,
  choice: BusinessChoice,
): Promise<BusinessView> {
  const { id, slug, name, isOnlyOwner, isClosing, colleagues } = business;
  const hosted = await hostedAhead(services, { organizationId: id, userId });
  return { slug, name, isOnlyOwner, isClosing, colleagues, choice, ahead: hosted.length };
}

/** What deleting this account means, with what the address states for its businesses. */
export async function accountDeletionPage(
  services: Services,
  { id: userId }: User,
  stated: URLSearchParams,
  translator: Translator,
): Promise<DeletionPage> {
  const own = await ownBusinesses(services.database.prisma, userId);
  const chosen = own.map((business) => ({ business, choice: readChoice(stated, business) }));
  const idsOf = (what: BusinessChoice["what"]) =>
    chosen
      .filter(({ business, choice }) => !business.isClosing && choice.what === what)
      .map(({ business }) => business.id);
  const scope = { businessIds: idsOf("delete"), leftIds: idsOf("leave"), userId, account: true };
  const preview = await previewDeletion(services, { scope, part: null, organizationId: null });
  const erasedAt = services.clock.now() + graceMs.account;
  return {
    businesses: await Promise.all(
      chosen.map(({ business, choice }) => viewOf(services, userId, business, choice)),
    ),
    counts: countLines(preview.records, translator),
    ahead: preview.ahead,
    stays: staysLines(services, { kept: preview.kept, team: scope.leftIds.length > 0, erasedAt }, translator),
  };
}

/** What deleting one business means. Null for one that this person does not own. */
export async function businessDeletionPage(
  services: Services,
  { organizationId, userId }: { organizationId: string; userId: string },
  translator: Translator,
): Promise<(Omit<DeletionPage, "businesses"> & { colleagues: number }) | null> {
  const own = (await ownBusinesses(services.database.prisma, userId)).find(({ id }) => id === organizationId);
  if (!own?.isOwner) return null;
  const scope = { businessIds: [organizationId], leftIds: [], userId, account: false };
  const preview = await previewDeletion(services, { scope, part: null, organizationId: null });
  const erasedAt = services.clock.now() + graceMs.business;
  return {
    colleagues: own.colleagues.length,
    counts: countLines(preview.records, translator),
    ahead: preview.ahead,
    stays: staysLines(services, { kept: preview.kept, team: false, erasedAt }, translator),
  };
}

/** What leaving a business means; null where the person is not in it. */
export async function leavePage(
  services: Services,
  { slug, userId }: { slug: string; userId: string },
  stated: URLSearchParams,
  translator: Translator,
): Promise<{ business: BusinessView; counts: CountLine[] } | null> {
  const own = (await ownBusinesses(services.database.prisma, userId)).find((one) => one.slug === slug);
  if (!own) return null;
  const scope = { businessIds: [], leftIds: [own.id], userId, account: false };
  const preview = await previewDeletion(services, { scope, part: null, organizationId: null });
  const business = await viewOf(services, userId, own, readChoice(stated, own));
  return { business, counts: countLines(preview.records, translator) };
}

export type ClosingPage = {
  /** Null: the account itself. */
  business: string | null;
  until: string;
  /** It can be called off still, by whoever looks. */
  mayCancel: boolean;
  running: boolean;
  certificateUrl: string | null;
};

/** Until when the deletion of this person's account can be called off; null where there is none. */
export async function closingAccountPage(
  services: Services,
  { id: userId, timeZone }: User,
  { locale }: Translator,
): Promise<(ClosingPage & { jobId: string }) | null> {
  const where = { userId, kind: "account", state: { in: ["grace", "executing"] } } as const;
  const job = await findJob(services.database.prisma, { ...where, state: { in: [...where.state.in] } });
  if (!job) return null;
  const running = job.state !== "grace" || job.executesAt.getTime() <= services.clock.now();
  return {
    jobId: job.id,
    ...{ business: null, running, mayCancel: !running },
    until: formatDateTime(job.executesAt.getTime(), { locale, zone: timeZone }),
    certificateUrl: services.links.certificateUrl(job.id),
  };
}

/** The same for a business, for any of its members; an owner may call off what deletes the business alone. */
export async function closingBusinessPage(
  services: Services,
  { slug, user }: { slug: string; user: User },
  { locale }: Translator,
): Promise<(ClosingPage & { jobId: string }) | null> {
  const { prisma } = services.database;
  const own = (await ownBusinesses(prisma, user.id)).find((one) => one.slug === slug);
  if (!own?.isClosing) return null;
  const job = await findClosingOf(prisma, own.id);
  if (!job) return null;
  const running = job.state !== "grace" || job.executesAt.getTime() <= services.clock.now();
  return {
    jobId: job.id,
    ...{ business: own.name, running, mayCancel: !running && own.isOwner && job.kind === "business" },
    until: formatDateTime(job.executesAt.getTime(), { locale, zone: user.timeZone }),
    certificateUrl: own.isOwner ? services.links.certificateUrl(job.id) : null,
  };
}
