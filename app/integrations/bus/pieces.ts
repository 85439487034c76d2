import { randomId } from "#app/platform/security/random-id.server.ts";

/** Texts of which some pieces are missing; a carrier hands pieces over in order, so few are ever open. */
const openMax = 200;

/** A text in pieces of at most `pieceMax` characters, each `<text's id>:<left to come>:<piece>`. */
export function inPieces(text: string, pieceMax: number): string[] {
  const room = pieceMax - 40;
  const count = Math.max(1, Math.ceil(text.length / room));
  const id = randomId();
  return Array.from({ length: count }, (_, index) => {
    const piece = text.slice(index * room, (index + 1) * room);
    return `${id}:${count - 1 - index}:${piece}`;
  });
}

/** Puts texts together again. Pieces whose beginning was missed give nothing. */
export function createPieces() {
  const open = new Map<string, { text: string; left: number }>();
  return {
    /** The whole text with its last piece, otherwise null. */
    add(piece: string): string | null {
      const [id = "", count = "", ...rest] = piece.split(":");
      const left = Number(count);
      const known = open.get(id);
      open.delete(id);
      if (known && known.left !== left + 1) return null;
      const text = (known?.text ?? "") + rest.join(":");
      if (left === 0) return text;
      if (open.size >= openMax) open.clear();
      open.set(id, { text, left });
      return null;
    },
  };
}
