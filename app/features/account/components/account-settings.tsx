import type { ReactNode } from "react";
import type { MessageKey } from "#app/messages/catalog.ts";
import { Alert } from "#app/ui/alert.tsx";
import { ButtonLink } from "#app/ui/button.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { PublicShell } from "#app/ui/public-shell.tsx";
import { SettingsSection } from "#app/ui/settings-section.tsx";
import type { FormState } from "../form-state.ts";
import { ChangePasswordForm } from "./change-password-form.tsx";
import { type AccountProfile, ProfileForm } from "./profile-form.tsx";
import { type AccountSession, SessionList } from "./session-list.tsx";
import { SignOutButton } from "./sign-out-button.tsx";
import { TwoStepState } from "./two-step-state.tsx";

type AccountSettingsProps = {
  page: AccountProfile & { sessions: AccountSession[]; twoStep: { isOn: boolean; codesLeft: number } };
  state: FormState;
  saved: string | null;
  /** What everyone with an account is told, before anything else. */
  news?: ReactNode;
  /** What to do when somebody else came in. */
  safety: ReactNode;
  /** Further sections. */
  children?: ReactNode;
};

const savedMessages: Record<string, MessageKey> = {
  profile: "account.profileSaved",
  right: "account.profileRight",
  email: "account.emailSaved",
  password: "account.passwordSaved",
  session: "account.sessionEnded",
  others: "account.othersEnded",
  "two-step-off": "twoStep.isOffNow",
  secured: "account.secured",
  left: "deletion.account.left",
  kept: "deletion.account.kept",
  resumed: "account.resumed",
};

export function AccountSettings({ page, state, saved, news, safety, children }: AccountSettingsProps) {
  const { t } = useI18n();
  const message = saved !== null && Object.hasOwn(savedMessages, saved) ? savedMessages[saved] : undefined;
  return (
    <PublicShell homeHref="/dashboard">
      <div className="stack stack--loose">
        <PageHeader
          title={t("account.title")}
          actions={
            <>
              <ButtonLink href="/dashboard" icon="arrow-left">
                {t("account.backToDashboard")}
              </ButtonLink>
              <SignOutButton />
            </>
          }
        />
        {news}
        {message && (
          <Alert tone="success" live>
            {t(message)}
          </Alert>
        )}
        <div>
          <SettingsSection title={t("account.profileTitle")} description={t("account.profileText")}>
            <ProfileForm page={page} state={state} />
          </SettingsSection>
          <SettingsSection title={t("account.passwordTitle")} description={t("account.passwordText")}>
            <ChangePasswordForm email={page.profile.email} state={state} />
          </SettingsSection>
          <SettingsSection title={t("twoStep.title")} description={t("twoStep.text")} id="two-step">
            <TwoStepState {...page.twoStep} />
          </SettingsSection>
          <SettingsSection title={t("account.sessionsTitle")} description={t("account.sessionsText")}>
            <SessionList sessions={page.sessions} />
          </SettingsSection>
          {safety}
          <SettingsSection title={t("consent.account.title")} description={t("consent.account.text")}>
            <ButtonLink href="/account/mails" icon="mail">
              {t("consent.account.link")}
            </ButtonLink>
          </SettingsSection>
          <SettingsSection title={t("exports.title")} description={t("exports.accountText")} id="your-data">
            <ButtonLink href="/account/data" icon="download">
              {t("exports.accountLink")}
            </ButtonLink>
          </SettingsSection>
          {children}
        </div>
      </div>
    </PublicShell>
  );
}
