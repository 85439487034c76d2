import { noteAccount } from "#app/features/audit/audit.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { deleteFactor } from "./second-factor-repository.server.ts";
import { tellOfChange } from "./second-step.server.ts";
import { deleteSessions } from "./session-repository.server.ts";

/** What `npm run privacy -- second-step` takes. */
export const secondStepUsage = "Use: second-step off <e-mail address>";

/**
 * For somebody who lost their app and their recovery codes, once the operator knows that it is they who ask: signing in
 * takes the password alone again. Every session ends, the account is told by mail, and it stands in the log.
 * @throws Error with a sentence for what is refused
 */
export async function liftSecondStep(
  services: Pick<Services, "database" | "clock" | "jobs">,
  [verb, address]: string[],
): Promise<string> {
  if (verb !== "off" || address === undefined) throw new Error(secondStepUsage);
  const now = services.clock.now();
  return services.database.prisma.$transaction(async (tx) => {
    const email = address.trim().toLowerCase();
    const user = await tx.user.findFirst({ where: { email }, select: { id: true } });
    if (!user) throw new Error("No account has this address.");
    if (!(await deleteFactor(tx, user.id))) throw new Error("This account has no second step.");
    const sessions = await deleteSessions(tx, user.id);
    await noteAccount(tx, { action: "two-step.off", userId: user.id, by: "operator", now });
    await tellOfChange(services, tx, user.id, "two-step-off");
    return `Signing in takes the password alone again. Sessions that were ended: ${sessions}. The account is told by mail.`;
  });
}
