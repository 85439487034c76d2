import type { FormView } from "#app/features/booking/form-view.server.ts";
import type { SeriesPreview } from "#app/features/booking/series-preview.server.ts";
import { Button } from "#app/ui/button.tsx";
import { Choice } from "#app/ui/form/choice.tsx";
import { Field } from "#app/ui/form/field.tsx";
import { Select } from "#app/ui/form/select.tsx";
import { useI18n } from "#app/ui/i18n.tsx";

type Props = {
  rule: NonNullable<FormView["series"]>;
  /** The dates, once they were asked for. */
  preview: SeriesPreview | null;
  wanted: string;
};

/** How often, and then on which dates: those that are taken are told before anything is booked. */
export function SeriesFields({ rule, preview, wanted }: Props) {
  const { t } = useI18n();
  const counts = Array.from({ length: rule.max }, (_, i) => i + 1);
  const rhythm = t(`booking.every.${rule.unit}`, { count: rule.every });
  return (
    <>
      <div className="repeat">
        <Field id="repeat" label={t("booking.repeat")} hint={rhythm}>
          {(control) => (
            <Select
              {...control}
              name="repeat"
              defaultValue={wanted}
              options={counts.map((count) => ({
                value: String(count),
                label: t("booking.repeatTimes", { count }),
              }))}
            />
          )}
        </Field>
        <Button type="submit" name="intent" value="show" formNoValidate data-send="repeat">
          {t("booking.showDates")}
        </Button>
      </div>
      {preview && <SeriesDates preview={preview} />}
    </>
  );
}

function SeriesDates({ preview }: { preview: SeriesPreview }) {
  const { t } = useI18n();
  const failing = preview.dates.filter(({ free }) => !free).length;
  return (
    <fieldset className="field series" id="dates">
      <legend className="field__label">{t("booking.seriesDates")}</legend>
      <p className="field__hint" role="status">
        {failing === 0 ? t("booking.seriesAllFree") : t("booking.seriesSomeTaken", { count: failing })}
      </p>
      <input type="hidden" name="shownFor" value={preview.shownFor} />
      <ul className="series__dates">
        {preview.dates.map(({ param, label, free, chosen, nearest }, place) => (
          <li key={param}>
            {free ? (
              <Choice
                type="checkbox"
                id={`series-${place}`}
                name="series"
                value={param}
                label={label}
                defaultChecked={chosen}
                disabled={place === 0}
              />
            ) : (
              <div className="series__taken">
                <s>{label}</s>
                <p className="muted small">
                  {nearest.length > 0
                    ? t("booking.seriesTakenNear", { times: nearest.join(", ") })
                    : t("booking.seriesTaken")}
                </p>
              </div>
            )}
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
