import type { MessageKey } from "#app/messages/catalog.ts";
import { ButtonLink } from "#app/ui/button.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { GatePage } from "./gate-page.tsx";

type About = "verify" | "reset" | "email" | "email-undo";
type DeadLinkPageProps = { about: About; state: "unknown" | "gone" };

/** Why a link of each kind may be over, and where another one is had. */
const kinds = {
  verify: { reason: "account.verifyGone", href: "/sign-up", label: "account.signUp" },
  reset: { reason: "account.resetGone", href: "/forgot-password", label: "account.forgotSend" },
  email: { reason: "account.emailGone", href: "/account/email", label: "account.emailChangeLink" },
  "email-undo": { reason: "account.emailUndoGone", href: "/forgot-password", label: "account.forgotSend" },
} as const satisfies Record<About, { reason: MessageKey; href: string; label: MessageKey }>;

/** A mailed link that does not work, why that may be, and the way onward. */
export function DeadLinkPage({ about, state }: DeadLinkPageProps) {
  const { t } = useI18n();
  const gone = state === "gone";
  const { reason, href, label } = kinds[about];
  return (
    <GatePage
      title={t(gone ? "account.linkGoneTitle" : "account.linkUnknownTitle")}
      lead={t(gone ? reason : "account.linkUnknown")}
    >
      <div className="form__actions">
        <ButtonLink variant="primary" href="/sign-in">
          {t("account.signInLink")}
        </ButtonLink>
        <ButtonLink href={href}>{t(label)}</ButtonLink>
      </div>
    </GatePage>
  );
}
