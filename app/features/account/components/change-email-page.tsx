import { Alert } from "#app/ui/alert.tsx";
import { Button } from "#app/ui/button.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import type { FormState } from "../form-state.ts";
import { AccountTextField, FormProblems } from "./account-field.tsx";
import { GatePage } from "./gate-page.tsx";

type ChangeEmailPageProps = {
  state: FormState;
  email: string;
  /** The address that a link was mailed to, and until when the link works. */
  waiting: { email: string; time: string } | null;
};

/** Where somebody who is signed in asks for another address. */
export function ChangeEmailPage({ state, email, waiting }: ChangeEmailPageProps) {
  const { t } = useI18n();
  return (
    <GatePage
      title={t("account.emailTitle")}
      lead={t("account.emailLead", { email })}
      footer={<p>{t("account.emailAfter")}</p>}
    >
      {waiting && (
        <Alert title={t("account.emailWaiting", { email: waiting.email })} live>
          <p>{t("account.emailWaitingText", { time: waiting.time })}</p>
          <form method="post" action="/account/email">
            <Button size="small" name="intent" value="drop">
              {t("account.emailDrop")}
            </Button>
          </form>
        </Alert>
      )}
      <form className="form" method="post" action="/account/email" noValidate>
        <FormProblems state={state} fields={["email"]} />
        <AccountTextField
          name="email"
          label="account.emailNew"
          state={state}
          type="email"
          autoComplete="email"
          inputMode="email"
        />
        <div className="form__actions">
          <Button variant="primary" size="large" wide>
            {t("account.emailSend")}
          </Button>
        </div>
        <p>
          <a href="/account">{t("account.confirmBack")}</a>
        </p>
      </form>
    </GatePage>
  );
}
