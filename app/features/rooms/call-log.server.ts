import { callSeconds } from "#app/domain/room/call-record.ts";
import type { DeviceClass } from "#app/domain/room/device-class.ts";
import { type AccessContext, guardedRead } from "#app/features/audit/audit.server.ts";
import { wholeMedia } from "#app/features/media/media.server.ts";
import type { Prisma } from "#app/platform/database/generated/client.ts";
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
    /** Of whoever came by their own link. */
    attendeeId: string | null;
    /** Null for somebody whose data is kept and not used. */
    name: string | null;
    role: ParticipantRole;
    joinedAt: number;
    leftAt: number | null;
    leaveReason: LeaveReason | null;
    device: DeviceClass | null;
  }[];
  /** How much of it is kept, as far as anybody may still see it; all of it is found on the booking's page. */
  kept: { recordings: number; photographs: number; whiteboards: number; lines: number };
  /** What people thought of it; nobody's name stands beside it. */
  ratings: { score: number; note: string }[];
};

export const callsPerPage = 25;

/** A business's calls, or those of one host's bookings, the latest first, with the number of pages. `page` counts from 1. */
export async function listCalls(
  services: Pick<Services, "database" | "clock">,
  access: AccessContext,
  { page, onlyHostId }: { page: number; onlyHostId: string | null },
): Promise<{ calls: LoggedCall[]; pages: number }> {
  const { organizationId } = access;
  const { prisma } = services.database;
  const where = onlyHostId === null ? {} : { booking: { hosts: { some: { userId: onlyHostId } } } };
  const [rows, total] = await Promise.all([
    readCalls(services, access, where, { skip: (page - 1) * callsPerPage, take: callsPerPage }),
    prisma.call.count({ where: { organizationId, ...where } }),
  ]);
  return { calls: rows, pages: Math.max(1, Math.ceil(total / callsPerPage)) };
}

/** The calls of one booking, the latest first. */
export function callsOfBooking(
  services: Pick<Services, "database" | "clock">,
  access: AccessContext,
  bookingId: string,
): Promise<LoggedCall[]> {
  return readCalls(services, access, { bookingId }, {});
}

const callSelect = {
  id: true,
  bookingId: true,
  startedAt: true,
  endedAt: true,
  endReason: true,
  booking: { select: { title: true } },
  ratings: {
    select: { score: true, note: true, attendee: { select: { restrictedAt: true } } },
    orderBy: [{ score: "desc" }, { id: "asc" }],
  },
  participants: {
    select: {
      ...{ id: true, attendeeId: true, name: true, role: true, joinedAt: true, leftAt: true },
      ...{ leaveReason: true, device: true },
      attendee: { select: { restrictedAt: true } },
    },
    orderBy: [{ joinedAt: "asc" }, { id: "asc" }],
  },
  media: { where: wholeMedia, select: { kind: true } },
  _count: { select: { chatLines: true } },
} satisfies Prisma.CallSelect;

async function readCalls(
  services: Pick<Services, "database" | "clock">,
  access: AccessContext,
  where: Prisma.CallWhereInput,
  range: { skip?: number; take?: number },
): Promise<LoggedCall[]> {
  const rows = await guardedRead(
    services,
    access,
    (prisma) =>
      prisma.call.findMany({
        where: { organizationId: access.organizationId, ...where },
        ...range,
        orderBy: [{ startedAt: "desc" }, { id: "asc" }],
        select: callSelect,
      }),
    (calls) => calls.map(({ bookingId }) => bookingId),
  );
  return rows.map(({ booking, startedAt, endedAt, participants, ratings, media, _count, ...call }) => ({
    ...call,
    title: booking.title,
    startedAt: startedAt.getTime(),
    endedAt: endedAt?.getTime() ?? null,
    seconds: callSeconds(startedAt.getTime(), endedAt?.getTime() ?? services.clock.now()),
    kept: {
      recordings: media.filter(({ kind }) => kind === "recording").length,
      photographs: media.filter(({ kind }) => kind === "photograph").length,
      whiteboards: media.filter(({ kind }) => kind === "whiteboard").length,
      lines: _count.chatLines,
    },
    ratings: ratings.map(({ score, note, attendee }) => ({
      score,
      note: attendee?.restrictedAt ? "" : note,
    })),
    participants: participants.map(({ joinedAt, leftAt, name, attendee, ...person }) => ({
      ...person,
      name: attendee?.restrictedAt ? null : name,
      joinedAt: joinedAt.getTime(),
      leftAt: leftAt?.getTime() ?? null,
    })),
  }));
}
