import type { Services } from "#app/platform/services.server.ts";
import { lacksApproval, noteStep } from "./legal-request.server.ts";

export type LegalScope = {
  email: string;
  /** Null where the request is about all businesses. */
  organizationId: string | null;
  authority: string;
  reference: string;
  scope: string;
};

export type LegalExport =
  | { ok: true; of: LegalScope }
  | { ok: false; reason: "not-found" | "closed" | "not-named" | "nobody" | "one-person" };

/**
 * Whether data of somebody may be taken out for an authority, and of which businesses: for a request that stands and
 * was approved, of those whom it names, and of nobody else. Says so in the log.
 */
export function openLegalExport(
  services: Pick<Services, "database" | "clock">,
  id: string,
  email: string,
): Promise<LegalExport> {
  return services.database.prisma.$transaction(async (tx): Promise<LegalExport> => {
    const request = await tx.legalRequest.findUnique({
      where: { id },
      select: {
        ...{ state: true, basis: true, approvedBy: true, organizationId: true },
        ...{ authority: true, reference: true, scope: true },
        people: { select: { email: true } },
      },
    });
    if (!request) return { ok: false, reason: "not-found" };
    if (request.state === "answered" || request.state === "refused") return { ok: false, reason: "closed" };
    const lacking = lacksApproval(request);
    if (lacking) return { ok: false, reason: lacking };
    const wanted = email.trim().toLowerCase();
    if (!request.people.some((person) => person.email === wanted)) return { ok: false, reason: "not-named" };
    await noteStep(services, tx, id, "exported");
    const { organizationId, authority, reference, scope } = request;
    return { ok: true, of: { email: wanted, organizationId, authority, reference, scope } };
  });
}
