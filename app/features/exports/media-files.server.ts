import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import type { ExportedRow } from "./archive-format.ts";
import type { ArchiveFile } from "./write-archive.server.ts";

const endings: Record<string, string> = {
  "image/png": "png",
  "image/jpeg": "jpg",
  "image/webp": "webp",
  "image/gif": "gif",
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

/** A table holds the paths of its pictures. */
export function withMediaPaths(rows: ExportedRow[]): ExportedRow[] {
  return rows.map((row) => ({ ...row, bytes: mediaPath(String(row["id"]), String(row["contentType"])) }));
}
