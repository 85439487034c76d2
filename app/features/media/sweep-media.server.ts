import type { Services } from "#app/platform/services.server.ts";
import { closeAbandonedMedia } from "./close-media.server.ts";
import { resealPart } from "./part-seal.server.ts";
import { emptyWorkFolder } from "./remux.server.ts";

const atOnce = 200;
const hourMs = 3_600_000;
/** What would not go is tried again after this time, so that the others get their turn. Milliseconds. */
const againAfterMs = 60_000;
/** So many faults in one run, and the store is away: the next minute's run goes on. */
const faultsMax = 3;

/**
 * Erases from the object store what is not wanted any more. The note of an object goes after the object: a kill at any
 * instant leaves either both or the note alone, and an object that is gone already is no fault. One that the store does
 * not let go keeps its note until it does.
 * @throws ObjectStoreError after all others had their turn, or when the store is away.
 */
export async function eraseUnwantedObjects({
  database: { prisma },
  objects,
  clock,
}: Pick<Services, "database" | "objects" | "clock">): Promise<number> {
  let erased = 0;
  const faults: unknown[] = [];
  for (;;) {
    const due = await prisma.unwantedObject.findMany({
      where: { fromAt: { lte: new Date(clock.now()) } },
      select: { id: true },
      orderBy: [{ fromAt: "asc" }, { id: "asc" }],
      take: atOnce,
    });
    const gone: string[] = [];
    const kept: string[] = [];
    for (const { id } of due) {
      if (faults.length >= faultsMax) break;
      await objects.delete(id).then(
        () => gone.push(id),
        (error: unknown) => {
          kept.push(id);
          faults.push(error);
        },
      );
    }
    await prisma.unwantedObject.deleteMany({ where: { id: { in: gone } } });
    const fromAt = new Date(clock.now() + againAfterMs);
    await prisma.unwantedObject.updateMany({ where: { id: { in: kept } }, data: { fromAt } });
    erased += gone.length;
    if (due.length < atOnce || faults.length >= faultsMax) break;
  }
  if (faults.length > 0) throw faults[0];
  return erased;
}

export async function sweepMedia(services: Services): Promise<void> {
  await closeAbandonedMedia(services);
  await emptyWorkFolder(services.settings, Date.now() - hourMs);
  const objects = await eraseUnwantedObjects(services);
  if (objects > 0) services.log.info({ objects }, "recorded bytes erased");
}

/** Brings all parts under the first of the keys. Gives how many were not. */
export async function resealMedia(
  services: Pick<Services, "database" | "objects" | "settings">,
): Promise<number> {
  let resealed = 0;
  let after = "";
  for (;;) {
    const parts = await services.database.prisma.mediaPart.findMany({
      where: { id: { gt: after } },
      select: { id: true },
      orderBy: { id: "asc" },
      take: atOnce,
    });
    for (const { id } of parts) if (await resealPart(services, id)) resealed += 1;
    const last = parts.at(-1);
    if (!last || parts.length < atOnce) return resealed;
    after = last.id;
  }
}
