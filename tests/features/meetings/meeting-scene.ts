import { submitMeeting } from "#app/features/meetings/meetings.server.ts";
import { translatorFor } from "#app/messages/all-translators.ts";
import type { FormTree } from "#app/platform/form/form-tree.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import type { BookableBusiness } from "#tests/factories/bookable-business.ts";
import type { FakeServices } from "#tests/fakes/fake-services.ts";
import type { TestDatabase } from "../test-database.ts";

/** A meeting's form as a member sends it: the Monday after the fake clock's Friday, at ten. */
export function send(
  services: FakeServices,
  business: BookableBusiness,
  fields: FormTree = {},
  { id = null, userId = business.hostId }: { id?: string | null; userId?: string } = {},
) {
  return submitMeeting(services, {
    organization: { id: business.organizationId, timeZone: "UTC" },
    user: { id: userId },
    id,
    translator: translatorFor("en"),
    tree: {
      title: "Planning",
      day: "2027-01-18",
      time: "10:00",
      length: "45",
      waitingRoom: "strangers",
      invited: "Ada Lovelace <ada@x.example>\ngrace@x.example",
      key: randomId(),
      ...fields,
    },
  });
}

/** The business's meetings, with who is invited and what was mailed. */
export function meetingsOf({ prisma }: TestDatabase, { organizationId }: BookableBusiness) {
  return prisma.booking.findMany({
    where: { organizationId, source: { in: ["meeting", "at_once"] } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: {
      id: true,
      title: true,
      source: true,
      status: true,
      seats: true,
      startsAt: true,
      endsAt: true,
      sequence: true,
      waitingRoom: true,
      roomCode: { select: { number: true } },
      occupiedTimes: { select: { hostId: true, startsAt: true, endsAt: true } },
      attendees: { select: { id: true, name: true, email: true, status: true }, orderBy: { email: "asc" } },
      mailMessages: {
        select: { id: true, kind: true, attendeeId: true, userId: true },
        orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      },
    },
  });
}
