import type { KeyboardEvent } from "react";
import { handleOf, resized } from "#app/domain/room/board-resize.ts";
import { between, moved, type Point } from "#app/domain/room/board-things.ts";
import type { Board } from "./board.ts";
import { panned } from "./board-camera.ts";
import type { BoardDesk } from "./use-board.ts";

const arrows: Record<string, Point> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};
/** Pixels of the paper that an arrow key moves a thing, alone and with Shift; and of the screen for the paper itself. */
const step = { small: 10, large: 60, paper: 60 };

/** Undo and redo, wherever the focus stands at the board. True when the key was one of them. */
export function pressHistory(event: KeyboardEvent, { doc }: Board): boolean {
  const key = event.key.toLowerCase();
  if (!(event.ctrlKey || event.metaKey) || event.altKey || (key !== "z" && key !== "y")) return false;
  if (key === "y" || event.shiftKey) doc.redo();
  else doc.undo();
  return true;
}

/** Everything that a pointer does on the paper, but for the pen. True when the key meant something here. */
export function pressOnPaper(event: KeyboardEvent, board: Board, desk: BoardDesk): boolean {
  const { key } = event;
  const arrow = arrows[key];
  if (event.ctrlKey || event.metaKey) return false;
  if (event.altKey) return arrow !== undefined && stretch(arrow, event.shiftKey, board, desk);
  if (arrow) push(arrow, event.shiftKey, board, desk);
  else if (key === "." || key === ",") walk(desk, key === "." ? 1 : -1);
  else if (key === "Enter") put(desk);
  else if (key === "Delete" || key === "Backspace") desk.remove();
  else if (key === "Escape" && desk.chosen) desk.choose(null);
  else if (key === "+" || key === "-") desk.zoom(key === "+" ? 1.25 : 0.8);
  else if (key === "0") desk.showAll();
  else return false;
  return true;
}

function push(arrow: Point, far: boolean, { doc }: Board, desk: BoardDesk) {
  const { chosen } = desk;
  const length = far ? step.large : step.small;
  if (chosen) return doc.replace(moved(chosen, { x: arrow.x * length, y: arrow.y * length }));
  desk.look((camera) => panned(camera, { x: -arrow.x * step.paper, y: -arrow.y * step.paper }));
}

/** Makes what is chosen larger or smaller by its handle. */
function stretch(arrow: Point, far: boolean, { doc }: Board, { chosen }: BoardDesk): boolean {
  if (!chosen) return false;
  const { x, y } = handleOf(chosen);
  const length = far ? step.large : step.small;
  doc.replace(resized(chosen, { x: x + arrow.x * length, y: y + arrow.y * length }));
  return true;
}

function walk({ things, chosen, choose }: BoardDesk, by: 1 | -1) {
  const at = things.findIndex((thing) => thing.id === chosen?.id);
  const next = at === -1 ? (by === 1 ? 0 : things.length - 1) : (at + by + things.length) % things.length;
  choose(things[next]?.id ?? null);
}

/** Puts what is in the hand into the middle of the paper, or writes on in the text that is chosen. */
function put(desk: BoardDesk) {
  const { tool, ink, stroke, chosen } = desk;
  const { x, y } = desk.middle();
  const at = { x: Math.round(x), y: Math.round(y) };
  if (chosen?.kind === "text") return desk.setWriting({ at: chosen, thing: chosen });
  if (tool === "text") return desk.setWriting({ at, thing: null });
  if (tool === "select" || tool === "pen") return;
  const shape = between(tool, { x: at.x - 80, y: at.y - 50 }, { x: at.x + 80, y: at.y + 50 });
  desk.choose(desk.add({ kind: tool, ...shape, ink, stroke }));
}
