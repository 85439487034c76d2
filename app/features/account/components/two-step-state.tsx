import { Badge } from "#app/ui/badge.tsx";
import { ButtonLink } from "#app/ui/button.tsx";
import { useI18n } from "#app/ui/i18n.tsx";

/** Whether signing in takes a second step, and the way to change that. */
export function TwoStepState({ isOn, codesLeft }: { isOn: boolean; codesLeft: number }) {
  const { t } = useI18n();
  return (
    <div className="stack">
      <p>
        <Badge tone={isOn ? "success" : "neutral"}>{t(isOn ? "twoStep.on" : "twoStep.off")}</Badge>{" "}
        {isOn && t("twoStep.codesLeft", { count: codesLeft })}
      </p>
      <div>
        <ButtonLink href="/account/two-step" icon="lock">
          {t(isOn ? "twoStep.change" : "twoStep.setUp")}
        </ButtonLink>
      </div>
    </div>
  );
}
