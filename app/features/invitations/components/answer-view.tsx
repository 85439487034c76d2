import fillTimeZone from "#app/features/account/browser/fill-time-zone.ts?script";
import {
  AccountTextField,
  FormProblems,
  NewPasswordField,
} from "#app/features/account/components/account-field.tsx";
import { GatePage } from "#app/features/account/components/gate-page.tsx";
import type { FormState } from "#app/features/account/form-state.ts";
import { Alert } from "#app/ui/alert.tsx";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { CheckboxField } from "#app/ui/form/checkbox-field.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { useNonce } from "#app/ui/nonce.tsx";
import type { AnswerPage } from "../answer-page.server.ts";

type Open = Exclude<AnswerPage, { state: "unknown" | "gone" }>;
type Props = { page: AnswerPage; path: string; state: FormState };

/** What somebody who was invited reads, and how they answer; `path` is the page's own, which holds the token. */
export function AnswerView({ page, path, state }: Props) {
  const { t } = useI18n();
  if (page.state === "unknown" || page.state === "gone") return <DeadInvitation state={page.state} />;
  const { business, by, until } = page;
  const role = t(`organization.role.${page.role}`);
  return (
    <GatePage
      title={t("invitation.answer.title", { business })}
      lead={
        by
          ? t("invitation.answer.lead", { business, role, name: by })
          : t("invitation.answer.leadOfNobody", { business, role })
      }
      footer={<p>{t("invitation.answer.no")}</p>}
    >
      <div className="stack">
        <p>{t("invitation.shared", { business })}</p>
        <p className="muted">{t("invitation.answer.until", { until })}</p>
        <Answer page={page} path={path} state={state} />
      </div>
    </GatePage>
  );
}

function DeadInvitation({ state }: { state: "unknown" | "gone" }) {
  const { t } = useI18n();
  return (
    <GatePage
      title={t(state === "gone" ? "account.linkGoneTitle" : "account.linkUnknownTitle")}
      lead={t(`invitation.${state}`)}
    >
      <div className="form__actions">
        <ButtonLink variant="primary" href="/dashboard">
          {t("invitation.dashboard")}
        </ButtonLink>
      </div>
    </GatePage>
  );
}

function Answer({ page, path, state }: { page: Open; path: string; state: FormState }) {
  const { t } = useI18n();
  const { business, email } = page;
  if (page.state === "sign-up") return <SignUp page={page} state={state} />;
  if (page.state === "sign-in") {
    return (
      <>
        <p>{t("invitation.answer.account", { email })}</p>
        <div className="form__actions">
          <ButtonLink variant="primary" size="large" wide href={`/sign-in?next=${encodeURIComponent(path)}`}>
            {t("invitation.answer.signIn")}
          </ButtonLink>
        </div>
      </>
    );
  }
  if (page.state === "other") {
    return (
      <>
        <Alert tone="warning">{t("invitation.answer.other", { email, mine: page.mine })}</Alert>
        <form method="post" className="cluster">
          <Button variant="primary" name="do" value="switch">
            {t("invitation.answer.switch")}
          </Button>
          <ButtonLink href="/dashboard">{t("invitation.answer.stay")}</ButtonLink>
        </form>
      </>
    );
  }
  return (
    <form method="post" className="stack">
      <p>{t("invitation.answer.as", { email })}</p>
      <div className="form__actions">
        <Button variant="primary" size="large" wide name="do" value="join">
          {t("invitation.answer.join", { business })}
        </Button>
      </div>
    </form>
  );
}

function SignUp({ page, state }: { page: Extract<Open, { state: "sign-up" }>; state: FormState }) {
  const { t } = useI18n();
  const nonce = useNonce();
  const { email, name } = page;
  return (
    <form className="form" method="post" noValidate>
      <p>{t("invitation.answer.new", { email })}</p>
      <FormProblems state={state} fields={["name", "password", "adult"]} />
      <input type="text" name="username" value={email} autoComplete="username" readOnly hidden />
      <AccountTextField
        name="name"
        label="account.name"
        hint="account.nameHint"
        state={state}
        autoComplete="name"
        defaultValue={name}
      />
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
        {t("notices.accept")} <a href="/privacy">{t("notices.acceptLink")}</a>.
      </p>
      <div className="form__actions">
        <Button variant="primary" size="large" wide name="do" value="sign-up">
          {t("invitation.answer.signUp")}
        </Button>
      </div>
      <script type="module" nonce={nonce} src={fillTimeZone} />
    </form>
  );
}
