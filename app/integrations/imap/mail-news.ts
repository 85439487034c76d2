import PostalMime from "postal-mime";
import type { MailNews } from "#app/ports/mail-inbox.ts";
import { readReply } from "./calendar-reply.ts";
import { readReturn } from "./delivery-status.ts";

/** Parts within parts: an invitation's answer has three, a returned mail four. */
const depthMax = 20;
const headersMax = 256 * 1024;

/** An answer or a report is a few hundred lines; whatever is larger is neither. */
const partMax = 64 * 1024;

/**
 * What a mail says that came to us, if it is an answer to an invitation or the report of a mail that did not arrive;
 * null for every other mail, and for one that no program could read.
 */
export async function readNews(source: Uint8Array): Promise<MailNews | null> {
  const mail = await PostalMime.parse(source, {
    maxNestingDepth: depthMax,
    maxHeadersSize: headersMax,
    forceRfc822Attachments: true,
  }).catch(() => null);
  if (!mail) return null;
  const textOf = (types: readonly string[]) => {
    const part = mail.attachments.find(({ mimeType }) => types.includes(mimeType));
    return part && typeof part.content !== "string" ? text(new Uint8Array(part.content)) : null;
  };
  const status = textOf(["message/delivery-status", "message/global-delivery-status"]);
  if (status !== null) {
    const returned = textOf([
      ...["text/rfc822-headers", "message/rfc822"],
      ...["message/global", "message/global-headers"],
    ]);
    return readReturn(status, returned ?? "");
  }
  const calendar = textOf(["text/calendar", "application/ics"]);
  return calendar === null ? null : readReply(calendar);
}

/** What counts is written in ASCII, whatever the charset of the rest. A returned mail is read as far as its headers go. */
function text(content: Uint8Array): string {
  return new TextDecoder("utf-8").decode(content.subarray(0, partMax));
}
