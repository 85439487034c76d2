import { Button } from "#app/ui/button.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import type { FormState } from "../form-state.ts";
import { AccountPasswordField, FormProblems, NewPasswordField } from "./account-field.tsx";

export function ChangePasswordForm({ email, state }: { email: string; state: FormState }) {
  const { t } = useI18n();
  return (
    <form className="form" method="post" action="/account" noValidate>
      <FormProblems state={state} fields={["currentPassword", "password"]} />
      {/* Tells password managers whose password changes. */}
      <input type="text" name="username" value={email} autoComplete="username" readOnly hidden />
      <AccountPasswordField
        name="currentPassword"
        label="account.currentPassword"
        state={state}
        autoComplete="current-password"
      />
      <NewPasswordField label="account.newPassword" state={state} />
      <div className="form__actions">
        <Button name="intent" value="password">
          {t("account.changePassword")}
        </Button>
      </div>
    </form>
  );
}
