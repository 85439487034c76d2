import { GatePage } from "#app/features/account/components/gate-page.tsx";
import { ButtonLink } from "#app/ui/button.tsx";
import { useI18n } from "#app/ui/i18n.tsx";

type Props = {
  /** Its name. */
  provider: string;
  reason: "forged" | "over" | "off" | "refused" | "less" | "down" | "none" | "tooMany";
  /** Where to begin again. */
  path: string;
};

/** Why what somebody brought back from a provider connected nothing, and the way onward. */
export function LeaveAnswerPage({ provider, reason, path }: Props) {
  const { t } = useI18n();
  return (
    <GatePage
      title={t("connect.grant.page.title", { provider })}
      lead={t(`connect.grant.page.${reason}`, { provider })}
    >
      <div className="form__actions">
        <ButtonLink variant="primary" href={path}>
          {t("connect.grant.page.back")}
        </ButtonLink>
      </div>
    </GatePage>
  );
}
