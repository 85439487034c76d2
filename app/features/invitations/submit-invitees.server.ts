import { type GivenRole, givenRole } from "#app/features/members/member-form.ts";
import type { Services } from "#app/platform/services.server.ts";
import { listLengthMax, type ReadInvitees, readInvitees } from "./read-invitees.ts";
import { isSendable, type Judged, judgeInvitees, sendInvitations } from "./send-invitations.server.ts";

/** The page again, with what was found in the list; nothing of it is kept but in the page. */
export type InviteAnswer = {
  list: string;
  role: GivenRole;
  problem: Exclude<ReadInvitees, { ok: true }>["reason"] | "nothing" | "late" | null;
  judged: Judged[];
  sendable: number;
};

export type SubmittedInvitees = { status: 303 } | { status: 200 | 400 | 413 | 429; answer: InviteAnswer };

type Asked = { organizationId: string; actorId: string };

/**
 * Reads a list that was pasted or sent as a file, and judges each line. It is sent when that was asked for and every line is
 * fine, or when whoever asks has seen which are not and sends the rest.
 */
export async function submitInvitees(
  services: Services,
  { organizationId, actorId }: Asked,
  form: FormData,
): Promise<SubmittedInvitees> {
  const role = givenRole.safeParse(form.get("role")).data ?? "member";
  const { list, tooLong } = await listOf(form);
  const read: ReadInvitees = tooLong ? { ok: false, reason: "too-long" } : readInvitees(list, role);
  const bare = { list, role, judged: [], sendable: 0 };
  if (!read.ok) {
    return { status: read.reason === "too-long" ? 413 : 400, answer: { ...bare, problem: read.reason } };
  }
  const judged = await judgeInvitees(services, organizationId, read.invitees);
  const sendable = judged.filter(isSendable).length;
  const answer: InviteAnswer = { list, role, judged, sendable, problem: null };
  const wish = form.get("do");
  const seen = wish === "send-rest";
  if (wish !== "send" && !seen) return { status: 200, answer };
  if (sendable === 0) return { status: 400, answer: { ...answer, problem: "nothing" } };
  if (sendable < judged.length && !seen) return { status: 400, answer };
  const { late } = await sendInvitations(services, { organizationId, actorId, judged });
  if (late.length === 0) return { status: 303 };
  // Whoever was left out stays in the field, to be sent another day; the others are on their way.
  const left = late.map(({ name, email, role: theirs }) =>
    [name === "" ? name : `"${name.replaceAll('"', '""')}"`, email, theirs ?? ""].join(","),
  );
  const rest = { list: left.join("\n"), role, judged: late, sendable: late.length, problem: "late" } as const;
  return { status: 429, answer: rest };
}

/** Spreadsheets save tables as UTF-8, and some as their country's Windows has it. What is neither is found to be no text. */
function textOf(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

/** A file counts before what stands in the field. */
async function listOf(form: FormData): Promise<{ list: string; tooLong: boolean }> {
  const file = form.get("file");
  if (file instanceof File && file.size > 0) {
    if (file.size > listLengthMax) return { list: "", tooLong: true };
    return { list: textOf(await file.arrayBuffer()), tooLong: false };
  }
  const typed = form.get("list");
  const list = typeof typed === "string" ? typed : "";
  return list.length > listLengthMax ? { list: "", tooLong: true } : { list, tooLong: false };
}
