import type { MailReturn } from "#app/ports/mail-inbox.ts";

/**
 * The report of a mail that did not arrive (RFC 3464): what became of it, and which one it was. Null for one that tells of
 * success, or does not say which mail it means.
 * `status` is the report's own part, `returned` what it gives back of the mail, its headers at the top.
 */
export function readReturn(status: string, returned: string): MailReturn | null {
  const [ofMail = "", ...ofRecipients] = unfolded(status).split(/\n\s*\n/);
  const named = field(headersOf(returned), "message-id") ?? namedByUs(field(ofMail, "original-envelope-id"));
  if (!named || !/^<[^<>\s]{3,300}>$/.test(named)) return null;
  // A mail of ours has one recipient; of several the worst counts.
  const outcomes = ofRecipients.flatMap((one) => {
    const action = field(one, "action")?.toLowerCase();
    if (action !== "failed" && action !== "delayed") return [];
    const code = /^[245]\.\d{1,3}\.\d{1,3}(?=\s|\(|$)/.exec(field(one, "status") ?? "")?.[0] ?? null;
    return [{ outcome: action === "failed" ? ("final" as const) : ("delayed" as const), code }];
  });
  const worst = outcomes.find(({ outcome }) => outcome === "final") ?? outcomes[0];
  return worst ? { kind: "return", messageId: named, ...worst } : null;
}

/** What we gave as the envelope's name: the message's own id without brackets, in xtext (RFC 3461, 4). */
function namedByUs(envelope: string | null): string | null {
  if (envelope === null) return null;
  const plain = envelope.replace(/\+([0-9A-F]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return `<${plain.replace(/^<|>$/g, "")}>`;
}

function headersOf(returned: string): string {
  return unfolded(returned).split("\n\n", 1)[0] ?? "";
}

/** One line end, and each field in one line. */
function unfolded(text: string): string {
  return text.replace(/\r\n?/g, "\n").replace(/\n[ \t]+(?=\S)/g, " ");
}

function field(fields: string, name: string): string | null {
  for (const line of fields.split("\n")) {
    const colon = line.indexOf(":");
    if (colon > 0 && line.slice(0, colon).trim().toLowerCase() === name) return line.slice(colon + 1).trim();
  }
  return null;
}
