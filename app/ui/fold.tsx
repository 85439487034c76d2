import { type ReactNode, useEffect, useRef, useState } from "react";
import { Icon } from "./icon.tsx";

export type FoldProps = {
  id?: string;
  title: string;
  /** A section of a page has a heading; a fold inside one has none. */
  heading?: boolean;
  /** What is set inside, read while it is closed. */
  note?: string | null;
  description?: ReactNode;
  /** Opens it, now or later; people close it. */
  open: boolean;
  children: ReactNode;
};

/** Settings that most people leave alone, behind a line that says how they stand. It needs no scripts. */
export function Fold({ id, title, heading, note, description, open, children }: FoldProps) {
  const [openAtFirst] = useState(open);
  const box = useRef<HTMLDetailsElement>(null);
  // The attribute is left to the browser: drawing it anew would close what somebody has opened.
  useEffect(() => {
    if (open && box.current) box.current.open = true;
  }, [open]);
  return (
    <details ref={box} className={heading ? "fold fold--section" : "fold"} id={id} open={openAtFirst}>
      <summary className="fold__summary">
        <Icon name="chevron-down" size={18} />
        {heading ? <h2 className="fold__title">{title}</h2> : <span className="fold__title">{title}</span>}
        {note && <span className="fold__note">{note}</span>}
      </summary>
      <div className="fold__body">
        {description && <div className="muted small">{description}</div>}
        {children}
      </div>
    </details>
  );
}
