import { type FormTree, formList } from "#app/platform/form/form-tree.ts";
import { Button } from "#app/ui/button.tsx";
import { Choice } from "#app/ui/form/choice.tsx";
import { Combobox } from "#app/ui/form/combobox.tsx";
import { Field } from "#app/ui/form/field.tsx";
import type { FormView } from "#app/ui/form/named-fields.tsx";
import { Select } from "#app/ui/form/select.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { holidayPlaceOf, previewCommand } from "../schedule-form.ts";
import type { HolidayView } from "../schedule-holidays.server.ts";

type Props = {
  form: FormView;
  tree: FormTree;
  countries: readonly { value: string; label: string }[];
  holidays: HolidayView;
  refresh: () => void;
};

/** The public holidays of a country, each of which can be switched off. Those it lists follow the chosen country. */
export function HolidaysEditor({ form, tree, countries, holidays, refresh }: Props) {
  const { t } = useI18n();
  const { regions, rows, next, place } = holidays;
  const country = place?.split("-")[0] ?? "";
  return (
    <div className="stack">
      <div className="form__row">
        <Field
          id="holidayCountry"
          label={t("schedule.holidays.country")}
          error={form.errors["holidayCountry"]}
        >
          {(control) => (
            <Combobox
              key={form.version}
              {...control}
              required={false}
              name="holidayCountry"
              options={[{ value: "", label: t("schedule.holidays.none") }, ...countries]}
              defaultValue={form.text("holidayCountry")}
              onValueChange={refresh}
            />
          )}
        </Field>
        {regions.length > 0 && (
          <Field
            id="holidayRegion"
            label={t("schedule.holidays.region")}
            hint={t("schedule.holidays.regionHint")}
          >
            {(control) => (
              <Select
                key={`${country} ${form.version}`}
                {...control}
                required={false}
                name="holidayRegion"
                options={regions}
                placeholder={t("schedule.holidays.wholeCountry")}
                defaultValue={form.text("holidayRegion")}
              />
            )}
          </Field>
        )}
      </div>
      <div data-send>
        <Button name="command" value={previewCommand} size="small">
          {t("schedule.holidays.show")}
        </Button>
      </div>
      {place && rows.length === 0 && <p className="muted">{t("schedule.holidays.nothing")}</p>}
      {rows.length > 0 && <HolidayList key={form.version} tree={tree} holidays={holidays} />}
      {next.length > 0 && (
        <p className="small muted" role="status">
          {t("schedule.holidays.next", {
            list: next.map(({ date, name }) => `${date} (${name})`).join(", "),
          })}
        </p>
      )}
    </div>
  );
}

/** The rules of holidays on which the form's schedule is open. */
function workedIn(tree: FormTree): string[] {
  return formList(tree, "holidays").flatMap((row) => {
    if (typeof row !== "object" || Array.isArray(row)) return [];
    return typeof row["rule"] === "string" && row["closed"] === undefined ? [row["rule"]] : [];
  });
}

function HolidayList({ tree, holidays: { rows, place } }: { tree: FormTree; holidays: HolidayView }) {
  const { t } = useI18n();
  const text = (name: string) => (typeof tree[name] === "string" ? tree[name] : "");
  const isSamePlace = place === holidayPlaceOf(text("holidayCountry"), text("holidayRegion"));
  const worked = new Set(workedIn(tree));
  const listed = new Set(rows.map(({ rule }) => rule));
  // Holidays of other years keep what was chosen for them.
  const others = isSamePlace ? [...worked].filter((rule) => !listed.has(rule)) : [];
  return (
    <fieldset className="holidays">
      <legend className="field__label">{t("schedule.holidays.list")}</legend>
      {rows.map(({ rule, name, dates }, index) => (
        <div key={rule}>
          <input type="hidden" name={`holidays.${index}.rule`} value={rule} />
          <Choice
            type="checkbox"
            id={`holidays.${index}.closed`}
            name={`holidays.${index}.closed`}
            defaultChecked={!(isSamePlace && worked.has(rule))}
            label={name}
            hint={dates}
          />
        </div>
      ))}
      {others.map((rule, index) => (
        <input key={rule} type="hidden" name={`holidays.${rows.length + index}.rule`} value={rule} />
      ))}
    </fieldset>
  );
}
