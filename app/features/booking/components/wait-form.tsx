import type { BookingPage } from "#app/features/booking/booking-page.server.ts";
import type { WaitSubmission } from "#app/features/booking/submit-waiting.server.ts";
import type { WaitView } from "#app/features/booking/wait-view.server.ts";
import { Alert } from "#app/ui/alert.tsx";
import { StepHeading } from "#app/ui/booking/step-heading.tsx";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { PrivacyMore } from "#app/ui/privacy-links.tsx";
import { PersonFields, problemText } from "./person-fields.tsx";

type Props = { page: BookingPage; wait: WaitView; waiting: WaitSubmission | null };

/** "Tell me when a place is free", for a full meeting or for any time of a full day. */
export function WaitForm({ page, wait, waiting }: Props) {
  const { t } = useI18n();
  const back = { href: wait.backHref, label: t("booking.otherTime") };
  if (waiting?.joined) return <Joined wait={wait} email={waiting.values["email"]?.[0] ?? ""} />;
  const problems = waiting?.problems ?? [];
  return (
    <section className="stack" aria-labelledby="details" data-swap>
      <StepHeading headingLevel={2} title={<span id="details">{t("booking.wait")}</span>} back={back} />
      {waiting?.free && (
        <Alert tone="success" live id="taken" title={t("booking.waitFree")}>
          <a href={wait.backHref}>{t("booking.allTimes")}</a>
        </Alert>
      )}
      <p>
        <strong>{wait.time === null ? wait.date : `${wait.date}, ${wait.time}`}</strong>
      </p>
      <p>{wait.time === null ? t("booking.waitDayText") : t("booking.waitText")}</p>
      <form
        method="post"
        action={page.eventType.path}
        className="stack"
        data-swap
        noValidate={problems.length > 0}
      >
        <input type="hidden" name="intent" value="wait" />
        <input type="hidden" name="wait" value={wait.param} />
        <input type="hidden" name="timezone" value={page.zone.name} />
        {wait.length && <input type="hidden" name="length" value={wait.length} />}
        {wait.host && <input type="hidden" name="host" value={wait.host} />}
        <ErrorSummary errors={problems.map((problem) => problemText(problem, [], t))} />
        <PersonFields
          values={waiting?.values ?? wait.prefilled}
          problems={problems}
          emailHint={t("booking.waitEmailHint")}
        />
        <p className="muted small">
          {t("booking.waitRetention")} <PrivacyMore businessPath={page.business.href} />
        </p>
        <Button type="submit" variant="primary" size="large" wide>
          {t("booking.waitSend")}
        </Button>
      </form>
    </section>
  );
}

function Joined({ wait, email }: { wait: WaitView; email: string }) {
  const { t } = useI18n();
  return (
    <section className="stack" aria-labelledby="outcome" data-swap>
      <h2 id="outcome" tabIndex={-1}>
        {t("booking.waitJoined")}
      </h2>
      <p className="lead">{t("booking.waitJoinedText", { email })}</p>
      <p>
        <ButtonLink href={wait.backHref}>{t("booking.allTimes")}</ButtonLink>
      </p>
    </section>
  );
}
