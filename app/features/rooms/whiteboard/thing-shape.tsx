import { getStroke } from "perfect-freehand";
import { memo } from "react";
import { handleOf } from "#app/domain/room/board-resize.ts";
import {
  boundsOf,
  type Ink,
  lineShare,
  linesOf,
  type Thing,
  textSizes,
} from "#app/domain/room/board-things.ts";

/** On white paper, in every theme. */
export const inkColors: Record<Ink, string> = {
  black: "#1d2622",
  blue: "#1f5fbf",
  green: "#1e7a4a",
  orange: "#b9590a",
  red: "#b3261e",
  purple: "#7a3fb0",
};

const fonts = "ui-sans-serif, system-ui, sans-serif";

/** One thing as SVG, which is at once what is seen, what is zoomed and what is saved: it takes nothing from style sheets. */
export const ThingShape = memo(function ThingShape({ thing }: { thing: Thing }) {
  const color = inkColors[thing.ink];
  if (thing.kind === "pen") return <path d={penPath(thing.points, thing.stroke)} fill={color} />;
  if (thing.kind === "text") return <TextShape thing={thing} color={color} />;
  const { x, y, w, h } = thing;
  if (thing.kind === "image")
    return <image href={thing.src} x={x} y={y} width={w} height={h} preserveAspectRatio="none" />;
  const line = {
    fill: "none",
    stroke: color,
    strokeWidth: thing.stroke,
    strokeLinecap: "round",
    strokeLinejoin: "round",
  } as const;
  if (thing.kind === "rectangle") return <rect x={x} y={y} width={w} height={h} rx={3} {...line} />;
  if (thing.kind === "ellipse")
    return <ellipse cx={x + w / 2} cy={y + h / 2} rx={w / 2} ry={h / 2} {...line} />;
  const tip = thing.kind === "arrow" ? arrowTip(thing) : "";
  return <path d={`M${x} ${y}L${x + w} ${y + h}${tip}`} {...line} />;
});

function TextShape({ thing, color }: { thing: Extract<Thing, { kind: "text" }>; color: string }) {
  const size = textSizes[thing.stroke];
  return (
    <text x={thing.x} y={thing.y + size} fontSize={size} fontFamily={fonts} fill={color}>
      {linesOf(thing.text).map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name than their place
        <tspan key={index} x={thing.x} dy={index === 0 ? 0 : size * lineShare}>
          {line || "\u00a0"}
        </tspan>
      ))}
    </text>
  );
}

/** Two short lines from the tip back. */
function arrowTip({
  x,
  y,
  w,
  h,
  stroke,
}: Extract<Thing, { kind: "arrow" | "line" | "rectangle" | "ellipse" }>) {
  const angle = Math.atan2(h, w);
  const length = Math.min(10 + 3 * stroke, Math.hypot(w, h) / 2);
  const barb = (turn: number) =>
    `${x + w - length * Math.cos(angle + turn)} ${y + h - length * Math.sin(angle + turn)}`;
  return `M${barb(0.5)}L${x + w} ${y + h}L${barb(-0.5)}`;
}

/** The outline of a stroke that is thicker where the pen was slow. */
function penPath(points: readonly number[], stroke: number): string {
  const pairs: [number, number][] = [];
  for (let index = 0; index + 1 < points.length; index += 2) {
    pairs.push([points[index] ?? 0, points[index + 1] ?? 0]);
  }
  const outline = getStroke(pairs, { size: stroke * 1.8, thinning: 0.5, smoothing: 0.5, streamline: 0.4 });
  const [first] = outline;
  if (!first) return "";
  const shown = (value: number) => Math.round(value * 10) / 10;
  const parts = outline.map(([x = 0, y = 0], index) => {
    const [nextX = 0, nextY = 0] = outline[(index + 1) % outline.length] ?? [];
    return `${shown(x)} ${shown(y)} ${shown((x + nextX) / 2)} ${shown((y + nextY) / 2)}`;
  });
  return `M${shown(first[0] ?? 0)} ${shown(first[1] ?? 0)}Q${parts.join(" ")}Z`;
}

/** What is chosen stands in a dashed frame, with the handle by which it is resized. */
export function Frame({ thing, zoom }: { thing: Thing; zoom: number }) {
  const { x, y, w, h } = boundsOf(thing);
  const gap = 6 / zoom;
  const handle = handleOf(thing);
  return (
    <>
      <rect
        x={x - gap}
        y={y - gap}
        width={w + 2 * gap}
        height={h + 2 * gap}
        fill="none"
        stroke="#1f5fbf"
        strokeWidth={1.5 / zoom}
        strokeDasharray={`${5 / zoom} ${4 / zoom}`}
      />
      <circle
        className="board__handle"
        cx={handle.x}
        cy={handle.y}
        r={gap}
        fill="#ffffff"
        stroke="#1f5fbf"
        strokeWidth={1.5 / zoom}
      />
    </>
  );
}
