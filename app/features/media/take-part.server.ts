import { createHash } from "node:crypto";
import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { finishMediaJob } from "./media-jobs.server.ts";
import {
  isPicture,
  type MediaType,
  partBytesMax,
  pictureBytesMax,
  pictureMs,
  recordingBytesMax,
  typeOf,
} from "./media-limits.ts";
import {
  expectObjects,
  findTaking,
  insertParts,
  lockTaking,
  partsSoFar,
  type TakingMedia,
} from "./media-repository.server.ts";
import { putPart } from "./part-seal.server.ts";
import { uploadTokens } from "./upload-token.server.ts";

type Upload = { mediaId: string; token: string; seq: number; sha256: string; bytes: Buffer };

export type TakenPart =
  | { ok: true; again: boolean }
  /**
   * `not-allowed`: nobody said yes, or not any more. `camera-off`: of a photograph. `order`: `next` is the number that
   * is wanted. `other-bytes`: that number was taken with others.
   */
  | { ok: false; reason: "not-allowed" | "camera-off" | "too-large" | "hash" | "type" | "other-bytes" }
  | { ok: false; reason: "order"; next: number };

/** An object whose row did not come within this time is erased. Milliseconds. */
const objectPatienceMs = 10 * 60_000;

/**
 * Takes the next part of a recording, or a picture. The same part again is taken once. Each is kept for good before
 * the answer, so that a crash of the page, or of this process, loses no more than what was on its way.
 */
export async function takePart(services: Services, upload: Upload): Promise<TakenPart> {
  const { mediaId, token, seq, sha256, bytes } = upload;
  if (!uploadTokens(services.settings.secret).verify(mediaId, token)) return no("not-allowed");
  const media = await findTaking(services, mediaId);
  const refused = media ? refusalOf(media, services.clock.now()) : no("not-allowed");
  if (refused || !media) return refused ?? no("not-allowed");
  if (bytes.length > (isPicture(media.kind) ? pictureBytesMax : partBytesMax)) return no("too-large");
  if (createHash("sha256").update(bytes).digest("hex") !== sha256) return no("hash");
  const before = await standing(services.database.prisma, upload);
  if (before) return before;
  const contentType = seq === 0 ? typeOf(media.kind, bytes) : null;
  if (seq === 0 && contentType === null) return no("type");

  const part = { id: randomId(), seq, bytes: bytes.length, sha256 };
  await expectObjects(services, [part.id], services.clock.now() + objectPatienceMs);
  await putPart(services, part.id, bytes);
  return services.database.prisma.$transaction(async (tx) => {
    // While it was written somebody may have said no, or the same part have come by another way.
    const state = (await lockTaking(tx, mediaId))?.state;
    const refusedNow = state ? refusalOf({ ...media, state }, services.clock.now()) : no("not-allowed");
    if (refusedNow) return refusedNow;
    const meanwhile = await standing(tx, upload);
    if (meanwhile) return meanwhile;
    await insertParts(tx, { organizationId: media.organizationId, mediaId }, [part]);
    await noteTaken(services, tx, media, contentType);
    return { ok: true, again: false };
  });
}

const no = (reason: Exclude<Extract<TakenPart, { ok: false }>["reason"], "order">) =>
  ({ ok: false, reason }) as const;

/** The state alone says whether it may be uploaded; the room changes it the moment somebody says no. */
function refusalOf({ kind, state, startedAt }: TakingMedia, now: number): TakenPart | null {
  if (state === "withheld") return no("camera-off");
  if (state !== "open") return no("not-allowed");
  const isLate = isPicture(kind) && now > startedAt.getTime() + pictureMs;
  return isLate ? no("not-allowed") : null;
}

/** What is known of this number already; null where it is the next one. */
async function standing(
  client: Pick<DatabaseTransaction, "mediaPart">,
  { mediaId, seq, sha256, bytes }: Upload,
): Promise<TakenPart | null> {
  const known = await client.mediaPart.findUnique({
    where: { mediaId_seq: { mediaId, seq } },
    select: { sha256: true },
  });
  if (known) return known.sha256 === sha256 ? { ok: true, again: true } : no("other-bytes");
  const soFar = await partsSoFar(client, mediaId);
  if (soFar.next !== seq) return { ok: false, reason: "order", next: soFar.next };
  return soFar.bytes + bytes.length > recordingBytesMax ? no("too-large") : null;
}

async function noteTaken(
  { clock, jobs }: Pick<Services, "clock" | "jobs">,
  tx: DatabaseTransaction,
  { id, organizationId, kind }: TakingMedia,
  contentType: MediaType | null,
): Promise<void> {
  const now = new Date(clock.now());
  const typed = contentType ? { contentType } : {};
  const ended = isPicture(kind) ? ({ state: "finishing", endedAt: now } as const) : {};
  await tx.callMedia.update({
    where: { id, organizationId },
    data: { seenAt: now, ...typed, ...ended },
    select: { id: true },
  });
  if (isPicture(kind)) await jobs.enqueue(finishMediaJob, { mediaId: id }, { transaction: tx });
}
