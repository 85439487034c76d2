import type { WaitingPage } from "#app/features/booking/waiting-page.server.ts";
import { Alert } from "#app/ui/alert.tsx";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { useI18n } from "#app/ui/i18n.tsx";

/** How things stand on the waiting list, and what one can do about it. */
export function WaitingView({ page }: { page: WaitingPage }) {
  const { t } = useI18n();
  return (
    <div className="stack stack--loose">
      <div className="stack stack--tight">
        <p className="muted">{page.title}</p>
        <h1 tabIndex={-1} id="outcome">
          {t(`waiting.${page.state}.title`)}
        </h1>
        <p className="lead">
          <strong>{page.wished}</strong>
          <br />
          <span className="muted small">{page.zoneLabel}</span>
        </p>
      </div>
      {page.state === "offered" ? (
        <Alert tone="success">{t("waiting.offered.text", { time: page.keptUntil ?? "" })}</Alert>
      ) : (
        <p>{t(`waiting.${page.state}.text`)}</p>
      )}
      {page.state === "over" ? (
        <p>
          <ButtonLink href={page.eventTypePath} variant="primary">
            {t("waiting.otherTimes")}
          </ButtonLink>
        </p>
      ) : (
        <form method="post" action={page.path} className="cluster">
          {page.state === "offered" && (
            <Button type="submit" name="intent" value="take" variant="primary" size="large">
              {t("waiting.take")}
            </Button>
          )}
          <Button type="submit" name="intent" value="leave" variant="quiet">
            {t(page.state === "offered" ? "waiting.pass" : "waiting.leave")}
          </Button>
        </form>
      )}
      <p className="muted small">{t("booking.waitingRetention", { business: page.business.name })}</p>
    </div>
  );
}
