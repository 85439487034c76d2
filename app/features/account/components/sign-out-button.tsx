import { Button } from "#app/ui/button.tsx";
import { useI18n } from "#app/ui/i18n.tsx";

/** A form of its own: signing out is a POST, and works without scripts. */
export function SignOutButton() {
  const { t } = useI18n();
  return (
    <form method="post" action="/sign-out">
      <Button variant="quiet" icon="logout">
        {t("account.signOut")}
      </Button>
    </form>
  );
}
