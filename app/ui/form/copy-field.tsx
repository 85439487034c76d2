import { useEffect, useRef, useState } from "react";
import { Button } from "#app/ui/button.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { useHydrated } from "#app/ui/use-hydrated.ts";

export type CopyFieldProps = { label: string; value: string; id?: string };

type Outcome = "copied" | "failed" | null;

/** Something to take away, such as the page's link. Without scripts it is a field to select from. */
export function CopyField({ label, value, id }: CopyFieldProps) {
  const { t } = useI18n();
  const hydrated = useHydrated();
  const input = useRef<HTMLInputElement>(null);
  const [outcome, setOutcome] = useState<Outcome>(null);

  useEffect(() => {
    if (outcome !== "copied") return;
    const timer = setTimeout(() => setOutcome(null), 3000);
    return () => clearTimeout(timer);
  }, [outcome]);

  async function copy() {
    try {
      await navigator.clipboard.writeText(value);
      setOutcome("copied");
    } catch {
      // No permission, or a page without TLS: the visitor can still press the keys.
      input.current?.select();
      setOutcome("failed");
    }
  }

  return (
    <div className="field">
      <div className="copy-field">
        <input ref={input} id={id} className="input" readOnly value={value} aria-label={label} />
        {hydrated && (
          <Button type="button" icon={outcome === "copied" ? "check" : "copy"} onClick={copy}>
            {outcome === "copied" ? t("ui.copied") : t("ui.copy")}
          </Button>
        )}
      </div>
      <p className={outcome === "failed" ? "field__hint" : "visually-hidden"} role="status">
        {outcome === "failed" && t("ui.copyFailed")}
        {outcome === "copied" && t("ui.copied")}
      </p>
    </div>
  );
}
