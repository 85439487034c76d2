import { ButtonLink } from "#app/ui/button.tsx";
import { CopyField } from "#app/ui/form/copy-field.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { Icon } from "#app/ui/icon.tsx";

type Props = { name: string; url: string; path: string; dashboard: string };

/** The end of onboarding: the address to give away. */
export function PageIsLive({ name, url, path, dashboard }: Props) {
  const { t } = useI18n();
  return (
    <section className="card live">
      <span className="live__mark">
        <Icon name="check" size={28} />
      </span>
      <div className="stack stack--tight">
        <h1>{t("onboarding.live")}</h1>
        <p className="lead">{t("onboarding.liveText", { name })}</p>
      </div>
      <CopyField label={t("onboarding.link")} value={url} />
      <div className="cluster">
        <ButtonLink href={path} variant="primary" iconAfter="external" target="_blank" rel="noopener">
          {t("dashboard.openPage")}
        </ButtonLink>
        <ButtonLink href={dashboard}>{t("onboarding.toDashboard")}</ButtonLink>
      </div>
    </section>
  );
}
