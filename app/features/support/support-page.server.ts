import type { Translator } from "#app/messages/translator.ts";
import { type FormTree, parseForm } from "#app/platform/form/form-tree.ts";
import type { FormAnswer } from "#app/platform/form/use-form-tree.ts";
import type { Services } from "#app/platform/services.server.ts";
import { formatDateTime } from "#app/platform/time/format.server.ts";
import { listGrants, openUntil } from "./grant-repository.server.ts";
import { grantAccess } from "./open-access.server.ts";
import { grantForm, isSupportScope, type SupportScope, supportScopes } from "./support-form.ts";

export type GrantLine = {
  id: string;
  open: boolean;
  emergency: boolean;
  /** Who let support look; null for a former member and in an emergency. */
  grantedBy: string | null;
  scopes: SupportScope[];
  caseRef: string;
  reason: string;
  from: string;
  /** When it ends, or ended. */
  to: string;
  /** How many bookings were seen. */
  seen: number;
};

type Of = { organization: { id: string; timeZone: string }; translator: Translator };

/** Every access that a business had opened, or that was opened in an emergency, the latest first. */
export async function supportPage(
  { database, clock }: Pick<Services, "database" | "clock">,
  { organization, translator }: Of,
): Promise<{ grants: GrantLine[] }> {
  const now = clock.now();
  const shown = { locale: translator.locale, zone: organization.timeZone };
  const rows = await listGrants(database.prisma, organization.id);
  return {
    grants: rows.map(
      ({ id, kind, scopes, caseRef, reason, startedAt, endsAt, endedAt, grantedBy, _count }) => ({
        ...{ id, caseRef, reason },
        scopes: scopes.filter(isSupportScope),
        open: endedAt === null && endsAt.getTime() > now,
        emergency: kind === "emergency",
        grantedBy: grantedBy?.name ?? null,
        from: formatDateTime(startedAt.getTime(), shown),
        to: formatDateTime((endedAt ?? endsAt).getTime(), shown),
        seen: _count.accesses,
      }),
    ),
  };
}

/** For every member, on every page: until when support may look, in the business's zone; null where it may not. */
export async function supportMayLook(
  { database, clock }: Pick<Services, "database" | "clock">,
  { organization, translator }: Of,
): Promise<string | null> {
  const until = await openUntil(database.prisma, organization.id, clock.now());
  if (until === null) return null;
  return formatDateTime(until, { locale: translator.locale, zone: organization.timeZone });
}

type Submitted = { status: 303 } | { status: 400; answer: FormAnswer };

/** An owner lets support look. */
export async function submitGrant(
  services: Pick<Services, "database" | "clock" | "jobs">,
  wish: { organizationId: string; actorId: string; tree: FormTree; t: Translator["t"] },
): Promise<Submitted> {
  const { organizationId, actorId, tree, t } = wish;
  const parsed = parseForm(grantForm(t), tree);
  if (!parsed.ok) return { status: 400, answer: { values: tree, errors: parsed.errors } };
  const { caseRef, hours, ...chosen } = parsed.data;
  const scopes = supportScopes.filter((scope) => chosen[scope]);
  if (scopes.length === 0)
    return { status: 400, answer: { values: tree, errors: { bookings: t("support.form.scopeMissing") } } };
  await grantAccess(services, { organizationId, actorId, scopes, caseRef, hours });
  return { status: 303 };
}
