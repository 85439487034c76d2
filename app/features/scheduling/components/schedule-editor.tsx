import { Form, useNavigation } from "@remix-run/react";
import type { MessageKey } from "#app/messages/catalog.ts";
import { weekdayIndexOf, weekdayKeys } from "#app/platform/form/day-hours.ts";
import { errorLines } from "#app/platform/form/error-lines.ts";
import { type FormTree, formList, parseForm } from "#app/platform/form/form-tree.ts";
import { type FormAnswer, useFormTree } from "#app/platform/form/use-form-tree.ts";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { Combobox, type ComboboxOption } from "#app/ui/form/combobox.tsx";
import { DefaultSubmit } from "#app/ui/form/default-submit.tsx";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { Field } from "#app/ui/form/field.tsx";
import { NamedInput } from "#app/ui/form/named-fields.tsx";
import { useEarlyInput } from "#app/ui/form/use-early-input.ts";
import { useI18n } from "#app/ui/i18n.tsx";
import type { HourRow } from "#app/ui/schedule/hour-rows.tsx";
import { WeekEditor } from "#app/ui/schedule/week-editor.tsx";
import { SettingsSection } from "#app/ui/settings-section.tsx";
import { editHours, scheduleForm, scheduleNameLengthMax } from "../schedule-form.ts";
import type { ScheduleLive } from "../schedule-page.server.ts";
import { HolidaysEditor } from "./holidays-editor.tsx";
import { OverridesEditor } from "./overrides-editor.tsx";
import { SchedulePreview } from "./schedule-preview.tsx";
import { useScheduleLive } from "./use-schedule-live.ts";

type Props = {
  saved: FormTree;
  answer: FormAnswer | undefined;
  zones: readonly ComboboxOption[];
  countries: readonly { value: string; label: string }[];
  /** Monday first. */
  weekdays: readonly string[];
  /** The date on the schedule's clocks. */
  today: string;
  /** For the fields as they are shown first. */
  live: ScheduleLive;
  /** Answers with a new `live` for the form that is posted to it. */
  liveAddress: string;
  back: string;
};

const labels: Record<string, MessageKey> = {
  name: "schedule.name",
  timeZone: "schedule.zone",
  overrides: "schedule.overrides",
  holidayCountry: "schedule.holidays.country",
};

export function ScheduleEditor(props: Props) {
  const { saved, answer, zones, countries, weekdays, today, back } = props;
  const { t } = useI18n();
  const busy = useNavigation().state !== "idle";
  const form = useFormTree({
    saved,
    answer,
    edit: editHours,
    check: (tree) => {
      const parsed = parseForm(scheduleForm(t), tree);
      return parsed.ok ? {} : parsed.errors;
    },
  });
  const live = useScheduleLive(form.formRef, {
    address: props.liveAddress,
    initial: props.live,
    version: form.version,
  });
  useEarlyInput(form.formRef, () => live.refresh(true));
  const labelOf = (name: string) => {
    const label = labels[name.split(".")[0] ?? ""];
    return label ? t(label) : (weekdays[weekdayIndexOf(name)] ?? null);
  };
  return (
    <Form
      method="post"
      noValidate
      ref={form.formRef}
      onSubmit={form.onSubmit}
      onInput={() => live.refresh()}
      className="desk"
    >
      <div className="desk__main">
        <DefaultSubmit />
        <ErrorSummary errors={errorLines(t, form.errors, labelOf)} />
        <SettingsSection title={t("schedule.basics")} description={t("schedule.basicsText")}>
          <div className="form">
            <NamedInput
              form={form}
              name="name"
              label={t("schedule.name")}
              maxLength={scheduleNameLengthMax}
              autoComplete="off"
            />
            <Field
              id="timeZone"
              label={t("schedule.zone")}
              hint={t("schedule.zoneHint")}
              error={form.errors["timeZone"]}
            >
              {(control) => (
                <Combobox
                  key={form.version}
                  {...control}
                  name="timeZone"
                  options={zones}
                  defaultValue={form.text("timeZone")}
                  onValueChange={() => live.refresh()}
                />
              )}
            </Field>
          </div>
        </SettingsSection>
        <SettingsSection id="week" title={t("schedule.week")} description={t("schedule.weekText")}>
          <WeekEditor
            key={form.version}
            legend={t("schedule.week")}
            legendHidden
            days={weekdayKeys.map((key, index) => ({
              key,
              label: weekdays[index] ?? key,
              rows: formList(form.tree, `week.${key}`) as HourRow[],
            }))}
            errors={form.errors}
            listButton={form.listButton}
          />
        </SettingsSection>
        <SettingsSection id="dates" title={t("schedule.overrides")} description={t("schedule.overridesText")}>
          <OverridesEditor
            form={form}
            tree={form.tree}
            listButton={form.listButton}
            commandButton={form.commandButton}
            today={today}
          />
        </SettingsSection>
        <SettingsSection
          id="holidays"
          title={t("schedule.holidays")}
          description={t("schedule.holidaysText")}
        >
          <HolidaysEditor
            form={form}
            tree={form.tree}
            countries={countries}
            holidays={live.holidays}
            refresh={() => live.refresh()}
          />
        </SettingsSection>
        <div className="save-bar">
          <Button variant="primary" busy={busy}>
            {t("common.save")}
          </Button>
          <ButtonLink href={back} variant="quiet">
            {t("common.cancel")}
          </ButtonLink>
        </div>
      </div>
      <SchedulePreview live={live} zones={zones} />
    </Form>
  );
}
