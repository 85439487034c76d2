import { Button } from "#app/ui/button.tsx";
import { useI18n } from "#app/ui/i18n.tsx";

/** One press, without a question: whoever needs it has no time for one. */
export function SecureAccount() {
  const { t } = useI18n();
  return (
    <form method="post" action="/account">
      <Button variant="danger" name="intent" value="secure">
        {t("account.secure.button")}
      </Button>
    </form>
  );
}
