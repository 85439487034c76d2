import type { WrittenLine } from "./room-protocol.ts";

/** So many lines of one room's chat are held; whoever comes later reads these. */
export const linesMax = 500;

/**
 * What was written in a room, as long as somebody is in it, in the memory of this process. It is gone with the last one
 * who leaves.
 */
export function createWrittenLines(before: readonly WrittenLine[]) {
  let lines: WrittenLine[] = [...before];
  return {
    all: () => lines,
    /** Null for a line that was said before: a page repeats what it does not know to have arrived. */
    add(line: WrittenLine): WrittenLine | null {
      if (lines.some(({ id, from }) => id === line.id && from === line.from)) return null;
      lines = [...lines, line].slice(-linesMax);
      return line;
    },
    forget() {
      lines = [];
    },
  };
}
