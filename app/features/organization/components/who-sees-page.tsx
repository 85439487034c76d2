import { ButtonLink } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { PublicShell } from "#app/ui/public-shell.tsx";
import type { Seer } from "../who-sees.server.ts";

type Props = { business: string; me: { id: string; name: string; email: string }; seers: readonly Seer[] };

/** Who of one's business may see what of oneself. */
export function WhoSeesPage({ business, me, seers }: Props) {
  const { t } = useI18n();
  return (
    <PublicShell homeHref="/dashboard">
      <div className="stack stack--loose">
        <PageHeader
          title={t("organization.whoSees.title", { business })}
          lead={t("organization.whoSees.lead")}
          actions={
            <ButtonLink href="/account" icon="arrow-left">
              {t("account.title")}
            </ButtonLink>
          }
        />
        {seers
          .filter(({ id }) => id !== me.id)
          .map((seer) => (
            <Card key={seer.id} title={`${seer.name} (${t(`organization.role.${seer.role}`)})`}>
              <p>{t("organization.whoSees.shared", { name: seer.name, mine: me.name, email: me.email })}</p>
              <p>{t("organization.whoSees.may")}</p>
              <ul className="traces">
                {seer.may.map((permission) => (
                  <li key={permission}>{t(`organization.permission.${permission}`)}</li>
                ))}
              </ul>
            </Card>
          ))}
        {seers.length < 2 && <p>{t("organization.whoSees.nobody")}</p>}
        <p>
          <a href="/privacy/roles">{t("organization.roles.title")}</a>
        </p>
      </div>
    </PublicShell>
  );
}
