import type { Translator } from "#app/messages/translator.ts";

type Reason = "unknown-address" | "full" | "unreachable" | "policy" | "other";

/** Of RFC 3463: `x.1` is about the address, `x.2` the mailbox, `x.3` and `x.4` the way there, `x.7` rules. */
function reasonOf(code: string | undefined): Reason {
  const [, subject, detail] = (code ?? "").split(".");
  if (subject === "1") return "unknown-address";
  if (subject === "2") return "full";
  if (subject === "3" || subject === "4") return "unreachable";
  return subject === "7" || (subject === "6" && detail !== "0") ? "policy" : "other";
}

/** Why a mail came back, in words and by its code. `stored` is "final 5.1.1" or "delayed". */
export function returnedReason(stored: string, { t }: Pick<Translator, "t">): string {
  const [, code] = stored.split(" ");
  const reason = t(`wayBack.reason.${reasonOf(code)}`);
  return code === undefined ? reason : `${reason} (${code})`;
}
