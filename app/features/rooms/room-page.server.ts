import { redirect } from "@remix-run/node";
import { admissionWindow } from "#app/domain/room/admission-window.ts";
import { requestLocale } from "#app/platform/http/request-locale.ts";
import type { Links } from "#app/platform/links.server.ts";
import { formatDateTime, formatRange } from "#app/platform/time/format.server.ts";
import { placeLabel } from "#app/platform/time/zone-options.server.ts";
import type { MeetingKind } from "#app/ports/calendar-provider.ts";
import type { RoomPageData } from "./components/room-page-data.ts";
import { accountOf } from "./participant.ts";
import { type Door, type DoorArgs, seatParameter, whoIsAtTheDoor } from "./room-door.server.ts";
import { findWays } from "./room-ways.server.ts";

const statusOf = { early: 200, open: 200, away: 200, over: 410, cancelled: 410 } as const;
const placeName: Record<MeetingKind, string> = {
  google_meet: "Google Meet",
  microsoft_teams: "Microsoft Teams",
};

/** The read behind `/room/:id`. Strangers learn what the link's address already lets them see: what and when. */
export async function readRoomPage(args: DoorArgs): Promise<{ page: RoomPageData; status: number }> {
  const seat = new URL(args.request.url).searchParams.get(seatParameter);
  const door = await whoIsAtTheDoor(args, seat);
  const { facts, visitor } = door;
  const phase = door.phase === "open" && facts.away ? awayFor(door, facts.away) : door.phase;
  const shown = { locale: requestLocale(args.request), zone: visitor.timeZone };
  const { opensAt } = admissionWindow(facts);
  const page: RoomPageData = {
    phase,
    roomId: facts.id,
    seat: seat === "attendee" ? seat : null,
    title: facts.title,
    heldAt: facts.away && placeName[facts.away.place],
    businessName: facts.business.name,
    callDays: facts.business.callDays,
    chatDays: facts.business.keepsChat ? facts.business.chatDays : null,
    boardDays: facts.business.keepsBoards ? facts.business.recordingDays : null,
    captions: facts.business.captionsCalls && args.context.services.transcriber !== null,
    records: facts.business.recordsCalls,
    photographs: facts.business.photographsCalls,
    accentColor: facts.business.accentColor,
    when: formatRange(facts.startsAt, facts.endsAt, shown),
    zoneLabel: placeLabel(visitor.timeZone, args.context.services.clock.now()),
    opensText: formatDateTime(opensAt, shown),
    opensAt,
    now: args.context.services.clock.now(),
    you: { role: visitor.role, name: visitor.name },
    withName: companionOf(door),
    ownLink: ownLinkOf(door, args.context.services.links),
    ways: visitor.role === "host" ? await findWays(args.context.services, facts) : null,
    onwardHref:
      visitor.role === "host" ? `/dashboard/${facts.business.slug}/bookings` : `/${facts.business.slug}`,
  };
  return { page, status: statusOf[phase] };
}

/**
 * Who takes part, and has not given up their seat, is led on to where the meeting is held; while that has no address, everybody's link ends in the room
 * here. Strangers are not told the address. @throws Response the redirect
 */
function awayFor({ visitor, facts }: Door, { url }: NonNullable<Door["facts"]["away"]>): "open" | "away" {
  if (url === null) return "open";
  const { attendeeId } = accountOf({ id: visitor.participantId, role: visitor.role });
  const takesPart = facts.attendees.some(({ id, isAgreed }) => id === attendeeId && isAgreed);
  if (visitor.role !== "host" && !takesPart) return "away";
  const headers = { "Cache-Control": "private, no-store", "Referrer-Policy": "no-referrer" };
  throw redirect(url, { headers });
}

/** The address bar holds no key, so an attendee who takes it to another browser would have to ask to be let in. */
function ownLinkOf({ facts, visitor }: Door, links: Links): string {
  const { attendeeId } = accountOf({ id: visitor.participantId, role: visitor.role });
  return attendeeId ? links.attendeeRoomUrl(facts.id, attendeeId) : links.roomUrl(facts.id);
}

function companionOf({ facts, visitor }: Door): string {
  if (visitor.role === "host") return facts.attendees.map((attendee) => attendee.name).join(", ");
  return visitor.role === "attendee" ? facts.host.name : "";
}
