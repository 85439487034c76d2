/** `day`: an empty day; `search`: nothing found; `door`: not allowed or not there; `broken`: something failed. */
export type EmptyPictureName = "day" | "search" | "door" | "broken";

/* Every picture plays on the mark: a bracket, a dot, an open end. */
const shapes: Record<EmptyPictureName, { lines: string; dot: [number, number] }> = {
  day: { lines: "M34 22H20v52h14M126 22c19 14 19 38 0 52M48 34h34M48 48h58M48 62h22", dot: [112, 34] },
  search: {
    lines: "M34 22H20v52h14M126 22c19 14 19 38 0 52M73 28a18 18 0 1 0 0 36a18 18 0 0 0 0-36zM87 60l14 13",
    dot: [73, 46],
  },
  door: {
    lines: "M34 22H20v52h14M126 22c19 14 19 38 0 52M58 74V30a8 8 0 0 1 8-8h26a8 8 0 0 1 8 8v44M50 74h58",
    dot: [91, 50],
  },
  broken: {
    lines:
      "M34 22H20v20M20 56v18h14M126 22c9 7 14 16 14 25M138 57c-2 6-6 12-12 17M52 48h14l8-14 12 28 8-14h14",
    dot: [26, 49],
  },
};

export function EmptyPicture({ name }: { name: EmptyPictureName }) {
  const { lines, dot } = shapes[name];
  return (
    <svg className="empty__picture" viewBox="0 0 160 96" fill="none" aria-hidden="true">
      <path d={lines} stroke="currentColor" strokeWidth="3.5" strokeLinecap="round" strokeLinejoin="round" />
      <circle className="logo__dot" cx={dot[0]} cy={dot[1]} r="5.5" />
    </svg>
  );
}
