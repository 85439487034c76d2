import type { Services } from "#app/platform/services.server.ts";
import { answerCase, type CaseResult, closeCase, readCase, reopenCase } from "./answer-case.server.ts";
import { type HeldCase, listCases } from "./case-repository.server.ts";

/** One line of the operator's list, in the order of `at`. */
export type CaseLine = { at: number; text: string };

type Tools = Pick<Services, "database" | "clock" | "jobs">;

const minute = (at: Date) => at.toISOString().slice(0, 16).replace("T", " ");

/** What waits, or what is closed: ids, kinds and times, nothing of what was written. */
export async function caseLines({ database }: Pick<Tools, "database">, closed: boolean): Promise<CaseLine[]> {
  const cases = await listCases(database.prisma, closed);
  return cases.map(({ id, kind, receivedAt, closedAt, restrictedAt, _count }) => ({
    at: (closed ? (closedAt ?? receivedAt) : receivedAt).getTime(),
    text: [
      id,
      kind.padEnd(8),
      `came ${minute(receivedAt)}`,
      `${_count.answers} answered`,
      ...(closedAt ? [`closed ${minute(closedAt)}`] : []),
      ...(restrictedAt ? ["kept from use by its writer"] : []),
    ].join("  "),
  }));
}

const refusals = {
  restricted: "Its writer asked that it is kept and not used: it is neither read nor answered.",
  closed: "This case is closed: support reopen <id> takes it up again.",
  open: "This case is open.",
  "no-words": "--text is missing, or longer than 8000 characters.",
} as const;

/** Carries out a command about one case; null where there is none of this id. @throws Error with a sentence for what is refused. */
export async function operateCase(
  services: Tools,
  { verb, id, text, close }: { verb: string; id: string; text: string; close: boolean },
): Promise<string | null> {
  if (verb === "show") {
    const read = await readCase(services, id);
    if (read.ok) return caseText(read.held);
    return read.reason === "not-found" ? null : refuse(read.reason);
  }
  if (verb === "answer")
    return said(
      await answerCase(services, { id, text, close }),
      close
        ? "The answer is on its way by mail, and the case is closed."
        : "The answer is on its way by mail.",
    );
  if (verb === "close") return said(await closeCase(services, id), "The case is closed.");
  if (verb === "reopen") return said(await reopenCase(services, id), "The case is open again.");
  return null;
}

function refuse(reason: keyof typeof refusals): never {
  throw new Error(refusals[reason]);
}

function said(result: CaseResult, done: string): string | null {
  if (result.ok) return done;
  return result.reason === "not-found" ? null : refuse(result.reason);
}

function caseText({
  id,
  kind,
  name,
  email,
  locale,
  receivedAt,
  closedAt,
  purgeAt,
  ...held
}: HeldCase): string {
  return [
    `${id}  ${kind}  ${closedAt ? `closed ${minute(closedAt)}` : "open"}. This look is noted.`,
    `From: ${[name, email].filter((part) => part !== "").join(", ")} (reads ${locale})`,
    `Came: ${minute(receivedAt)}. Gone: ${minute(purgeAt)}${closedAt || kind === "lead" ? "" : ", unless it is closed before"}`,
    "",
    plain(held.text || held.wish),
    ...held.answers.flatMap(({ at, text }) => ["", `Answered ${minute(at)}:`, plain(text)]),
  ].join("\n");
}

/** A stranger's text on a terminal: nothing in it moves the cursor or colours what follows. */
function plain(text: string): string {
  return text.replace(/[^\P{Cc}\n\t]/gu, "\ufffd");
}
