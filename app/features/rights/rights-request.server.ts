import type { RefusalGround } from "#app/domain/privacy/refusal.ts";
import { dueAtOf, mayExtend, mayHold } from "#app/domain/privacy/request-clock.ts";
import { tellOperatorJob } from "#app/features/contact/contact.server.ts";
import { queueMail } from "#app/features/notifications/notifications.server.ts";
import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import type {
  RightsActor,
  RightsChannel,
  RightsEventKind,
  RightsKind,
} from "#app/platform/database/generated/client.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import {
  insertEvent,
  listOwnerIds,
  lockRequest,
  type RequestRow,
  standing,
} from "./request-repository.server.ts";

export type NewRequest = {
  /** Null where the operator is asked. */
  organizationId: string | null;
  kind: RightsKind;
  email: string;
  locale: string;
  channel?: RightsChannel;
  /** About the data of somebody who is not of age. */
  minor?: boolean;
  everything?: boolean;
  targets?: string[];
  text?: string;
  /** When it reached the business, where it came by post or mail; now, otherwise. Epoch milliseconds. */
  receivedAt?: number;
  actorId?: string;
};

type Tools = Pick<Services, "jobs" | "clock">;

/** Notes a request with its last day, and tells the person and who is to answer: the business's owners, or the operator. Gives its id. */
export async function openRequest(
  services: Tools,
  tx: DatabaseTransaction,
  wish: NewRequest,
): Promise<string> {
  const now = services.clock.now();
  const receivedAt = Math.min(wish.receivedAt ?? now, now);
  const id = randomId();
  const { organizationId, kind, email, locale, channel = "self", actorId } = wish;
  await tx.rightsRequest.create({
    data: {
      ...{ id, organizationId, kind, email, locale, channel },
      minor: wish.minor ?? false,
      everything: wish.everything ?? false,
      targets: wish.targets ?? [],
      text: wish.text ?? "",
      receivedAt: new Date(receivedAt),
      dueAt: new Date(dueAtOf({ receivedAt, extended: false, minor: wish.minor ?? false })),
    },
    select: { id: true },
  });
  const request = { id, organizationId };
  await note(services, tx, request, {
    kind: "received",
    actor: channel === "self" || organizationId === null ? "person" : "business",
    actorId,
  });
  await tellPerson(services, tx, request, "received");
  await tellOwners(services, tx, request, "received", 0);
  return id;
}

type Key = Pick<RequestRow, "id" | "organizationId">;
type Noted = {
  kind: RightsEventKind;
  actor: RightsActor;
  actorId?: string | undefined;
  text?: string;
  day?: number;
};

/** Adds to the history of a request, which nobody changes. */
export async function note(
  { clock }: Pick<Services, "clock">,
  tx: DatabaseTransaction,
  { id, organizationId }: Key,
  { actorId, ...noted }: Noted,
): Promise<void> {
  const at = new Date(clock.now());
  await insertEvent(tx, {
    ...{ id: randomId(), organizationId, requestId: id, at, ...noted },
    actorId: actorId ?? null,
  });
}

type Step = "received" | "held" | "extended" | "done" | "refused";

export async function tellPerson(
  services: Tools,
  tx: DatabaseTransaction,
  { id, organizationId }: Key,
  step: Step,
): Promise<void> {
  await queueMail(services, tx, {
    kind: "rights_news",
    ...(organizationId === null ? {} : { organizationId }),
    rightsRequestId: id,
    dedupeKey: `rights:${id}:${step}`,
    facts: { rightsStep: step },
  });
}

export async function tellOwners(
  services: Tools,
  tx: DatabaseTransaction,
  { id, organizationId }: Key,
  step: "received" | "mark" | "overdue",
  day: number,
): Promise<void> {
  if (organizationId === null) {
    const about = step === "received" ? "privacy" : step;
    await services.jobs.enqueue(tellOperatorJob, { id, about, day }, { transaction: tx });
    return;
  }
  for (const userId of await listOwnerIds(tx, organizationId)) {
    await queueMail(services, tx, {
      kind: "rights_work",
      organizationId,
      userId,
      rightsRequestId: id,
      dedupeKey: `rights:${id}:${step}:${day}:${userId}`,
      facts: { rightsStep: step, rightsDay: day },
    });
  }
}

export const isStanding = ({ state }: Pick<RequestRow, "state">) =>
  (standing as readonly string[]).includes(state);

/** The same as the clock of the domain looks at it. */
export function clocked(request: RequestRow) {
  return {
    kind: request.kind,
    state: request.state,
    receivedAt: request.receivedAt.getTime(),
    minor: request.minor,
    extended: request.extendedAt !== null,
    lastMark: request.lastMark,
  };
}

/** Who answers: a member of the business that was asked, or the operator, who is none. */
type By = { organizationId: string | null; id: string; actorId: string | undefined };
export type AnswerResult =
  | { ok: true }
  | { ok: false; reason: "not-found" | "closed" | "too-late" | "no-reason" };

/** Runs an answer of the business on a request that stands, alone. */
async function answer(
  services: Services,
  { organizationId, id }: By,
  work: (tx: DatabaseTransaction, request: RequestRow) => Promise<AnswerResult>,
): Promise<AnswerResult> {
  return services.database.prisma.$transaction(async (tx): Promise<AnswerResult> => {
    const request = await lockRequest(tx, id);
    if (request?.organizationId !== organizationId) return { ok: false, reason: "not-found" };
    return isStanding(request) ? work(tx, request) : { ok: false, reason: "closed" };
  });
}

/** The business names, within seven days, what keeps it from erasing; its answer is still due in time. */
export function holdRequest(services: Services, by: By, reason: string): Promise<AnswerResult> {
  return answer(services, by, async (tx, request) => {
    if (reason.trim() === "") return { ok: false, reason: "no-reason" };
    if (request.kind !== "erase" || !mayHold(clocked(request), services.clock.now()))
      return { ok: false, reason: "too-late" };
    await tx.rightsRequest.update({ where: { id: request.id }, data: { state: "held" } });
    await note(services, tx, request, { kind: "held", actor: "business", actorId: by.actorId, text: reason });
    await tellPerson(services, tx, request, "held");
    return { ok: true };
  });
}

/** Puts the last day off, once, with a reason, before it is over. */
export function extendRequest(services: Services, by: By, reason: string): Promise<AnswerResult> {
  return answer(services, by, async (tx, request) => {
    if (reason.trim() === "") return { ok: false, reason: "no-reason" };
    const now = services.clock.now();
    if (!mayExtend(clocked(request), now)) return { ok: false, reason: "too-late" };
    const dueAt = new Date(dueAtOf({ receivedAt: request.receivedAt.getTime(), extended: true }));
    await tx.rightsRequest.update({
      where: { id: request.id },
      data: { extendedAt: new Date(now), dueAt },
    });
    await note(services, tx, request, {
      ...{ kind: "extended", actor: "business", actorId: by.actorId, text: reason },
    });
    await tellPerson(services, tx, request, "extended");
    return { ok: true };
  });
}

/** No refusal without its ground and a reason in words. */
export function refuseRequest(
  services: Services,
  by: By,
  { ground, reason }: { ground: RefusalGround; reason: string },
): Promise<AnswerResult> {
  return answer(services, by, async (tx, request) => {
    if (reason.trim() === "") return { ok: false, reason: "no-reason" };
    const closing = { state: "refused", refusalCode: ground, outcome: reason } as const;
    await closeRequest(services, tx, request, closing, { actor: "business", actorId: by.actorId });
    return { ok: true };
  });
}

/** The person no longer wants it. */
export function withdrawRequest(services: Services, { organizationId, id }: Key): Promise<AnswerResult> {
  return answer(services, { organizationId, id, actorId: undefined }, async (tx, request) => {
    await closeRequest(services, tx, request, { state: "withdrawn", outcome: "" }, { actor: "person" });
    return { ok: true };
  });
}

type Closing = {
  state: "done" | "refused" | "withdrawn";
  outcome: string;
  refusalCode?: RefusalGround;
};

/** Ends a request with what the person is told. */
export async function closeRequest(
  services: Tools,
  tx: DatabaseTransaction,
  request: Key,
  { state, outcome, refusalCode }: Closing,
  by: { actor: RightsActor; actorId?: string | undefined },
): Promise<void> {
  await tx.rightsRequest.update({
    where: { id: request.id },
    data: {
      ...{ state, outcome, refusalCode: refusalCode ?? "" },
      closedAt: new Date(services.clock.now()),
    },
    select: { id: true },
  });
  await note(services, tx, request, { kind: state, ...by, text: outcome });
  if (state !== "withdrawn") await tellPerson(services, tx, request, state);
}
