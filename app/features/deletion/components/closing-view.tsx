import { Alert } from "#app/ui/alert.tsx";
import { Button } from "#app/ui/button.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import type { ClosingPage } from "../deletion-pages.server.ts";
import { DeletionShell } from "./deletion-shell.tsx";

/** The one page that is left while something is being deleted: until when it can be called off, and the button for it. */
export function ClosingView({ page, path }: { page: ClosingPage; path: string }) {
  const { t } = useI18n();
  const { business, until, running, mayCancel, certificateUrl } = page;
  const title =
    business === null ? t("deletion.closing.account") : t("deletion.closing.business", { business });
  const text = business === null ? "deletion.closing.accountText" : "deletion.closing.businessText";
  return (
    <DeletionShell title={title}>
      <Alert tone="warning">{running ? t("deletion.closing.running") : t(text, { until })}</Alert>
      {mayCancel && (
        <form className="form" method="post" action={path}>
          <div className="form__actions">
            <Button variant="primary">{t("deletion.closing.cancel")}</Button>
          </div>
        </form>
      )}
      {certificateUrl && (
        <dl className="facts">
          <div className="facts__pair">
            <dt>{t("deletion.closing.certificate")}</dt>
            <dd>
              <a href={certificateUrl}>{certificateUrl}</a>
            </dd>
          </div>
        </dl>
      )}
      {business === null && (
        <form method="post" action="/sign-out">
          <Button variant="quiet">{t("account.signOut")}</Button>
        </form>
      )}
    </DeletionShell>
  );
}
