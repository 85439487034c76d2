import { Button } from "#app/ui/button.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import type { FormState } from "../form-state.ts";
import { FormProblems } from "./account-field.tsx";
import { GatePage } from "./gate-page.tsx";
import { CodeField } from "./two-step-page.tsx";

/** The second step of signing in, after the password. */
export function SignInCodePage({ state, next }: { state: FormState; next: string }) {
  const { t } = useI18n();
  return (
    <GatePage
      title={t("twoStep.signInTitle")}
      lead={t("twoStep.signInLead")}
      footer={<p>{t("twoStep.noCodes")}</p>}
    >
      <form className="form" method="post" action="/sign-in/code" noValidate>
        <FormProblems state={state} fields={["code"]} />
        <CodeField state={state} />
        <input type="hidden" name="next" value={state.values["next"] ?? next} />
        <div className="form__actions">
          <Button variant="primary" size="large" wide>
            {t("account.signIn")}
          </Button>
        </div>
        <p>
          <a href="/sign-in">{t("account.backToSignIn")}</a>
        </p>
      </form>
    </GatePage>
  );
}
