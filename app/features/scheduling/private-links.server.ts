import { dayNumberOf } from "#app/domain/availability/calendar-day.ts";
import { startOfDay } from "#app/domain/availability/zone.ts";
import type { Translate } from "#app/messages/translator.ts";
import { type FormTree, parseForm } from "#app/platform/form/form-tree.ts";
import type { FormAnswer } from "#app/platform/form/use-form-tree.ts";
import type { Services } from "#app/platform/services.server.ts";
import { zoneRules } from "#app/platform/time/zones.server.ts";
import { rowsMax } from "./event-type-choices.ts";
import { findEventType } from "./event-type-repository.server.ts";
import { type Actor, noteSetting } from "./note-setting.server.ts";
import { privateLinkForm } from "./private-link-form.ts";
import {
  countPrivateLinks,
  insertPrivateLink,
  listPrivateLinkRows,
  updatePrivateLink,
} from "./private-link-repository.server.ts";

type Key = { organizationId: string; eventTypeId: string } & Actor;

export type PrivateLinkState = "usable" | "used-up" | "over" | "withdrawn";
export type PrivateLinkRow = {
  id: string;
  name: string;
  /** Null without a limit of uses. */
  usesLeft: number | null;
  uses: number;
  /** Epoch ms; null when no day ends it. */
  expiresAt: number | null;
  state: PrivateLinkState;
};

/** The private links of an event type, the newest first. */
export async function listPrivateLinks(
  { database, clock }: Pick<Services, "database" | "clock">,
  key: Key,
): Promise<PrivateLinkRow[]> {
  const now = clock.now();
  const rows = await listPrivateLinkRows(database.prisma, key);
  return rows.map(({ id, name, maxUses, uses, expiresAt, revokedAt }) => {
    const usesLeft = maxUses === null ? null : Math.max(0, maxUses - uses);
    const over = expiresAt !== null && expiresAt.getTime() <= now;
    const ended = usesLeft === 0 ? "used-up" : over ? "over" : "usable";
    const state: PrivateLinkState = revokedAt ? "withdrawn" : ended;
    return { id, name, usesLeft, uses, expiresAt: expiresAt?.getTime() ?? null, state };
  });
}

export type SubmittedPrivateLink =
  | { status: 303; id: string }
  | { status: 400; answer: FormAnswer }
  | { status: 404 };

/** Makes a link. Its last day is one of the business's zone and counts whole. */
export async function submitPrivateLink(
  { database, clock }: Pick<Services, "database" | "clock">,
  request: Key & { tree: FormTree; t: Translate; timeZone: string },
): Promise<SubmittedPrivateLink> {
  const { organizationId, eventTypeId, actorId, tree, t, timeZone } = request;
  const key = { organizationId, eventTypeId };
  const refused = (errors: Record<string, string>): SubmittedPrivateLink => ({
    status: 400,
    answer: { values: tree, errors },
  });
  if (!(await findEventType(database.prisma, organizationId, eventTypeId))) return { status: 404 };
  const parsed = parseForm(privateLinkForm(t), tree);
  if (!parsed.ok) return refused(parsed.errors);
  const { name, maxUses, lastDay } = parsed.data;
  const now = clock.now();
  const end = lastDay === null ? null : startOfDay(zoneRules(timeZone), dayNumberOf(lastDay) + 1);
  if (end !== null && end <= now) return refused({ lastDay: t("eventType.link.past") });
  if ((await countPrivateLinks(database.prisma, key)) >= rowsMax.links)
    return refused({ "": t("form.tooManyRows", { max: rowsMax.links }) });
  const expiresAt = end === null ? null : new Date(end);
  const row = { name, maxUses, expiresAt, createdAt: new Date(now) };
  return database.prisma.$transaction(async (tx): Promise<SubmittedPrivateLink> => {
    const id = await insertPrivateLink(tx, key, row);
    await noteSetting(tx, "link.created", { organizationId, id: eventTypeId, actorId }, now);
    return { status: 303, id };
  });
}

/** Withdraws a link, or lets it be used again as far as its uses and its day go. */
export async function switchPrivateLink(
  { database, clock }: Pick<Services, "database" | "clock">,
  { organizationId, eventTypeId, actorId, id, withdrawn }: Key & { id: string; withdrawn: boolean },
): Promise<{ ok: true } | { ok: false; reason: "not-found" }> {
  const now = clock.now();
  const revokedAt = withdrawn ? new Date(now) : null;
  return database.prisma.$transaction(async (tx) => {
    if (!(await updatePrivateLink(tx, { organizationId, eventTypeId }, id, { revokedAt })))
      return { ok: false, reason: "not-found" };
    await noteSetting(tx, "link.switched", { organizationId, id: eventTypeId, actorId }, now);
    return { ok: true };
  });
}
