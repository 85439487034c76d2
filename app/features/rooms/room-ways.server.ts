import { shownNumber } from "#app/domain/room/meeting-code.ts";
import type { Links } from "#app/platform/links.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { RoomWays } from "./components/room-page-data.ts";
import type { RoomFacts } from "./room-repository.server.ts";

/** The ways into a room: its link, and what one types at `/join`. `id`: whose PIN it is, a booking's or an own room's. */
export function waysOf(
  links: Links,
  { id, url, number }: { id: string; url: string; number: string },
): RoomWays {
  return { url, joinHost: `${links.host}/join`, number: shownNumber(number), pin: links.roomPin(id) };
}

/** How others may come into a meeting that has a number: its own, or that of the member's room it is held in. */
export async function findWays(
  { database, links }: Pick<Services, "database" | "links">,
  { id, organizationId }: Pick<RoomFacts, "id" | "organizationId">,
): Promise<RoomWays | null> {
  const code = await database.prisma.roomCode.findFirst({
    where: { organizationId, OR: [{ bookingId: id }, { personalRoom: { bookingId: id } }] },
    select: { number: true, personalRoomId: true },
  });
  if (!code) return null;
  const own = code.personalRoomId;
  return waysOf(links, {
    id: own ?? id,
    url: own === null ? links.roomUrl(id) : links.personalRoomUrl(own),
    number: code.number,
  });
}
