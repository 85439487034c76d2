import type { FieldProblem } from "#app/features/booking/booking-form.ts";
import type { BookingPage, ChosenSlot } from "#app/features/booking/booking-page.server.ts";
import { Button } from "#app/ui/button.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { BookingFields } from "./booking-fields.tsx";

type Props = {
  page: BookingPage;
  chosen: ChosenSlot;
  idempotencyKey: string;
  values: Record<string, string[]>;
  problems: readonly FieldProblem[];
};

export function BookingDetailsForm({ page, chosen, idempotencyKey, values, problems }: Props) {
  const { t } = useI18n();
  return (
    <form
      method="post"
      action={page.eventType.path}
      className="stack"
      data-swap
      noValidate={problems.length > 0}
    >
      <input type="hidden" name="at" value={chosen.param} />
      <input type="hidden" name="timezone" value={page.zone.name} />
      <input type="hidden" name="key" value={idempotencyKey} />
      <BookingFields questions={page.questions} values={values} problems={problems} />
      <p className="muted small">
        {t("booking.retention", { business: page.business.name, days: page.retentionDays })}
      </p>
      <Button type="submit" variant="primary" size="large" wide>
        {t("booking.confirm")}
      </Button>
    </form>
  );
}
