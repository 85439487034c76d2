import { imageLettersMax } from "#app/domain/room/board-things.ts";
import { isRaster } from "#app/domain/room/shared-file.ts";

/** A photograph as a phone takes it; it is made small before anybody gets it. */
export const pictureBytesMax = 15_000_000;
const edges = [1_600, 1_100, 750, 480];
const paperEdgeMax = 600;

export type Picture = { src: string; w: number; h: number };

/**
 * Makes a picture small enough for the board, as pixels alone: what else its file holds (place, camera, comments) stays
 * here. Null when it is no picture that browsers draw.
 */
export async function readPicture(file: Blob): Promise<Picture | null> {
  if (!isRaster(file.type) || file.size > pictureBytesMax) return null;
  const bitmap = await createImageBitmap(file).catch(() => null);
  if (!bitmap) return null;
  try {
    for (const edge of edges) {
      const src = drawn(bitmap, edge);
      if (src !== "" && src.length <= imageLettersMax) return { src, ...onPaper(bitmap) };
    }
    return null;
  } finally {
    bitmap.close();
  }
}

function drawn(bitmap: ImageBitmap, edge: number): string {
  const share = Math.min(1, edge / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(bitmap.width * share));
  canvas.height = Math.max(1, Math.round(bitmap.height * share));
  const context = canvas.getContext("2d");
  if (!context) return "";
  // The paper shows through, also where a format knows no transparency.
  context.fillStyle = "#ffffff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  const webp = canvas.toDataURL("image/webp", 0.82);
  // Browsers that cannot write WebP answer with PNG, which is too large for photographs.
  return webp.startsWith("data:image/webp") ? webp : canvas.toDataURL("image/jpeg", 0.82);
}

function onPaper({ width, height }: ImageBitmap): { w: number; h: number } {
  const share = Math.min(1, paperEdgeMax / Math.max(width, height));
  return { w: Math.round(width * share), h: Math.round(height * share) };
}
