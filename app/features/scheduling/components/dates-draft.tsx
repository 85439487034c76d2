import { useEffect, useRef, useState } from "react";
import { type FormTree, formList, readFormTree } from "#app/platform/form/form-tree.ts";
import { Button, type ButtonProps } from "#app/ui/button.tsx";
import { FieldHint } from "#app/ui/form/field-notes.tsx";
import { type FormView, NamedInput } from "#app/ui/form/named-fields.tsx";
import { useEarlyInput } from "#app/ui/form/use-early-input.ts";
import { useI18n } from "#app/ui/i18n.tsx";
import { type HourRow, HourRows, type ListButton } from "#app/ui/schedule/hour-rows.tsx";
import { useAwaitsScript, useHydrated } from "#app/ui/use-hydrated.ts";
import { addDatesCommand, draftDates, draftField } from "../schedule-form.ts";
import { OverrideCalendar } from "./override-calendar.tsx";

export type DatesDraftProps = {
  form: FormView;
  tree: FormTree;
  listButton: ListButton;
  commandButton: (command: string) => Pick<ButtonProps, "type" | "name" | "value" | "onClick">;
  today: string;
  marked: ReadonlySet<string>;
};

const intervals = `${draftField}.intervals`;

/** Several dates get the same hours at once: chosen in a calendar, or without scripts from one date to another. */
export function DatesDraft({ form, tree, listButton, commandButton, today, marked }: DatesDraftProps) {
  const { t } = useI18n();
  const hydrated = useHydrated();
  const awaits = useAwaitsScript();
  const box = useRef<HTMLFieldSetElement>(null);
  useEarlyInput(box, ({ form: filled }) => {
    if (filled) setSelected(draftDates(readFormTree(new FormData(filled))));
  });
  const [selected, setSelected] = useState<string[]>(() => draftDates(tree));
  const hasDraft = tree[draftField] !== undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new version of the form may have used the draft up
  useEffect(() => {
    if (!hasDraft) setSelected([]);
  }, [form.version]);
  const toggle = (date: string) =>
    setSelected((dates) =>
      dates.includes(date) ? dates.filter((one) => one !== date) : [...dates, date].sort(),
    );
  const rows = formList(tree, intervals) as HourRow[];
  const label = t("schedule.override.draft");
  return (
    <fieldset className="draft" ref={box}>
      <legend className="field__label" id="draft-title">
        {label}
      </legend>
      {/* One place for both: what takes over when the script is there moves nothing below. */}
      <div className="draft__dates">
        <div className="draft__calendar" {...awaits}>
          <FieldHint id="draft-hint">{t("schedule.override.pickHint")}</FieldHint>
          <OverrideCalendar
            today={today}
            selected={selected}
            marked={marked}
            onToggle={toggle}
            labelledBy="draft-title"
          />
          {hydrated &&
            selected.map((date, index) => (
              <input key={date} type="hidden" name={`${draftField}.dates.${index}`} value={date} />
            ))}
        </div>
        {!hydrated && <FirstAndLast form={form} />}
      </div>
      <div className="draft__hours" key={form.version}>
        <p className="field__label">{t("schedule.override.draftHours")}</p>
        {rows.length === 0 && <p className="small muted">{t("schedule.override.draftHint")}</p>}
        <HourRows list={intervals} label={label} rows={rows} errors={form.errors} listButton={listButton} />
        <Button {...listButton("add", intervals)} size="small" variant="quiet" icon="plus">
          {t("schedule.override.addHoursDraft")}
        </Button>
        <Button
          {...commandButton(addDatesCommand)}
          icon="plus"
          aria-disabled={(hydrated && selected.length === 0) || undefined}
        >
          {t("schedule.override.addDates", { count: hydrated ? selected.length : 0 })}
        </Button>
        <p className="visually-hidden" role="status">
          {hydrated && t("schedule.override.picked", { count: selected.length })}
        </p>
      </div>
    </fieldset>
  );
}

/** What takes the calendar's place where no script runs. */
function FirstAndLast({ form }: { form: FormView }) {
  const { t } = useI18n();
  return (
    <div className="form__row">
      <NamedInput
        form={form}
        name={`${draftField}.first`}
        type="date"
        label={t("schedule.override.first")}
        required={false}
      />
      <NamedInput
        form={form}
        name={`${draftField}.last`}
        type="date"
        label={t("schedule.override.last")}
        required={false}
      />
    </div>
  );
}
