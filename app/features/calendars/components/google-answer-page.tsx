import { GatePage } from "#app/features/account/components/gate-page.tsx";
import { ButtonLink } from "#app/ui/button.tsx";
import { useI18n } from "#app/ui/i18n.tsx";

type Props = {
  reason: "forged" | "over" | "off" | "refused" | "less" | "down" | "tooMany";
  /** Where to begin again. */
  path: string;
};

/** Why what somebody brought back from Google connected nothing, and the way onward. */
export function GoogleAnswerPage({ reason, path }: Props) {
  const { t } = useI18n();
  return (
    <GatePage title={t("connect.google.page.title")} lead={t(`connect.google.page.${reason}`)}>
      <div className="form__actions">
        <ButtonLink variant="primary" href={path}>
          {t("connect.google.page.back")}
        </ButtonLink>
      </div>
    </GatePage>
  );
}
