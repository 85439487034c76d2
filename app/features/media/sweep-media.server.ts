import type { Services } from "#app/platform/services.server.ts";
import { closeAbandonedMedia } from "./close-media.server.ts";
import { resealPart } from "./part-seal.server.ts";
import { emptyWorkFolder } from "./remux.server.ts";

const atOnce = 200;
const hourMs = 3_600_000;

/**
 * Erases from the object store what is not wanted any more. The note of an object goes after the object: a kill at any
 * instant leaves either both or the note alone, and an object that is gone already is no fault.
 */
export async function eraseUnwantedObjects({
  database: { prisma },
  objects,
  clock,
}: Pick<Services, "database" | "objects" | "clock">): Promise<number> {
  let erased = 0;
  for (;;) {
    const due = await prisma.unwantedObject.findMany({
      where: { fromAt: { lte: new Date(clock.now()) } },
      select: { id: true },
      orderBy: [{ fromAt: "asc" }, { id: "asc" }],
      take: atOnce,
    });
    for (const { id } of due) await objects.delete(id);
    await prisma.unwantedObject.deleteMany({ where: { id: { in: due.map(({ id }) => id) } } });
    erased += due.length;
    if (due.length < atOnce) return erased;
  }
}

export async function sweepMedia(services: Services): Promise<void> {
  await closeAbandonedMedia(services);
  const objects = await eraseUnwantedObjects(services);
  await emptyWorkFolder(services.settings, Date.now() - hourMs);
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
