import { can, type MemberRole } from "#app/domain/member/permissions.ts";
import type { Services } from "#app/platform/services.server.ts";
import { listMemberRows, type MemberRow } from "./member-time-repository.server.ts";
import { findSchedule, type ScheduleRow } from "./schedule-repository.server.ts";

/** Who is at work in which business: what a dashboard's request begins with. */
export type AtWork = {
  services: Pick<Services, "database">;
  organizationId: string;
  user: { id: string };
  role: MemberRole;
};

/** Members look after their own time; whoever manages them looks after everybody's. */
export function mayManage({ user, role }: Pick<AtWork, "user" | "role">, memberId: string): boolean {
  return can(role, "schedule:all") || user.id === memberId;
}

/** The schedule that somebody may change. Throws 404 for all others, so that ids tell nothing. */
export async function managedSchedule(at: AtWork, id: string | undefined): Promise<ScheduleRow> {
  const schedule = await findSchedule(at.services.database.prisma, at.organizationId, id ?? "");
  if (!schedule || !mayManage(at, schedule.userId)) throw new Response(null, { status: 404 });
  return schedule;
}

export type ManagedMember = MemberRow & {
  isSelf: boolean;
  /** Everybody whose time this person looks after, for a choice; only themselves for most. */
  choices: MemberRow[];
  /** Everybody else in the business, for sending visitors to. */
  colleagues: MemberRow[];
};

/** The member whose time a page is about: the one asked for, or oneself. Throws 404 for one that is not looked after. */
export async function managedMember(at: AtWork, wanted: string | null): Promise<ManagedMember> {
  const members = await listMemberRows(at.services.database.prisma, at.organizationId);
  const id = wanted || at.user.id;
  const member = members.find((one) => one.id === id);
  if (!member || !mayManage(at, id)) throw new Response(null, { status: 404 });
  return {
    ...member,
    isSelf: id === at.user.id,
    choices: members.filter((one) => mayManage(at, one.id)),
    colleagues: members.filter((one) => one.id !== id && !one.suspended),
  };
}

/** Like `managedMember`, by the address: "?member=<id>". `search` keeps speaking of the same member. */
export async function memberOfPage(
  at: AtWork,
  request: Request,
): Promise<ManagedMember & { search: string }> {
  const wanted = new URL(request.url).searchParams.get("member");
  const member = await managedMember(at, wanted);
  return { ...member, search: member.isSelf ? "" : `?${new URLSearchParams({ member: member.id })}` };
}
