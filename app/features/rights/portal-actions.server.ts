import { listConsents } from "#app/features/consents/consents.server.ts";
import { restrictCases } from "#app/features/contact/contact.server.ts";
import {
  eraseInvitations,
  eraseSupport,
  inErasingTransaction,
} from "#app/features/privacy/privacy.server.ts";
import type { Locale } from "#app/messages/locale.ts";
import type { Translator } from "#app/messages/translator.ts";
import type { Services } from "#app/platform/services.server.ts";
import { cancelAhead } from "./cancel-ahead.server.ts";
import { insertOpened } from "./portal-repository.server.ts";
import type { Portal } from "./portal-session.server.ts";
import { findRequestOf } from "./request-repository.server.ts";
import { targetsOf } from "./request-targets.server.ts";
import { objectToOrigin, restrictSeats } from "./restrict.server.ts";
import { closeRequest, openRequest, withdrawRequest } from "./rights-request.server.ts";
import { findSubjectRows, type SubjectRows } from "./subject-rows.server.ts";

export type Chosen = { everything: boolean; targets: string[]; minor?: boolean };

type OwnedRow = { target: string; organizationId: string; email: string };

/** What a person may name in a request: their own rows alone, each with its business and the address it stands under. */
async function ownRows({ prisma }: Services["database"], rows: SubjectRows): Promise<OwnedRow[]> {
  const select = { id: true, organizationId: true, email: true } as const;
  const within = (ids: string[]) => ({ where: { id: { in: ids } } });
  const named = (kind: string, found: { id: string; organizationId: string; email: string }[]) =>
    found.map(({ id, organizationId, email }) => ({
      target: `${kind}:${id}`,
      organizationId,
      email: email.toLowerCase(),
    }));
  const [seats, waiting, offers, proposals, consents] = await Promise.all([
    prisma.attendee.findMany({ ...within(rows.attendeeIds), select }),
    prisma.waitingEntry.findMany({ ...within(rows.waitingIds), select }),
    prisma.timeOffer.findMany({
      ...within(rows.offerIds),
      select: { id: true, organizationId: true, recipientEmail: true },
    }),
    prisma.timeProposal.findMany({ ...within(rows.proposalIds), select }),
    listConsents(prisma, rows.consentIds),
  ]);
  return [
    ...named("attendee", seats),
    ...named("waiting", waiting),
    ...named(
      "offer",
      offers.map(({ recipientEmail, ...offer }) => ({ ...offer, email: recipientEmail })),
    ),
    ...named("proposal", proposals),
    ...named("consent", consents),
  ];
}

/**
 * Asks every business concerned to erase, a request for each address that it knows: what is still ahead is cancelled
 * now, and all of it goes on the seventh day unless the business names a law. Pressed twice, it asks once.
 */
export async function askToErase(
  services: Services,
  portal: Portal,
  { everything, targets, minor = false }: Chosen,
  locale: Locale,
): Promise<number> {
  const { prisma } = services.database;
  const rows = await findSubjectRows(prisma, portal.emails);
  await eraseWritten(services, rows, { everything, targets });
  await eraseInvited(services, rows, { everything, targets });
  const own = await ownRows(services.database, rows);
  const wanted = everything ? own : own.filter(({ target }) => targets.includes(target));
  const keys = new Set(wanted.map(({ organizationId, email }) => `${organizationId} ${email}`));
  for (const key of [...keys].sort()) {
    const [organizationId = "", email = ""] = key.split(" ");
    const named = wanted
      .filter((row) => row.organizationId === organizationId && row.email === email)
      .map(({ target }) => target);
    const wish = { organizationId, email, locale, kind: "erase", everything, minor } as const;
    const request = await prisma.$transaction(async (tx) => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`erase ${key}`}, 0))`;
      const before = await tx.rightsRequest.findFirst({
        where: {
          ...{ organizationId, email, kind: "erase", minor, state: { in: ["open", "held"] } },
          OR: [{ everything: true }, ...(everything ? [] : [{ targets: { hasEvery: named } }])],
        },
        select: { id: true },
      });
      const id =
        before?.id ?? (await openRequest(services, tx, { ...wish, targets: everything ? [] : named }));
      return tx.rightsRequest.findUniqueOrThrow({ where: { id } });
    });
    await cancelAhead(services, organizationId, await targetsOf(prisma, request));
  }
  return keys.size;
}

/** What was written to the operator goes at once: nobody else's word is needed for it. */
async function eraseWritten(
  services: Services,
  { supportIds }: SubjectRows,
  { everything, targets }: Pick<Chosen, "everything" | "targets">,
): Promise<void> {
  const ids = everything ? supportIds : supportIds.filter((id) => targets.includes(`support:${id}`));
  if (ids.length === 0) return;
  await inErasingTransaction(services.database, async (tx) => {
    await tx.$executeRaw`SELECT set_config('parley.rule', 'request', true)`;
    await eraseSupport(services, tx, ids);
  });
}

/** So does what businesses asked of them: they owe no answer to it. */
async function eraseInvited(
  services: Services,
  { invitationIds }: SubjectRows,
  { everything, targets }: Pick<Chosen, "everything" | "targets">,
): Promise<void> {
  const ids = everything ? invitationIds : invitationIds.filter((id) => targets.includes(`invitation:${id}`));
  if (ids.length === 0) return;
  await inErasingTransaction(services.database, async (tx) => {
    await tx.$executeRaw`SELECT set_config('parley.rule', 'request', true)`;
    await eraseInvitations(services, tx, ids);
  });
}

/** Keeps what was ticked from being used, and lets the rest be used again, at once; businesses are told. */
export async function restrictTo(
  services: Services,
  portal: Portal,
  targets: readonly string[],
  { locale, t }: Translator,
): Promise<number> {
  const { prisma } = services.database;
  const rows = await findSubjectRows(prisma, portal.emails);
  const now = new Date(services.clock.now());
  const wanted = rows.attendeeIds.filter((id) => targets.includes(`attendee:${id}`));
  const written = rows.supportIds.filter((id) => targets.includes(`support:${id}`));
  return prisma.$transaction(async (tx) => {
    await restrictCases(tx, written, now);
    await restrictCases(
      tx,
      rows.supportIds.filter((id) => !written.includes(id)),
      null,
    );
    const fresh = await tx.attendee.findMany({
      where: { id: { in: wanted }, restrictedAt: null },
      select: { id: true, organizationId: true, email: true },
    });
    await restrictSeats(tx, wanted, now);
    await restrictSeats(
      tx,
      rows.attendeeIds.filter((id) => !wanted.includes(id)),
      null,
    );
    const outcome = t("rights.outcome.restrict");
    for (const organizationId of [...new Set(fresh.map((row) => row.organizationId))].sort()) {
      const here = fresh.filter((row) => row.organizationId === organizationId);
      const wish = {
        organizationId,
        locale,
        kind: "restrict",
        email: here[0]?.email.toLowerCase() ?? "",
      } as const;
      const id = await openRequest(services, tx, {
        ...wish,
        targets: here.map((row) => `attendee:${row.id}`),
      });
      await closeRequest(
        services,
        tx,
        { id, organizationId },
        { state: "done", outcome },
        { actor: "person" },
      );
    }
    return wanted.length + written.length;
  });
}

/** Ends what rests on a business's interest alone, everywhere and at once. */
export async function objectNow(services: Services, portal: Portal): Promise<number> {
  const rows = await findSubjectRows(services.database.prisma, portal.emails);
  return services.database.prisma.$transaction((tx) => objectToOrigin(tx, rows.attendeeIds));
}

/** Asks for an answer to read otherwise: one of the person's own, of any business. */
export async function askToCorrectAnswer(
  services: Services,
  portal: Portal,
  { answerId, text, locale }: { answerId: string; text: string; locale: Locale },
): Promise<boolean> {
  const { prisma } = services.database;
  const rows = await findSubjectRows(prisma, portal.emails);
  const answer = await prisma.answer.findFirst({
    where: { id: answerId, attendeeId: { in: rows.attendeeIds } },
    select: { id: true, organizationId: true, attendee: { select: { email: true } } },
  });
  if (!answer) return false;
  const { organizationId, attendee } = answer;
  const wish = {
    organizationId,
    text,
    locale,
    kind: "correct",
    email: attendee.email.toLowerCase(),
  } as const;
  await prisma.$transaction((tx) => openRequest(services, tx, { ...wish, targets: [`answer:${answer.id}`] }));
  return true;
}

/** Tells a business that holds something of the person anything else, in free words. */
export async function askFreely(
  services: Services,
  portal: Portal,
  { organizationId, text, locale }: { organizationId: string; text: string; locale: Locale },
): Promise<boolean> {
  const { prisma } = services.database;
  const own = await ownRows(services.database, await findSubjectRows(prisma, portal.emails, organizationId));
  const [row] = own;
  if (!row) return false;
  const wish = { organizationId, text, locale, kind: "other", email: row.email } as const;
  await prisma.$transaction((tx) => openRequest(services, tx, wish));
  return true;
}

/** Takes one of the person's own requests back. */
export async function takeBack(services: Services, portal: Portal, requestId: string): Promise<boolean> {
  const request = await findRequestOf(services.database.prisma, portal.emails, requestId);
  return request !== null && (await withdrawRequest(services, request)).ok;
}

/** The own link of a booking opens its sensitive answers. False where it is none, or of a booking of somebody else. */
export async function openByBookingLink(services: Services, portal: Portal, link: string): Promise<boolean> {
  const [, attendeeId = "", signature = ""] = /\/booking\/([a-z2-7]{26})\/([\w-]{43})/.exec(link) ?? [];
  if (!services.links.isManageSignature(attendeeId, signature)) return false;
  const rows = await findSubjectRows(services.database.prisma, portal.emails);
  if (!rows.attendeeIds.includes(attendeeId)) return false;
  await insertOpened(services.database.prisma, portal.sessionId, attendeeId);
  return true;
}
