import { Button } from "#app/ui/button.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import type { FormState } from "../form-state.ts";
import { AccountEmailField, FormProblems } from "./account-field.tsx";
import { GatePage } from "./gate-page.tsx";

export function ForgotPasswordPage({ state }: { state: FormState }) {
  const { t } = useI18n();
  return (
    <GatePage
      title={t("account.forgotTitle")}
      lead={t("account.forgotLead")}
      footer={<a href="/sign-in">{t("account.backToSignIn")}</a>}
    >
      <form className="form" method="post" action="/forgot-password" noValidate>
        <FormProblems state={state} fields={["email"]} />
        <AccountEmailField state={state} />
        <div className="form__actions">
          <Button variant="primary" size="large" wide>
            {t("account.forgotSend")}
          </Button>
        </div>
      </form>
    </GatePage>
  );
}
