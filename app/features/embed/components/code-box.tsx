import { CopyButton, CopyOutcome } from "#app/ui/form/copy-button.tsx";
import { useCopy } from "#app/ui/use-copy.ts";

/** Several lines to take away. Without scripts they can be selected. */
export function CodeBox({ label, code }: { label: string; code: string }) {
  const { box, outcome, copy } = useCopy<HTMLTextAreaElement>(code);
  return (
    <div className="code-box">
      <textarea
        ref={box}
        className="input code-box__text"
        readOnly
        rows={Math.min(12, code.split("\n").length + 3)}
        value={code}
        aria-label={label}
        spellCheck={false}
      />
      <CopyButton outcome={outcome} copy={copy} />
      <CopyOutcome outcome={outcome} />
    </div>
  );
}
