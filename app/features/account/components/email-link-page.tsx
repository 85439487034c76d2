import { Button } from "#app/ui/button.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import type { FormState } from "../form-state.ts";
import { AccountPasswordField, FormProblems } from "./account-field.tsx";
import { GatePage } from "./gate-page.tsx";

type ConfirmEmailPageProps = { from: string; to: string; needsPassword: boolean; state: FormState };

/** Behind the link mailed to a new address. The form posts to its own address, which holds the token. */
export function ConfirmEmailPage({ from, to, needsPassword, state }: ConfirmEmailPageProps) {
  const { t } = useI18n();
  const lead = needsPassword ? "account.emailConfirmPassword" : "account.emailConfirmText";
  return (
    <GatePage
      title={t("account.emailConfirmTitle")}
      lead={t(lead, { from, to })}
      footer={<p>{t("account.emailAfter")}</p>}
    >
      <form className="form" method="post" noValidate>
        <FormProblems state={state} fields={["password"]} />
        {needsPassword && (
          <>
            <input type="text" name="username" value={from} autoComplete="username" readOnly hidden />
            <AccountPasswordField
              name="password"
              label="account.password"
              state={state}
              autoComplete="current-password"
            />
          </>
        )}
        <Press>{t("account.emailConfirm")}</Press>
      </form>
    </GatePage>
  );
}

/** Behind the link mailed to the address of before. */
export function UndoEmailPage({ from }: { from: string }) {
  const { t } = useI18n();
  return (
    <GatePage title={t("account.emailUndoTitle")} lead={t("account.emailUndoText", { from })}>
      <form className="form" method="post">
        <Press>{t("account.emailUndo")}</Press>
      </form>
    </GatePage>
  );
}

function Press({ children }: { children: string }) {
  return (
    <div className="form__actions">
      <Button variant="primary" size="large" wide>
        {children}
      </Button>
    </div>
  );
}
