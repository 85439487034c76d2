/** The kinds of mail that a business makes its own: their text, and whether they go out at all. */
export const ownMailKinds = [
  "request",
  "confirmation",
  "approval",
  "decline",
  "move",
  "cancellation",
  "reminder",
  "follow_up",
  "no_show",
  "agenda",
] as const;
export type OwnMailKind = (typeof ownMailKinds)[number];

export function isOwnMailKind(text: string): text is OwnMailKind {
  return (ownMailKinds as readonly string[]).includes(text);
}

/** Whoever is not told that a meeting is off comes all the same. */
export function maySwitchOff(kind: OwnMailKind): boolean {
  return kind !== "cancellation";
}

/** Kinds that are off in what is stored; words that this release does not know count for nothing. */
export function kindsOff(stored: readonly string[]): OwnMailKind[] {
  return ownMailKinds.filter((kind) => maySwitchOff(kind) && stored.includes(kind));
}
