/**
 * A dot in an event type's colour. It is drawn, not styled: the page's policy allows no inline style, and colours are
 * as many as businesses like. Words beside it carry the meaning.
 */
export function ColorMark({ color }: { color: string | null }) {
  return (
    <svg className="color-mark" viewBox="0 0 10 10" width="10" height="10" aria-hidden="true">
      <circle cx="5" cy="5" r="5" fill={color ?? "currentColor"} />
    </svg>
  );
}
