type Meeting = { locationKind: string; endsAt: Date };
type Call = { participants: readonly { role: string; attendeeId: string | null }[] };

/**
 * Whether the holder of a seat was not seen in the room of a meeting that is over. Who came without their own link is
 * known by no more than the name they typed: then nobody is thought to have been missing.
 */
export function unseenIn(
  { locationKind, endsAt }: Meeting,
  calls: readonly Call[],
  now: number,
): (seatId: string) => boolean {
  const people = calls.flatMap(({ participants }) => participants);
  const isTold = locationKind === "parley_room" && endsAt.getTime() <= now;
  const hadStrangers = people.some(({ role }) => role === "guest");
  return (seatId) => isTold && !hadStrangers && people.every(({ attendeeId }) => attendeeId !== seatId);
}
