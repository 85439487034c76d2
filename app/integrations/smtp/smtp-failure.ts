import type { MailResult } from "#app/ports/mail-transport.ts";

type Failure = Extract<MailResult, { ok: false }>;

/** Commands about this one mail. A refusal of any other is about us or the server, and may pass. */
const commandsOfMail = ["MAIL FROM", "RCPT TO", "DATA"];

const wordOfCode: Record<string, string> = {
  EAUTH: "sign-in",
  ENOAUTH: "sign-in",
  EOAUTH2: "sign-in",
  ETLS: "encryption",
  EREQUIRETLS: "encryption",
  ETIMEDOUT: "timeout",
  ECONNECTION: "unreachable",
  ESOCKET: "unreachable",
  EDNS: "unreachable",
  EPROTOCOL: "unreachable",
};

/**
 * What a failed try means. Final only where the server refused this very mail with a reply of the 500s (RFC 5321
 * §4.2.1); all else is tried again.
 * The reason is one word and the reply's codes: the reply's text may hold the address and goes nowhere.
 */
export function smtpFailure(error: unknown): Failure {
  const { code, command, response, responseCode } = readFailure(error);
  const aboutMail = commandsOfMail.includes(command);
  if (responseCode >= 500 && aboutMail)
    return { ok: false, retry: false, reason: withCodes("refused", response) };
  if (responseCode >= 400 && aboutMail)
    return { ok: false, retry: true, reason: withCodes("busy", response) };
  return { ok: false, retry: true, reason: withCodes(wordOfCode[code] ?? "unknown", response) };
}

/** "550 5.1.1" out of "550 5.1.1 <ada@example.org>: no such user" (RFC 3463). */
function withCodes(word: string, response: string): string {
  const codes = /^(\d{3})(?:[ -](\d\.\d{1,3}\.\d{1,3}))?/.exec(response);
  return [word, codes?.[1], codes?.[2]].filter(Boolean).join(" ");
}

function readFailure(error: unknown) {
  const failure = (typeof error === "object" && error !== null ? error : {}) as Record<string, unknown>;
  const text = (name: string) => (typeof failure[name] === "string" ? failure[name] : "");
  const responseCode = typeof failure["responseCode"] === "number" ? failure["responseCode"] : 0;
  return { code: text("code"), command: text("command"), response: text("response"), responseCode };
}
