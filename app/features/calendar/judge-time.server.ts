import { minuteMs } from "#app/domain/availability/calendar-day.ts";
import { type Exclusion, explainStart } from "#app/domain/availability/explain.ts";
import { isSlot } from "#app/domain/availability/is-slot.ts";
import {
  findOfferById,
  hostsInQuestion,
  type OfferedHost,
  type OfferRow,
  slotRulesOf,
} from "#app/features/booking/booking.server.ts";
import { slotParam } from "#app/features/booking/booking-form.ts";
import { translatorFor } from "#app/messages/all-translators.ts";
import type { Services } from "#app/platform/services.server.ts";
import { formatDate, formatTime, type Shown } from "#app/platform/time/format.server.ts";
import { listTakenTimes, type OtherTime, type TakenTime } from "./calendar-repository.server.ts";
import { listConnectedTimes } from "./connected-times.server.ts";
import { brokenRule, connectedText, takenText, visitorsRule } from "./rule-words.server.ts";

const dayMs = 86_400_000;

export type TimeQuestion = {
  organizationId: string;
  /** The member who asks, and may read who has the time. */
  viewerId: string;
  /** Whose bookings they may see alone; null for everybody's. */
  onlyHostId: string | null;
  eventTypeId: string;
  /** Epoch milliseconds. */
  startsAt: number;
  lengthMinutes: number;
  /** The wanted host, where the event type has several. */
  hostId?: string | undefined;
  /** A booking that would move there with its hosts. */
  moving?: { bookingId: string; hostIds: readonly string[] };
  shown: Shown;
};

/**
 * What stands against a time, for a member who is asked before doing something there. `free`: nothing. `rules`: only
 * rules that the member may knowingly go past, named in `broken`. `taken`: time that is somebody's or that the
 * host has blocked, named in `conflicts`, past which nobody goes. `notes` are rules for visitors alone, which do not bind members.
 */
export type JudgedTime = {
  verdict: "free" | "rules" | "taken" | "past";
  /** The time as addresses and forms write it. */
  param: string;
  date: string;
  time: string;
  conflicts: string[];
  broken: string[];
  notes: string[];
  /** Of a round robin whose rules are broken: who is free all the same. */
  hostId: string | null;
};

/** Null when the business has no such event type, or nobody hosts it. */
export async function judgeTime(
  services: Pick<Services, "database" | "clock">,
  question: TimeQuestion,
): Promise<JudgedTime | null> {
  const { organizationId, viewerId, onlyHostId, eventTypeId, startsAt, lengthMinutes, shown, moving } =
    question;
  const now = services.clock.now();
  const { pool } = services.database;
  const exceptBookingId = moving?.bookingId;
  const bounds = { from: startsAt - dayMs, to: startsAt + dayMs, now, exceptBookingId };
  const found = await findOfferById(pool, organizationId, eventTypeId, bounds);
  const scene = found && sceneOf(found, question);
  if (!found || !scene || scene.teams.length === 0) return null;
  const endsAt = startsAt + lengthMinutes * minuteMs;
  const when = {
    param: slotParam(startsAt),
    date: formatDate(startsAt, shown),
    time: `${formatTime(startsAt, shown)} – ${formatTime(endsAt, shown)}`,
  };
  const none = { conflicts: [], broken: [], notes: [], hostId: null };
  if (startsAt <= now) return { verdict: "past", ...when, ...none };
  const around = {
    organizationId,
    hostIds: [...new Set(scene.teams.flat())],
    from: startsAt - found.bufferBeforeMinutes * minuteMs,
    to: endsAt + found.bufferAfterMinutes * minuteMs,
  };
  const [taken, connected] = await Promise.all([
    listTakenTimes(services, {
      ...around,
      viewerId,
      onlyHostId,
      now,
      exceptBookingId: exceptBookingId ?? null,
    }),
    listConnectedTimes(services, { ...around, eventTypeId }),
  ]);
  return { ...when, ...verdictOf({ ...scene, connected }, taken, question, now) };
}

/** An offer as the wanted meeting sees it, and the sets of hosts who could give it: one of them has to be free. */
type Scene = {
  offer: OfferRow;
  teams: string[][];
  names: Map<string, string>;
  joins: "open" | "full" | null;
  /** Hosts of a booking who no longer belong to its event type: its rules say nothing about them. */
  strangers: boolean;
};

function sceneOf(found: OfferRow, { hostId, moving, startsAt }: TimeQuestion): Scene {
  const names = new Map(found.hosts.map(({ id, name }) => [id, name]));
  if (moving) {
    const hosts = found.hosts.filter(({ id }) => moving.hostIds.includes(id));
    const hostMode = hosts.length > 1 ? "collective" : "one";
    return {
      offer: { ...found, hosts, hostMode, meetings: [], disabled: false, deleted: false },
      teams: [[...moving.hostIds]],
      names,
      joins: null,
      strangers: hosts.length < moving.hostIds.length,
    };
  }
  const hosts = hostsInQuestion(found, hostId);
  const ids = hosts.map(({ id }) => id);
  const meeting = found.meetings.find(({ start, hostId: of }) => start === startsAt && ids.includes(of));
  return {
    offer: found,
    teams: found.hostMode === "round_robin" ? ids.map((id) => [id]) : ids.length > 0 ? [ids] : [],
    names,
    joins: meeting ? (meeting.taken < meeting.seats ? "open" : "full") : null,
    strangers: false,
  };
}

type Verdict = Omit<JudgedTime, "param" | "date" | "time">;

function verdictOf(
  scene: Scene & { connected: readonly OtherTime[] },
  taken: readonly TakenTime[],
  question: TimeQuestion,
  now: number,
): Verdict {
  const { startsAt, hostId, shown, lengthMinutes } = question;
  const { offer, teams, names } = scene;
  const { t } = translatorFor(shown.locale);
  const words = { t, shown };
  const nameOf = (id: string) => names.get(id) ?? t("calendar.aHost");
  const conflictsOf = (ids: readonly string[]) => taken.filter((time) => ids.includes(time.hostId));
  const connectedOf = (ids: readonly string[]) =>
    scene.connected.filter(({ hostId: of }) => ids.includes(of));
  const able = teams.filter((ids) => conflictsOf(ids).length === 0);
  const free = able.find((ids) => connectedOf(ids).length === 0) ?? able[0];
  if (scene.joins === "full")
    return { verdict: "taken", conflicts: [t("calendar.taken.full")], broken: [], notes: [], hostId: null };
  const choice = { lengthMinutes, ...(hostId === undefined ? {} : { hostId }) };
  const asHost = slotRulesOf(offer, now, { ...choice, asker: "host" });
  const isClean = !scene.strangers && asHost.hosts.length > 0 && isSlot(asHost, startsAt).ok;
  const team = free ?? teams[0] ?? [];
  if (!free && !isClean) {
    const conflicts = conflictsOf(teams.flat()).map((time) => takenText(time, nameOf(time.hostId), words));
    return { verdict: "taken", conflicts: [...new Set(conflicts)], broken: [], notes: [], hostId: null };
  }
  const hosts = hostsInQuestion(offer, hostId);
  const exclusions = explanationFor(offer, choice, hosts, team, { startsAt, now });
  const named = (id: string, text: string) =>
    hosts.length > 1 ? t("calendar.noteOf", { name: nameOf(id), text }) : text;
  const say = (word: typeof brokenRule) => [
    ...new Set(
      exclusions.flatMap(({ id, exclusion }) => {
        const text = word(exclusion, words);
        return text === null ? [] : [named(id, text)];
      }),
    ),
  ];
  const inCalendars = connectedOf(team).map((time) => connectedText(time, nameOf(time.hostId), words));
  const strangers = scene.strangers ? [t("calendar.rule.strangers")] : [];
  const broken = isClean ? [] : [...new Set([...strangers, ...inCalendars, ...say(brokenRule)])];
  const isRoundRobin = offer.hostMode === "round_robin" && !question.moving;
  return {
    verdict: isClean ? "free" : "rules",
    conflicts: [],
    broken: isClean || broken.length > 0 ? broken : [t("calendar.rule.other")],
    notes: say(visitorsRule),
    hostId: isRoundRobin && !isClean ? (team[0] ?? null) : null,
  };
}

/** What the rules for visitors say against the start, of the hosts who would give it. */
function explanationFor(
  offer: OfferRow,
  choice: { lengthMinutes: number; hostId?: string },
  hosts: readonly OfferedHost[],
  team: readonly string[],
  { startsAt, now }: { startsAt: number; now: number },
): { id: string; exclusion: Exclusion }[] {
  const rules = slotRulesOf(offer, now, choice);
  if (rules.hosts.length === 0) return [];
  return explainStart(rules, startsAt).hosts.flatMap(({ place, exclusions }) => {
    const id = hosts[place]?.id;
    return id !== undefined && team.includes(id) ? exclusions.map((exclusion) => ({ id, exclusion })) : [];
  });
}
