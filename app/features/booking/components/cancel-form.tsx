import type { ManagePage } from "#app/features/booking/manage-page.server.ts";
import { StepHeading } from "#app/ui/booking/step-heading.tsx";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { Field } from "#app/ui/form/field.tsx";
import { TextArea } from "#app/ui/form/text-area.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { BookingSummary } from "./booking-summary.tsx";

/** Asks before cancelling and says what will happen. */
export function CancelForm({ page }: { page: ManagePage }) {
  const { t } = useI18n();
  return (
    <div className="stack" data-swap>
      <StepHeading
        title={t("booking.cancelTitle")}
        lead={t("booking.cancelText", { host: page.hostName })}
        back={{ href: page.paths.self, label: t("booking.backToBooking") }}
      />
      <BookingSummary page={page} />
      <form method="post" className="stack" data-swap>
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
            {t("booking.cancelConfirm")}
          </Button>
          <ButtonLink href={page.paths.self} variant="quiet">
            {t("booking.keep")}
          </ButtonLink>
        </div>
      </form>
    </div>
  );
}
