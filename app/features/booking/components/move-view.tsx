import type { ManagePage } from "#app/features/booking/manage-page.server.ts";
import type { MovePicker } from "#app/features/booking/move-picker.server.ts";
import { Alert } from "#app/ui/alert.tsx";
import { StepHeading } from "#app/ui/booking/step-heading.tsx";
import { Button } from "#app/ui/button.tsx";
import { Field } from "#app/ui/form/field.tsx";
import { TextArea } from "#app/ui/form/text-area.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { BookingSummary } from "./booking-summary.tsx";
import { type NearestTime, NearestTimes } from "./nearest-times.tsx";
import { SlotPicker } from "./slot-picker.tsx";

type Props = {
  page: ManagePage;
  move: MovePicker;
  gone: boolean;
  refused: RefusedMove | null;
};

type RefusedMove = { taken: boolean; nearest: NearestTime[]; reason: string; again: string | null };

/** Choosing another time for a booking, then confirming it. */
export function MoveView({ page, move, gone, refused }: Props) {
  const { t } = useI18n();
  const chosen = refused ? null : move.chosen;
  return (
    <div className="booking">
      <BookingSummary page={page} newTime={chosen ?? undefined} />
      <section className="stack" data-swap>
        <StepHeading
          title={chosen ? t("booking.moveConfirmTitle") : t("booking.moveTitle")}
          back={
            chosen
              ? { href: page.paths.move, label: t("booking.otherTime") }
              : { href: page.paths.self, label: t("booking.backToBooking") }
          }
        />
        {refused && refused.again !== null && (
          <form method="post" action={page.paths.move} className="stack" data-swap>
            <Alert tone="warning" live title={t("booking.unasked.title")}>
              {t("booking.unasked.move")}
            </Alert>
            <input type="hidden" name="at" value={refused.again} />
            <ReasonField host={page.hostName} reason={refused.reason} />
            <Button type="submit" variant="primary" size="large">
              {t(move.asks ? "booking.moveAsk" : "booking.moveConfirm")}
            </Button>
          </form>
        )}
        {refused && refused.again === null && (
          <form method="post" action={page.paths.move} className="stack" data-swap>
            <NearestTimes taken={refused.taken} times={refused.nearest} />
            {refused.nearest.length > 0 && <ReasonField host={page.hostName} reason={refused.reason} />}
          </form>
        )}
        {gone && !refused && (
          <Alert tone="warning" live title={t("booking.gone")}>
            {t("booking.goneText")}
          </Alert>
        )}
        {move.asks && !refused && (
          <Alert title={t("booking.moveAsks")}>
            {t(chosen ? "booking.moveAsksThis" : "booking.moveAsksAny", { host: page.hostName })}
          </Alert>
        )}
        {chosen ? (
          <form method="post" action={page.paths.move} className="stack" data-swap>
            <input type="hidden" name="at" value={chosen.param} />
            <ReasonField host={page.hostName} />
            <Button type="submit" variant="primary" size="large">
              {t(move.asks ? "booking.moveAsk" : "booking.moveConfirm")}
            </Button>
          </form>
        ) : (
          <SlotPicker picker={move.picker} />
        )}
      </section>
    </div>
  );
}

function ReasonField({ host, reason }: { host: string; reason?: string }) {
  const { t } = useI18n();
  return (
    <Field id="reason" label={t("booking.reason")} hint={t("booking.reasonHint", { host })} optional>
      {(control) => (
        <TextArea {...control} name="reason" rows={3} maxLength={500} defaultValue={reason ?? ""} />
      )}
    </Field>
  );
}
