import { Alert } from "#app/ui/alert.tsx";
import { TimeList } from "#app/ui/booking/time-list.tsx";
import { useI18n } from "#app/ui/i18n.tsx";

export type NearestTime = { param: string; label: string };

/** Says that a time is gone and offers the nearest ones: buttons of the form around it, so that what was entered goes along. */
export function NearestTimes({ taken, times }: { taken: boolean; times: readonly NearestTime[] }) {
  const { t } = useI18n();
  return (
    <Alert tone="warning" live id="taken" title={taken ? t("booking.taken") : t("booking.notOffered")}>
      <p>{times.length > 0 ? t("booking.nearest") : t("booking.noneNear")}</p>
      {times.length > 0 && (
        <TimeList
          name="retry"
          headingLevel={2}
          groups={[
            {
              label: t("booking.nearestLabel"),
              times: times.map((time) => ({
                label: time.label,
                dateTime: time.param,
                value: time.param,
              })),
            },
          ]}
        />
      )}
    </Alert>
  );
}
