import { GatePage } from "#app/features/account/components/gate-page.tsx";
import { Alert } from "#app/ui/alert.tsx";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { useI18n } from "#app/ui/i18n.tsx";

type Props = {
  /** When it began, in words; null while nothing is paused. */
  since: string | null;
  closes: readonly { name: string; path: string }[];
  ahead: number;
};

/** Asks whether somebody wants to rest, with what that means; and while they do, leads back by one press. */
export function PausePage({ since, closes, ahead }: Props) {
  const { t } = useI18n();
  return (
    <GatePage title={t(since === null ? "account.pause.title" : "account.pause.paused")}>
      <div className="stack">
        {since === null ? (
          <p>{t("account.pause.lead")}</p>
        ) : (
          <Alert>{t("account.pause.since", { since })}</Alert>
        )}
        {closes.length > 0 && (
          <>
            <p>{t(since === null ? "account.pause.closes" : "account.pause.closed")}</p>
            <ul>
              {closes.map(({ name, path }) => (
                <li key={path}>{name}</li>
              ))}
            </ul>
          </>
        )}
        <p>{t("account.pause.ahead", { count: ahead })}</p>
        <form className="form" method="post" action="/account/pause">
          <div className="form__actions">
            <Button
              variant="primary"
              size="large"
              wide
              name="choice"
              value={since === null ? "pause" : "resume"}
            >
              {t(since === null ? "account.pause.button" : "account.pause.back")}
            </Button>
          </div>
        </form>
        <div className="cluster">
          <ButtonLink variant="quiet" href="/account">
            {t("account.pause.toAccount")}
          </ButtonLink>
          <ButtonLink variant="quiet" href="/account/data">
            {t("account.pause.toData")}
          </ButtonLink>
        </div>
      </div>
    </GatePage>
  );
}
