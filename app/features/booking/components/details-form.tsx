import type { ReactNode } from "react";
import type { BookingPage } from "#app/features/booking/booking-page.server.ts";
import type { FormView } from "#app/features/booking/form-view.server.ts";
import type { Submission } from "#app/features/booking/submit-booking.server.ts";
import type { MessageKey } from "#app/messages/catalog.ts";
import { Alert } from "#app/ui/alert.tsx";
import { StepHeading } from "#app/ui/booking/step-heading.tsx";
import { type ShownZone, ZoneSelect } from "#app/ui/booking/zone-select.tsx";
import { Button } from "#app/ui/button.tsx";
import { DefaultSubmit } from "#app/ui/form/default-submit.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { PrivacyMore } from "#app/ui/privacy-links.tsx";
import { BookingFields } from "./booking-fields.tsx";
import { GuardianField } from "./guardian-field.tsx";
import { NearestTimes } from "./nearest-times.tsx";
import { SeriesFields } from "./series-fields.tsx";

type Props = {
  page: BookingPage;
  form: FormView;
  /** Makes the second submission of this form find the first's booking, and is the visitor's word for their hold. */
  formKey: string;
  submission: Submission | null;
  held: string | null;
};

/** Who comes, where, and what the business asks; then one button. */
export function DetailsForm({ page, form, formKey, submission, held }: Props) {
  const { t } = useI18n();
  const problems = submission?.problems ?? [];
  const series = submission?.series ?? null;
  const holdPath = `${page.eventType.path}/hold`;
  const title = <span id="details">{t("booking.details")}</span>;
  const back = { href: form.chosen.backHref, label: t("booking.otherTime") };
  // Going back lets go of a time that was held without the script.
  const leaving = { at: form.chosen.param, key: formKey, leave: "1", back: back.href };
  return (
    <section className="stack" aria-labelledby="details" data-swap>
      <StepHeading
        headingLevel={2}
        title={title}
        back={held ? { ...back, posts: { action: holdPath, fields: leaving } } : back}
      />
      <form
        method="post"
        action={form.action}
        className="stack"
        id="booking-form"
        data-swap
        data-hold={holdPath}
        noValidate={problems.length > 0}
      >
        <DefaultSubmit />
        <p className="hold" role="status" data-hold-note>
          {held}
        </p>
        <input type="hidden" name="at" value={form.chosen.param} />
        <HiddenFields form={form} formKey={formKey} />
        <BookingFields
          form={form}
          hostName={page.hostName}
          values={submission?.values ?? form.prefilled}
          problems={problems}
        />
        <GuardianField age={form.consents.age} values={submission?.values ?? {}} />
        {form.series && (
          <SeriesFields
            rule={form.series}
            preview={series}
            wanted={submission?.values["repeat"]?.[0] ?? "1"}
          />
        )}
        <Terms page={page} form={form} />
        <Button type="submit" variant="primary" size="large" wide>
          {t(sendLabel(form, series !== null))}
        </Button>
        <ZoneOfForm zone={page.zone} />
      </form>
    </section>
  );
}

function sendLabel(form: FormView, isSeries: boolean): MessageKey {
  if (isSeries) return "booking.confirmSeries";
  return form.needsApproval ? "booking.sendRequest" : "booking.confirm";
}

/** Another clock for the chosen time: a part of the form, so that nothing typed is lost. */
function ZoneOfForm({ zone }: { zone: ShownZone }) {
  const { t } = useI18n();
  return (
    <div className="zone">
      <ZoneSelect zone={zone} />
      <Button type="submit" name="intent" value="show" variant="quiet" formNoValidate data-send="timezone">
        {t("booking.changeZone")}
      </Button>
    </div>
  );
}

function HiddenFields({ form, formKey }: { form: FormView; formKey: string }) {
  return (
    <>
      <input type="hidden" name="key" value={formKey} />
      {form.hidden.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
    </>
  );
}

/** What holds once the form is sent: said before, not after. */
function Terms({ page, form }: { page: BookingPage; form: FormView }) {
  const { t } = useI18n();
  const note = (title: string, text: ReactNode) => (
    <p className="terms__note">
      <strong>{title}</strong> <span className="summary__text">{text}</span>
    </p>
  );
  return (
    <div className="terms small">
      {form.needsApproval &&
        note(
          t("booking.approvalTitle"),
          t("booking.approvalText", { host: page.hostName, count: form.approvalHours }),
        )}
      {form.leaves &&
        note(
          t("booking.leavesTitle", { country: form.leaves.home }),
          <>
            {t("booking.leavesText", { countries: form.leaves.countries })}{" "}
            <a href="/privacy/processors" target="_blank" rel="noopener">
              {t("booking.leavesMore")}
            </a>
          </>,
        )}
      {form.cancellationPolicy && note(t("booking.policy"), form.cancellationPolicy)}
      <p className="muted">
        {t("booking.retention", { business: page.business.name, days: page.retentionDays })}{" "}
        {form.answersDays !== null && t("booking.answersRetention", { days: form.answersDays })}{" "}
        {form.tellsCampaign && t("booking.campaignKept", { business: page.business.name })}{" "}
        <PrivacyMore businessPath={page.business.href} />
      </p>
    </div>
  );
}

type RefusedProps = {
  page: BookingPage;
  form: FormView;
  submission: Submission;
  refused: NonNullable<Submission["refused"]>;
  allTimes: string;
};

/** The form again with all that was entered; each nearest time is a button that sends it. */
export function RefusedForm({ page, form, submission, refused, allTimes }: RefusedProps) {
  const { t } = useI18n();
  return (
    <form method="post" action={form.action} className="stack" data-swap>
      {/* Enter in a field asks for the same time again; no other is taken unawares. */}
      <DefaultSubmit />
      <input type="hidden" name="at" value={submission.at} />
      <input type="hidden" name="timezone" value={submission.timezone} />
      <input type="hidden" name="repeat" value={submission.values["repeat"]?.[0] ?? "1"} />
      <HiddenFields form={form} formKey={submission.key} />
      <NearestTimes taken={refused.taken} times={refused.nearest} />
      <p data-swap>
        <a href={allTimes}>{t("booking.allTimes")}</a>
      </p>
      <h2>{t("booking.details")}</h2>
      <BookingFields
        form={form}
        hostName={page.hostName}
        values={submission.values}
        problems={submission.problems}
      />
      <GuardianField age={form.consents.age} values={submission.values} />
      {form.needsApproval && (
        <Alert title={t("booking.approvalTitle")}>
          {t("booking.approvalText", { host: page.hostName, count: form.approvalHours })}
        </Alert>
      )}
    </form>
  );
}
