import type { Translator } from "#app/messages/translator.ts";
import type { MemberRole } from "#app/platform/database/generated/enums.ts";
import type { Services } from "#app/platform/services.server.ts";
import { formatDate } from "#app/platform/time/format.server.ts";
import { listMemberRows, type MemberRow } from "./member-repository.server.ts";

export const membersPerPage = 100;

/** `resting`: paused by themselves. `leaving`: the account is being deleted. */
export type MemberState = "active" | "suspended" | "resting" | "leaving";

export type MemberLine = {
  id: string;
  name: string;
  email: string;
  role: MemberRole;
  state: MemberState;
  /** Since when they are suspended, or belong to the business. */
  since: string;
  isYou: boolean;
};

export type MembersPage = { members: MemberLine[]; page: number; pages: number };

type Asked = {
  organization: { id: string; timeZone: string };
  viewerId: string;
  translator: Translator;
};

/** Everybody of a business by name, a hundred to a page. */
export async function membersPage(
  { database: { prisma } }: Pick<Services, "database">,
  { page: wanted, ...asked }: Asked & { page: number },
): Promise<MembersPage> {
  const organizationId = asked.organization.id;
  const pages = Math.max(
    1,
    Math.ceil((await prisma.membership.count({ where: { organizationId } })) / membersPerPage),
  );
  const page = Number.isInteger(wanted) ? Math.min(Math.max(1, wanted), pages) : 1;
  const range = { skip: (page - 1) * membersPerPage, take: membersPerPage };
  const rows = await listMemberRows(prisma, organizationId, range);
  return { members: rows.map((row) => memberLine(row, asked)), page, pages };
}

export function memberLine(
  { userId, role, barredAt, createdAt, user }: MemberRow,
  { organization, viewerId, translator: { locale } }: Asked,
): MemberLine {
  const { name, email } = user;
  return {
    ...{ id: userId, name, email, role, isYou: userId === viewerId },
    state: stateOf(barredAt, user),
    since: formatDate((barredAt ?? createdAt).getTime(), { locale, zone: organization.timeZone }),
  };
}

function stateOf(barredAt: Date | null, { closesAt, pausedAt }: MemberRow["user"]): MemberState {
  if (barredAt !== null) return "suspended";
  if (closesAt !== null) return "leaving";
  return pausedAt === null ? "active" : "resting";
}
