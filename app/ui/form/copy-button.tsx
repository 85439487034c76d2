import { Button } from "#app/ui/button.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import type { useCopy } from "#app/ui/use-copy.ts";
import { useAwaitsScript } from "#app/ui/use-hydrated.ts";

type Copying = Pick<ReturnType<typeof useCopy>, "outcome" | "copy">;

/** It is not there where no script runs: the text stands in a field to select from. */
export function CopyButton({ outcome, copy }: Copying) {
  const { t } = useI18n();
  const awaits = useAwaitsScript();
  return (
    <Button {...awaits} type="button" icon={outcome === "copied" ? "check" : "copy"} onClick={copy}>
      {outcome === "copied" ? t("ui.copied") : t("ui.copy")}
    </Button>
  );
}

/** Whether it worked, also for those who do not see the button. */
export function CopyOutcome({ outcome }: Pick<Copying, "outcome">) {
  const { t } = useI18n();
  return (
    <p className={outcome === "failed" ? "field__hint" : "visually-hidden"} role="status">
      {outcome === "failed" && t("ui.copyFailed")}
      {outcome === "copied" && t("ui.copied")}
    </p>
  );
}
