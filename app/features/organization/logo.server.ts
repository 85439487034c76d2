import { noteDone } from "#app/features/audit/audit.server.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { replaceLogo } from "./organization-repository.server.ts";

export const logoBytesMax = 512 * 1024;

type PictureType = "image/png" | "image/jpeg" | "image/webp";
export type LogoProblem = "missing" | "too-large" | "not-a-picture";

const pngMark = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const jpegMark = [0xff, 0xd8, 0xff];
const riffMark = [0x52, 0x49, 0x46, 0x46];
const webpMark = [0x57, 0x45, 0x42, 0x50];

/**
 * The type that the first bytes tell, or null. What the browser says about a file is not asked. SVG is none of the
 * three: it is a document that can carry scripts.
 */
export function pictureType(bytes: Uint8Array): PictureType | null {
  const has = (mark: number[], at = 0) => mark.every((byte, index) => bytes[at + index] === byte);
  if (has(pngMark)) return "image/png";
  if (has(jpegMark)) return "image/jpeg";
  return has(riffMark) && has(webpMark, 8) ? "image/webp" : null;
}

/** Keeps a picture as the business's logo, in place of the one before. */
export async function saveLogo(
  services: Pick<Services, "database" | "clock">,
  { organizationId, file, actorId }: { organizationId: string; file: unknown; actorId?: string },
): Promise<{ ok: true } | { ok: false; reason: LogoProblem }> {
  if (!(file instanceof Blob) || file.size === 0) return { ok: false, reason: "missing" };
  if (file.size > logoBytesMax) return { ok: false, reason: "too-large" };
  const bytes = new Uint8Array(await file.arrayBuffer());
  const contentType = pictureType(bytes);
  if (!contentType) return { ok: false, reason: "not-a-picture" };
  const asset = { id: randomId(), contentType, bytes, createdAt: new Date(services.clock.now()) };
  await putLogo(services, organizationId, asset, actorId);
  return { ok: true };
}

export async function removeLogo(
  services: Pick<Services, "database" | "clock">,
  { organizationId, actorId }: { organizationId: string; actorId?: string },
): Promise<void> {
  await putLogo(services, organizationId, null, actorId);
}

function putLogo(
  { database, clock }: Pick<Services, "database" | "clock">,
  organizationId: string,
  asset: Parameters<typeof replaceLogo>[2],
  actorId: string | undefined,
): Promise<void> {
  return database.prisma.$transaction(async (tx) => {
    await replaceLogo(tx, organizationId, asset);
    const now = clock.now();
    await noteDone(tx, { organizationId, action: "logo.changed", by: "member", actorId, now });
  });
}
