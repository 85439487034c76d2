import { Alert } from "#app/ui/alert.tsx";
import { Button } from "#app/ui/button.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import type { FormState } from "../form-state.ts";
import { AccountEmailField, AccountPasswordField, FormProblems } from "./account-field.tsx";
import { GatePage, OtherDoor } from "./gate-page.tsx";

/** What a visitor who was led here is told first. */
const notices = {
  password: "account.noticePassword",
  "signed-out": "account.noticeSignedOut",
  email: "account.noticeEmail",
  restored: "account.noticeRestored",
  late: "twoStep.noticeLate",
} as const;
type SignInNotice = keyof typeof notices;

export function isSignInNotice(value: string | null): value is SignInNotice {
  return value !== null && Object.hasOwn(notices, value);
}

type SignInPageProps = { state: FormState; next: string; notice: SignInNotice | null };

export function SignInPage({ state, next, notice }: SignInPageProps) {
  const { t } = useI18n();
  return (
    <GatePage
      title={t("account.signInTitle")}
      footer={
        <OtherDoor question={t("account.noAccount")} href="/sign-up">
          {t("account.signUpLink")}
        </OtherDoor>
      }
    >
      {notice && (
        <Alert tone={notice === "late" ? "info" : "success"} live>
          {t(notices[notice])}
        </Alert>
      )}
      <form className="form" method="post" action="/sign-in" noValidate>
        <FormProblems state={state} fields={["email", "password"]} />
        <AccountEmailField state={state} />
        <AccountPasswordField
          name="password"
          label="account.password"
          state={state}
          autoComplete="current-password"
        />
        <input type="hidden" name="next" value={state.values["next"] ?? next} />
        <div className="form__actions">
          <Button variant="primary" size="large" wide>
            {t("account.signIn")}
          </Button>
        </div>
        <p>
          <a href="/forgot-password">{t("account.forgot")}</a>
        </p>
      </form>
    </GatePage>
  );
}
