import { Alert } from "#app/ui/alert.tsx";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import type { FormState } from "../form-state.ts";
import type { TwoStepPage as Page } from "../two-step-page.server.ts";
import { AccountTextField, FormProblems } from "./account-field.tsx";
import { GatePage } from "./gate-page.tsx";

const path = "/account/two-step";

type TwoStepPageProps = { page: Page; state: FormState; codes: readonly string[] | null };

/** Where a second step at signing in is set up, changed and turned off. It needs no script. */
export function TwoStepPage({ page, state, codes }: TwoStepPageProps) {
  const { t } = useI18n();
  if (codes) return <NewCodes codes={codes} />;
  return (
    <GatePage title={t("twoStep.title")} lead={t(leads[page.state])}>
      {page.state === "off" && <Begin />}
      {page.state === "begun" && <Confirm page={page} state={state} />}
      {page.state === "on" && <Change page={page} state={state} />}
      <p>
        <a href="/account#two-step">{t("account.confirmBack")}</a>
      </p>
    </GatePage>
  );
}

const leads = { off: "twoStep.leadOff", begun: "twoStep.leadBegun", on: "twoStep.leadOn" } as const;

function Begin() {
  const { t } = useI18n();
  return (
    <form className="form" method="post" action={path}>
      <div className="form__actions">
        <Button variant="primary" size="large" wide name="intent" value="begin">
          {t("twoStep.begin")}
        </Button>
      </div>
    </form>
  );
}

function Confirm({ page, state }: { page: Extract<Page, { state: "begun" }>; state: FormState }) {
  const { t } = useI18n();
  return (
    <>
      <img
        className="two-step__picture"
        src={page.picture}
        alt={t("twoStep.picture")}
        width={220}
        height={220}
      />
      <p>
        {t("twoStep.key")} <code className="two-step__key">{page.key}</code>
      </p>
      <form className="form" method="post" action={path} noValidate>
        <FormProblems state={state} fields={["code"]} />
        <AccountTextField
          name="code"
          label="twoStep.firstCode"
          state={state}
          autoComplete="one-time-code"
          inputMode="numeric"
        />
        <div className="form__actions">
          <Button variant="primary" size="large" wide name="intent" value="confirm">
            {t("twoStep.confirm")}
          </Button>
        </div>
      </form>
      <form method="post" action={path}>
        <Button size="small" name="intent" value="drop">
          {t("twoStep.drop")}
        </Button>
      </form>
    </>
  );
}

function Change({ page, state }: { page: Extract<Page, { state: "on" }>; state: FormState }) {
  const { t } = useI18n();
  return (
    <>
      <Alert
        tone={page.codesLeft < 3 ? "warning" : "success"}
        title={t("twoStep.onSince", { time: page.since })}
      >
        {t("twoStep.codesLeft", { count: page.codesLeft })}
      </Alert>
      <form className="form" method="post" action={path} noValidate>
        <FormProblems state={state} fields={["code"]} />
        <CodeField state={state} />
        <div className="form__actions">
          <Button name="intent" value="codes">
            {t("twoStep.newCodes")}
          </Button>
          <Button variant="danger" name="intent" value="end">
            {t("twoStep.turnOff")}
          </Button>
        </div>
      </form>
    </>
  );
}

/** Takes the code of an app, or a recovery code. */
export function CodeField({ state }: { state: FormState }) {
  return (
    <AccountTextField
      name="code"
      label="twoStep.code"
      hint="twoStep.codeHint"
      state={state}
      autoComplete="one-time-code"
      autoCapitalize="none"
      spellCheck={false}
    />
  );
}

function NewCodes({ codes }: { codes: readonly string[] }) {
  const { t } = useI18n();
  return (
    <GatePage title={t("twoStep.codesTitle")} lead={t("twoStep.codesLead")}>
      <Alert tone="success" live>
        {t("twoStep.isOnNow")}
      </Alert>
      <ul className="two-step__codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div className="form__actions">
        <ButtonLink variant="primary" href="/account#two-step">
          {t("twoStep.codesKept")}
        </ButtonLink>
      </div>
    </GatePage>
  );
}
