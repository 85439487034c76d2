import { ButtonLink } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { PublicShell } from "#app/ui/public-shell.tsx";
import type { ExportView } from "../export-page.server.ts";
import { ExportPanel } from "./export-panel.tsx";

type Props = {
  view: ExportView;
  /** Those that the person owns, with the pages of their exports. */
  businesses: { name: string; href: string }[];
};

/** The page of one's own data. */
export function OwnExport({ view, businesses }: Props) {
  const { t } = useI18n();
  return (
    <PublicShell homeHref="/dashboard">
      <div className="stack stack--loose">
        <PageHeader
          title={t("exports.title")}
          actions={
            <ButtonLink href="/account" icon="arrow-left">
              {t("exports.backToAccount")}
            </ButtonLink>
          }
        />
        <ExportPanel view={view} path="/account/data" />
        {businesses.length > 0 && (
          <Card title={t("exports.businesses")}>
            <p>{t("exports.businessesText")}</p>
            <ul>
              {businesses.map(({ name, href }) => (
                <li key={href}>
                  <a href={href}>{t("exports.businessLink", { name })}</a>
                </li>
              ))}
            </ul>
          </Card>
        )}
      </div>
    </PublicShell>
  );
}
