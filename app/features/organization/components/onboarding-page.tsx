import { Form, useNavigation } from "@remix-run/react";
import { type ReactNode, useEffect, useState } from "react";
import type { RetentionLimits } from "#app/domain/privacy/retention-limits.ts";
import type { MessageKey } from "#app/messages/catalog.ts";
import { editWeek, weekdayIndexOf, weekdayKeys } from "#app/platform/form/day-hours.ts";
import { errorLines, labelsFrom } from "#app/platform/form/error-lines.ts";
import { type FormTree, formList, formText, readFormTree } from "#app/platform/form/form-tree.ts";
import { slugFrom } from "#app/platform/form/slug.ts";
import { type FormAnswer, useFormTree } from "#app/platform/form/use-form-tree.ts";
import { browserZone } from "#app/platform/time/browser-zone.ts";
import { Button } from "#app/ui/button.tsx";
import type { ComboboxOption } from "#app/ui/form/combobox.tsx";
import { DefaultSubmit } from "#app/ui/form/default-submit.tsx";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { NamedCombobox } from "#app/ui/form/named-combobox.tsx";
import { type FormView, NamedInput } from "#app/ui/form/named-fields.tsx";
import { useEarlyInput } from "#app/ui/form/use-early-input.ts";
import { useI18n } from "#app/ui/i18n.tsx";
import type { HourRow } from "#app/ui/schedule/hour-rows.tsx";
import { WeekEditor } from "#app/ui/schedule/week-editor.tsx";
import { nameLengthMax, readOnboardingForm } from "../organization-form.ts";
import { OrganizationNameField, RetentionDaysField } from "./organization-fields.tsx";
import { SlugField } from "./slug-field.tsx";

type Props = {
  saved: FormTree;
  answer: (FormAnswer & { proposals?: string[] }) | undefined;
  zones: readonly ComboboxOption[];
  weekdays: readonly string[];
  /** `localhost:3000/`. */
  addressPrefix: string;
  /** Of rules of erasure. */
  limits: RetentionLimits;
};

const labels: Record<string, MessageKey> = {
  name: "organization.name",
  slug: "organization.address",
  timeZone: "schedule.zone",
  title: "eventType.title",
  lengthMinutes: "eventType.length",
  retentionDays: "organization.retentionDays",
};

/** One page from a name to a page that can be booked. */
export function OnboardingPage({ saved, answer, limits, zones, weekdays, addressPrefix }: Props) {
  const { t } = useI18n();
  const busy = useNavigation().state !== "idle";
  const [name, setName] = useState("");
  const form = useFormTree({
    saved,
    answer,
    edit: editWeek,
    check: (tree) => {
      const parsed = readOnboardingForm(t, tree, { limits });
      return parsed.ok ? {} : parsed.errors;
    },
  });
  useEarlyInput(form.formRef, (filled) => setName(formText(readFormTree(new FormData(filled)), "name")));
  const labelOf = labelsFrom(t, labels);
  const labelOrDay = (field: string) => labelOf(field) ?? weekdays[weekdayIndexOf(field)] ?? null;
  return (
    <Form method="post" noValidate ref={form.formRef} onSubmit={form.onSubmit} className="onboarding">
      <DefaultSubmit />
      <div className="stack stack--tight">
        <h1>{t("onboarding.title")}</h1>
        <p className="lead">{t("onboarding.lead")}</p>
      </div>
      <ErrorSummary errors={errorLines(t, form.errors, labelOrDay)} />
      <Step number={1} title={t("onboarding.business")}>
        <OrganizationNameField form={form} onInput={(event) => setName(event.currentTarget.value)} />
        <SlugField
          form={form}
          prefix={addressPrefix}
          hint={t("onboarding.addressHint")}
          suggestion={slugFrom(name)}
          proposals={answer?.proposals ?? []}
        />
      </Step>
      <Step number={2} title={t("onboarding.hours")}>
        <ZoneField form={form} zones={zones} detect={answer === undefined} />
        <WeekEditor
          key={form.version}
          legend={t("onboarding.week")}
          hint={t("hours.hint")}
          days={weekdayKeys.map((key, index) => ({
            key,
            label: weekdays[index] ?? key,
            rows: formList(form.tree, `week.${key}`) as HourRow[],
          }))}
          errors={form.errors}
          listButton={form.listButton}
        />
      </Step>
      <Step number={3} title={t("onboarding.eventType")}>
        <NamedInput
          form={form}
          name="title"
          label={t("eventType.title")}
          hint={t("onboarding.titleHint")}
          maxLength={nameLengthMax}
          autoComplete="off"
        />
        <NamedInput
          form={form}
          name="lengthMinutes"
          label={t("eventType.length")}
          suffix={t("form.minutes")}
          short
          inputMode="numeric"
        />
      </Step>
      <Step number={4} title={t("onboarding.retention")}>
        <p>{t("onboarding.retentionText")}</p>
        <RetentionDaysField form={form} limits={limits} />
      </Step>
      <div className="stack stack--tight">
        <Button variant="primary" size="large" busy={busy}>
          {t("onboarding.submit")}
        </Button>
        <p className="muted small">{t("onboarding.later")}</p>
      </div>
    </Form>
  );
}

function Step({ number, title, children }: { number: number; title: string; children: ReactNode }) {
  return (
    <section className="card step" aria-labelledby={`step-${number}`}>
      <h2 className="step__title" id={`step-${number}`}>
        <span className="step__number" aria-hidden="true">
          {number}
        </span>
        {title}
      </h2>
      {children}
    </section>
  );
}

/** The browser's own zone is proposed, unless somebody has already answered or chosen. */
function ZoneField({ form, zones, detect }: { form: FormView; zones: Props["zones"]; detect: boolean }) {
  const { t } = useI18n();
  const [detected, setDetected] = useState<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the form holds first is what was proposed first
  useEffect(() => {
    const select = document.getElementById("timeZone");
    if (select instanceof HTMLSelectElement && select.value !== form.text("timeZone")) return;
    if (detect) setDetected(browserZone(zones.map(({ value }) => value)));
  }, [detect, zones]);
  return (
    <NamedCombobox
      form={form}
      name="timeZone"
      label={t("schedule.zone")}
      hint={t("schedule.zoneHint")}
      options={zones}
      proposed={detected}
    />
  );
}
