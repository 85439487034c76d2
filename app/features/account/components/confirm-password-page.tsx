import { Button } from "#app/ui/button.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import type { FormState } from "../form-state.ts";
import { AccountPasswordField, FormProblems } from "./account-field.tsx";
import { GatePage } from "./gate-page.tsx";

type ConfirmPasswordPageProps = { state: FormState; email: string; next: string };

/** Asks somebody who is signed in for their password once more. */
export function ConfirmPasswordPage({ state, email, next }: ConfirmPasswordPageProps) {
  const { t } = useI18n();
  return (
    <GatePage title={t("account.confirmTitle")} lead={t("account.confirmLead", { email })}>
      <form className="form" method="post" action="/account/confirm" noValidate>
        <FormProblems state={state} fields={["password"]} />
        {/* Tells password managers whose password is asked for. */}
        <input type="text" name="username" value={email} autoComplete="username" readOnly hidden />
        <AccountPasswordField
          name="password"
          label="account.password"
          state={state}
          autoComplete="current-password"
        />
        <input type="hidden" name="next" value={state.values["next"] ?? next} />
        <div className="form__actions">
          <Button variant="primary" size="large" wide>
            {t("account.confirm")}
          </Button>
        </div>
        <p>
          <a href="/account">{t("account.confirmBack")}</a>
        </p>
      </form>
    </GatePage>
  );
}
