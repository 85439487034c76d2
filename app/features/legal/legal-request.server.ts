import { z } from "zod";
import { noteDone } from "#app/features/audit/audit.server.ts";
import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import type { LegalBasis, LegalState } from "#app/platform/database/generated/client.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import type { Services } from "#app/platform/services.server.ts";

type Tools = Pick<Services, "database" | "clock">;

const text = z.string().trim().min(1).max(4000);

/** What is written down as a request comes in. Instants are epoch milliseconds. */
export const newLegalRequest = z
  .object({
    organizationId: z.string().nullable(),
    authority: text,
    /** The authority's own. */
    reference: text,
    basis: z.enum(["order", "law", "own_rights", "emergency"] as const satisfies readonly LegalBasis[]),
    necessity: z.string().trim().max(4000).default(""),
    scope: text,
    receivedAt: z.number().int(),
    /** Until then the law forbids telling the person. */
    gagUntil: z.number().int().nullable(),
    people: z.array(z.object({ email: z.string().email().toLowerCase(), locale: z.enum(["en", "fr"]) })),
  })
  .refine(({ basis, necessity }) => basis !== "own_rights" || necessity !== "", {
    message: "A request for one's own rights needs a written necessity.",
  });

export type NewLegalRequest = z.input<typeof newLegalRequest>;

export async function registerLegalRequest(services: Tools, wish: NewLegalRequest): Promise<string> {
  const { people, receivedAt, gagUntil, ...request } = newLegalRequest.parse(wish);
  const id = randomId();
  await services.database.prisma.$transaction(async (tx) => {
    await tx.legalRequest.create({
      data: {
        ...{ id, ...request, receivedAt: new Date(receivedAt) },
        gagUntil: gagUntil === null ? null : new Date(gagUntil),
        people: { create: people.map((person) => ({ id: randomId(), ...person })) },
      },
      select: { id: true },
    });
    await noteStep(services, tx, id, "received");
  });
  return id;
}

export type LegalAnswer =
  | { state: "answered"; given: string }
  | { state: "contested" | "refused"; reason: string };

export type LegalResult =
  | { ok: true }
  | { ok: false; reason: "not-found" | "closed" | "no-words" | "nobody" | "one-person" };

/** Why nothing may be handed over yet: nobody has put their name to it, or in an emergency only one person has. */
export function lacksApproval({
  basis,
  approvedBy,
}: {
  basis: LegalBasis;
  approvedBy: readonly string[];
}): "nobody" | "one-person" | null {
  if (approvedBy.length === 0) return "nobody";
  return basis === "emergency" && approvedBy.length < 2 ? "one-person" : null;
}

/** Somebody has looked at the request and agrees. The same name, however it is written, counts once. */
export function approveLegalRequest(services: Tools, id: string, name: string): Promise<LegalResult> {
  const written = name.trim().replace(/\s+/g, " ");
  return services.database.prisma.$transaction(async (tx): Promise<LegalResult> => {
    await tx.$executeRaw`SELECT 1 FROM legal_request WHERE id = ${id} FOR UPDATE`;
    const request = await tx.legalRequest.findUnique({
      where: { id },
      select: { state: true, approvedBy: true },
    });
    if (!request) return { ok: false, reason: "not-found" };
    if (request.state === "answered" || request.state === "refused") return { ok: false, reason: "closed" };
    if (written === "") return { ok: false, reason: "no-words" };
    const known = request.approvedBy.some((one) => one.toLowerCase() === written.toLowerCase());
    if (known) return { ok: true };
    const approvedBy = [...request.approvedBy, written];
    const approved = { approvedBy, approvals: approvedBy.length };
    await tx.legalRequest.update({ where: { id }, data: approved, select: { id: true } });
    await noteStep(services, tx, id, "approved");
    return { ok: true };
  });
}

/** An emergency is looked at once more, by when; epoch milliseconds. Null where that is done, or there is none. */
export function reviewDueAt(request: {
  basis: LegalBasis;
  state: LegalState;
  answeredAt: Date | null;
  reviewedAt: Date | null;
}): number | null {
  if (request.basis !== "emergency" || request.state !== "answered" || request.reviewedAt) return null;
  return request.answeredAt && request.answeredAt.getTime() + 72 * 3_600_000;
}

/** What was found when an emergency was looked at once more. */
export function reviewLegalRequest(services: Tools, id: string, review: string): Promise<LegalResult> {
  return services.database.prisma.$transaction(async (tx): Promise<LegalResult> => {
    const request = await tx.legalRequest.findUnique({
      where: { id },
      select: { basis: true, state: true, answeredAt: true, reviewedAt: true },
    });
    if (!request) return { ok: false, reason: "not-found" };
    if (reviewDueAt(request) === null) return { ok: false, reason: "closed" };
    if (review.trim() === "") return { ok: false, reason: "no-words" };
    const reviewedAt = new Date(services.clock.now());
    await tx.legalRequest.update({ where: { id }, data: { review, reviewedAt }, select: { id: true } });
    await noteStep(services, tx, id, "reviewed");
    return { ok: true };
  });
}

/** What became of it. Nothing is handed over before somebody has approved it, in an emergency two people. */
export function answerLegalRequest(services: Tools, id: string, answer: LegalAnswer): Promise<LegalResult> {
  return services.database.prisma.$transaction(async (tx): Promise<LegalResult> => {
    await tx.$executeRaw`SELECT 1 FROM legal_request WHERE id = ${id} FOR UPDATE`;
    const request = await tx.legalRequest.findUnique({
      where: { id },
      select: { state: true, basis: true, approvedBy: true },
    });
    if (!request) return { ok: false, reason: "not-found" };
    if (request.state === "answered" || request.state === "refused") return { ok: false, reason: "closed" };
    const words = answer.state === "answered" ? answer.given : answer.reason;
    if (words.trim() === "") return { ok: false, reason: "no-words" };
    const lacking = answer.state === "answered" ? lacksApproval(request) : null;
    if (lacking) return { ok: false, reason: lacking };
    const answeredAt = answer.state === "contested" ? null : new Date(services.clock.now());
    await tx.legalRequest.update({ where: { id }, data: { ...answer, answeredAt }, select: { id: true } });
    await noteStep(services, tx, id, answer.state);
    return { ok: true };
  });
}

export async function noteStep(
  { clock }: Pick<Services, "clock">,
  tx: DatabaseTransaction,
  id: string,
  what: LegalState | "held" | "told" | "gagged" | "approved" | "reviewed" | "exported",
): Promise<void> {
  const done = { action: "operator.legal", by: "operator", details: { what } } as const;
  await noteDone(tx, { organizationId: null, ...done, target: `legal:${id}`, now: clock.now() });
}

/** A gag may be made longer or shorter, by whoever may: the person is told as soon as it ends. */
export async function setGag(services: Tools, id: string, gagUntil: number | null): Promise<boolean> {
  return services.database.prisma.$transaction(async (tx) => {
    const { count } = await tx.legalRequest.updateMany({
      where: { id },
      data: { gagUntil: gagUntil === null ? null : new Date(gagUntil) },
    });
    if (count > 0) await noteStep(services, tx, id, "gagged");
    return count > 0;
  });
}

/** Keeps a booking's data for a request, until it is looked at again. */
export async function holdForRequest(
  services: Tools,
  { requestId, bookingId, reviewOn }: { requestId: string; bookingId: string; reviewOn: number },
): Promise<boolean> {
  const { prisma } = services.database;
  const booking = await prisma.booking.findUnique({
    where: { id: bookingId },
    select: { organizationId: true },
  });
  const request = await prisma.legalRequest.findUnique({
    where: { id: requestId },
    select: { reference: true },
  });
  if (!booking || !request) return false;
  const hold = {
    ...({ organizationId: booking.organizationId, basis: "order", reason: request.reference } as const),
    ...{ legalRequestId: requestId, placedAt: new Date(services.clock.now()), reviewOn: new Date(reviewOn) },
  };
  await prisma.$transaction(async (tx) => {
    await tx.legalHold.upsert({
      where: { bookingId },
      create: { bookingId, ...hold },
      update: hold,
      select: { bookingId: true },
    });
    await noteStep(services, tx, requestId, "held");
  });
  return true;
}

export function listLegalRequests({ database: { prisma } }: Pick<Services, "database">) {
  return prisma.legalRequest.findMany({
    select: {
      ...{
        id: true,
        authority: true,
        reference: true,
        basis: true,
        scope: true,
        state: true,
        receivedAt: true,
      },
      ...{ answeredAt: true, gagUntil: true, given: true, reason: true },
      ...{ approvedBy: true, reviewedAt: true },
      organization: { select: { slug: true } },
      people: { select: { toldAt: true } },
      holds: { select: { bookingId: true, reviewOn: true } },
    },
    orderBy: [{ receivedAt: "desc" }, { id: "asc" }],
  });
}

/** All holds, those first whose review is due the soonest; of every business. */
export async function listHolds({ database: { prisma }, clock }: Tools) {
  const rows = await prisma.legalHold.findMany({
    select: {
      ...{ bookingId: true, basis: true, placedAt: true, reviewOn: true, legalRequestId: true },
      organization: { select: { slug: true } },
    },
    orderBy: [{ reviewOn: "asc" }, { bookingId: "asc" }],
  });
  return rows.map((row) => ({ ...row, due: row.reviewOn.getTime() <= clock.now() }));
}
