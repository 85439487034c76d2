import { type RefObject, useEffect, useRef, useState } from "react";
import {
  boundsOfAll,
  type Ink,
  type Point,
  type ShapeKind,
  type Stroke,
  type Thing,
} from "#app/domain/room/board-things.ts";
import { useStore } from "../components/use-store.ts";
import type { Board } from "./board.ts";
import { type Camera, fitted, toPaper, zoomed } from "./board-camera.ts";
import type { NewThing } from "./board-doc.ts";

export type Tool = "select" | "pen" | "text" | ShapeKind;

/** A text that is being written: at a place of the paper, new or instead of another. */
export type Writing = { at: Point; thing: Extract<Thing, { kind: "text" }> | null };

export type BoardDesk = ReturnType<typeof useBoardDesk>;

/** What one person does at the board: the tool in the hand, what is chosen, and what of the paper is seen. */
export function useBoardDesk(board: Board, surface: RefObject<HTMLElement>) {
  const things = useStore(board.doc.things);
  const [tool, setTool] = useState<Tool>("pen");
  const [ink, setInk] = useState<Ink>("black");
  const [stroke, setStroke] = useState<Stroke>(4);
  const [chosenId, choose] = useState<string | null>(null);
  const [writing, setWriting] = useState<Writing | null>(null);
  const [camera, setCamera] = useState<Camera>({ x: 0, y: 0, zoom: 1 });
  const touched = useRef(false);
  const chosen = things.find((thing) => thing.id === chosenId) ?? null;

  const middle = (): Point => {
    const { clientWidth, clientHeight } = surface.current ?? { clientWidth: 0, clientHeight: 0 };
    return { x: clientWidth / 2, y: clientHeight / 2 };
  };
  const showAll = () => {
    const { x, y } = middle();
    setCamera(fitted(boundsOfAll(board.doc.things.get()), { width: 2 * x, height: 2 * y }));
  };
  // What was drawn before one came is in view at once; later nobody's view is moved but by themselves.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it looks at the paper as it is then
  useEffect(() => {
    if (!touched.current) showAll();
  }, [things.length === 0]);

  return {
    things,
    tool,
    ink,
    stroke,
    chosen,
    writing,
    camera,
    choose,
    setWriting,
    take(next: Tool) {
      setTool(next);
      if (next !== "select") choose(null);
    },
    /** Also dips what is chosen into it. */
    dip(next: { ink?: Ink; stroke?: Stroke }) {
      if (next.ink) setInk(next.ink);
      if (next.stroke) setStroke(next.stroke);
      if (chosen) board.doc.replace({ ...chosen, ...next });
    },
    look(change: (camera: Camera) => Camera) {
      touched.current = true;
      setCamera(change);
    },
    zoom(factor: number) {
      touched.current = true;
      setCamera((before) => zoomed(before, factor, middle()));
    },
    showAll,
    /** The middle of what is seen, on the paper. */
    middle: () => toPaper(camera, middle()),
    add(thing: NewThing) {
      touched.current = true;
      return board.doc.add(thing);
    },
    write(text: string) {
      if (!writing) return;
      setWriting(null);
      const { thing, at } = writing;
      if (thing && text.trim() === "") board.doc.remove([thing.id]);
      else if (thing) board.doc.replace({ ...thing, text });
      else if (text.trim() !== "") choose(this.add({ kind: "text", ...at, text, ink, stroke }));
      surface.current?.focus();
    },
    remove() {
      if (!chosen) return;
      board.doc.remove([chosen.id]);
      choose(null);
    },
  };
}
