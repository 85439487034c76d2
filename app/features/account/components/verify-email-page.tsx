import { Button } from "#app/ui/button.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import type { FormState } from "../form-state.ts";
import { AccountPasswordField, FormProblems } from "./account-field.tsx";
import { GatePage } from "./gate-page.tsx";

type VerifyEmailPageProps = { email: string; needsPassword: boolean; state: FormState };

/** The form posts to its own address, which holds the token. */
export function VerifyEmailPage({ email, needsPassword, state }: VerifyEmailPageProps) {
  const { t } = useI18n();
  return (
    <GatePage
      title={t("account.verifyTitle")}
      lead={t(needsPassword ? "account.verifyPasswordText" : "account.verifyText", { email })}
      footer={needsPassword && <p>{t("account.verifyNotYou")}</p>}
    >
      <form className="form" method="post" noValidate>
        <FormProblems state={state} fields={["password"]} />
        {needsPassword && (
          <>
            <input type="text" name="username" value={email} autoComplete="username" readOnly hidden />
            <AccountPasswordField
              name="password"
              label="account.password"
              state={state}
              autoComplete="current-password"
            />
          </>
        )}
        <div className="form__actions">
          <Button variant="primary" size="large" wide>
            {t("account.verify")}
          </Button>
        </div>
      </form>
    </GatePage>
  );
}
