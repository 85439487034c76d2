import { isoDateOf } from "#app/domain/availability/calendar-day.ts";
import { instantOfWallTime, localDayAt, offsetAt } from "#app/domain/availability/zone.ts";
import { admissionWindow } from "#app/domain/room/admission-window.ts";
import { type RoomWays, waysOf } from "#app/features/rooms/rooms.server.ts";
import type { Translator } from "#app/messages/translator.ts";
import type { FormTree } from "#app/platform/form/form-tree.ts";
import type { Services } from "#app/platform/services.server.ts";
import { formatRange } from "#app/platform/time/format.server.ts";
import { placeLabel } from "#app/platform/time/zone-options.server.ts";
import { zoneRules } from "#app/platform/time/zones.server.ts";
import { invitedText } from "./meeting-form.ts";
import { findMeeting, listMeetings, type MeetingRow, personalRoomOf } from "./meetings-repository.server.ts";

export type MeetingLine = {
  id: string;
  title: string;
  when: string;
  atOnce: boolean;
  open: boolean;
  /** Those who are invited, as one line. */
  people: string;
  ways: RoomWays | null;
};

export type MeetingsPage = {
  meetings: MeetingLine[];
  personal: { ways: RoomWays; knocks: boolean };
  zone: string;
};

type Viewer = { organization: { id: string; timeZone: string }; userId: string; translator: Translator };

/** A member's own meetings, and their own room. */
export async function meetingsPage(services: Services, viewer: Viewer): Promise<MeetingsPage> {
  const { organization, userId, translator } = viewer;
  const now = services.clock.now();
  const own = { organizationId: organization.id, userId };
  const [rows, room] = [await listMeetings(services, own, now), await personalRoomOf(services, own)];
  const { links } = services;
  return {
    meetings: rows.map((row) => lineOf(services, row, { now, zone: organization.timeZone, translator })),
    personal: {
      ways: waysOf(links, {
        id: room.id,
        url: links.personalRoomUrl(room.id),
        number: room.roomCode?.number ?? "",
      }),
      knocks: room.knocks,
    },
    zone: placeLabel(organization.timeZone, now),
  };
}

function lineOf(
  { links }: Pick<Services, "links">,
  row: MeetingRow,
  { now, zone, translator }: { now: number; zone: string; translator: Translator },
): MeetingLine {
  const times = { startsAt: row.startsAt.getTime(), endsAt: row.endsAt.getTime() };
  return {
    id: row.id,
    title: row.title,
    when: formatRange(times.startsAt, times.endsAt, { locale: translator.locale, zone }),
    atOnce: row.source === "at_once",
    open: now >= admissionWindow(times).opensAt,
    people: row.attendees.map(({ name }) => name).join(", "),
    ways:
      row.roomCode && waysOf(links, { id: row.id, url: links.roomUrl(row.id), number: row.roomCode.number }),
  };
}

export type MeetingEditor = {
  id: string | null;
  title: string;
  saved: FormTree;
  zone: string;
  cancelHref: string | null;
};

const hourMs = 3_600_000;

/** The form for a new meeting, or for one of the member's own; null where there is none of that id. */
export async function meetingEditor(
  services: Services,
  { organization, userId, translator }: Viewer,
  id: string | null,
): Promise<MeetingEditor | null> {
  const now = services.clock.now();
  const zone = organization.timeZone;
  const row =
    id === null ? null : await findMeeting(services, { organizationId: organization.id, userId }, id, now);
  if (id !== null && !row) return null;
  const startsAt = row?.startsAt.getTime() ?? Math.ceil((now + hourMs) / hourMs) * hourMs;
  return {
    id,
    title: row?.title ?? translator.t("meeting.new.title"),
    saved: {
      title: row?.title ?? "",
      ...wallTime(startsAt, zone),
      length: String(row ? (row.endsAt.getTime() - startsAt) / 60_000 : 60),
      waitingRoom: row?.waitingRoom ?? "strangers",
      invited: row ? invitedText(row.attendees) : "",
    },
    zone: placeLabel(zone, startsAt),
    cancelHref: id === null ? null : `bookings/${id}/cancel`,
  };
}

function wallTime(instant: number, zone: string): { day: string; time: string } {
  const rules = zoneRules(zone);
  const time = new Date(instant + offsetAt(rules, instant)).toISOString().slice(11, 16);
  return { day: isoDateOf(localDayAt(rules, instant)), time };
}

/** What the clocks of a zone mean. */
export function instantIn(zone: string) {
  const rules = zoneRules(zone);
  return (date: string, minute: number) => instantOfWallTime(rules, date, minute);
}
