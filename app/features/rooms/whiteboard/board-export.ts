import { boundsOfAll, type Thing } from "#app/domain/room/board-things.ts";

const margin = 24;
const edgeMax = 4_096;
/** The server takes no larger one. */
const keptBytesMax = 1024 * 1024;

/** The whole board as a picture file; `drawing` is the group that is on the screen. */
export function boardSvg(
  things: readonly Thing[],
  drawing: SVGGElement,
): { text: string; width: number; height: number } {
  const box = boundsOfAll(things) ?? { x: 0, y: 0, w: 400, h: 300 };
  const [x, y] = [Math.floor(box.x - margin), Math.floor(box.y - margin)];
  const [width, height] = [Math.ceil(box.w + 2 * margin), Math.ceil(box.h + 2 * margin)];
  const shapes = [...drawing.children]
    .map((shape) => new XMLSerializer().serializeToString(shape))
    .join("\n");
  const text = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${x} ${y} ${width} ${height}">
<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="#ffffff"/>
${shapes}
</svg>
`;
  return { text, width, height };
}

type Svg = ReturnType<typeof boardSvg>;

/** The same in pixels: twice as fine as on the screen, unless that is more than browsers can draw. */
export const boardPng = (svg: Svg) => drawn(svg, 2, (canvas) => blobOf(canvas, "image/png"));

/** The same as it is kept with the meeting: as fine as fits into what the server takes. */
export async function boardJpeg(svg: Svg): Promise<Blob | null> {
  for (const scale of [2, 1, 0.5]) {
    const picture = await drawn(svg, scale, (canvas) => blobOf(canvas, "image/jpeg", 0.9));
    if (picture && picture.size <= keptBytesMax) return picture;
  }
  return null;
}

const blobOf = (canvas: HTMLCanvasElement, type: string, quality?: number) =>
  new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type, quality));

async function drawn(
  svg: Svg,
  fineness: number,
  write: (canvas: HTMLCanvasElement) => Promise<Blob | null>,
): Promise<Blob | null> {
  const scale = Math.min(fineness, edgeMax / Math.max(svg.width, svg.height));
  const url = URL.createObjectURL(new Blob([svg.text], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(svg.width * scale);
    canvas.height = Math.round(svg.height * scale);
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await write(canvas);
  } catch {
    return null;
  } finally {
    URL.revokeObjectURL(url);
  }
}

export function save(blob: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // Later, so that the browser has taken it.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
