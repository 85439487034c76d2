/** Who sits in a room and since when. Pure: the gateway feeds it, tells everyone what came of it and keeps the log. */

export type RoomRole = "host" | "attendee" | "guest";
export type AwayCause = "page-closed" | "connection-lost";
export type DepartureReason =
  | "left"
  | "connection-lost"
  | "removed"
  | "time-over"
  | "ended-by-host"
  | "server-stopped";

export type Seat = {
  /** The participant, the same across reloads and reconnects. */
  id: string;
  role: RoomRole;
  name: string;
  /** The address of the present page's PeerJS connections; a reload brings a new one. */
  peerId: string;
  /** Raised with every new peer id: a newcomer calls everyone with a lower order, so no two call each other. */
  order: number;
  microphone: boolean;
  camera: boolean;
  screen: boolean;
  /** Since when the hand is raised, epoch milliseconds; the first raised is the first to speak. */
  hand: number | null;
  joinedAt: number;
  /** Set while the seat is kept for somebody whose socket is gone. */
  away: { since: number; cause: AwayCause } | null;
};

export type Seats = { list: readonly Seat[]; nextOrder: number };
export type Arrival = Pick<Seat, "id" | "role" | "name" | "peerId" | "microphone" | "camera">;
export type Departure = { seat: Seat; at: number; reason: DepartureReason };

export const noSeats: Seats = { list: [], nextOrder: 1 };

/**
 * How long a seat is kept. A page that said goodbye is probably reloading and back within seconds; a connection that
 * broke without a word may need longer to find its way. Milliseconds.
 */
export const seatKeptMs: Record<AwayCause, number> = { "page-closed": 5_000, "connection-lost": 30_000 };

/** Seats a newcomer, or gives a returning participant the kept seat back. Coming twice changes nothing. */
export function takeSeat(seats: Seats, who: Arrival, now: number): { seats: Seats; came: boolean } {
  const known = seats.list.find((seat) => seat.id === who.id);
  if (!known) {
    const seat: Seat = {
      ...who,
      order: seats.nextOrder,
      screen: false,
      hand: null,
      joinedAt: now,
      away: null,
    };
    return { seats: { list: [...seats.list, seat], nextOrder: seats.nextOrder + 1 }, came: true };
  }
  const samePage = known.peerId === who.peerId;
  const seat: Seat = {
    ...known,
    ...who,
    away: null,
    screen: samePage && known.screen,
    hand: known.hand,
    order: samePage ? known.order : seats.nextOrder,
  };
  const nextOrder = samePage ? seats.nextOrder : seats.nextOrder + 1;
  return {
    seats: { list: seats.list.map((old) => (old.id === who.id ? seat : old)), nextOrder },
    came: false,
  };
}

/** Keeps the seat of somebody whose socket is gone. The first word on why counts. */
export function stepAway(seats: Seats, id: string, cause: AwayCause, now: number): Seats {
  return change(seats, id, (seat) => (seat.away ? seat : { ...seat, away: { since: now, cause } }));
}

export function showMedia(
  seats: Seats,
  id: string,
  media: Pick<Seat, "microphone" | "camera" | "screen">,
): Seats {
  const { microphone, camera, screen } = media;
  return change(seats, id, (seat) => ({ ...seat, microphone, camera, screen }));
}

/** Raises or lowers a hand. Raising it again keeps its place in the queue. */
export function showHand(seats: Seats, id: string, up: boolean, now: number): Seats {
  return change(seats, id, (seat) => ({ ...seat, hand: up ? (seat.hand ?? now) : null }));
}

/** Frees a seat. Somebody who was away left at the moment the connection ended, not when it was noticed. */
export function freeSeat(
  seats: Seats,
  id: string,
  reason: DepartureReason,
  now: number,
): { seats: Seats; departure: Departure | null } {
  const seat = seats.list.find((candidate) => candidate.id === id);
  if (!seat) return { seats, departure: null };
  return {
    seats: { ...seats, list: seats.list.filter((other) => other !== seat) },
    departure: { seat, at: seat.away?.since ?? now, reason },
  };
}

/** Frees every seat that was kept long enough. */
export function freeAbandoned(seats: Seats, now: number): { seats: Seats; departures: Departure[] } {
  const departures: Departure[] = [];
  let rest = seats;
  for (const seat of seats.list) {
    if (!seat.away || now - seat.away.since < seatKeptMs[seat.away.cause]) continue;
    const reason = seat.away.cause === "page-closed" ? "left" : "connection-lost";
    const freed = freeSeat(rest, seat.id, reason, now);
    rest = freed.seats;
    if (freed.departure) departures.push(freed.departure);
  }
  return { seats: rest, departures };
}

function change(seats: Seats, id: string, to: (seat: Seat) => Seat): Seats {
  if (!seats.list.some((seat) => seat.id === id)) return seats;
  return { ...seats, list: seats.list.map((seat) => (seat.id === id ? to(seat) : seat)) };
}

/** A seat as the others see it. `leads` is true for hosts and co-hosts. */
export type ShownSeat = Omit<Seat, "joinedAt"> & { leads: boolean };
