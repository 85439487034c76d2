import { Button } from "#app/ui/button.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import type { FormState } from "../form-state.ts";
import { FormProblems, NewPasswordField } from "./account-field.tsx";
import { GatePage } from "./gate-page.tsx";

/** The form posts to its own address, which holds the token. */
export function ResetPasswordPage({ email, state }: { email: string; state: FormState }) {
  const { t } = useI18n();
  return (
    <GatePage title={t("account.resetTitle")} lead={t("account.resetLead", { email })}>
      <form className="form" method="post" noValidate>
        <FormProblems state={state} fields={["password"]} />
        <input type="text" name="username" value={email} autoComplete="username" readOnly hidden />
        <NewPasswordField label="account.newPassword" state={state} />
        <div className="form__actions">
          <Button variant="primary" size="large" wide>
            {t("account.reset")}
          </Button>
        </div>
      </form>
    </GatePage>
  );
}
