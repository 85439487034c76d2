import type { DeviceClass } from "#app/domain/room/device-class.ts";
import type { DepartureReason, Seat } from "#app/domain/room/seats.ts";
import type { CallEnd, LeaveReason } from "#app/platform/database/generated/enums.ts";
import type { Services } from "#app/platform/services.server.ts";

type Store = Pick<Services, "database">;
export type CallKey = { callId: string; organizationId: string };
export type LoggedSeat = {
  rowId: string;
  seat: Seat;
  userId: string | null;
  attendeeId: string | null;
  device: DeviceClass | null;
};

const leaveReasons: Record<DepartureReason, LeaveReason> = {
  left: "left",
  "connection-lost": "connection_lost",
  removed: "removed",
  "time-over": "time_over",
  "ended-by-host": "ended_by_host",
  "server-stopped": "server_stopped",
};
/** Whoever was removed did not hang up, but for the call it is the same: somebody ended it on purpose. */
const callEnds: Record<DepartureReason, CallEnd> = {
  left: "left",
  "connection-lost": "connection_lost",
  removed: "left",
  "time-over": "time_over",
  "ended-by-host": "ended_by_host",
  "server-stopped": "server_stopped",
};

/**
 * Opens a call. A booking has one running call at most: one that a dead process left open, and that nobody has swept
 * yet, is ended where it was last seen.
 */
export async function insertCall(
  { database }: Store,
  { callId, organizationId }: CallKey,
  bookingId: string,
  at: number,
  seats: LoggedSeat[],
): Promise<void> {
  await database.prisma.$transaction(async (tx) => {
    await tx.$executeRaw`
      UPDATE call SET ended_at = last_seen_at, end_reason = 'server_stopped'
      WHERE organization_id = ${organizationId} AND booking_id = ${bookingId} AND ended_at IS NULL`;
    await tx.call.create({
      data: {
        id: callId,
        organizationId,
        bookingId,
        startedAt: new Date(at),
        lastSeenAt: new Date(at),
        participants: { create: seats.map((seat) => participantRow(organizationId, seat)) },
      },
    });
  });
}

export async function insertParticipant({ database }: Store, key: CallKey, seat: LoggedSeat): Promise<void> {
  await database.prisma.callParticipant.create({
    data: { ...participantRow(key.organizationId, seat), callId: key.callId },
  });
}

export async function closeParticipant(
  { database }: Store,
  { callId, organizationId }: CallKey,
  rowId: string,
  at: number,
  reason: DepartureReason,
): Promise<void> {
  await database.prisma.callParticipant.updateMany({
    where: { id: rowId, callId, organizationId },
    data: { leftAt: new Date(at), leaveReason: leaveReasons[reason] },
  });
}

export async function closeCall(
  { database }: Store,
  key: CallKey,
  at: number,
  reason: DepartureReason,
): Promise<void> {
  await database.prisma.call.updateMany({
    where: { id: key.callId, organizationId: key.organizationId },
    data: { endedAt: new Date(at), endReason: callEnds[reason] },
  });
}

export async function reopenCall({ database }: Store, key: CallKey): Promise<void> {
  await database.prisma.call.updateMany({
    where: { id: key.callId, organizationId: key.organizationId },
    data: { endedAt: null, endReason: null },
  });
}

/** A call whose process stopped or died; `visits` were under way then. Epoch milliseconds. */
export type UnfinishedCall = {
  callId: string;
  startedAt: number;
  visits: { rowId: string; userId: string | null; attendeeId: string | null }[];
};

/** Whoever is not back by then has hung up. */
const takenUpWithinMs = 60_000;

/**
 * The call that a process which is gone left behind in this room, if it may still go on: closed where it was last seen,
 * so that the log is true should nobody come back.
 */
export async function takeUpCall(
  { database }: Store,
  { bookingId, organizationId }: { bookingId: string; organizationId: string },
  now: number,
): Promise<UnfinishedCall | null> {
  const earliest = new Date(now - takenUpWithinMs);
  // Most rooms open for the first time: one question instead of a transaction, for many open at the same instant.
  const { rows } = await database.pool.query(
    `SELECT 1 FROM call WHERE organization_id = $1 AND booking_id = $2
      AND (ended_at IS NULL OR (end_reason = 'server_stopped' AND ended_at > $3)) LIMIT 1`,
    [organizationId, bookingId, earliest],
  );
  if (rows.length === 0) return null;
  return database.prisma.$transaction(async (tx) => {
    await tx.$executeRaw`
      UPDATE call_participant p SET left_at = greatest(c.last_seen_at, p.joined_at), leave_reason = 'server_stopped'
      FROM call c WHERE c.id = p.call_id AND p.left_at IS NULL AND c.ended_at IS NULL
        AND c.organization_id = ${organizationId} AND c.booking_id = ${bookingId}`;
    await tx.$executeRaw`
      UPDATE call SET ended_at = last_seen_at, end_reason = 'server_stopped'
      WHERE organization_id = ${organizationId} AND booking_id = ${bookingId} AND ended_at IS NULL`;
    const call = await tx.call.findFirst({
      where: {
        organizationId,
        bookingId,
        endReason: "server_stopped",
        endedAt: { gt: earliest },
      },
      orderBy: { startedAt: "desc" },
      select: {
        id: true,
        startedAt: true,
        participants: {
          where: { leaveReason: "server_stopped" },
          select: { id: true, userId: true, attendeeId: true },
        },
      },
    });
    if (!call) return null;
    const visits = call.participants.map(({ id, ...person }) => ({ rowId: id, ...person }));
    return { callId: call.id, startedAt: call.startedAt.getTime(), visits };
  });
}

export async function reopenParticipant(
  { database }: Store,
  { callId, organizationId }: CallKey,
  rowId: string,
): Promise<void> {
  await database.prisma.callParticipant.updateMany({
    where: { id: rowId, callId, organizationId },
    data: { leftAt: null, leaveReason: null },
  });
}

/** Notes that these calls' rooms are alive. */
export async function touchCalls({ database }: Store, keys: CallKey[], now: number): Promise<void> {
  if (keys.length === 0) return;
  await database.prisma.call.updateMany({
    where: {
      id: { in: keys.map((key) => key.callId) },
      organizationId: { in: keys.map((key) => key.organizationId) },
    },
    data: { lastSeenAt: new Date(now) },
  });
}

/**
 * Ends what a process left open that did not stop by itself: at the last moment it was seen, which is the latest that
 * is known to be true. Goes over all tenants, since it repairs this program's own trace. Returns the calls ended.
 */
export async function closeAbandonedCalls({ database }: Store, seenBefore: number): Promise<number> {
  const before = new Date(seenBefore);
  await database.prisma.$executeRaw`
    UPDATE call_participant SET left_at = greatest(call.last_seen_at, joined_at), leave_reason = 'server_stopped'
    FROM call WHERE call.id = call_participant.call_id AND left_at IS NULL AND call.last_seen_at < ${before}`;
  return database.prisma.$executeRaw`
    UPDATE call SET ended_at = last_seen_at, end_reason = 'server_stopped'
    WHERE ended_at IS NULL AND last_seen_at < ${before}`;
}

function participantRow(organizationId: string, { rowId, seat, userId, attendeeId, device }: LoggedSeat) {
  const joinedAt = new Date(seat.joinedAt);
  return {
    id: rowId,
    organizationId,
    role: seat.role,
    userId,
    attendeeId,
    name: seat.name,
    joinedAt,
    device,
  };
}
