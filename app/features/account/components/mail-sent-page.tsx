import { useI18n } from "#app/ui/i18n.tsx";
import { GatePage } from "./gate-page.tsx";

const words = {
  "sign-up": { title: "account.sentTitle", text: "account.sentText", more: "account.sentNothing" },
  password: { title: "account.forgotSentTitle", text: "account.forgotSentText", more: null },
} as const;

/** "Look into your mailbox": the same words whether the address has an account or not. */
export function MailSentPage({ about, outbox }: { about: keyof typeof words; outbox: boolean }) {
  const { t } = useI18n();
  const { title, text, more } = words[about];
  return (
    <GatePage title={t(title)} lead={t(text)} footer={<a href="/sign-in">{t("account.backToSignIn")}</a>}>
      {more && <p className="small">{t(more)}</p>}
      {outbox && (
        <p>
          <a href="/dev/outbox">{t("account.outbox")}</a>
        </p>
      )}
    </GatePage>
  );
}
