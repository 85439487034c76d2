import type { Services } from "#app/platform/services.server.ts";
import { lockRequest, standing } from "./request-repository.server.ts";
import { closeRequest, isStanding } from "./rights-request.server.ts";

/** Answers whatever is still asked of businesses that are being deleted, with what is done. It may be done twice. */
export async function closeRequestsOf(
  services: Services,
  organizationIds: readonly string[],
  outcome: string,
): Promise<void> {
  const { prisma } = services.database;
  const open = await prisma.rightsRequest.findMany({
    where: { organizationId: { in: [...organizationIds] }, state: { in: [...standing] } },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  for (const { id } of open)
    await prisma.$transaction(async (tx) => {
      const request = await lockRequest(tx, id);
      if (request && isStanding(request))
        await closeRequest(services, tx, request, { state: "done", outcome }, { actor: "clock" });
    });
}
