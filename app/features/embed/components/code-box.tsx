import { useEffect, useRef, useState } from "react";
import { Button } from "#app/ui/button.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { useHydrated } from "#app/ui/use-hydrated.ts";

type Outcome = "copied" | "failed" | null;

/** Several lines to take away. Without scripts they can be selected. */
export function CodeBox({ label, code }: { label: string; code: string }) {
  const { t } = useI18n();
  const hydrated = useHydrated();
  const box = useRef<HTMLTextAreaElement>(null);
  const [outcome, setOutcome] = useState<Outcome>(null);

  useEffect(() => {
    if (outcome !== "copied") return;
    const timer = setTimeout(() => setOutcome(null), 3000);
    return () => clearTimeout(timer);
  }, [outcome]);

  async function copy() {
    try {
      await navigator.clipboard.writeText(code);
      setOutcome("copied");
    } catch {
      box.current?.select();
      setOutcome("failed");
    }
  }

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
      {hydrated && (
        <Button type="button" icon={outcome === "copied" ? "check" : "copy"} onClick={copy}>
          {outcome === "copied" ? t("ui.copied") : t("ui.copy")}
        </Button>
      )}
      <p className={outcome === "failed" ? "field__hint" : "visually-hidden"} role="status">
        {outcome === "failed" && t("ui.copyFailed")}
        {outcome === "copied" && t("ui.copied")}
      </p>
    </div>
  );
}
