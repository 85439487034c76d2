import { useCopy } from "#app/ui/use-copy.ts";
import { CopyButton, CopyOutcome } from "./copy-button.tsx";

export type CopyFieldProps = { label: string; value: string; id?: string };

/** Something to take away, such as the page's link. Without scripts it is a field to select from. */
export function CopyField({ label, value, id }: CopyFieldProps) {
  const { box, outcome, copy } = useCopy<HTMLInputElement>(value);
  return (
    <div className="field">
      <div className="copy-field">
        <input ref={box} id={id} className="input" readOnly value={value} aria-label={label} />
        <CopyButton outcome={outcome} copy={copy} />
      </div>
      <CopyOutcome outcome={outcome} />
    </div>
  );
}
