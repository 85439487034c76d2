import { refusals as grounds, isRefusal } from "#app/domain/privacy/refusal.ts";
import { daysLeft } from "#app/domain/privacy/request-clock.ts";
import { noteDone } from "#app/features/audit/audit.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { carryOut } from "./carry-out.server.ts";
import { findOfOperator, listEvents, listOfOperator, type RequestRow } from "./request-repository.server.ts";
import { type AnswerResult, extendRequest, isStanding, refuseRequest } from "./rights-request.server.ts";

/** One line of the operator's list, in the order of `at`. */
type RequestLine = { at: number; text: string };

const minute = (at: Date) => at.toISOString().slice(0, 16).replace("T", " ");
const day = (at: Date) => at.toISOString().slice(0, 10);

/** What the operator is asked about people's data, with its last day; nothing of what was written. */
export async function requestLines(
  { database, clock }: Pick<Services, "database" | "clock">,
  closed: boolean,
): Promise<RequestLine[]> {
  const requests = await listOfOperator(database.prisma, closed);
  return requests.map((request) => ({
    at: (closed ? (request.closedAt ?? request.receivedAt) : request.receivedAt).getTime(),
    text: [
      request.id,
      "privacy ",
      `came ${minute(request.receivedAt)}`,
      closed ? request.state : dueText(request, clock.now()),
    ].join("  "),
  }));
}

function dueText({ dueAt }: RequestRow, now: number): string {
  const left = daysLeft(dueAt.getTime(), now);
  return left < 0 ? `OVERDUE since ${day(dueAt)}` : `answer by ${day(dueAt)}, ${left} days left`;
}

const refusals: Record<Exclude<AnswerResult, { ok: true }>["reason"], string> = {
  "not-found": "There is no such request.",
  closed: "This request is closed.",
  "too-late": "It can be extended once, before its last day.",
  "no-reason": `--text is missing; a refusal needs --ground ${grounds.join("|")} as well.`,
};

type Command = { verb: string; id: string; text: string; ground: string };

/** Carries out a command about one request; null where there is none of this id. @throws Error with a sentence for what is refused. */
export async function operateRequest(services: Services, command: Command): Promise<string | null> {
  const { prisma } = services.database;
  const request = await findOfOperator(prisma, command.id);
  if (!request) return null;
  const note = (done: string) =>
    noteDone(prisma, {
      ...{
        organizationId: null,
        action: "operator.support",
        target: `request:${request.id}`,
        by: "operator",
      },
      details: { done },
      now: services.clock.now(),
    });
  if (command.verb === "show") {
    await note("read");
    return showText(services, request);
  }
  const result = await answer(services, request, command);
  if (result === null) return null;
  if (!result.ok) throw new Error(refusals[result.reason]);
  await note(command.verb);
  return "Noted, and told by mail.";
}

async function answer(
  services: Services,
  request: RequestRow,
  { verb, id, text, ground }: Command,
): Promise<AnswerResult | null> {
  const by = { organizationId: null, id, actorId: undefined };
  if (verb === "extend") return extendRequest(services, by, text);
  if (verb === "refuse")
    return isRefusal(ground)
      ? refuseRequest(services, by, { ground, reason: text })
      : { ok: false, reason: "no-reason" };
  if (verb !== "answer") return null;
  if (text.trim() === "") return { ok: false, reason: "no-reason" };
  const isDone = await carryOut(services, request, { actor: "business", words: text });
  return isDone ? { ok: true } : { ok: false, reason: "closed" };
}

async function showText({ database, clock }: Services, request: RequestRow): Promise<string> {
  const events = await listEvents(database.prisma, null, request.id);
  return [
    `${request.id}  privacy  ${isStanding(request) ? dueText(request, clock.now()) : request.state}. This look is noted.`,
    `From: ${request.email ?? "forgotten"} (reads ${request.locale})`,
    request.provenAt
      ? `The address is theirs: they followed the link on ${minute(request.provenAt)}.`
      : "The address is NOT confirmed yet: hand out nothing about anybody before it is.",
    `Came: ${minute(request.receivedAt)}`,
    "",
    request.text.replace(/[^\P{Cc}\n\t]/gu, "\ufffd"),
    ...(request.outcome === "" ? [] : ["", `Told: ${request.outcome}`]),
    "",
    ...events.map(
      ({ at, kind, day: marked }) => `${minute(at)}  ${kind}${marked === null ? "" : ` day ${marked}`}`,
    ),
  ].join("\n");
}
