import { type FormTree, formList, formText } from "#app/platform/form/form-tree.ts";
import { Button } from "#app/ui/button.tsx";
import { FieldError } from "#app/ui/form/field-notes.tsx";
import { type FormView, NamedInput } from "#app/ui/form/named-fields.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { type HourRow, HourRows, type ListButton } from "#app/ui/schedule/hour-rows.tsx";
import { overridesMax } from "../schedule-form.ts";
import { DatesDraft, type DatesDraftProps } from "./dates-draft.tsx";

type ListProps = { form: FormView; tree: FormTree; listButton: ListButton };
type Props = ListProps & Pick<DatesDraftProps, "commandButton" | "today">;

const list = "overrides";

/** Dates whose hours differ from the week's; a date without hours is a day off. */
export function OverridesEditor({ form, tree, listButton, commandButton, today }: Props) {
  const { t } = useI18n();
  const dates = formList(tree, list);
  const marked = new Set(dates.map((_, index) => formText(tree, `${list}.${index}.date`)));
  return (
    <div className="stack">
      <DatesDraft {...{ form, tree, listButton, commandButton, today, marked }} />
      {dates.length === 0 && <p className="muted">{t("schedule.override.none")}</p>}
      <ul className="overrides" key={form.version}>
        {dates.map((_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: all rows are drawn anew whenever one comes or goes
          <li key={index}>
            <OverrideDate form={form} tree={tree} index={index} listButton={listButton} />
          </li>
        ))}
      </ul>
      <FieldError id="overrides-error" error={form.errors[list]} />
      {dates.length < overridesMax && (
        <div>
          <Button {...listButton("add", list)} icon="plus">
            {t("schedule.override.add")}
          </Button>
        </div>
      )}
    </div>
  );
}

function OverrideDate({ form, tree, index, listButton }: ListProps & { index: number }) {
  const { t } = useI18n();
  const number = index + 1;
  const hours = `${list}.${index}.intervals`;
  const rows = formList(tree, hours) as HourRow[];
  const label = t("schedule.override.number", { number });
  return (
    <fieldset className="override">
      <legend className="visually-hidden">{label}</legend>
      <NamedInput
        form={form}
        name={`${list}.${index}.date`}
        type="date"
        label={t("schedule.override.date")}
      />
      <div className="hours__rows">
        {rows.length === 0 && <p className="hours__none">{t("hours.unavailable")}</p>}
        <HourRows list={hours} label={label} rows={rows} errors={form.errors} listButton={listButton} />
        <FieldError id={`${hours}-error`} error={form.errors[hours]} />
      </div>
      <div className="hours__actions">
        <Button
          {...listButton("add", hours)}
          variant="quiet"
          icon="plus"
          iconOnly
          title={t("schedule.override.addHours")}
        >
          {t("hours.add", { day: label })}
        </Button>
        <Button
          {...listButton("remove", list, index)}
          variant="quiet"
          icon="trash"
          iconOnly
          title={t("schedule.override.remove")}
        >
          {t("schedule.override.removeNumber", { number })}
        </Button>
      </div>
    </fieldset>
  );
}
