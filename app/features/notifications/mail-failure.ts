import type { Translator } from "#app/messages/translator.ts";

const known = [
  "refused",
  "busy",
  "unreachable",
  "timeout",
  "encryption",
  "sign-in",
  "outbox",
  "late",
  "interrupted",
] as const;

/**
 * The words for a transport's reason. A reason is one word, then perhaps the codes of the SMTP reply
 * ("refused 550 5.1.1"): never the reply's own text, which usually repeats the address.
 */
export function describeFailure(reason: string, { t }: Translator): string {
  const [word = "", ...codes] = reason.split(" ");
  const kind = known.find((candidate) => candidate === word);
  const sentence = t(`mail.failure.${kind ?? "unknown"}`);
  return codes.length > 0 ? `${sentence} (${codes.join(" ")})` : sentence;
}
