import { roomPhase } from "#app/domain/room/admission-window.ts";
import { beginMeeting } from "#app/features/booking/booking.server.ts";
import { translatorFor } from "#app/messages/all-translators.ts";
import { isLocale } from "#app/messages/locale.ts";
import type { Services } from "#app/platform/services.server.ts";
import { findPersonalRoom, noteOpened, personalRoomOf } from "./meetings-repository.server.ts";

/** How long a meeting that begins on the spot holds its host's time at first; more of it while somebody is there. */
const atOnceMinutes = 60;

type Host = { organizationId: string; organizationLocale: string; user: { id: string; name: string } };

/** A room of its own, at once. Whoever comes by link or number knocks. Returns the room's path. */
export async function meetNow(services: Services, host: Host): Promise<string> {
  const bookingId = await beginMeeting(services, { ...atOnce(host), waitingRoom: "strangers" });
  return `/room/${bookingId}`;
}

/** Opens the member's own room, or leads to the meeting that is on in it. Returns the room's path. */
export async function openPersonalRoom(services: Services, host: Host): Promise<string> {
  const own = { organizationId: host.organizationId, userId: host.user.id };
  const { id, knocks } = await personalRoomOf(services, own);
  const door = await personalDoor(services, id);
  if (door?.bookingId) return `/room/${door.bookingId}`;
  const waitingRoom = knocks ? "strangers" : "off";
  const bookingId = await beginMeeting(services, { ...atOnce(host), waitingRoom }, (tx, begun) =>
    noteOpened(tx, own, begun),
  );
  return `/room/${bookingId}`;
}

function atOnce({ organizationId, organizationLocale, user }: Host) {
  const { t } = translatorFor(isLocale(organizationLocale) ? organizationLocale : "en");
  const title = t("meeting.now.called", { name: user.name });
  return { organizationId, hostId: user.id, title, lengthMinutes: atOnceMinutes };
}

export type PersonalDoor = {
  id: string;
  hostId: string;
  hostName: string;
  business: { name: string; slug: string; accentColor: string };
  /** The meeting that is on. */
  bookingId: string | null;
};

type OpenedBooking = {
  status: string;
  startsAt: Date;
  endsAt: Date;
  roomState: { closesAt: Date } | null;
};

/** Who stands behind a personal room's address; null where nobody does (any more). */
export async function personalDoor(
  services: Pick<Services, "database" | "clock">,
  id: string,
): Promise<PersonalDoor | null> {
  const room = /^[a-z2-7]{26}$/.test(id) ? await findPersonalRoom(services, id) : null;
  if (!room) return null;
  const { membership, organization, booking } = room;
  const { user } = membership;
  const rests = [
    membership.suspendedAt,
    user.pausedAt,
    user.closesAt,
    organization.closesAt,
    organization.pausedAt,
  ];
  if (rests.some((since) => since !== null)) return null;
  const { name, slug, accentColor } = organization;
  const isOn =
    booking !== null &&
    booking.organizationId === room.organizationId &&
    isOpen(booking, services.clock.now());
  return {
    id: room.id,
    hostId: room.userId,
    hostName: user.name,
    business: { name, slug, accentColor },
    bookingId: isOn ? booking.id : null,
  };
}

/** Whoever comes back soon after the last one left finds the same meeting. */
function isOpen(booking: OpenedBooking, now: number): boolean {
  const { status, startsAt, endsAt, roomState } = booking;
  const meeting = {
    startsAt: startsAt.getTime(),
    endsAt: endsAt.getTime(),
    cancelled: status !== "confirmed",
    openUntil: roomState?.closesAt.getTime() ?? null,
  };
  return roomPhase(meeting, now) === "open";
}
