import { Alert } from "#app/ui/alert.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { LanguageLinks } from "#app/ui/language-links.tsx";
import { PublicShell } from "#app/ui/public-shell.tsx";

/** What is said after something was sent: the same for every address. */
export function ContactSent({ privacy, outbox }: { privacy: boolean; outbox: boolean }) {
  const { t } = useI18n();
  const next = privacy ? "/contact?sent=privacy" : "/contact?sent=case";
  return (
    <PublicShell languages={<LanguageLinks next={next} />} narrow>
      <div className="stack stack--loose">
        <h1>{t("contact.sent.title")}</h1>
        <Alert tone="success">{t(privacy ? "contact.sent.privacy" : "contact.sent.text")}</Alert>
        {outbox && (
          <p>
            <a href="/dev/outbox">{t("account.outbox")}</a>
          </p>
        )}
        <p>
          <a href="/me">{t("contact.sent.read")}</a>
        </p>
        <p>
          <a href="/contact">{t("contact.sent.again")}</a>
        </p>
      </div>
    </PublicShell>
  );
}
