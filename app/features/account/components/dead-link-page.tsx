import { ButtonLink } from "#app/ui/button.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { GatePage } from "./gate-page.tsx";

type DeadLinkPageProps = { about: "verify" | "reset"; state: "unknown" | "gone" };

/** A mailed link that does not work, why that may be, and the way onward. */
export function DeadLinkPage({ about, state }: DeadLinkPageProps) {
  const { t } = useI18n();
  const gone = state === "gone";
  const reason = about === "verify" ? "account.verifyGone" : "account.resetGone";
  return (
    <GatePage
      title={t(gone ? "account.linkGoneTitle" : "account.linkUnknownTitle")}
      lead={t(gone ? reason : "account.linkUnknown")}
    >
      <div className="form__actions">
        <ButtonLink variant="primary" href="/sign-in">
          {t("account.signInLink")}
        </ButtonLink>
        <ButtonLink href={about === "verify" ? "/sign-up" : "/forgot-password"}>
          {t(about === "verify" ? "account.signUp" : "account.forgotSend")}
        </ButtonLink>
      </div>
    </GatePage>
  );
}
