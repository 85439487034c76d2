import type { Settings } from "#app/platform/settings.server.ts";

type Host = Pick<Settings, "publicUrl">;

/** The same for every try, so that a mail that went out twice is recognised as one (RFC 5322 §3.6.4). */
export function messageIdOf(settings: Host, mailId: string): string {
  return `<${mailId}@${hostname(settings)}>`;
}

/** The event's UID, the same from its confirmation to its cancellation. */
export function eventUidOf(settings: Host, bookingId: string): string {
  return `${bookingId}@${hostname(settings)}`;
}

/** The id in a message's id or an event's UID that was made here; null where it is none of ours. */
export function idIn(identity: string): string | null {
  return /^<?([A-Za-z0-9_-]{10,64})@[^@\s<>]{1,253}>?$/.exec(identity)?.[1] ?? null;
}

/** Whether it was made here, be its row there still or erased. */
export function isOurIdentity(settings: Host, identity: string): boolean {
  return (
    idIn(identity) !== null &&
    identity
      .replace(/>$/, "")
      .toLowerCase()
      .endsWith(`@${hostname(settings)}`)
  );
}

/** Without the port: a colon has no place in either. */
function hostname({ publicUrl }: Host): string {
  return new URL(publicUrl).hostname;
}

/**
 * Text from people as it may stand in a subject or a name: one line, without control characters and without the
 * marks that turn the direction of what follows, at most `lengthMax` characters. No-break spaces stay: French needs them.
 */
export function oneLine(text: string, lengthMax = 120): string {
  const clean = text
    .replace(/[ \p{Cc}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, " ")
    .trim();
  const characters = [...clean];
  return characters.length > lengthMax
    ? `${characters
        .slice(0, lengthMax - 1)
        .join("")
        .trimEnd()}…`
    : clean;
}
