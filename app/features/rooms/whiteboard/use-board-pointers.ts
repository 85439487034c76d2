import { type PointerEvent, type RefObject, useEffect, useRef, useState } from "react";
import { handleOf, resized } from "#app/domain/room/board-resize.ts";
import {
  between,
  boundsOf,
  moved,
  type Point,
  strokeNumbersMax,
  type Thing,
  thingAt,
} from "#app/domain/room/board-things.ts";
import type { Board } from "./board.ts";
import { panned, toPaper, zoomed } from "./board-camera.ts";
import type { BoardDesk } from "./use-board.ts";

/** Nearer than this counts as the same place, or as a press. Pixels of the screen. */
const slack = 6;
/** A finger is wider than the handle that it takes. */
const handleReach = 14;
const pressedShape = { x: 160, y: 100 };

type Hand =
  | { does: "pan"; last: Point }
  | { does: "draw"; draft: Thing; from: Point }
  | { does: "drag"; thing: Thing; from: Point }
  /** `off` is how far from the handle it was taken. */
  | { does: "resize"; thing: Thing; off: Point };

/** Mouse, pen and fingers on the paper: one draws or moves a thing, two fingers move the paper. */
export function useBoardPointers(board: Board, desk: BoardDesk, surface: RefObject<HTMLElement>) {
  const hand = useRef<Hand | null>(null);
  const fingers = useRef(new Map<number, Point>());
  /** What is drawn or dragged and not yet put down. */
  const [draft, setDraft] = useState<Thing | null>(null);
  const { camera, tool, ink, stroke } = desk;
  useWheel(surface, desk);

  const onScreen = (event: PointerEvent): Point => {
    const box = event.currentTarget.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const drop = () => {
    hand.current = null;
    setDraft(null);
  };
  const show = (at: Point, shown: Thing | null) => {
    setDraft(shown);
    board.presence.show({ at: rounded(at), draft: shown });
  };

  function begin(at: Point, isMiddle: boolean, screen: Point): Hand | null {
    if (isMiddle) return { does: "pan", last: screen };
    const { chosen } = desk;
    const handle = chosen && handleOf(chosen);
    if (handle && tool === "select" && gap(at, handle) * camera.zoom <= handleReach)
      return { does: "resize", thing: chosen, off: { x: handle.x - at.x, y: handle.y - at.y } };
    if (tool === "select") {
      const thing = thingAt(desk.things, at, slack / camera.zoom);
      desk.choose(thing?.id ?? null);
      return thing ? { does: "drag", thing, from: at } : { does: "pan", last: screen };
    }
    if (tool === "text") return null;
    const base = { id: "draft", z: 0, ink, stroke };
    const from = rounded(at);
    const thing: Thing =
      tool === "pen"
        ? { ...base, kind: "pen", points: [from.x, from.y] }
        : { ...base, kind: tool, ...between(tool, from, from) };
    return { does: "draw", draft: thing, from };
  }

  function go(current: Hand, at: Point, screen: Point): Hand {
    if (current.does === "pan") {
      const by = { x: screen.x - current.last.x, y: screen.y - current.last.y };
      desk.look((before) => panned(before, by));
      return { ...current, last: screen };
    }
    if (current.does === "drag") {
      show(at, moved(current.thing, { x: at.x - current.from.x, y: at.y - current.from.y }));
      return current;
    }
    if (current.does === "resize") {
      show(at, resized(current.thing, sum(at, current.off)));
      return current;
    }
    const { draft: before, from } = current;
    const to = rounded(at);
    const next: Thing =
      before.kind === "pen"
        ? { ...before, points: [...before.points, to.x, to.y] }
        : before.kind === "text" || before.kind === "image"
          ? before
          : { ...before, ...between(before.kind, from, to) };
    if (next.kind === "pen" && next.points.length >= strokeNumbersMax) {
      put(next, at);
      return { ...current, draft: { ...next, points: [to.x, to.y] } };
    }
    show(at, next);
    return { ...current, draft: next };
  }

  function put({ id: _, z: __, ...thing }: Thing, at: Point) {
    board.presence.show({ at: rounded(at), draft: null });
    return desk.add(thing);
  }

  function end(current: Hand, at: Point) {
    if (current.does === "drag") {
      const by = { x: Math.round(at.x - current.from.x), y: Math.round(at.y - current.from.y) };
      board.presence.show({ at: rounded(at), draft: null });
      if (Math.hypot(by.x, by.y) * camera.zoom > slack / 2) board.doc.replace(moved(current.thing, by));
    } else if (current.does === "resize") {
      board.presence.show({ at: rounded(at), draft: null });
      board.doc.replace(resized(current.thing, sum(at, current.off)));
    } else if (current.does === "draw") {
      const { draft: thing, from } = current;
      if (thing.kind === "pen" || thing.kind === "text" || thing.kind === "image") return void put(thing, at);
      const { w, h } = boundsOf(thing);
      const pressed = Math.hypot(w, h) * camera.zoom < slack;
      const to = { x: from.x + pressedShape.x, y: from.y + pressedShape.y };
      put(pressed ? { ...thing, ...between(thing.kind, from, to) } : thing, at);
    }
  }

  return {
    draft,
    /** What stands still on the paper while it is dragged. */
    draggedId:
      draft && (hand.current?.does === "drag" || hand.current?.does === "resize")
        ? hand.current.thing.id
        : null,
    handlers: {
      onPointerDown(event: PointerEvent<HTMLElement>) {
        if (event.button > 1 || (event.target as Element).closest("textarea")) return;
        const screen = onScreen(event);
        fingers.current.set(event.pointerId, screen);
        event.currentTarget.setPointerCapture(event.pointerId);
        if (fingers.current.size > 1) return drop();
        hand.current = begin(toPaper(camera, screen), event.button === 1, screen);
      },
      onPointerMove(event: PointerEvent<HTMLElement>) {
        const screen = onScreen(event);
        const at = toPaper(camera, screen);
        const before = fingers.current.get(event.pointerId);
        if (fingers.current.size === 2 && before) {
          const other = [...fingers.current].find(([id]) => id !== event.pointerId)?.[1] ?? screen;
          fingers.current.set(event.pointerId, screen);
          const factor = gap(screen, other) / Math.max(1, gap(before, other));
          const by = { x: (screen.x - before.x) / 2, y: (screen.y - before.y) / 2 };
          return desk.look((camera) => panned(zoomed(camera, factor, other), by));
        }
        if (hand.current) hand.current = go(hand.current, at, screen);
        else board.presence.show({ at: rounded(at), draft: null });
      },
      onPointerUp(event: PointerEvent<HTMLElement>) {
        const alone = fingers.current.size === 1;
        fingers.current.delete(event.pointerId);
        const at = toPaper(camera, onScreen(event));
        const isWriting = (event.target as Element).closest("textarea") !== null;
        if (alone && tool === "text" && event.button === 0 && !isWriting && !desk.writing) {
          desk.setWriting({ at: rounded(at), thing: null });
        }
        if (hand.current) end(hand.current, at);
        drop();
      },
      onPointerCancel(event: PointerEvent<HTMLElement>) {
        fingers.current.delete(event.pointerId);
        drop();
      },
      onPointerLeave() {
        if (!hand.current) board.presence.show(null);
      },
      onDoubleClick() {
        if (tool === "select" && desk.chosen?.kind === "text")
          desk.setWriting({ at: desk.chosen, thing: desk.chosen });
      },
    },
  };
}

/** The wheel moves the paper; with Ctrl, as from two fingers on a touchpad, it zooms. */
function useWheel(surface: RefObject<HTMLElement>, desk: BoardDesk) {
  const latest = useRef(desk);
  latest.current = desk;
  useEffect(() => {
    const element = surface.current;
    if (!element) return;
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      const box = element.getBoundingClientRect();
      const at = { x: event.clientX - box.left, y: event.clientY - box.top };
      if (event.ctrlKey) latest.current.look((camera) => zoomed(camera, Math.exp(-event.deltaY / 200), at));
      else latest.current.look((camera) => panned(camera, { x: -event.deltaX, y: -event.deltaY }));
    };
    // React's own listener could not keep the page from zooming.
    element.addEventListener("wheel", onWheel, { passive: false });
    return () => element.removeEventListener("wheel", onWheel);
  }, [surface]);
}

const rounded = ({ x, y }: Point): Point => ({ x: Math.round(x), y: Math.round(y) });
const sum = (a: Point, b: Point): Point => ({ x: a.x + b.x, y: a.y + b.y });
const gap = (a: Point, b: Point) => Math.hypot(a.x - b.x, a.y - b.y);
