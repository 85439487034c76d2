import { callSeconds } from "#app/domain/room/call-record.ts";
import type { CallEnd, LeaveReason, ParticipantRole } from "#app/platform/database/generated/enums.ts";
import type { Services } from "#app/platform/services.server.ts";

/** A call as the dashboard shows it. Times are epoch milliseconds; `endedAt` is null while it runs. */
export type LoggedCall = {
  id: string;
  bookingId: string;
  title: string;
  startedAt: number;
  endedAt: number | null;
  /** Until `now` while it runs. */
  seconds: number;
  endReason: CallEnd | null;
  participants: {
    id: string;
    name: string;
    role: ParticipantRole;
    joinedAt: number;
    leftAt: number | null;
    leaveReason: LeaveReason | null;
  }[];
};

export const callsPerPage = 25;

/** A business's calls, the latest first, with the number of pages. `page` counts from 1. */
export async function listCalls(
  services: Pick<Services, "database" | "clock">,
  organizationId: string,
  { page }: { page: number },
): Promise<{ calls: LoggedCall[]; pages: number }> {
  const { prisma } = services.database;
  const [rows, total] = await Promise.all([
    readCalls(services, { organizationId }, { skip: (page - 1) * callsPerPage, take: callsPerPage }),
    prisma.call.count({ where: { organizationId } }),
  ]);
  return { calls: rows, pages: Math.max(1, Math.ceil(total / callsPerPage)) };
}

/** The calls of one booking, the latest first. */
export function callsOfBooking(
  services: Pick<Services, "database" | "clock">,
  organizationId: string,
  bookingId: string,
): Promise<LoggedCall[]> {
  return readCalls(services, { organizationId, bookingId }, {});
}

async function readCalls(
  { database, clock }: Pick<Services, "database" | "clock">,
  where: { organizationId: string; bookingId?: string },
  range: { skip?: number; take?: number },
): Promise<LoggedCall[]> {
  const rows = await database.prisma.call.findMany({
    where,
    ...range,
    orderBy: [{ startedAt: "desc" }, { id: "asc" }],
    select: {
      id: true,
      bookingId: true,
      startedAt: true,
      endedAt: true,
      endReason: true,
      booking: { select: { title: true } },
      participants: {
        select: { id: true, name: true, role: true, joinedAt: true, leftAt: true, leaveReason: true },
        orderBy: [{ joinedAt: "asc" }, { id: "asc" }],
      },
    },
  });
  return rows.map(({ booking, startedAt, endedAt, participants, ...call }) => ({
    ...call,
    title: booking.title,
    startedAt: startedAt.getTime(),
    endedAt: endedAt?.getTime() ?? null,
    seconds: callSeconds(startedAt.getTime(), endedAt?.getTime() ?? clock.now()),
    participants: participants.map(({ joinedAt, leftAt, ...person }) => ({
      ...person,
      joinedAt: joinedAt.getTime(),
      leftAt: leftAt?.getTime() ?? null,
    })),
  }));
}
