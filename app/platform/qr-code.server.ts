import { crc32, deflateSync } from "node:zlib";
import { encode } from "uqr";

/** The quiet ground that readers need around a code, in modules (ISO/IEC 18004: four). */
const quietModules = 4;
/** A printed code may be dirty or bent: 15 % of it can be missing. */
const correction = "M";

/** Rows of a code with its quiet ground; true is dark. */
function modulesOf(text: string): boolean[][] {
  return encode(text, { ecc: correction, border: quietModules }).data;
}

/** One path of dark squares, to be scaled to any size. */
export function qrSvg(text: string): string {
  const rows = modulesOf(text);
  const squares = rows.flatMap((row, y) =>
    row.flatMap((isDark, x) => (isDark && !row[x - 1] ? [`M${x} ${y}h${runFrom(row, x)}v1H${x}z`] : [])),
  );
  const edge = rows.length;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${edge} ${edge}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${edge}v${edge}H0z"/><path d="${squares.join("")}"/></svg>\n`;
}

function runFrom(row: readonly boolean[], x: number): number {
  const end = row.indexOf(false, x);
  return (end === -1 ? row.length : end) - x;
}

/** A picture of one bit a pixel (PNG, RFC 2083), at least `edgeMin` pixels wide. */
export function qrPng(text: string, edgeMin = 1000): Buffer {
  const rows = modulesOf(text);
  const scale = Math.ceil(edgeMin / rows.length);
  const edge = rows.length * scale;
  const lines = rows.flatMap((row) => {
    const line = Buffer.alloc(1 + Math.ceil(edge / 8));
    for (let x = 0; x < edge; x++) {
      // Of a grey picture with one bit, 1 is white.
      if (!row[Math.floor(x / scale)]) line[1 + (x >> 3)] = (line[1 + (x >> 3)] ?? 0) | (0x80 >> (x & 7));
    }
    return Array.from({ length: scale }, () => line);
  });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(edge, 0);
  header.writeUInt32BE(edge, 4);
  header.writeUInt8(1, 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(Buffer.concat(lines), { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const framed = Buffer.alloc(named.length + 8);
  framed.writeUInt32BE(data.length, 0);
  named.copy(framed, 4);
  framed.writeUInt32BE(crc32(named), named.length + 4);
  return framed;
}
