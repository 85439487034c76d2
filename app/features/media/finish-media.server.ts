import { createHash } from "node:crypto";
import { randomId } from "#app/platform/security/random-id.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { expectObjects, insertParts, listParts, lockTaking, type Part } from "./media-repository.server.ts";
import { putPart, readPart } from "./part-seal.server.ts";
import { type Remuxed, remux } from "./remux.server.ts";

const objectPatienceMs = 60 * 60_000;

/** Makes what has ended ready to be looked at. What holds nothing is deleted; doing it again changes nothing. */
export async function finishMedia(services: Services, mediaId: string): Promise<void> {
  const media = await services.database.prisma.callMedia.findUnique({
    where: { id: mediaId },
    select: { id: true, organizationId: true, kind: true, state: true, contentType: true },
  });
  // Erased meanwhile, or hidden already by a rule of no days.
  if (media?.state !== "finishing") return;
  const of = { organizationId: media.organizationId, mediaId };
  const parts = await listParts(services, of);
  if (parts.length === 0) {
    await services.database.prisma.callMedia.deleteMany({ where: { id: mediaId, state: "finishing" } });
    return;
  }
  const remuxed =
    media.kind === "recording"
      ? await remux(services, {
          id: mediaId,
          contentType: media.contentType,
          parts: bytesOf(services, parts),
        })
      : null;
  try {
    const better = remuxed ? await keep(services, remuxed) : null;
    await services.database.prisma.$transaction(async (tx) => {
      if ((await lockTaking(tx, mediaId))?.state !== "finishing") return;
      if (better) {
        await tx.mediaPart.deleteMany({ where: of });
        await insertParts(tx, of, better);
      }
      await tx.callMedia.update({ where: { id: mediaId }, data: { state: "ready" }, select: { id: true } });
    });
  } finally {
    await remuxed?.close();
  }
}

async function* bytesOf(services: Services, parts: readonly Part[]): AsyncGenerator<Buffer> {
  for (const { id } of parts) yield await readPart(services, id);
}

async function keep(services: Services, { blocks }: NonNullable<Remuxed>): Promise<Part[]> {
  const kept: Part[] = [];
  for await (const block of blocks) {
    const id = randomId();
    await expectObjects(services, [id], services.clock.now() + objectPatienceMs);
    await putPart(services, id, block);
    const sha256 = createHash("sha256").update(block).digest("hex");
    kept.push({ id, seq: kept.length, bytes: block.length, sha256 });
  }
  return kept;
}
