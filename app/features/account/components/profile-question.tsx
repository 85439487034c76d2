import { Alert } from "#app/ui/alert.tsx";
import { Button } from "#app/ui/button.tsx";
import { useI18n } from "#app/ui/i18n.tsx";

/** Once a year: is what the account says of its owner still right? */
export function ProfileQuestion({ name, email }: { name: string; email: string }) {
  const { t } = useI18n();
  return (
    <Alert
      title={t("account.question.title")}
      actions={
        <form className="cluster" method="post" action="/account">
          <Button size="small" name="intent" value="confirm-profile">
            {t("account.question.right")}
          </Button>
          <a href="/account">{t("account.question.change")}</a>
        </form>
      }
    >
      <p>{t("account.question.text", { name, email })}</p>
    </Alert>
  );
}
