import { noteDone } from "#app/features/audit/audit.server.ts";
import { type FormTree, formText } from "#app/platform/form/form-tree.ts";
import type { Services } from "#app/platform/services.server.ts";

/** How a business's calls connect, and what may be kept of them. `relay`: the operator has one. */
export type CallSettings = {
  callsByRelay: boolean;
  relay: boolean;
  recordsCalls: boolean;
  photographsCalls: boolean;
  keepsChat: boolean;
  keepsBoards: boolean;
  captionsCalls: boolean;
  /** The operator has a transcriber. */
  transcriber: boolean;
};

export async function callSettings(
  { database, settings }: Pick<Services, "database" | "settings">,
  organizationId: string,
): Promise<CallSettings> {
  const business = await database.prisma.organization.findUniqueOrThrow({
    where: { id: organizationId },
    select: {
      callsByRelay: true,
      recordsCalls: true,
      photographsCalls: true,
      keepsChat: true,
      keepsBoards: true,
      captionsCalls: true,
    },
  });
  return { ...business, relay: settings.turn !== null, transcriber: settings.transcriber !== null };
}

/** Whether calls go by the relay alone, and whether they may be recorded, from the next one on. */
export async function submitCallSettings(
  { database, clock }: Pick<Services, "database" | "clock">,
  { organizationId, actorId, tree }: { organizationId: string; actorId: string; tree: FormTree },
): Promise<void> {
  const on = (name: string) => formText(tree, name) !== "";
  const wanted = {
    callsByRelay: on("callsByRelay"),
    recordsCalls: on("recordsCalls"),
    photographsCalls: on("photographsCalls"),
    keepsChat: on("keepsChat"),
    keepsBoards: on("keepsBoards"),
    captionsCalls: on("captionsCalls"),
  };
  await database.prisma.$transaction(async (tx) => {
    await tx.organization.update({
      where: { id: organizationId },
      data: wanted,
      select: { id: true },
    });
    const now = clock.now();
    await noteDone(tx, { organizationId, action: "calls.changed", by: "member", actorId, now });
  });
}
