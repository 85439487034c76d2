import { noteDone } from "#app/features/audit/audit.server.ts";
import { queueMail } from "#app/features/notifications/notifications.server.ts";
import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { changeCase, findCase, type HeldCase, insertAnswer, lockCase } from "./case-repository.server.ts";

type Tools = Pick<Services, "database" | "clock" | "jobs">;
type Done = "read" | "answered" | "closed" | "reopened";

export type CaseResult =
  | { ok: true }
  | { ok: false; reason: "not-found" | "restricted" | "closed" | "open" | "no-words" };

export const answerTextMax = 8000;

/** Every look at a case and every word in it stands in the instance's log, by the case's id alone. */
function noteCase({ clock }: Pick<Tools, "clock">, tx: DatabaseTransaction, id: string, done: Done) {
  return noteDone(tx, {
    ...{ organizationId: null, action: "operator.support", target: `support:${id}`, by: "operator" },
    details: { done },
    now: clock.now(),
  });
}

/** A case as the operator reads it; what its writer keeps from being used is not read. Nothing is read unnoted. */
export function readCase(
  services: Tools,
  id: string,
): Promise<{ ok: true; held: HeldCase } | { ok: false; reason: "not-found" | "restricted" }> {
  return services.database.prisma.$transaction(async (tx) => {
    const held = await findCase(tx, id);
    if (!held) return { ok: false, reason: "not-found" };
    if (held.restrictedAt) return { ok: false, reason: "restricted" };
    await noteCase(services, tx, id, "read");
    return { ok: true, held };
  });
}

/** Mails an answer and keeps it with the case; closes it where that was the last word. */
export function answerCase(
  services: Tools,
  { id, text, close }: { id: string; text: string; close: boolean },
): Promise<CaseResult> {
  const words = text.trim();
  if (words === "" || words.length > answerTextMax) return Promise.resolve({ ok: false, reason: "no-words" });
  return change(services, id, "answered", async (tx, isClosed) => {
    if (isClosed) return { ok: false, reason: "closed" };
    const at = new Date(services.clock.now());
    const answerId = randomId();
    await insertAnswer(tx, { id: answerId, requestId: id, text: words, at });
    await changeCase(tx, id, { lastWordAt: at, ...(close ? { closedAt: at } : {}) });
    await queueMail(services, tx, {
      ...{ kind: "support_answered", supportRequestId: id, dedupeKey: `support_answered:${answerId}` },
      facts: { supportAnswerId: answerId },
    });
    return { ok: true };
  });
}

export function closeCase(services: Tools, id: string): Promise<CaseResult> {
  return change(services, id, "closed", async (tx, isClosed) => {
    if (isClosed) return { ok: false, reason: "closed" };
    await changeCase(tx, id, { closedAt: new Date(services.clock.now()) });
    return { ok: true };
  });
}

/** Takes a closed case up again; its time begins anew when it is closed once more. */
export function reopenCase(services: Tools, id: string): Promise<CaseResult> {
  return change(services, id, "reopened", async (tx, isClosed) => {
    if (!isClosed) return { ok: false, reason: "open" };
    await changeCase(tx, id, { closedAt: null, lastWordAt: new Date(services.clock.now()) });
    return { ok: true };
  });
}

function change(
  services: Tools,
  id: string,
  done: Done,
  work: (tx: DatabaseTransaction, isClosed: boolean) => Promise<CaseResult>,
): Promise<CaseResult> {
  return services.database.prisma.$transaction(async (tx): Promise<CaseResult> => {
    const found = await lockCase(tx, id);
    if (!found) return { ok: false, reason: "not-found" };
    if (found.restrictedAt) return { ok: false, reason: "restricted" };
    const result = await work(tx, found.closedAt !== null);
    if (result.ok) await noteCase(services, tx, id, done);
    return result;
  });
}
