import { Alert } from "#app/ui/alert.tsx";
import { Card } from "#app/ui/card.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { LanguageLinks } from "#app/ui/language-links.tsx";
import { PublicShell } from "#app/ui/public-shell.tsx";
import type { PreferencePage } from "../preference-page.server.ts";
import { TopicChoice } from "./topic-choice.tsx";

/** What a business may mail somebody of, with one button for each. It needs no script and no account. */
export function PreferenceView({ page, done }: { page: PreferencePage; done: boolean }) {
  const { t } = useI18n();
  const { business, token } = page;
  const path = `/unsubscribe/${token}`;
  const shown = [...page.topics].sort((one) => (one.topic === page.topic ? -1 : 1));
  return (
    <PublicShell languages={<LanguageLinks next={path} />} narrow>
      <div className="stack stack--loose">
        <h1>
          {business ? t("consent.page.title", { business: business.name }) : t("consent.page.goneTitle")}
        </h1>
        {!business && <p>{t("consent.page.gone")}</p>}
        {done && (
          <Alert tone="success" live>
            {t("consent.page.done")}
          </Alert>
        )}
        {shown.map((topic) => (
          <Card key={topic.topic} as="section" title={t(`consent.topic.${topic.topic}`)}>
            <TopicChoice topic={topic} business={business?.name ?? ""} action={path} />
          </Card>
        ))}
        <p className="small muted">
          {t("consent.page.more")} <a href="/me">{t("notices.nav.me")}</a>
        </p>
      </div>
    </PublicShell>
  );
}
