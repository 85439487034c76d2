/** What a framed page tells its site of a booking, where the business turned that on. It names nobody. */
export type ToldBooking = {
  bookingId: string;
  /** The last part of the event type's address. */
  eventType: string;
  /** ISO 8601, UTC. */
  startsAt: string;
  endsAt: string;
};

type Booking = { id: string; startsAt: Date; endsAt: Date; eventType: { slug: string } };

export function toldBooking({ id, startsAt, endsAt, eventType }: Booking): ToldBooking {
  return {
    bookingId: id,
    eventType: eventType.slug,
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
  };
}
