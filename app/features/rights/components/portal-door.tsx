import { AccountTextField, FormProblems } from "#app/features/account/components/account-field.tsx";
import type { FormState } from "#app/features/account/form-state.ts";
import { Alert } from "#app/ui/alert.tsx";
import { Button } from "#app/ui/button.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { PortalFrame } from "./portal-frame.tsx";

type PortalDoorProps = {
  state: FormState;
  sent: boolean;
  outbox: boolean;
  /** How long the mailed link is good for. */
  minutes: number;
};

/** The way in: one field. What is said after it is the same for every address. */
export function PortalDoor({ state, sent, outbox, minutes }: PortalDoorProps) {
  const { t } = useI18n();
  if (sent) return <LinkSent outbox={outbox} />;
  return (
    <PortalFrame title={t("rights.door.title")} lead={t("rights.door.lead")}>
      <form className="form" method="post" action="/me" noValidate>
        <FormProblems state={state} fields={["email"]} />
        <AccountTextField
          name="email"
          label="account.email"
          hint="rights.door.hint"
          state={state}
          type="email"
          autoComplete="email"
          inputMode="email"
        />
        <div className="form__actions">
          <Button variant="primary" size="large">
            {t("rights.door.send")}
          </Button>
        </div>
      </form>
      <p className="muted small">
        {t("notices.keeps.portal", { minutes })} <a href="/privacy">{t("notices.acceptLink")}</a>
      </p>
      <p className="muted small">{t("rights.door.noAccount")}</p>
      <p>
        <a href="/me/complain">{t("rights.way.complain.title")}</a>
      </p>
    </PortalFrame>
  );
}

function LinkSent({ outbox }: { outbox: boolean }) {
  const { t } = useI18n();
  return (
    <PortalFrame title={t("rights.sent.title")} lead={t("rights.sent.text")}>
      <Alert>{t("rights.sent.nothing")}</Alert>
      {outbox && (
        <p>
          <a href="/dev/outbox">{t("account.outbox")}</a>
        </p>
      )}
      <p>
        <a href="/me">{t("rights.sent.again")}</a>
      </p>
    </PortalFrame>
  );
}
