import { Alert } from "#app/ui/alert.tsx";
import { Button } from "#app/ui/button.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { NoticeFrame } from "./notice-frame.tsx";

type Props = {
  gpc: boolean;
  refused: boolean;
  /** When the no was said, in words; null where that is not known. */
  since: string | null;
  saved: boolean;
};

/** What is true of selling and sharing, and a choice that needs no name. */
export function SalePage({ gpc, refused, since, saved }: Props) {
  const { t } = useI18n();
  return (
    <NoticeFrame title={t("notices.sale.page")} lead={t("notices.sale.text")}>
      <p>{t("notices.sale.choice")}</p>
      {gpc ? (
        <Alert tone="success">{t("notices.gpc.on")}</Alert>
      ) : (
        <form className="stack" method="post" action="/privacy/sale">
          <Alert tone={refused ? "success" : "info"} live={saved}>
            {t(refused ? "notices.sale.refused" : "notices.sale.open")}
          </Alert>
          {refused && since !== null && <p>{t("notices.sale.since", { since })}</p>}
          <div>
            <Button name="choice" value={refused ? "ask" : "no"} variant={refused ? "secondary" : "primary"}>
              {t(refused ? "notices.sale.ask" : "notices.sale.refuse")}
            </Button>
          </div>
        </form>
      )}
    </NoticeFrame>
  );
}
