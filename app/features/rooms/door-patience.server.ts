/** A guest may be declined so often; after that their knocks are not heard any more. */
export const declinesMax = 3;

/** Whom the hosts of one room have declined, as long as somebody is in it. Guests are known by their ticket. */
export function createDoorPatience() {
  const declines = new Map<string, number>();
  const isClosedFor = (guestId: string) => (declines.get(guestId) ?? 0) >= declinesMax;
  return {
    isClosedFor,
    /** Counts one more; tells whether it was the last. */
    decline(guestId: string): boolean {
      declines.set(guestId, (declines.get(guestId) ?? 0) + 1);
      return isClosedFor(guestId);
    },
  };
}
