import {
  eraseAtRequest,
  eraseInvitations,
  inErasingTransaction,
} from "#app/features/privacy/privacy.server.ts";
import { translatorFor } from "#app/messages/all-translators.ts";
import { isLocale, locales } from "#app/messages/locale.ts";
import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import type { RightsActor } from "#app/platform/database/generated/client.ts";
import type { Services } from "#app/platform/services.server.ts";
import { cancelAhead } from "./cancel-ahead.server.ts";
import { lockRequest, type RequestRow } from "./request-repository.server.ts";
import { erasedBy, type Targets, targetsOf } from "./request-targets.server.ts";
import { objectToOrigin, restrictSeats } from "./restrict.server.ts";
import { closeRequest, isStanding, note, tellPerson } from "./rights-request.server.ts";
import { findSubjectRows } from "./subject-rows.server.ts";

type By = { actor: RightsActor; actorId?: string | undefined; words?: string };

/**
 * Does what a request asks for and closes it, in one transaction; false where it is closed already. Erasing and closing
 * go together: whatever instant the program stops at, a person is never told of what was not done.
 */
export async function carryOut(services: Services, request: RequestRow, by: By): Promise<boolean> {
  const { prisma } = services.database;
  if (request.kind === "erase" && request.organizationId !== null && isStanding(request)) {
    await cancelAhead(services, request.organizationId, await targetsOf(prisma, request));
  }
  return inErasingTransaction(services.database, async (tx) => {
    const locked = await lockRequest(tx, request.id);
    if (!locked || !isStanding(locked)) return false;
    const targets = await targetsOf(tx, locked);
    const { t } = translatorFor(isLocale(locked.locale) ? locked.locale : locales[0]);
    if ((await apply(services, tx, locked, targets)) > 0) {
      await holdBack(services, tx, locked, t("rights.outcome.held"));
      return false;
    }
    const said = by.words?.trim() ?? "";
    const outcome = said === "" ? t(`rights.outcome.${locked.kind}`) : said;
    const { actor, actorId } = by;
    await closeRequest(services, tx, locked, { state: "done", outcome }, { actor, actorId });
    return true;
  });
}

/** Gives how much of it something keeps from being done. */
async function apply(
  services: Services,
  tx: DatabaseTransaction,
  request: RequestRow,
  targets: Targets,
): Promise<number> {
  const { organizationId, kind } = request;
  if (organizationId === null) return 0;
  if (kind === "erase" && request.everything && request.email !== null) {
    const rows = await findSubjectRows(tx, [request.email.toLowerCase()], organizationId);
    await eraseInvitations(services, tx, rows.invitationIds);
  }
  if (kind === "erase")
    return (await eraseAtRequest(services, tx, await erasedBy(tx, organizationId, targets))).held;
  if (kind === "correct" && targets.answerIds.length > 0)
    // One by one: an answer that is sensitive is sealed as it is written.
    for (const id of targets.answerIds)
      await tx.answer.update({ where: { id, organizationId }, data: { values: [request.text] } });
  if (kind === "restrict") await restrictSeats(tx, targets.attendeeIds, new Date(services.clock.now()));
  if (kind === "object") await objectToOrigin(tx, targets.attendeeIds);
  return 0;
}

/** A claim or an order keeps something of it: the rest is gone, and the business owes the person an answer. */
async function holdBack(
  services: Services,
  tx: DatabaseTransaction,
  request: RequestRow,
  text: string,
): Promise<void> {
  if (request.state === "held") return;
  await tx.rightsRequest.update({ where: { id: request.id }, data: { state: "held" }, select: { id: true } });
  await note(services, tx, request, { kind: "held", actor: "clock", text });
  await tellPerson(services, tx, request, "held");
}
