import { useI18n } from "#app/ui/i18n.tsx";
import type { DoneWord } from "../done-words.ts";
import { PortalFrame } from "./portal-frame.tsx";

/** What was just done, plainly. It says nothing of anybody, so anyone may see it. */
export function DonePage({ what }: { what: DoneWord }) {
  const { t } = useI18n();
  return (
    <PortalFrame title={t(`rights.done.${what}.title`)} lead={t(`rights.done.${what}.text`)}>
      <p>
        <a href="/me">{t("rights.back")}</a>
      </p>
    </PortalFrame>
  );
}
