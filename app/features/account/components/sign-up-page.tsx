import { Button } from "#app/ui/button.tsx";
import { CheckboxField } from "#app/ui/form/checkbox-field.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { useNonce } from "#app/ui/nonce.tsx";
import fillTimeZone from "../browser/fill-time-zone.ts?script";
import type { FormState } from "../form-state.ts";
import { AccountEmailField, AccountTextField, FormProblems, NewPasswordField } from "./account-field.tsx";
import { GatePage, OtherDoor } from "./gate-page.tsx";

/** `keptDays`: how long an account is kept whose address nobody confirms. */
export function SignUpPage({ state, keptDays }: { state: FormState; keptDays: number }) {
  const { t } = useI18n();
  const nonce = useNonce();
  return (
    <GatePage
      title={t("account.signUpTitle")}
      lead={t("account.signUpLead")}
      footer={
        <OtherDoor question={t("account.haveAccount")} href="/sign-in">
          {t("account.signInLink")}
        </OtherDoor>
      }
    >
      <form className="form" method="post" action="/sign-up" noValidate>
        <FormProblems state={state} fields={["name", "email", "password", "adult"]} />
        <AccountTextField
          name="name"
          label="account.name"
          hint="account.nameHint"
          state={state}
          autoComplete="name"
        />
        <AccountEmailField state={state} />
        <NewPasswordField label="account.password" state={state} />
        <input type="hidden" name="timeZone" value={state.values["timeZone"] ?? ""} data-time-zone />
        <CheckboxField
          id="adult"
          name="adult"
          label={t("account.adult")}
          defaultChecked={state.values["adult"] === "on"}
          error={state.errors["adult"] && t(state.errors["adult"])}
        />
        <p className="small muted">
          {t("notices.accept")} <a href="/privacy">{t("notices.acceptLink")}</a>.{" "}
          {t("notices.keeps.account", { days: keptDays })}
        </p>
        <div className="form__actions">
          <Button variant="primary" size="large" wide>
            {t("account.signUp")}
          </Button>
        </div>
      </form>
      <script type="module" nonce={nonce} src={fillTimeZone} />
    </GatePage>
  );
}
