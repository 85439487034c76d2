import { DateTime } from "luxon";
import { isRefusal } from "#app/domain/privacy/refusal.ts";
import type { MessageKey } from "#app/messages/catalog.ts";
import { isLocale, locales } from "#app/messages/locale.ts";
import type { RightsChannel, RightsKind } from "#app/platform/database/generated/client.ts";
import type { Services } from "#app/platform/services.server.ts";
import { carryOut } from "./carry-out.server.ts";
import { findRequest } from "./request-repository.server.ts";
import { address, requestTextMax } from "./rights-form.ts";
import {
  type AnswerResult,
  extendRequest,
  holdRequest,
  openRequest,
  refuseRequest,
} from "./rights-request.server.ts";

type By = { organizationId: string; id: string; actorId: string };

const problems: Record<Exclude<AnswerResult, { ok: true }>["reason"], MessageKey> = {
  "not-found": "rights.error.closed",
  closed: "rights.error.closed",
  "too-late": "rights.error.late",
  "no-reason": "rights.error.text",
};

/** What a business answers to a request; gives what is wrong with it, or null. */
export async function submitAnswer(services: Services, by: By, form: FormData): Promise<MessageKey | null> {
  const words = String(form.get("text") ?? "").slice(0, requestTextMax);
  const result = await answerBy(services, by, { intent: String(form.get("intent") ?? ""), words, form });
  return result.ok ? null : problems[result.reason];
}

async function answerBy(
  services: Services,
  by: By,
  { intent, words, form }: { intent: string; words: string; form: FormData },
): Promise<AnswerResult> {
  if (intent === "hold") return holdRequest(services, by, words);
  if (intent === "extend") return extendRequest(services, by, words);
  if (intent === "refuse") {
    const ground = String(form.get("ground") ?? "");
    return isRefusal(ground)
      ? refuseRequest(services, by, { ground, reason: words })
      : { ok: false, reason: "no-reason" };
  }
  const request = await findRequest(services.database.prisma, by.organizationId, by.id);
  if (!request) return { ok: false, reason: "not-found" };
  if (request.kind === "other" && words.trim() === "") return { ok: false, reason: "no-reason" };
  const isDone = await carryOut(services, request, { actor: "business", actorId: by.actorId, words });
  return isDone ? { ok: true } : { ok: false, reason: "closed" };
}

const enteredKinds = ["access", "erase", "correct", "restrict", "object", "withdraw", "other"] as const;
const enteredChannels = ["support", "post"] as const;

export type EnteredErrors = Partial<Record<"email" | "kind" | "channel" | "received" | "text", MessageKey>>;

/** A request that came by post or mail: its clock starts on the day on which it came. */
export async function submitEntered(
  services: Services,
  {
    organizationId,
    actorId,
    zone,
    form,
  }: { organizationId: string; actorId: string; zone: string; form: FormData },
): Promise<{ ok: true; id: string } | { ok: false; errors: EnteredErrors }> {
  const now = services.clock.now();
  const email = address.safeParse(form.get("email"));
  const kind = enteredKinds.find((one) => one === form.get("kind"));
  const channel = enteredChannels.find((one) => one === form.get("channel"));
  const day = DateTime.fromISO(String(form.get("received") ?? ""), { zone });
  const receivedAt = day.isValid ? day.toMillis() : Number.NaN;
  const text = String(form.get("text") ?? "").slice(0, requestTextMax);
  const errors: EnteredErrors = {
    ...(email.success ? {} : { email: "account.errorEmail" }),
    ...(kind ? {} : { kind: "account.errorInvalid" }),
    ...(channel ? {} : { channel: "account.errorInvalid" }),
    ...(receivedAt <= now && receivedAt > now - 365 * 86_400_000
      ? {}
      : { received: "rights.error.received" }),
    ...(kind === "other" && text.trim() === "" ? { text: "rights.error.text" } : {}),
  };
  if (!email.success || !kind || !channel || Object.keys(errors).length > 0) return { ok: false, errors };
  const locale = form.get("locale");
  const id = await services.database.prisma.$transaction((tx) =>
    openRequest(services, tx, {
      ...{ organizationId, actorId, email: email.data, receivedAt, text },
      kind: kind satisfies RightsKind,
      channel: channel satisfies RightsChannel,
      minor: form.get("minor") === "on",
      locale: isLocale(locale) ? locale : locales[0],
      everything: kind === "erase" || kind === "restrict" || kind === "object",
    }),
  );
  return { ok: true, id };
}
