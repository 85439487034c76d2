import { dayMs, dayNumberOf } from "#app/domain/availability/calendar-day.ts";
import { type Explanation, explainStart } from "#app/domain/availability/explain.ts";
import type { SlotRules } from "#app/domain/availability/slot-query.ts";
import { nearestSlots } from "#app/domain/availability/slots.ts";
import { instantOfWallTime } from "#app/domain/availability/zone.ts";
import {
  findOfferById,
  hostsInQuestion,
  type OfferedHost,
  type OfferRow,
  slotRulesOf,
  slotsOffered,
} from "#app/features/booking/booking.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { zoneRules } from "#app/platform/time/zones.server.ts";
import { type AwayOfHost, findHostFacts, type HostSchedule } from "./explain-repository.server.ts";
import { type BusySource, findBusySources } from "./explain-sources.server.ts";

const nearestMax = 5;
const daysBefore = 30;
const daysAfter = 60;

export type TimeQuestion = {
  organizationId: string;
  /** The member who asks. */
  viewerId: string;
  eventType: string;
  /** Minutes. */
  length: number;
  date: string;
  minute: number;
  zone: string;
};

export type ExplainedHost = {
  host: OfferedHost;
  schedule: HostSchedule;
  away: AwayOfHost[];
  exclusions: Explanation["hosts"][number]["exclusions"];
  /** What overlaps the meeting and its buffers, each thing once. */
  sources: BusySource[];
};

/** Why an event type is or is not offered at an instant, and what stands behind each reason. */
export type ExplainedTime = {
  offer: OfferRow;
  /** Epoch milliseconds. */
  start: number;
  lengthMinutes: number;
  offered: boolean;
  hosts: ExplainedHost[];
  /** Nearest offered starts, ascending. */
  nearest: number[];
};

/** Null when the business has no such event type. */
export async function explainTime(
  services: Pick<Services, "database" | "clock">,
  question: TimeQuestion,
): Promise<ExplainedTime | null> {
  const { database, clock } = services;
  const { organizationId, viewerId, eventType, length: lengthMinutes } = question;
  const now = clock.now();
  const start = instantOfWallTime(zoneRules(question.zone), dayNumberOf(question.date), question.minute);
  const around = { from: start - daysBefore * dayMs, to: start + daysAfter * dayMs };
  const offer = await findOfferById(database.pool, organizationId, eventType, { ...around, now });
  if (!offer || offer.deleted) return null;
  const hosts = hostsInQuestion(offer);
  const rules = slotRulesOf(offer, now, { lengthMinutes });
  const ids = hosts.map(({ id }) => id);
  const access = { organizationId, viewerId, way: "calendar" } as const;
  const [sources, facts] = await Promise.all([
    findBusySources(services, access, {
      hostIds: ids,
      eventTypeId: eventType,
      ...meetingSpan(rules, start),
    }),
    findHostFacts(database.prisma, organizationId, hosts),
  ]);
  const explanation = rules.hosts.length > 0 ? explainStart(rules, start) : { offered: false, hosts: [] };
  return {
    offer,
    start,
    lengthMinutes,
    offered: explanation.offered && !offer.disabled,
    hosts: explanation.hosts.flatMap(({ place, exclusions }) => {
      const host = hosts[place];
      const schedule = host && facts.schedules.get(host.scheduleId);
      if (!host || !schedule) return [];
      return {
        host,
        schedule,
        exclusions,
        away: facts.away.filter(({ userId }) => userId === host.id),
        sources: sources.filter(({ hostId }) => hostId === host.id),
      };
    }),
    nearest: await nearestOffered({ database, clock }, question, offer, start),
  };
}

/** The meeting with its own buffers: what overlaps this stands in its way. */
function meetingSpan(rules: SlotRules, start: number): { from: number; to: number } {
  return {
    from: start - (rules.bufferBeforeMs ?? 0),
    to: start + rules.lengthMs + (rules.bufferAfterMs ?? 0),
  };
}

/** Around the start; where nothing is offered there, from today on. */
async function nearestOffered(
  { database, clock }: Pick<Services, "database" | "clock">,
  { organizationId, eventType, length: lengthMinutes }: TimeQuestion,
  offer: OfferRow,
  start: number,
): Promise<number[]> {
  const now = clock.now();
  const from = start - daysBefore * dayMs;
  const near = slotsOffered(offer, now, from, start + daysAfter * dayMs, { lengthMinutes });
  const others = near.filter((slot) => slot !== start);
  if (others.length > 0) return nearestSlots(others, start, nearestMax);
  const soon = { from: now, to: now + daysAfter * dayMs };
  const fromNow = await findOfferById(database.pool, organizationId, eventType, { ...soon, now });
  return fromNow
    ? slotsOffered(fromNow, now, soon.from, soon.to, { lengthMinutes }).slice(0, nearestMax)
    : [];
}
