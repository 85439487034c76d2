import { mediaBytes } from "#app/features/media/media.server.ts";
import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { ExportedRow } from "./archive-format.ts";
import { ofHost } from "./member-collections.ts";
import type { ArchiveFile } from "./write-archive.server.ts";

const endings: Record<string, string> = {
  "image/png": "png",
  "image/jpeg": "jpg",
  "image/webp": "webp",
  "image/gif": "gif",
  "video/webm": "webm",
  "video/mp4": "mp4",
};

/** Where a picture lies in an archive. */
export function mediaPath(id: string, contentType: string): string {
  return `media/${id}.${endings[contentType] ?? "bin"}`;
}

/** The pictures of a business, each read when its turn comes. */
export async function mediaFiles(
  tx: Pick<DatabaseTransaction, "asset">,
  organizationId: string,
): Promise<ArchiveFile[]> {
  const assets = await tx.asset.findMany({
    where: { organizationId },
    select: { id: true, contentType: true },
    orderBy: { id: "asc" },
  });
  return assets.map(({ id, contentType }) => ({
    path: mediaPath(id, contentType),
    content: async function* () {
      const asset = await tx.asset.findUnique({ where: { id }, select: { bytes: true } });
      if (asset) yield asset.bytes;
    },
  }));
}

/** What was recorded and photographed in calls, of the rows that the archive has; each is opened when its turn comes. */
export function callMediaFiles(
  services: Pick<Services, "database" | "objects" | "settings">,
  organizationId: string,
  rows: readonly ExportedRow[],
): ArchiveFile[] {
  return rows.map((row) => {
    const mediaId = String(row["id"]);
    return {
      path: mediaPath(mediaId, String(row["contentType"])),
      content: () => mediaBytes(services, { organizationId, mediaId }),
    };
  });
}

/**
 * The photographs that somebody took as a host, or is in, and the whiteboards they were at: both sides get one. Recordings stay with the business, as for
 * those who were booked; that there are some stands in the table.
 */
export async function pictureFiles(
  services: Pick<Services, "database" | "objects" | "settings">,
  tx: Pick<DatabaseTransaction, "callMedia">,
  userId: string,
): Promise<ArchiveFile[]> {
  const rows = await tx.callMedia.findMany({
    where: { ...ofHost(userId), kind: { not: "recording" }, state: { in: ["finishing", "ready"] } },
    select: { id: true, organizationId: true, contentType: true },
    orderBy: { id: "asc" },
  });
  return rows.flatMap((row) => callMediaFiles(services, row.organizationId, [row]));
}

/** A table holds the paths of its pictures. */
export function withMediaPaths(rows: ExportedRow[]): ExportedRow[] {
  return rows.map((row) => ({ ...row, bytes: mediaPath(String(row["id"]), String(row["contentType"])) }));
}
