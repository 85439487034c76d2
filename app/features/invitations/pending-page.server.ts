import type { Translator } from "#app/messages/translator.ts";
import type { MemberRole } from "#app/platform/database/generated/enums.ts";
import type { Services } from "#app/platform/services.server.ts";
import { formatDate, formatDateTime } from "#app/platform/time/format.server.ts";
import { findPending, listPending, type PendingRow } from "./invitation-repository.server.ts";

export type PendingLine = {
  id: string;
  email: string;
  name: string;
  role: MemberRole;
  /** Who asked; null for somebody who is gone. */
  by: string | null;
  invited: string;
  until: string;
  isOver: boolean;
};

type Tools = Pick<Services, "database" | "clock">;
type Asked = { organization: { id: string; timeZone: string }; translator: Translator };

/** Everybody whom a business has asked and who has not answered, by address. */
export async function pendingPage({ database, clock }: Tools, asked: Asked): Promise<PendingLine[]> {
  const rows = await listPending(database.prisma, asked.organization.id);
  return rows.map((row) => pendingLine(row, asked, clock.now()));
}

/** One of them; null where there is none such, or no longer. */
export async function pendingInvitation(
  { database, clock }: Tools,
  { id, ...asked }: Asked & { id: string },
): Promise<PendingLine | null> {
  const row = await findPending(database.prisma, { organizationId: asked.organization.id, id });
  return row && pendingLine(row, asked, clock.now());
}

function pendingLine(
  { id, email, name, role, invitedBy, createdAt, expiresAt }: PendingRow,
  { organization, translator: { locale } }: Asked,
  now: number,
): PendingLine {
  const shown = { locale, zone: organization.timeZone };
  return {
    ...{ id, email, name, role, by: invitedBy?.name ?? null },
    invited: formatDate(createdAt.getTime(), shown),
    until: formatDateTime(expiresAt.getTime(), shown),
    isOver: expiresAt.getTime() <= now,
  };
}
