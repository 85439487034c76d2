import { dayMs, isoDateOf, minuteMs } from "#app/domain/availability/calendar-day.ts";
import { localDayAt, offsetAt } from "#app/domain/availability/zone.ts";
import type { Translator } from "#app/messages/translator.ts";
import { clockOf } from "#app/platform/form/day-hours.ts";
import { type FormErrors, parseForm } from "#app/platform/form/form-tree.ts";
import type { Services } from "#app/platform/services.server.ts";
import { formatDateTime } from "#app/platform/time/format.server.ts";
import { placeLabel } from "#app/platform/time/zone-options.server.ts";
import { isZone, zoneRules } from "#app/platform/time/zones.server.ts";
import type { ReasonLine } from "./explain-busy-words.server.ts";
import { type ExplainFields, explainFields, explainForm } from "./explain-query.ts";
import { listEventTypeLengths } from "./explain-repository.server.ts";
import { type ExplainedTime, explainTime } from "./explain-start.server.ts";
import { generalReasons, hostReasons } from "./explain-words.server.ts";
import type { AtWork } from "./schedule-access.server.ts";

export type ExplainAnswer = {
  when: string;
  place: string;
  title: string;
  offered: boolean;
  /** Reasons that hold for everybody. */
  general: ReasonLine[];
  hosts: { id: string; name: string; reasons: ReasonLine[] }[];
  nearest: { label: string; dateTime: string; href: string }[];
};

export type ExplainPage = {
  status: 200 | 400;
  fields: ExplainFields;
  errors: FormErrors;
  eventTypes: { value: string; label: string }[];
  lengths: number[];
  answer: ExplainAnswer | null;
};

type Request = Pick<AtWork, "organizationId" | "user" | "role"> & {
  base: string;
  search: URLSearchParams;
  /** The asker's own zone. */
  zone: string;
  translator: Translator;
};

/** The question in the page's address, and its answer once it is complete. */
export async function explainPage(
  services: Pick<Services, "database" | "clock">,
  { organizationId, search, zone, translator, base, ...at }: Request,
): Promise<ExplainPage> {
  const types = await listEventTypeLengths(services.database.prisma, organizationId);
  const fields = fieldsOf(search, zone);
  const eventTypes = types.map(({ id, title }) => ({ value: id, label: title }));
  const lengths = types.find(({ id }) => id === fields.eventType)?.lengths ?? [];
  const page = { fields, eventTypes, lengths, errors: {}, answer: null };
  if (!isAsked(search)) return { ...page, status: 200 };
  const parsed = parseForm(explainForm(translator.t, { eventTypes: types, isZone }), fields);
  if (!parsed.ok) return { ...page, status: 400, errors: parsed.errors };
  const explained = await explainTime(services, { organizationId, viewerId: at.user.id, ...parsed.data });
  if (!explained) return { ...page, status: 400, errors: { eventType: translator.t("form.choice") } };
  const telling = { translator, zone: parsed.data.zone, base, at: { user: at.user, role: at.role } };
  const hosts = explained.hosts.map((one) => ({
    id: one.host.id,
    name: one.host.name,
    reasons: hostReasons(one, explained, telling),
  }));
  const general = generalReasons(explained, telling);
  return { ...page, status: 200, answer: { ...headOf(explained, telling), general, hosts } };
}

/** A link may name the event type and the day and leave the rest to whoever follows it. */
function isAsked(search: URLSearchParams): boolean {
  return search.has("at") || (search.has("eventType") && search.has("time"));
}

function fieldsOf(search: URLSearchParams, ownZone: string): ExplainFields {
  const fields = Object.fromEntries(
    explainFields.map((name) => [name, (search.get(name) ?? "").slice(0, 64)]),
  ) as ExplainFields;
  const zone = search.get("zone") === null ? ownZone : fields.zone;
  const instant = instantOf(search.get("at"));
  if (instant === null || !isZone(zone)) return { ...fields, zone };
  const rules = zoneRules(zone);
  const minute = Math.floor((instant + offsetAt(rules, instant)) / minuteMs) % (dayMs / minuteMs);
  return { ...fields, zone, date: isoDateOf(localDayAt(rules, instant)), time: clockOf(minute) };
}

/** The instant of `2027-02-01T09:00Z` or a longer ISO text; null for others. */
function instantOf(text: string | null): number | null {
  if (!text || !/^20\d{2}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{3})?)?Z$/.test(text)) return null;
  const instant = Date.parse(text);
  return Number.isNaN(instant) ? null : instant;
}

function headOf(
  { offer, start, offered, nearest, lengthMinutes }: ExplainedTime,
  { translator: { locale }, zone }: { translator: Translator; zone: string },
) {
  const shown = { locale, zone };
  const bookingHref = (instant: number) => {
    const search = new URLSearchParams({
      at: `${new Date(instant).toISOString().slice(0, 16)}Z`,
      timezone: zone,
    });
    if (lengthMinutes !== offer.lengthMinutes) search.set("length", String(lengthMinutes));
    return `/${offer.organizationSlug}/${offer.slug}?${search}`;
  };
  return {
    when: formatDateTime(start, shown),
    place: placeLabel(zone, start),
    title: offer.title,
    offered,
    nearest: nearest.map((instant) => ({
      label: formatDateTime(instant, shown),
      dateTime: new Date(instant).toISOString(),
      href: bookingHref(instant),
    })),
  };
}
