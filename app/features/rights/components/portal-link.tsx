import { Button } from "#app/ui/button.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { PortalFrame } from "./portal-frame.tsx";

type Purpose = "enter" | "add" | "correct";

/** Following the link shows a button and changes nothing: programs that check mail follow links too. */
export function PortalLink({ purpose, email, path }: { purpose: Purpose; email: string; path: string }) {
  const { t } = useI18n();
  return (
    <PortalFrame title={t(`rights.link.${purpose}.title`)} lead={t(`rights.link.${purpose}.lead`, { email })}>
      <form method="post" action={path}>
        <Button variant="primary" size="large">
          {t(`rights.link.${purpose}.button`)}
        </Button>
      </form>
      <p className="muted small">{t("rights.link.once")}</p>
    </PortalFrame>
  );
}

/** A link that was used, has run out, or is none of ours. */
export function DeadPortalLink({ state }: { state: "gone" | "unknown" }) {
  const { t } = useI18n();
  return (
    <PortalFrame title={t("rights.link.dead.title")} lead={t(`rights.link.dead.${state}`)}>
      <p>
        <a href="/me">{t("rights.link.dead.again")}</a>
      </p>
    </PortalFrame>
  );
}
