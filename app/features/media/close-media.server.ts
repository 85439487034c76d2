import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import { Prisma } from "#app/platform/database/generated/client.ts";
import type { Services } from "#app/platform/services.server.ts";
import { finishMediaJob } from "./media-jobs.server.ts";
import { pictureMs } from "./media-limits.ts";

const { sql } = Prisma;
type Closes = Pick<Services, "database" | "jobs" | "clock">;

/** A recorder that sends nothing for so long is gone: more than a page's seat is kept for. Milliseconds. */
const silenceMsMax = 90_000;

/** From now on nothing more is taken of it; a job puts in order what came. */
export function closeMedia(services: Closes, organizationId: string, id: string): Promise<void> {
  return close(services, sql`m.id = ${id} AND m.organization_id = ${organizationId}`);
}

/** All that was being recorded or photographed in a room: whoever allowed it is gone, or the process that knew. */
export function closeMediaOfRoom(
  services: Closes,
  { organizationId, bookingId }: { organizationId: string; bookingId: string },
): Promise<void> {
  return close(
    services,
    sql`m.organization_id = ${organizationId}
      AND m.call_id IN (SELECT c.id FROM call c WHERE c.booking_id = ${bookingId})`,
  );
}

/** What nobody sends to any more, in all businesses. Pictures that were not sent in their time hold nothing. */
export async function closeAbandonedMedia(services: Closes): Promise<void> {
  const now = services.clock.now();
  await close(
    services,
    sql`m.seen_at < CASE m.kind WHEN 'recording' THEN ${new Date(now - silenceMsMax)}::timestamptz
      ELSE ${new Date(now - pictureMs)}::timestamptz END`,
  );
}

/** A photograph for which somebody's camera has to be on, and is not any more. */
export async function withholdPhotographs(
  { database, clock }: Closes,
  {
    organizationId,
    callId,
    participantId,
  }: { organizationId: string; callId: string; participantId: string },
): Promise<void> {
  await database.prisma.callMedia.updateMany({
    where: { organizationId, callId, kind: "photograph", state: "open", people: { has: participantId } },
    data: { state: "withheld", endedAt: new Date(clock.now()) },
  });
}

async function close({ database, jobs, clock }: Closes, which: Prisma.Sql): Promise<void> {
  await database.prisma.$transaction(async (tx) => {
    const closed = await tx.$queryRaw<{ id: string }[]>`
      UPDATE call_media m SET state = 'finishing', ended_at = ${new Date(clock.now())}
      WHERE m.state = 'open' AND ${which} RETURNING m.id`;
    for (const { id } of closed) await jobs.enqueue(finishMediaJob, { mediaId: id }, { transaction: tx });
  });
  await forgetWithheld(database.prisma, new Date(clock.now() - silenceMsMax));
}

/** Nothing came of them; they are kept a moment, so that a late upload hears why. */
async function forgetWithheld(client: Pick<DatabaseTransaction, "callMedia">, before: Date): Promise<void> {
  await client.callMedia.deleteMany({ where: { state: "withheld", endedAt: { lt: before } } });
}
