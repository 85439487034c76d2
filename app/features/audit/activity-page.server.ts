import { accountLifeDays } from "#app/domain/privacy/retention-limits.ts";
import type { Translator } from "#app/messages/translator.ts";
import type { Services } from "#app/platform/services.server.ts";
import { formatDateTime } from "#app/platform/time/format.server.ts";
import { placeLabel } from "#app/platform/time/zone-options.server.ts";
import type { ActivityFilter } from "./activity-filter.ts";
import { countEvents, listEvents, memberNames, standingTargets } from "./activity-repository.server.ts";
import { isAuditAction } from "./audit-actions.ts";
import { type AuditPayload, readPayload } from "./audit-payload.ts";
import { verifyChain } from "./verify-audit.server.ts";

export const activityPerPage = 50;

export type ActivityLine = {
  seq: number;
  at: string;
  text: string;
  /** More about it, or that it is no longer known who it was. */
  note: string | null;
  link: { href: string; label: string } | null;
};

export type ActivityPage = {
  filter: ActivityFilter;
  lines: ActivityLine[];
  pages: number;
  zone: string;
  /** How the chain stands: up to which instant it is whole, or from which event on it is not. */
  chain: { intact: true; count: number; upTo: string | null } | { intact: false; seq: number };
};

type Request = {
  organization: { id: string; timeZone: string };
  base: string;
  filter: ActivityFilter;
  translator: Translator;
};

/** What was done in a business, in plain words, and whether the chain that it stands in holds. */
export async function activityPage(
  services: Pick<Services, "database" | "clock">,
  { organization, base, filter, translator }: Request,
): Promise<ActivityPage> {
  const { prisma } = services.database;
  const total = await countEvents(prisma, organization.id, filter.group);
  const pages = Math.max(1, Math.ceil(total / activityPerPage));
  const page = Math.min(filter.page, pages);
  const range = { skip: (page - 1) * activityPerPage, take: activityPerPage };
  const [rows, check] = await Promise.all([
    listEvents(prisma, organization.id, filter.group, range),
    verifyChain(services, organization.id),
  ]);
  const events = rows.map((row) => ({ ...row, payload: readPayload(row.payload) }));
  const people = events.flatMap(({ target, payload }) => [payload?.actorId ?? "", idOf(target)]);
  const shown = { locale: translator.locale, zone: organization.timeZone };
  const words: Words = {
    t: translator.t,
    base,
    names: await memberNames(prisma, organization.id, people),
    standing: await standingTargets(prisma, organization.id, {
      bookings: idsOf(events, "booking"),
      eventTypes: idsOf(events, "event-type"),
      schedules: idsOf(events, "schedule"),
    }),
  };
  return {
    filter: { ...filter, page },
    pages,
    zone: placeLabel(organization.timeZone, services.clock.now()),
    lines: events.map((event) => ({
      seq: event.seq,
      at: formatDateTime(event.at.getTime(), shown),
      ...tell(event, words),
    })),
    chain: check.fault
      ? { intact: false, seq: check.fault.seq }
      : { intact: true, count: check.events, upTo: check.upTo && formatDateTime(check.upTo.at, shown) },
  };
}

type Event = { action: string; target: string; payload: AuditPayload | null };
type Words = {
  t: Translator["t"];
  base: string;
  names: ReadonlyMap<string, string>;
  standing: ReadonlySet<string>;
};

const idOf = (target: string) => target.slice(target.indexOf(":") + 1);
const idsOf = (events: readonly Event[], kind: string) =>
  events.filter(({ target }) => target.startsWith(`${kind}:`)).map(({ target }) => idOf(target));

function tell({ action, target, payload }: Event, words: Words): Omit<ActivityLine, "seq" | "at"> {
  const { t, names } = words;
  const values = {
    who: whoDid(payload, words),
    whose: names.get(idOf(target)) ?? t("audit.who.unknown"),
  };
  const text = isAuditAction(action) ? t(`audit.action.${action}`, values) : t("audit.action.other", values);
  return { text, note: noteOf(action, payload, words), link: linkOf(target, words) };
}

function whoDid(payload: AuditPayload | null, { t, names }: Words): string {
  if (payload === null) return t("audit.who.erased");
  if (payload.by !== "member") return t(`audit.who.${payload.by}`);
  return (payload.actorId && names.get(payload.actorId)) ?? t("audit.who.member");
}

function noteOf(action: string, payload: AuditPayload | null, { t }: Words): string | null {
  if (payload === null) return t("audit.erased");
  const days = payload.details?.["retentionDays"];
  if (days === accountLifeDays) return t("audit.note.forGood");
  return action === "retention.changed" && typeof days === "number" ? t("audit.note.days", { days }) : null;
}

function linkOf(target: string, { t, base, standing }: Words): ActivityLine["link"] {
  const id = idOf(target);
  if (!standing.has(id)) return null;
  if (target.startsWith("booking:"))
    return { href: `${base}/bookings/${id}`, label: t("audit.target.booking") };
  if (target.startsWith("event-type:"))
    return { href: `${base}/event-types/${id}`, label: t("audit.target.eventType") };
  return { href: `${base}/schedules/${id}`, label: t("audit.target.schedule") };
}
