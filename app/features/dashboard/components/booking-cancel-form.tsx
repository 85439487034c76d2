import { Form, useNavigation } from "@remix-run/react";
import { Alert } from "#app/ui/alert.tsx";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { CheckboxField } from "#app/ui/form/checkbox-field.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import type { Subject } from "./booking-move-view.tsx";
import { ReasonField } from "./reason-field.tsx";

type Props = {
  subject: Subject;
  path: string;
  /** One seat of a group alone. */
  seat: { id: string; name: string } | null;
  /** How many bookings of the series come after this one. */
  following: number;
};

export function BookingCancelForm({ subject, path, seat, following }: Props) {
  const { t } = useI18n();
  const busy = useNavigation().state !== "idle";
  return (
    <>
      <PageHeader
        title={
          seat
            ? t("dashboard.cancel.seatTitle", { name: seat.name })
            : t("dashboard.cancel.title", { name: subject.who })
        }
        lead={`${subject.title}, ${subject.date}, ${subject.time}`}
      />
      <Form method="post" className="form">
        {seat && <input type="hidden" name="seat" value={seat.id} />}
        <Alert tone="warning">{t(seat ? "dashboard.cancel.seatText" : "dashboard.cancel.text")}</Alert>
        {following > 0 && (
          <CheckboxField
            name="following"
            value="yes"
            label={t("dashboard.cancel.following", { count: following })}
          />
        )}
        <ReasonField />
        <div className="form__actions">
          <Button variant="danger" busy={busy}>
            {t(seat ? "dashboard.cancel.seatConfirm" : "dashboard.cancel.confirm")}
          </Button>
          <ButtonLink href={path}>{t("dashboard.cancel.keep")}</ButtonLink>
        </div>
      </Form>
    </>
  );
}
