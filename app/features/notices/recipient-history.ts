import type { NoticeFacts } from "./notice-facts.ts";

type Recipient = NoticeFacts["recipients"][number];
/** Instants are epoch milliseconds; `until` is null while it still receives. */
export type RecipientSpan = { recipient: Recipient; since: number; until: number | null };

/**
 * Who received something, and from when until when, by the versions that said so (oldest first). One that went and
 * came back has two spans. Those that still receive come first, then the latest to go.
 */
export function recipientHistory(
  versions: readonly { announcedAt: number; content: { facts: NoticeFacts } }[],
): RecipientSpan[] {
  const open = new Map<string, RecipientSpan>();
  const closed: RecipientSpan[] = [];
  for (const { announcedAt, content } of versions) {
    const named = new Map(content.facts.recipients.map((recipient) => [nameOf(recipient), recipient]));
    for (const [name, span] of open)
      if (!named.has(name)) {
        closed.unshift({ ...span, until: announcedAt });
        open.delete(name);
      }
    for (const [name, recipient] of named)
      open.set(name, { recipient, since: open.get(name)?.since ?? announcedAt, until: null });
  }
  return [...open.values(), ...closed];
}

const nameOf = ({ id, host }: Recipient) => `${id} ${host}`;
