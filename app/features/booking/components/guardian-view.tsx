import { Alert } from "#app/ui/alert.tsx";
import { Button } from "#app/ui/button.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { LanguageLinks } from "#app/ui/language-links.tsx";
import { PublicShell } from "#app/ui/public-shell.tsx";

type Props = {
  path: string;
  /** Null for a link that was used, ran out or is none of ours. */
  page: { business: { name: string; href: string }; childName: string; when: string; age: number } | null;
  /** Where other times are, when this one is gone. */
  takenHref: string | null;
  /** Nothing was booked, since a calendar does not answer; another press may. */
  unasked: boolean;
};

/** Asks the guardian, and books by a press alone: programs that check mail follow links, too. */
export function GuardianView({ path, page, takenHref, unasked }: Props) {
  const { t } = useI18n();
  const languages = <LanguageLinks next={path} />;
  if (takenHref !== null)
    return (
      <PublicShell languages={languages} narrow>
        <h1>{t("guardian.taken")}</h1>
        <p>
          <a href={takenHref}>{t("guardian.takenLink")}</a>
        </p>
      </PublicShell>
    );
  if (!page)
    return (
      <PublicShell languages={languages} narrow>
        <h1>{t("guardian.gone")}</h1>
        <p>{t("guardian.goneText")}</p>
      </PublicShell>
    );
  const { business, childName, when, age } = page;
  return (
    <PublicShell languages={languages} business={business} narrow>
      <div className="stack">
        <h1>{t("guardian.title")}</h1>
        {unasked && (
          <Alert tone="warning" live title={t("booking.unasked.title")}>
            {t("booking.refused.unasked")}
          </Alert>
        )}
        <p>{t("guardian.lead", { name: childName, business: business.name, when })}</p>
        <p>{t("guardian.consent", { age })}</p>
        <form method="post" action={path} className="stack">
          <Button variant="primary" size="large" wide name="choice" value="confirm">
            {t("guardian.confirm")}
          </Button>
          <Button wide name="choice" value="decline">
            {t("guardian.decline")}
          </Button>
        </form>
        <p className="small muted">{t("guardian.keeps")}</p>
      </div>
    </PublicShell>
  );
}

/** What was just done; it says nothing of anybody. */
export function GuardianDeclined() {
  const { t } = useI18n();
  return (
    <PublicShell languages={<LanguageLinks next="/guardian/declined" />} narrow>
      <h1>{t("guardian.declined")}</h1>
      <p>{t("guardian.declinedText")}</p>
    </PublicShell>
  );
}
