import {
  type CallRecord,
  type LogEntry,
  recordArrival,
  recordDeparture,
} from "#app/domain/room/call-record.ts";
import type { DeviceClass } from "#app/domain/room/device-class.ts";
import type { Departure, Seat } from "#app/domain/room/seats.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import {
  type CallKey,
  closeCall,
  closeParticipant,
  insertCall,
  insertParticipant,
  type LoggedSeat,
  reopenCall,
  reopenParticipant,
  type UnfinishedCall,
} from "./call-log-repository.server.ts";
import { accountOf } from "./participant.ts";

export type CallRecorder = {
  /** From which kind of device somebody joins; said before they arrive. */
  cameFrom(seatId: string, device: DeviceClass | null): void;
  arrived(seat: Seat, seats: readonly Seat[], now: number): void;
  departed(departure: Departure, remaining: number): void;
  startedAt(): number | null;
  /** The call to keep alive in the log, or null when there is none. */
  key(): CallKey | null;
  /** Settles when everything noted so far is written, or its failure logged. */
  settled(): Promise<void>;
};

/**
 * Writes a room's calls into the log, one entry after the other. The log never holds up a call: a failed write is
 * reported and the next one goes on. `before` is the call that a process which is gone left behind in this room: who
 * comes back goes on with it.
 */
export function createCallRecorder(
  services: Pick<Services, "database" | "log">,
  room: { bookingId: string; organizationId: string },
  before: UnfinishedCall | null = null,
): CallRecorder {
  let record: CallRecord = before && { startedAt: before.startedAt, ended: true };
  let key: CallKey | null = before && { callId: before.callId, organizationId: room.organizationId };
  const visitsBefore = [...(before?.visits ?? [])];
  let writing: Promise<void> = Promise.resolve();
  /** The row of each seat's present visit. */
  const rows = new Map<string, string>();
  const devices = new Map<string, DeviceClass | null>();

  const logged = (seat: Seat): LoggedSeat => {
    const rowId = randomId();
    rows.set(seat.id, rowId);
    return { rowId, seat, device: devices.get(seat.id) ?? null, ...accountOf(seat) };
  };
  /** True when this person was in the call that goes on; guests have nothing by which they could be known again. */
  const takeUpVisit = (seat: Seat): boolean => {
    const { userId, attendeeId } = accountOf(seat);
    const index = visitsBefore.findIndex((visit) =>
      userId === null ? attendeeId !== null && visit.attendeeId === attendeeId : visit.userId === userId,
    );
    const [visit] = index === -1 ? [] : visitsBefore.splice(index, 1);
    if (visit) rows.set(seat.id, visit.rowId);
    return visit !== undefined;
  };
  const write = (work: () => Promise<void>) => {
    writing = writing
      .then(work)
      .catch((error: unknown) => services.log.error({ err: error }, "call log not written"));
  };
  const note = (entry: LogEntry) => {
    if (entry.type === "begin") key = { callId: randomId(), organizationId: room.organizationId };
    const call = key;
    if (!call) return;
    if (entry.type === "begin") {
      const seats = entry.seats.map(logged);
      write(() => insertCall(services, call, room.bookingId, entry.at, seats));
    } else if (entry.type === "enter" && takeUpVisit(entry.seat)) {
      write(() => reopenParticipant(services, call, rows.get(entry.seat.id) ?? ""));
    } else if (entry.type === "enter") {
      const seat = logged({ ...entry.seat, joinedAt: entry.at });
      write(() => insertParticipant(services, call, seat));
    } else if (entry.type === "exit") {
      const rowId = rows.get(entry.seat.id) ?? "";
      write(() => closeParticipant(services, call, rowId, entry.at, entry.reason));
    } else if (entry.type === "end") {
      write(() => closeCall(services, call, entry.at, entry.reason));
    } else {
      write(() => reopenCall(services, call));
    }
  };

  return {
    cameFrom: (seatId, device) => void devices.set(seatId, device),
    arrived(seat, seats, now) {
      const next = recordArrival(record, seat, seats, now);
      record = next.record;
      next.entries.forEach(note);
    },
    departed(departure, remaining) {
      const next = recordDeparture(record, departure, remaining);
      record = next.record;
      next.entries.forEach(note);
      if (!record) {
        key = null;
        rows.clear();
        devices.clear();
      }
    },
    startedAt: () => record?.startedAt ?? null,
    key: () => key,
    settled: () => writing,
  };
}
