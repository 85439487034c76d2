import type { ManagePage } from "#app/features/booking/manage-page.server.ts";
import { StepHeading } from "#app/ui/booking/step-heading.tsx";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { Field } from "#app/ui/form/field.tsx";
import { RadioGroup } from "#app/ui/form/radio-group.tsx";
import { TextArea } from "#app/ui/form/text-area.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { BookingSummary } from "./booking-summary.tsx";

/** Asks before cancelling and says what will happen. */
export function CancelForm({ page }: { page: ManagePage }) {
  const { t } = useI18n();
  const following = page.series.filter(({ follows }) => follows).length;
  return (
    <div className="stack" data-swap>
      <StepHeading
        title={page.status === "pending" ? t("booking.withdrawTitle") : t("booking.cancelTitle")}
        lead={t("booking.cancelText", { host: page.hostName })}
        back={{ href: page.paths.self, label: t("booking.backToBooking") }}
      />
      <BookingSummary page={page} />
      {page.cancellationPolicy && (
        <p className="terms__note small">
          <strong>{t("booking.policy")}</strong>{" "}
          <span className="summary__text">{page.cancellationPolicy}</span>
        </p>
      )}
      <form method="post" className="stack" data-swap>
        {following > 0 && (
          <RadioGroup
            name="which"
            id="which"
            legend={t("booking.cancelWhich")}
            defaultValue="one"
            options={[
              { value: "one", label: t("booking.cancelOne") },
              { value: "following", label: t("booking.cancelFollowing", { count: following }) },
            ]}
          />
        )}
        <Field
          id="reason"
          label={t("booking.reason")}
          hint={t("booking.reasonHint", { host: page.hostName })}
          optional
        >
          {(control) => <TextArea {...control} name="reason" rows={3} maxLength={500} />}
        </Field>
        <div className="cluster">
          <Button type="submit" variant="danger">
            {page.status === "pending" ? t("booking.withdrawConfirm") : t("booking.cancelConfirm")}
          </Button>
          <ButtonLink href={page.paths.self} variant="quiet">
            {t("booking.keep")}
          </ButtonLink>
        </div>
      </form>
    </div>
  );
}
