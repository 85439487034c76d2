import { boundsOfAll, type Thing } from "#app/domain/room/board-things.ts";

const margin = 24;
const edgeMax = 4_096;

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

/** The same in pixels: twice as fine as on the screen, unless that is more than browsers can draw. */
export async function boardPng(svg: { text: string; width: number; height: number }): Promise<Blob | null> {
  const scale = Math.min(2, edgeMax / Math.max(svg.width, svg.height));
  const url = URL.createObjectURL(new Blob([svg.text], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(svg.width * scale);
    canvas.height = Math.round(svg.height * scale);
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
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
